import type { Problems } from '../problem/problem.ts';
import { inOrder, withoutRepeated } from './layer-order.ts';
import type { RuleSet } from './model.ts';
import { overLayer } from './over-layer.ts';
import { type RuleFile, type RuleLayer, readLayer } from './read-layer.ts';

export type { RuleLayer } from './read-layer.ts';

/** Layers as one rule set, the lowest first. Problems of all files are collected. */
export function readLayers(layers: readonly RuleLayer[], problems: Problems): RuleSet {
  // What could not be read was told of.
  if (layers.length === 0 && !problems.any) problems.add('no-rules');
  const read = withoutRepeated(layers, problems).map((layer) => ({
    layer,
    rules: readLayer(layer.files, problems),
  }));
  return inOrder(read, problems).reduce(
    (below, { rules }) => overLayer(below, rules, 'said', problems),
    noRules,
  );
}

/** Files under work over rules that hold: each stands in for the one of its name, whether it says so or not. */
export const underWork = (below: RuleSet, files: readonly RuleFile[], problems: Problems): RuleSet =>
  overLayer(below, readLayer(files, problems), 'assumed', problems);

const noRules: RuleSet = {
  provisions: [],
  schemes: [],
  tables: [],
  holidays: [],
  holidayRules: [],
  agreements: [],
  guarantees: [],
  leave: [],
  natures: [],
  ledgers: [],
  figures: [],
  units: [],
  extensions: [],
  files: [],
};
