import type { Place, Problems } from '../problem/problem.ts';
import { type Day, isoDay } from './date.ts';
import type { HolidayCalendar } from './days.ts';
import type { CalendarSettings, WorkRecord } from './types.ts';
import { isEmployed } from './work.ts';

/** Holidays and scheduled days that changed places: each is what it is said to be, while employed, and no day twice. */
export function checkSwaps(
  record: WorkRecord,
  settings: CalendarSettings,
  calendar: HolidayCalendar,
  problems: Problems,
  at?: Place,
): void {
  const seen = new Set<Day>();
  for (const { holiday, substitute, at: own = at } of record.swaps ?? []) {
    const days = { holiday: isoDay(holiday), substitute: isoDay(substitute) };
    const add = (code: 'swap-holiday' | 'swap-substitute' | 'swap-outside-employment' | 'swap-twice'): void =>
      problems.add(code, { at: own, term: '휴일대체', values: days });
    if (seen.has(holiday) || seen.has(substitute)) add('swap-twice');
    seen.add(holiday).add(substitute);
    const isFixed = calendar.isHoliday(holiday, settings.fixedKinds);
    if (isFixed || calendar.ownKindOf(holiday, settings) !== '휴일') add('swap-holiday');
    if (calendar.ownKindOf(substitute, settings) !== '소정근로일') add('swap-substitute');
    if (!isEmployed(record, holiday) || !isEmployed(record, substitute)) add('swap-outside-employment');
  }
}
