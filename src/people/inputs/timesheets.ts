import type { Shift } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import { refuse } from '../cells/problems.ts';
import { given, idColumn, required } from './columns.ts';
import type { CsvColumn, CsvRow } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';
import { takeShift } from './shift.ts';

/** Every column that timesheets may have. */
export const timesheetColumns: readonly CsvColumn[] = [
  idColumn,
  required('일자', '근무일', '날짜'),
  required('시작', '출근', '시작시각'),
  required('종료', '퇴근', '종료시각'),
  { name: '종료일' },
  { name: '휴게', aliases: ['휴게시간'] },
  { name: '승인연장', aliases: ['승인연장분', '연장승인'] },
];

/**
 * Reads timesheets: 사번, 일자, 시작, 종료, 휴게 (none, one or several spans), 승인연장 (minutes). An end past midnight is 30:00, or
 * stands with its date in 종료일. Each person's shifts come back in the order of time, with their places;
 * hours that cannot be and rows that overlap are for the calendar's `checkRecord`.
 */
export const readTimesheets = (
  source: RecordSource,
  places: PersonPlaces,
  problems: Problems,
): PersonRows<Shift> =>
  new PersonRows<Shift>(
    source,
    {
      columns: timesheetColumns,
      take: (row, _, found) => readShift(row, found),
      order: (a, b) => a.day - b.day || a.from - b.from,
    },
    places,
    problems,
  );

function readShift(row: CsvRow, problems: Problems): Shift | undefined {
  const [date, from, to] = ['일자', '시작', '종료'].map(
    (name) => given(row, name) ?? blank(row, name, problems),
  );
  if (date === undefined || from === undefined || to === undefined) return undefined;
  const breaks = given(row, '휴게');
  const [endDate, approved] = [given(row, '종료일'), given(row, '승인연장')];
  return takeShift(date, { from, to, endDate, breaks: breaks ? [breaks] : [], approved }, problems);
}

/** Reports a blank cell; a column that is not there has been reported already. */
function blank(row: CsvRow, name: string, problems: Problems): undefined {
  const cell = row.cell(name);
  return cell && refuse('missing-value', cell.text, { term: name, at: cell.at }, problems);
}
