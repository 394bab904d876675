import type { Value } from '../../formula/checked.ts';
import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import type { MapNode, SourceNode } from '../../rules/source-tree.ts';
import { takeFact } from '../facts.ts';

/** What an input says of facts, with the places where it says so. */
interface Taken {
  readonly facts: Map<string, Value>;
  readonly places: Map<string, Place>;
}

/** A list fact as an input writes it: a list of maps, an item each. */
export function readList(
  node: SourceNode,
  {
    key,
    group,
    fields,
  }: { readonly key: string; readonly group: string; readonly fields: readonly TermRule[] },
  taken: Taken,
  problems: Problems,
): void {
  const term = `${group}.${key}`;
  if (node.kind !== 'list') {
    const found = node.kind === 'scalar' ? node.text : '{…}';
    problems.add('expected-list', { at: node.at, term, values: { found } });
    return;
  }
  const most = fields[0]?.fact?.slot?.most ?? 0;
  const beyond = node.items[most];
  if (beyond !== undefined) {
    const values = { key, count: String(node.items.length), most: String(most) };
    problems.add('too-many-items', { at: beyond.at, term, values });
  }
  node.items.slice(0, most).forEach((item, i) => {
    const own = fields.filter((one) => one.fact?.slot?.place === i + 1);
    if (item.kind === 'map') readItem(item, own, `${term}[${i + 1}]`, taken, problems);
    else
      problems.add('expected-map', {
        at: item.at,
        term: `${term}[${i + 1}]`,
        values: { found: found(item) },
      });
  });
}

function readItem(
  item: MapNode,
  fields: readonly TermRule[],
  term: string,
  { facts, places }: Taken,
  problems: Problems,
): void {
  const named = new Map(fields.map((one) => [one.fact?.slot?.field ?? one.name, one]));
  const given = new Set<string>();
  for (const { key, keyAt, value } of item.entries) {
    const field = named.get(key);
    if (field === undefined) {
      const near = nearest(key, named.keys());
      const values = {
        key,
        known: [...named.keys()].join(', '),
        ...(near !== undefined && { nearest: near }),
      };
      problems.add('unknown-key', { at: keyAt, term, values });
    } else if (value.kind !== 'scalar') {
      given.add(key);
      problems.add('expected-value', {
        at: value.at,
        term: `${term}.${key}`,
        values: { found: found(value) },
      });
    } else if (value.text.trim() !== '') {
      given.add(key);
      takeFact(field, value, facts, problems);
      places.set(field.name, value.at);
    }
  }
  for (const [key, { fact, choices, unit }] of named) {
    if (given.has(key) || fact?.slot?.optional === true) continue;
    problems.add('missing-key', {
      at: item.at,
      term,
      values: { key, expected: choices?.join(', ') ?? unit },
    });
  }
}

const found = (node: SourceNode): string =>
  node.kind === 'scalar' ? node.text : node.kind === 'map' ? '{…}' : '[…]';
