import { allowanceColumns } from '../../people/inputs/allowances.ts';
import { changeColumns } from '../../people/inputs/change-rows.ts';
import { type CsvColumn, knownHeadings, withOwnHeadings } from '../../people/inputs/csv-header.ts';
import type { FactBooks } from '../../people/inputs/fact-books.ts';
import { leaveColumns, leaveDateColumns } from '../../people/inputs/leaves.ts';
import { listColumns } from '../../people/inputs/list-rows.ts';
import { recordColumns } from '../../people/inputs/month-records.ts';
import { punchColumns } from '../../people/inputs/punch-rows.ts';
import { rosterColumns } from '../../people/inputs/roster.ts';
import { swapColumns } from '../../people/inputs/swap-rows.ts';
import { timesheetColumns } from '../../people/inputs/timesheets.ts';
import type { TermRule } from '../../rules/model.ts';
import { dayKeys, peopleFiles } from './scenario.ts';

/** A list fact that has a table of its own, by the key under which a scenario names it. */
export interface ListKind {
  readonly key: string;
  readonly label: string;
  readonly list: readonly TermRule[];
}

/** The tables of list facts. One that is called as another table has none: its columns stand in the roster. */
export const listKinds = (books: Pick<FactBooks, '직원' | '근무'>): ListKind[] =>
  [books.직원, books.근무].flatMap((book) =>
    [...book.listKeys].flatMap((key): ListKind[] => {
      const list = book.list(key);
      return list === undefined || taken.includes(key)
        ? []
        : [{ key, label: list[0]?.fact?.slot?.label ?? key, list }];
    }),
  );
const taken: readonly string[] = [...peopleFiles, ...dayKeys];

/** The table of people, which alone may have columns of an institution's own. */
export const rosterKind = '명부';

/** The tables that people are read from, with their columns; those of list facts by their keys. */
export const tableColumns = (books: FactBooks): ReadonlyMap<string, readonly CsvColumn[]> =>
  new Map<string, readonly CsvColumn[]>([
    [rosterKind, rosterColumns(books)],
    ['월별기록', recordColumns(books.근무)],
    ['근무일지', [...timesheetColumns, ...punchColumns]],
    ['휴직', leaveColumns],
    ['휴가일', leaveDateColumns],
    ['고정수당', allowanceColumns(books.allowances)],
    ['휴일대체', swapColumns],
    ['변경', changeColumns],
    ...listKinds(books).map(({ key, list }) => [key, listColumns(list)] as const),
  ]);

/**
 * What a table is, by its headings: the kind that knows most of them; undefined where none knows two. Of lists with the
 * same fields it is the one that the file is called after: they cannot be told apart otherwise.
 */
export function tableKind(headings: readonly string[], books: FactBooks, file = ''): string | undefined {
  const counts = [...tableColumns(books)].map(([kind, columns]) => ({
    kind,
    known: knownHeadings(headings, withOwnHeadings(columns, books.headings)),
  }));
  const most = Math.max(...counts.map(({ known }) => known));
  const found = most < 2 ? [] : counts.flatMap(({ kind, known }) => (known === most ? [kind] : []));
  const lists = new Set(listKinds(books).map(({ key }) => key));
  const [first, ...others] = found;
  if (first === undefined || others.length === 0 || !lists.has(first)) return first;
  return found.find((kind) => file.normalize('NFC').includes(kind));
}
