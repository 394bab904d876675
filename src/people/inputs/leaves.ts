import type { Day } from '../../calendar/date.ts';
import { type LeaveSpell, openEnd } from '../../calendar/types.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { takeChoice, takeDay } from '../cells/problems.ts';
import { idColumn, required, takeCell } from './columns.ts';
import type { CsvColumn } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';

/** A day of leave taken. */
export interface LeaveDate {
  readonly kind: string;
  readonly day: Day;
  readonly at: Place;
}

/** The columns of leaves of absence, and of single days of leave. */
export const leaveColumns: readonly CsvColumn[] = [
  idColumn,
  required('종류', '휴직종류'),
  required('시작일', '휴직시작일'),
  { name: '종료일', aliases: ['휴직종료일'] },
];
export const leaveDateColumns: readonly CsvColumn[] = [
  idColumn,
  required('종류', '휴가종류'),
  required('일자', '날짜'),
];

const takeEnd: typeof takeDay = (text, asked, problems) =>
  text.trim() === '' ? openEnd : takeDay(text, asked, problems);

/**
 * Reads leaves of absence: 사번, 종류 (one of `kinds`, such as 질병휴직), 시작일, 종료일 (both included; none for one that goes on). Leaves that
 * end before they begin or overlap are for the calendar's `checkRecord`.
 */
export const readLeaves = (
  source: RecordSource,
  places: PersonPlaces,
  kinds: readonly string[],
  problems: Problems,
): PersonRows<LeaveSpell> =>
  new PersonRows<LeaveSpell>(
    source,
    {
      columns: leaveColumns,
      take(row, _, found) {
        const kind = takeCell(row, '종류', (text, asked) => takeChoice(text, kinds, asked, found), found);
        const from = takeCell(row, '시작일', takeDay, found);
        const to = row.cell('종료일') === undefined ? openEnd : takeCell(row, '종료일', takeEnd, found);
        if (kind === undefined || from === undefined || to === undefined) return undefined;
        return {
          kind,
          from,
          to,
          get at() {
            return row.at;
          },
        };
      },
      order: (a, b) => a.from - b.from,
    },
    places,
    problems,
  );

/** Reads the dates of leave days: 사번, 종류 (one of `kinds`, such as 연차), 일자. Ascending for each person. */
export const readLeaveDates = (
  source: RecordSource,
  places: PersonPlaces,
  kinds: readonly string[],
  problems: Problems,
): PersonRows<LeaveDate> =>
  new PersonRows<LeaveDate>(
    source,
    {
      columns: leaveDateColumns,
      take(row, _, found) {
        const kind = takeCell(row, '종류', (text, asked) => takeChoice(text, kinds, asked, found), found);
        const day = takeCell(row, '일자', takeDay, found);
        if (kind === undefined || day === undefined) return undefined;
        return {
          kind,
          day,
          get at() {
            return row.at;
          },
        };
      },
      order: (a, b) => a.day - b.day,
    },
    places,
    problems,
  );
