import type { Problems } from '../src/problem/problem.ts';
import { readLayers } from '../src/rules/layer.ts';
import type { RuleSet } from '../src/rules/model.ts';
import type { RuleFile } from '../src/rules/read-layer.ts';

/** Rule files as one layer with nothing below it. */
export const readRules = (files: readonly RuleFile[], problems: Problems): RuleSet =>
  readLayers([{ name: 'rules', files }], problems);
