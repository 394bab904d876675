import { layersOfFolder } from '../src/disk/rule-folder.ts';
import type { Problems } from '../src/problem/problem.ts';
import type { RuleLayer } from '../src/rules/layer.ts';

/** The layers of rules/, the lowest first: those that its layers.yaml lists. Problems name their files as rules/…. */
export const shippedLayers = (rules: string, problems: Problems): Promise<readonly RuleLayer[]> =>
  layersOfFolder(rules, problems, 'rules');
