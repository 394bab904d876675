/**
 * Pumsak as a library of a page: nothing of it needs Node. What reads files of people and folders of rules is in the
 * library of Node alone; rules are given as texts or as values.
 */
import { type Problem, ProblemError, Problems } from '../problem/problem.ts';
import { Compiled } from '../rules/compile.ts';
import { readLayers } from '../rules/layer.ts';
import type { RuleSet } from '../rules/model.ts';
import { needLayers } from './arguments.ts';
import { type LayerSource, layerOfValues, shippedLayer } from './layers.ts';
import type { Names } from './names.ts';
import { checkedRules, problemsOf, type Rules } from './rules.ts';

export * from './face.ts';

/**
 * The rules of layers in their order, the lowest first, checked as `pumsak check` does: a shipped one by its name (korea),
 * others as texts or values. @throws ProblemError with the problems of all of them.
 */
export async function loadRulesFrom<N extends Names = Names>(
  layers: readonly LayerSource[],
): Promise<Rules<N>> {
  needLayers('loadRulesFrom', layers);
  const problems = new Problems();
  return checkedRules(read(layers, problems), problems);
}

/** Everything that `pumsak check` says of such layers; an empty list where nothing is wrong. */
export async function check(layers: readonly LayerSource[]): Promise<readonly Problem[]> {
  needLayers('check', layers);
  const problems = new Problems();
  try {
    return problemsOf(new Compiled(read(layers, problems), problems), problems);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

function read(layers: readonly LayerSource[], problems: Problems): RuleSet {
  // Hashes are for the manifests of runs, which a page does not write.
  const found = layers.map((one) =>
    typeof one === 'string' ? shippedLayer(one) : layerOfValues(one, () => '', problems),
  );
  return readLayers(found, problems);
}
