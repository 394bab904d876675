import { shippedLayers } from '../generated/shipped-layers.ts';
import { nearest } from '../problem/nearest.ts';
import { type Place, ProblemError, type Problems, problem } from '../problem/problem.ts';
import type { RuleLayer } from '../rules/layer.ts';
import type { RuleFile } from '../rules/read-layer.ts';
import { toPlain } from '../rules/source-tree.ts';
import { sourceFromValue } from '../rules/source-value.ts';

/** A layer of rules: by name or, where there is a disk, by its folder; else what it holds. */
export type LayerSource = string | RuleValues;

/** Rules as texts or as plain values. */
export interface RuleValues {
  /** What messages call it. */
  readonly name: string;
  /** Rule files by their paths: the text of one, or the value that it would be read as (a provision, a scheme). */
  readonly files?: Readonly<Record<string, string | object>>;
  /** Provisions and schemes that stand in no file. */
  readonly rules?: readonly object[];
}

/**
 * The layer that such values are. Problems name texts by file and line, values by their path: terms.우리식대.unit.
 * `hash` gives the SHA-256 of a text, for manifests.
 */
export function layerOfValues(
  { name, files = {}, rules = [] }: RuleValues,
  hash: (text: string) => string,
  problems: Problems,
): RuleLayer {
  const named = Object.entries(files).map(([path, value]) => [`${name}/${path}`, value] as const);
  if (named.length === 0 && rules.length === 0) problems.add('no-rules', { values: { name } });
  const unnamed = rules.map((value, i) => [`${name}[${i + 1}]`, value] as const);
  return {
    name,
    files: [...named, ...unnamed].flatMap(([path, value]): RuleFile[] => {
      if (typeof value === 'string') return [{ path, text: value, sha256: hash(value) }];
      const tree = sourceFromValue(value, path, problems);
      if (tree === undefined) return [];
      const text = JSON.stringify(toPlain(tree));
      return [{ path, text, tree, sha256: hash(text) }];
    }),
  };
}

/** A shipped layer by its name. @throws ProblemError layer-not-found */
export function shippedLayer(name: string): RuleLayer {
  const found = shippedLayers().find((one) => one.name === name);
  if (found === undefined) throw layerNotFound(name, name);
  return found;
}

/** No shipped layer has the name, and `path` is no folder. */
export function layerNotFound(name: string, path: string, at?: Place): ProblemError {
  const known = shippedLayers().map((one) => one.name);
  const near = nearest(name, known);
  const values = { name, path, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
  return new ProblemError([problem('layer-not-found', { at, values })]);
}
