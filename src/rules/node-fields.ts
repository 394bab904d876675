import { nearest } from '../problem/nearest.ts';
import type { Problems } from '../problem/problem.ts';
import type { MapNode, ScalarNode, SourceNode } from './source-tree.ts';

/** The map at a node; anything else is `wrong-type`. */
export function mapAt(node: SourceNode, term: string, problems: Problems): MapNode | undefined {
  if (node.kind === 'map') return node;
  problems.add('expected-map', { at: node.at, term, values: shown(node) });
  return undefined;
}

/** The items of a list; anything else is `wrong-type`. */
export function listAt(node: SourceNode, term: string, problems: Problems): readonly SourceNode[] {
  if (node.kind === 'list') return node.items;
  problems.add('expected-list', { at: node.at, term, values: shown(node) });
  return [];
}

/** The scalar at a node; a map or list is `wrong-type`. */
export function scalarAt(node: SourceNode, term: string, problems: Problems): ScalarNode | undefined {
  if (node.kind === 'scalar') return node;
  problems.add('expected-value', { at: node.at, term, values: shown(node) });
  return undefined;
}

/** A value as a message shows it; an empty one is not shown. */
function shown(node: SourceNode): Record<string, string> {
  const found = node.kind === 'map' ? '{…}' : node.kind === 'list' ? '[…]' : node.text;
  return found === '' ? {} : { found };
}

/** The values of a map by key, unknown and missing keys reported. Undefined when the node is no map. */
export function fieldsOf(
  node: SourceNode,
  term: string,
  known: readonly string[],
  needed: readonly string[],
  problems: Problems,
): ReadonlyMap<string, SourceNode> | undefined {
  const map = mapAt(node, term, problems);
  if (map === undefined) return undefined;
  for (const { key, keyAt } of map.entries) {
    if (!known.includes(key)) unknownKey(key, known, term, keyAt, problems);
  }
  const fields = new Map(map.entries.map(({ key, value }) => [key, value]));
  for (const key of needed)
    if (!fields.has(key)) problems.add('missing-key', { at: map.at, term, values: { key } });
  return fields;
}

export function unknownKey(
  key: string,
  known: readonly string[],
  term: string,
  at: SourceNode['at'],
  problems: Problems,
): void {
  const near = nearest(key, known);
  const values = { key, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
  problems.add('unknown-key', { at, ...(term !== '' && { term }), values });
}
