import type { Place, Problems } from '../problem/problem.ts';
import { inOrder, withoutRepeated } from './layer-order.ts';
import type { RuleSet } from './model.ts';
import { overLayer } from './over-layer.ts';
import { type RuleFile, readLayer } from './read-layer.ts';

/** 층: rules that lie over others: the law, an institution, a project. */
export interface RuleLayer {
  /** By which a project names it: korea. */
  readonly name: string;
  /** Its files, in the order of their paths; paths as messages show them. */
  readonly files: readonly RuleFile[];
  /** Where it is named; absent on the command line. */
  readonly at?: Place;
}

/** Layers as one rule set, the lowest first. Problems of all files are collected. */
export function readLayers(layers: readonly RuleLayer[], problems: Problems): RuleSet {
  if (layers.length === 0) problems.add('no-rules');
  for (const { name, at, files } of layers)
    if (files.length === 0) problems.add('no-rules', { at, values: { name } });
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
