import { allowanceColumns } from '../../people/inputs/allowances.ts';
import { type CsvColumn, knownHeadings, withOwnHeadings } from '../../people/inputs/csv-header.ts';
import type { FactBooks } from '../../people/inputs/fact-books.ts';
import { leaveColumns, leaveDateColumns } from '../../people/inputs/leaves.ts';
import { recordColumns } from '../../people/inputs/month-records.ts';
import { rosterColumns } from '../../people/inputs/roster.ts';
import { timesheetColumns } from '../../people/inputs/timesheets.ts';
import type { PeopleFile } from './scenario.ts';

/** The tables that people are read from, with their columns. */
export type TableKind = Exclude<PeopleFile, '인월'>;
export const tableColumns = (books: FactBooks): ReadonlyMap<TableKind, readonly CsvColumn[]> =>
  new Map<TableKind, readonly CsvColumn[]>([
    ['명부', rosterColumns(books.직원)],
    ['월별기록', recordColumns(books.근무)],
    ['근무일지', timesheetColumns],
    ['휴직', leaveColumns],
    ['휴가일', leaveDateColumns],
    ['고정수당', allowanceColumns(books.allowances)],
  ]);

/** What a table is, by its headings: the kind that knows most of them; undefined where none knows two. */
export function tableKind(headings: readonly string[], books: FactBooks): TableKind | undefined {
  let found: TableKind | undefined;
  let most = 1;
  for (const [kind, columns] of tableColumns(books)) {
    const known = knownHeadings(headings, withOwnHeadings(columns, books.headings));
    if (known <= most) continue;
    [found, most] = [kind, known];
  }
  return found;
}
