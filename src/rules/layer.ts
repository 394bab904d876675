import type { Problems } from '../problem/problem.ts';
import type { RuleSet } from './model.ts';
import { type RuleFile, readRules } from './read.ts';

/** 층: rules that lie over others: the law, an institution, a project. */
export interface RuleLayer {
  /** By which a project names it: korea. */
  readonly name: string;
  /** Its files, in the order of their paths; paths as messages show them. */
  readonly files: readonly RuleFile[];
}

/** Layers as one rule set, the lowest first. Problems of all files are collected. */
export const readLayers = (layers: readonly RuleLayer[], problems: Problems): RuleSet =>
  readRules(
    layers.flatMap(({ files }) => files),
    problems,
  );
