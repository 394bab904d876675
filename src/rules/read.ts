import type { Problems } from '../problem/problem.ts';
import { readLayers } from './layer.ts';
import type { RuleSet } from './model.ts';
import type { RuleFile } from './read-layer.ts';

export type { RuleFile } from './read-layer.ts';

/** Rule files as one layer with nothing below it. */
export const readRules = (files: readonly RuleFile[], problems: Problems): RuleSet =>
  readLayers([{ name: 'rules', files }], problems);
