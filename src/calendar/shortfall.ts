import { type DayMinutes, mostOrdinary, onlyWindow, type WorkedDay } from './classify.ts';
import type { Day } from './date.ts';
import { minutesLeft, sharedMinutes, withoutLeave, workedMinutes, workedParts } from './interval.ts';
import type { CalendarSettings } from './types.ts';
import type { DaySpan } from './view.ts';

/** What of the hours scheduled on recorded days was not worked. */
export interface Shortfall {
  /** Missing by the end of its day. */
  readonly missing: number;
  /** Not worked when it was scheduled, and made up at another time of its day. */
  readonly madeUp: number;
}

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
): Shortfall {
  let [missing, madeUp] = [0, 0];
  days.forEach((one, i) => {
    const { day, kind, clocked } = one;
    const [scheduled, minutes] = [clocked?.scheduled, paid[i]];
    if (scheduled === undefined || minutes === undefined || day < first || day > last) return;
    const settings = settingsOn(day);
    const left = workedMinutes(withoutLeave(scheduled, off.get(day) ?? 0));
    const due = Math.min(left, mostOrdinary(day, kind, settings));
    const beyond = onlyWindow(kind, settings) ? 0 : minutes.overtime;
    const lacking = Math.max(0, due - minutes.ordinary - minutes.within - beyond);
    missing += lacking;
    madeUp += Math.max(0, left - workedAsScheduled(one) - lacking);
  });
  return { missing, madeUp };
}

/** Minutes recorded within the hours that a day has. */
function workedAsScheduled({ clocked }: WorkedDay): number {
  if (clocked?.scheduled === undefined) return 0;
  return sharedMinutes(clocked.shifts.flatMap(workedParts), workedParts(clocked.scheduled));
}

/** Whether more of a day's hours was worked than the leave taken of it leaves. */
export function isWorkedOnLeave(one: WorkedDay, off: number): boolean {
  const scheduled = one.clocked?.scheduled;
  return (
    off > 0 && scheduled !== undefined && workedAsScheduled(one) > minutesLeft(workedMinutes(scheduled), off)
  );
}
