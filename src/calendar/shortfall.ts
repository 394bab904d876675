import { type DayMinutes, mostOrdinary, onlyWindow, type WorkedDay } from './classify.ts';
import type { Day } from './date.ts';
import { withoutLeave, workedMinutes } from './interval.ts';
import type { CalendarSettings } from './types.ts';
import type { DaySpan } from './view.ts';

/**
 * Minutes of the hours scheduled on the recorded days of a span that were not worked: lateness, early leaving and time away.
 * Who came late and stayed until the day was full misses none, but where only the window's minutes are ordinary work. A day
 * without a record is none of them: what was not recorded there was leave or absence. `paid`: the same days' minutes as they
 * count for pay; `off`: parts of leave by day.
 */
export function shortfall(
  days: readonly WorkedDay[],
  paid: readonly DayMinutes[],
  off: ReadonlyMap<Day, number>,
  settingsOn: (day: Day) => CalendarSettings,
  { first, last }: DaySpan,
): number {
  let missing = 0;
  days.forEach(({ day, kind, clocked }, i) => {
    const [scheduled, minutes] = [clocked?.scheduled, paid[i]];
    if (scheduled === undefined || minutes === undefined || day < first || day > last) return;
    const settings = settingsOn(day);
    const left = workedMinutes(withoutLeave(scheduled, off.get(day) ?? 0));
    const due = Math.min(left, mostOrdinary(day, kind, settings));
    const beyond = onlyWindow(kind, settings) ? 0 : minutes.overtime;
    missing += Math.max(0, due - minutes.ordinary - minutes.within - beyond);
  });
  return missing;
}
