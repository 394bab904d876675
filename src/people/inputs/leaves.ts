import type { Day } from '../../calendar/date.ts';
import { type LeaveKind, type LeaveSpell, leaveKinds } from '../../calendar/types.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { takeChoice, takeDay } from '../cells/problems.ts';
import { append, idColumn, idTaker, required, takeCell } from './columns.ts';
import { type CsvColumn, readCsvTable } from './csv.ts';
import type { RecordSource } from './csv-records.ts';

/** A day of leave taken. */
export interface LeaveDate {
  readonly kind: LeaveKind;
  readonly day: Day;
  readonly at: Place;
}

/** The columns of leaves of absence, and of single days of leave. */
export const leaveColumns: readonly CsvColumn[] = [
  idColumn,
  required('종류', '휴직종류'),
  required('시작일', '휴직시작일'),
  required('종료일', '휴직종료일'),
];
export const leaveDateColumns: readonly CsvColumn[] = [
  idColumn,
  required('종류', '휴가종류'),
  required('일자', '날짜'),
];

/**
 * Reads leaves of absence: 사번, 종류 (one of `kinds`, such as 질병휴직), 시작일, 종료일 (both included). Leaves that
 * end before they begin or overlap are for the calendar's `checkRecord`.
 */
export function readLeaves(
  source: RecordSource,
  ids: ReadonlySet<string>,
  kinds: readonly string[],
  problems: Problems,
): Map<string, LeaveSpell[]> {
  const takeKnown = idTaker(ids, problems);
  const spells = new Map<string, LeaveSpell[]>();
  for (const row of readCsvTable(source, leaveColumns, problems)) {
    const id = takeKnown(row);
    const kind = takeCell(row, '종류', (text, asked) => takeChoice(text, kinds, asked, problems), problems);
    const from = takeCell(row, '시작일', takeDay, problems);
    const to = takeCell(row, '종료일', takeDay, problems);
    if (id === undefined || kind === undefined || from === undefined || to === undefined) continue;
    append(spells, id, { kind, from, to, at: row.at });
  }
  for (const list of spells.values()) list.sort((a, b) => a.from - b.from);
  return spells;
}

/** Reads the dates of leave days: 사번, 종류 (연차, 공가, 병가, 결근), 일자. Ascending for each person. */
export function readLeaveDates(
  source: RecordSource,
  ids: ReadonlySet<string>,
  problems: Problems,
): Map<string, LeaveDate[]> {
  const takeKnown = idTaker(ids, problems);
  const dates = new Map<string, LeaveDate[]>();
  for (const row of readCsvTable(source, leaveDateColumns, problems)) {
    const id = takeKnown(row);
    const named = takeCell(
      row,
      '종류',
      (text, asked) => takeChoice(text, leaveKinds, asked, problems),
      problems,
    );
    const kind = leaveKinds.find((one) => one === named);
    const day = takeCell(row, '일자', takeDay, problems);
    if (id !== undefined && kind !== undefined && day !== undefined)
      append(dates, id, { kind, day, at: row.at });
  }
  for (const list of dates.values()) list.sort((a, b) => a.day - b.day);
  return dates;
}
