/**
 * Pumsak as a library of a page: nothing of it needs Node. What reads files of people and folders of rules is in the
 * library of Node alone; rules are given as texts or as values.
 */
import { Problems } from '../problem/problem.ts';
import { readLayers } from '../rules/layer.ts';
import { type LayerSource, layerOfValues, shippedLayer } from './layers.ts';
import { checkedRules, type Rules } from './rules.ts';

export * from './face.ts';

/**
 * The rules of layers in their order, the lowest first, checked as `pumsak check` does: a shipped one by its name (korea),
 * others as texts or values. @throws ProblemError with the problems of all of them.
 */
export async function loadRulesFrom(layers: readonly LayerSource[]): Promise<Rules> {
  const problems = new Problems();
  // Hashes are for the manifests of runs, which a page does not write.
  const read = layers.map((one) =>
    typeof one === 'string' ? shippedLayer(one) : layerOfValues(one, () => '', problems),
  );
  return checkedRules(readLayers(read, problems), problems);
}
