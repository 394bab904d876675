import { isoMonth, type Month } from '../../calendar/date.ts';
import type { DayPattern } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { takeMonth } from '../cells/problems.ts';
import type { FactBook } from '../facts.ts';
import type { FactPlaces } from '../types.ts';
import {
  CsvRowPlaces,
  factColumns,
  hoursColumns,
  idColumn,
  idTaker,
  required,
  takeCell,
  takeFacts,
  takePattern,
} from './columns.ts';
import { type CsvColumn, readCsvTable } from './csv.ts';
import type { RecordSource } from './csv-records.ts';

/** What a file says of one person in one month. */
export interface MonthRecord {
  readonly id: string;
  readonly month: Month;
  /** 근무 facts by term name; what the file leaves out is absent. */
  readonly facts: ReadonlyMap<string, Value>;
  /** The person's hours in that month alone. */
  readonly pattern?: DayPattern;
  readonly at: Place;
  readonly places?: FactPlaces;
}

/** Every column that monthly records may have. */
export const recordColumns = (book: FactBook): CsvColumn[] => [
  idColumn,
  required('귀속월', '급여월', '년월'),
  ...factColumns(book),
  ...hoursColumns,
];

/**
 * Reads monthly work records: 사번, 귀속월, a column for each 근무 fact, optionally the month's hours in
 * 근무시작, 근무종료, 휴게. Problems: `unknown-person`, `duplicate-person-month`, and what the shape and the facts
 * refuse.
 */
export function readMonthRecords(
  source: RecordSource,
  book: FactBook,
  ids: ReadonlySet<string>,
  problems: Problems,
): MonthRecord[] {
  const rows = readCsvTable(source, recordColumns(book), problems);
  const takeKnown = idTaker(ids, problems);
  const lines = new Map<string, number>();
  return rows.flatMap((row) => {
    const id = takeKnown(row);
    const month = takeCell(row, '귀속월', takeMonth, problems);
    const facts = takeFacts(row, book, problems);
    const pattern = takePattern(row, problems);
    if (id === undefined || month === undefined) return [];
    const key = `${month} ${id}`;
    const first = lines.get(key);
    if (first !== undefined) {
      const values = { id, month: isoMonth(month), line: String(first) };
      problems.add('duplicate-person-month', { at: row.at, term: '귀속월', values });
      return [];
    }
    lines.set(key, row.at.line);
    return [
      { id, month, facts, ...(pattern && { pattern }), at: row.at, places: new CsvRowPlaces(row, book) },
    ];
  });
}
