import type { Value } from '../../formula/checked.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { entry, type MapNode } from '../../rules/source-tree.ts';
import { type FactBook, takeFact } from '../facts.ts';
import { readList } from './list-facts.ts';

/** Facts with the places where they were read, by term; a month's are read over the person's. */
export class FactReading {
  readonly facts: Map<string, Value>;
  readonly places: Map<string, Place>;

  constructor(below?: FactReading) {
    this.facts = new Map(below?.facts);
    this.places = new Map(below?.places);
  }
}

/** What an open input says of a fact that is not known yet. */
export const notKnown = '모름';

/** Reads a group of an input's facts. `isPart`: it says only what is otherwise, and owes nothing. */
export function readFacts(
  node: MapNode,
  group: '직원' | '근무',
  book: FactBook,
  { facts, places }: FactReading,
  problems: Problems,
  { unknown, isPart = false }: { readonly unknown?: Set<string> | undefined; readonly isPart?: boolean } = {},
): void {
  const part = entry(node, group);
  if (part !== undefined && part.kind !== 'map') return; // the schema says so
  const seen = new Map<string, string>();
  for (const { key, keyAt, value } of part?.entries ?? []) {
    const [list, term] = [book.list(key), book.find(key)];
    // A list and a fact may have one key, as 부양가족 and their number: which is meant, the value shows.
    if (list !== undefined && (value.kind === 'list' || term === undefined)) {
      readList(value, { key, group, fields: list }, { facts, places }, problems);
      continue;
    }
    if (term === undefined) {
      if (book.others.has(key)) continue;
      const near = book.nearest(key);
      const values = { key, known: book.keys.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-key', { at: keyAt, term: group, values });
      continue;
    }
    // The same key twice the YAML reader refuses; a key and its other name (소속유형, 소속) are refused here.
    const first = seen.get(term.name);
    if (first !== undefined) {
      problems.add('conflicting-keys', { at: keyAt, term: group, values: { keys: `${first}, ${key}` } });
    } else {
      seen.set(term.name, key);
      if (unknown !== undefined && value.kind === 'scalar' && value.text.trim() === notKnown) {
        unknown.add(term.name);
        continue;
      }
      // That a key has no value the schema says; a list is for those that say so.
      if (value.kind !== 'scalar') {
        const found = value.kind === 'list' ? '[…]' : '{…}';
        problems.add('expected-value', { at: value.at, term: `${group}.${key}`, values: { found } });
      }
      if (value.kind === 'scalar' && value.plain !== null) {
        takeFact(term, value, facts, problems);
        places.set(term.name, value.at);
      }
    }
  }
  if (isPart || (part === undefined && group === '직원')) return; // the schema says so
  for (const term of book.terms) {
    const key = term.fact?.key ?? term.name;
    if (term.fact?.required !== true || seen.has(term.name)) continue;
    if (unknown !== undefined) {
      unknown.add(term.name);
      continue;
    }
    const expected = term.choices?.join(', ') ?? term.unit;
    problems.add('missing-key', { at: part?.at ?? node.at, term: group, values: { key, expected } });
  }
}
