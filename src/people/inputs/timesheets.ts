import type { Shift } from '../../calendar/types.ts';
import type { Problems } from '../../problem/problem.ts';
import type { ClockWords } from '../../rules/words/model.ts';
import { refuse } from '../cells/problems.ts';
import { given, idColumn, required } from './columns.ts';
import type { CsvColumn, CsvRow } from './csv.ts';
import type { RecordSource } from './csv-records.ts';
import { type PersonPlaces, PersonRows } from './person-rows.ts';
import { punchedTimes, readPunch } from './punch.ts';
import { punchColumns, timesheetOfPunches } from './punch-rows.ts';
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
 * stands with its date in 종료일. With `words` also exports of attendance: 익일 07:03, a row for each punch; a row of a day without work (연차, or no
 * time at all) is none, and a punch that is missing is `missing-punch`, to be settled. Each person's shifts come back in the order of time, with their places;
 * hours that cannot be and rows that overlap are for the calendar's `checkRecord`.
 */
export const readTimesheets = (
  source: RecordSource,
  places: PersonPlaces,
  problems: Problems,
  words: ClockWords = noWords,
): PersonRows<Shift> =>
  new PersonRows<Shift>(
    timesheetOfPunches(source, words),
    {
      columns: [...timesheetColumns, ...punchColumns],
      take: (row, _, found) => readShift(row, words, found),
      order: (a, b) => a.day - b.day || a.from - b.from,
    },
    places,
    problems,
  );

const noWords: ClockWords = {
  missing: [],
  nextDay: [],
  sameDay: [],
  off: [],
  punches: [],
  in: [],
  out: [],
};

function readShift(row: CsvRow, words: ClockWords, problems: Problems): Shift | undefined {
  const date = given(row, '일자') ?? blank(row, '일자', problems);
  if (date === undefined || row.cell('시작') === undefined || row.cell('종료') === undefined)
    return undefined;
  const [start, end] = [row.cell('시작'), row.cell('종료')];
  const punches = [start, end].map((cell) => readPunch(cell, date, words));
  const [from, to] = punches;
  if (from === undefined || to === undefined) return undefined;
  // What is said of a shift without times is said of none: that is no day off.
  const isSaid = ['종료일', '휴게', '승인연장'].some((name) => given(row, name) !== undefined);
  const times = punchedTimes([from, to], { from: start, to: end, isSaid }, problems);
  if (times === undefined) return undefined;
  const breaks = given(row, '휴게');
  const [endDate, approved] = [given(row, '종료일'), given(row, '승인연장')];
  return takeShift(
    date,
    { from: times[0], to: times[1], endDate, breaks: breaks ? [breaks] : [], approved },
    problems,
  );
}

/** Reports a blank cell; a column that is not there has been reported already. */
function blank(row: CsvRow, name: string, problems: Problems): undefined {
  const cell = row.cell(name);
  return cell && refuse('missing-value', cell.text, { term: name, at: cell.at }, problems);
}
