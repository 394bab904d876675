import type { Problems } from '../problem/problem.ts';
import type { RuleSet } from './model.ts';
import { overLayer } from './over-layer.ts';
import { type RuleFile, readLayer } from './read-layer.ts';

/** 층: rules that lie over others: the law, an institution, a project. */
export interface RuleLayer {
  /** By which a project names it: korea. */
  readonly name: string;
  /** Its files, in the order of their paths; paths as messages show them. */
  readonly files: readonly RuleFile[];
}

/** Layers as one rule set, the lowest first. Problems of all files are collected. */
export const readLayers = (layers: readonly RuleLayer[], problems: Problems): RuleSet =>
  layers.reduce(
    (below, { files }) => overLayer(below, readLayer(files, problems), 'said', problems),
    noRules,
  );

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
