import { isoDay } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';
import { takeDay } from '../cells/problems.ts';
import type { PersonChange } from '../types.ts';
import { readCycle } from './cycles.ts';
import type { FactBooks } from './fact-books.ts';
import { FactReading, readFacts } from './fact-reading.ts';
import { items, readAllowances, readPattern } from './input-nodes.ts';

/** Reads the changes of an input, in the order of days: `{ 적용일: 2024-03-16, 직원: { 기본급: 250만 } }`. */
export function readChanges(
  node: SourceNode | undefined,
  books: FactBooks,
  problems: Problems,
): readonly PersonChange[] {
  const read = items(node).flatMap((item) => readChange(item, books, problems) ?? []);
  checkTwice(read, books, problems);
  return read.sort((a, b) => a.from - b.from);
}

function readChange(item: SourceNode, books: FactBooks, problems: Problems): PersonChange | undefined {
  if (item.kind !== 'map') return undefined;
  const date = entry(item, '적용일');
  const from =
    date?.kind === 'scalar' ? takeDay(date.text, { term: '변경.적용일', at: date.at }, problems) : undefined;
  const reading = new FactReading();
  readFacts(item, '직원', books.직원, reading, problems, { isPart: true });
  for (const term of Object.values(employment))
    if (reading.facts.has(term))
      problems.add('change-of-employment', {
        at: reading.places.get(term) ?? item.at,
        term,
        values: { key: term },
      });
  const [hours, fixed] = ['근무시간대', '고정수당'].map((key) => entry(item, key));
  const pattern = hours && readPattern(item, problems);
  const own = readCycle(item, problems);
  if (from === undefined) return undefined;
  return {
    from,
    facts: reading.facts,
    at: item.at,
    ...((pattern || own) && { hours: { ...(pattern && { pattern }), ...(own && { cycle: own }) } }),
    ...(fixed && { allowances: readAllowances(item, books.allowances, problems) }),
  };
}

/** What is said twice of one day. */
function checkTwice(changes: readonly PersonChange[], books: FactBooks, problems: Problems): void {
  const keyOf = (term: string): string =>
    books.직원.terms.find(({ name }) => name === term)?.fact?.key ?? term;
  const seen = new Map<string, Place | undefined>();
  for (const { from, facts, hours, allowances, at } of changes) {
    const keys = [...facts.keys(), ...Object.keys(hours ?? {}), ...(allowances ? ['고정수당'] : [])];
    for (const key of keys) {
      const known = `${from} ${key}`;
      if (seen.has(known))
        problems.add('change-twice', { at, term: '변경', values: { day: isoDay(from), key: keyOf(key) } });
      seen.set(known, at);
    }
  }
}
