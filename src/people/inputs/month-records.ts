import { isoMonth, type Month } from '../../calendar/date.ts';
import type { UsualHours } from '../../calendar/types.ts';
import type { Value } from '../../formula/checked.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { takeMonth } from '../cells/problems.ts';
import type { FactBook } from '../facts.ts';
import type { FactPlaces, Placed } from '../types.ts';
import {
  factColumns,
  hoursColumns,
  idColumn,
  RowFacts,
  RowPlaces,
  required,
  takeCell,
  takeUsualHours,
} from './columns.ts';
import type { CsvColumn } from './csv.ts';
import { ignoredColumns } from './csv-header.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** What a file says of one person in one month. */
export interface MonthRecord extends UsualHours {
  readonly id: string;
  readonly month: Month;
  /** 근무 facts by term name; what the file leaves out is absent. */
  readonly facts: ReadonlyMap<string, Value>;
  readonly at: Place;
  readonly places?: FactPlaces;
  /** The places alone: what a table keeps. */
  readonly placed?: Placed;
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
export const readMonthRecords = (
  source: RecordSource,
  book: FactBook,
  places: PersonPlaces,
  problems: Problems,
): PersonRows<MonthRecord> => {
  const facts = new RowFacts(book);
  return new PersonRows<MonthRecord>(
    source,
    {
      columns: [...recordColumns(book), ...ignoredColumns(book.others)],
      take(row, id, found) {
        const month = takeCell(row, '귀속월', takeMonth, found);
        const own = facts.take(row, found);
        const hours = takeUsualHours(row, found);
        if (month === undefined) return undefined;
        const placed = new RowPlaces(row, book);
        return {
          id,
          month,
          facts: own,
          ...hours,
          get at() {
            return placed.at;
          },
          places: placed,
          placed,
        };
      },
      once: {
        of: ({ month }) => month,
        again: (row, id, { month }, first) => {
          const values = { id, month: isoMonth(month), line: String(first.line) };
          return ['duplicate-person-month', { at: row.at, term: '귀속월', values }];
        },
      },
    },
    places,
    problems,
  );
};
