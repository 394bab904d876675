import { weekdayNames } from '../formula/weekday.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { Month } from './date.ts';
import { type HolidayCalendar, noCalendar } from './days.ts';
import type { CalendarSettings, WorkRecord } from './types.ts';
import { checkEmployment, checkLeaveDays, checkSpells } from './validate-leave.ts';
import { checkHours, checkShiftOverlaps } from './validate-shifts.ts';
import { checkSwaps } from './validate-swaps.ts';

/**
 * Adds every problem of one month's record to `problems`; nothing is thrown. `at` is the place of the record,
 * for problems of what has no place of its own. Counts of scheduled days follow the scheme's settings.
 */
export function checkRecord(
  record: WorkRecord,
  settings: CalendarSettings,
  calendar: HolidayCalendar,
  month: Month,
  problems: Problems,
  at?: Place,
): void {
  // A roster says which of its days off are rest days; a week may leave that to the scheme.
  const { restDay, cycle } = settings;
  if (record.cycle !== undefined && typeof restDay === 'number' && cycle?.days[restDay - 1] !== undefined)
    problems.add('rest-day-with-hours', {
      at,
      term: '소정근로',
      values: { day: weekdayNames[restDay - 1] ?? '' },
    });
  checkSwaps(record, settings, calendar, problems, at);
  if (record.pattern !== undefined) checkHours(record.pattern, undefined, at, problems);
  for (const shift of record.shifts) checkHours(shift, shift.day, shift.at ?? at, problems);
  checkShiftOverlaps(record.shifts, at, problems);
  checkEmployment(record, at, problems);
  checkSpells(record, at, problems);
  if (calendar.knows(month))
    checkLeaveDays(record, calendar.monthDays(month, settings), calendar.leave, at, problems);
  else problems.addAll([{ ...noCalendar(calendar, month), ...(at && { at }) }]);
}
