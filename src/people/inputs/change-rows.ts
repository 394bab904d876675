import { type Day, isoDay } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import type { WorkCycle } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Problems } from '../../problem/problem.ts';
import { takeDay } from '../cells/problems.ts';
import { type FactBook, takeFact } from '../facts.ts';
import type { PersonChange } from '../types.ts';
import { cycleColumns, idColumn, required, takeCell, takeText } from './columns.ts';
import type { CsvColumn, KeyedRow } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** One thing that is otherwise from a day on: a fact by its term, or the scheduled week or rota. */
export interface ChangeRow {
  readonly from: Day;
  /** The heading of the roster's column. */
  readonly key: string;
  readonly fact?: readonly [term: string, value: Value];
  readonly cycle?: WorkCycle;
}

/** The columns of changes: whose, from which day, which column of the roster, and what it then says. */
export const changeColumns: readonly CsvColumn[] = [
  idColumn,
  required('적용일', '변경일', '발령일'),
  required('열', '항목', '변경항목'),
  required('값', '변경값'),
  { name: '알게된날', aliases: ['확정일'] },
];

/**
 * Reads changes of a roster: 사번, 적용일, 열 (a column of the roster), 값. Ascending for each person; the same column twice on a
 * day is `change-twice`, an unknown one `unknown-key`, the days of employment `change-of-employment`. `changed` takes the facts
 * that change, by their terms, and 소정근로 and 교대. `knownOn`: changes that became known (알게된날) after that day are left out.
 */
export const readChangeRows = (
  source: RecordSource,
  book: FactBook,
  places: PersonPlaces,
  changed: Set<string>,
  problems: Problems,
  knownOn?: Day,
): PersonRows<ChangeRow> =>
  new PersonRows<ChangeRow>(
    source,
    {
      columns: changeColumns,
      take(row, _, found) {
        const change = takeChange(row, book, found);
        const known = row.cell('알게된날')?.text ? takeCell(row, '알게된날', takeDay, found) : undefined;
        // What nobody knew on the day asked for had not been said.
        if (knownOn !== undefined && known !== undefined && known > knownOn) return undefined;
        if (change !== undefined) changed.add(change.fact?.[0] ?? change.key);
        return change;
      },
      once: {
        of: ({ from, key }) => `${from} ${key}`,
        again: (row, _, { from, key }) => [
          'change-twice',
          { at: row.at, term: '변경', values: { day: isoDay(from), key } },
        ],
      },
      order: (a, b) => a.from - b.from,
    },
    places,
    problems,
  );

function takeChange(row: KeyedRow, book: FactBook, problems: Problems): ChangeRow | undefined {
  const from = takeCell(row, '적용일', takeDay, problems);
  const name = takeCell(row, '열', takeText, problems);
  const text = takeCell(row, '값', takeText, problems);
  if (name === undefined || text === undefined) return undefined;
  const cell = { text, at: row.cell('값')?.at ?? row.at };
  const column = cycleColumns.find((one) => one.name === name || one.aliases?.includes(name));
  const cycle = column?.take(cell, problems);
  if (column !== undefined)
    return from === undefined || cycle === undefined ? undefined : { from, key: column.name, cycle };
  const at = row.cell('열')?.at;
  const term = book.find(name);
  if (term === undefined && book.others.has(name)) return undefined;
  if (term === undefined) {
    const near = book.nearest(name);
    const known = [...book.keys, ...cycleColumns.map((one) => one.name)].join(', ');
    problems.add('unknown-key', {
      at,
      term: '열',
      values: { key: name, known, ...(near !== undefined && { nearest: near }) },
    });
    return undefined;
  }
  if (Object.values<string>(employment).includes(term.name)) {
    problems.add('change-of-employment', { at, term: '열', values: { key: name } });
    return undefined;
  }
  const facts = new Map<string, Value>();
  takeFact(term, cell, facts, problems);
  const value = facts.get(term.name);
  if (from === undefined || value === undefined) return undefined;
  return { from, key: term.fact?.key ?? term.name, fact: [term.name, value] };
}

/** Rows of one person as changes, one a day. */
export function changesOf(rows: readonly ChangeRow[]): readonly PersonChange[] {
  const byDay = new Map<Day, ChangeRow[]>();
  for (const one of rows) byDay.set(one.from, [...(byDay.get(one.from) ?? []), one]);
  return [...byDay].map(([from, own]) => {
    const cycle = own.find((one) => one.cycle !== undefined)?.cycle;
    return {
      from,
      facts: new Map(own.flatMap(({ fact }) => (fact ? [fact] : []))),
      ...(cycle && { hours: { cycle } }),
    };
  });
}
