import { cycleHours } from './cycle.ts';
import type { Day, Month } from './date.ts';
import type { HolidayCalendar, MonthDays } from './days.ts';
import type { DayKind } from './interface.ts';
import { firstMinutes } from './interval.ts';
import type { CalendarSettings, DayPattern, UsualHours } from './types.ts';

/** By what a part of a month is looked at, from a day on: the hours of the person, and what the scheme says. */
export interface PartHours {
  readonly from: Day;
  readonly hours: UsualHours;
  readonly settings: CalendarSettings;
}

/** How the days of the weeks that touch a month are looked at: all alike, or by parts of the month. */
export interface MonthView {
  readonly days: MonthDays;
  /** What the scheme says in some part of it. */
  readonly settings: readonly CalendarSettings[];
  settingsOn(day: Day): CalendarSettings;
  /** What a day is, be it outside these weeks. */
  kindOn(day: Day): DayKind;
  /** What is worked on a scheduled day that nothing is recorded of. */
  hoursOn(day: Day): DayPattern;
  /** The hours that a scheduled day has: a cycle that was agreed with the person says more of them than those usually worked. */
  agreedOn(day: Day): DayPattern;
}

/** Days of a month, both included. */
export type DaySpan = Pick<MonthDays, 'first' | 'last'>;

/** A month of which every day is looked at alike. @throws ProblemError `no-calendar` */
export function viewOf(
  hours: UsualHours,
  settings: CalendarSettings,
  calendar: HolidayCalendar,
  month: Month,
): MonthView {
  const hoursOn = scheduledHours(hours, settings);
  return {
    days: calendar.monthDays(month, settings),
    settings: [settings],
    settingsOn: () => settings,
    kindOn: (day) => calendar.kindOf(day, settings),
    hoursOn,
    agreedOn: hours.cycle === undefined ? hoursOn : scheduledHours({}, settings),
  };
}

/**
 * A month whose parts, one at least, are looked at each by its own hours; they ascend, and the first one also holds for the days
 * of its week before the month. @throws ProblemError `no-calendar`
 */
export function viewOfParts(parts: readonly PartHours[], calendar: HolidayCalendar, month: Month): MonthView {
  const known = parts.map(({ from, hours, settings }) => ({
    from,
    ...viewOf(hours, settings, calendar, month),
  }));
  const [first] = known;
  if (first === undefined) throw new RangeError('a month without parts');
  const on = (day: Day): MonthView => known.findLast(({ from }) => from <= day) ?? first;
  const { start } = first.days;
  const kinds = first.days.kinds.map((kind, i) => on(start + i).days.kinds[i] ?? kind);
  const scheduled = known
    .flatMap((part) => part.days.scheduled.filter((day) => on(day) === part))
    .sort((a, b) => a - b);
  return {
    days: { ...first.days, kinds, scheduled },
    settings: parts.map(({ settings }) => settings),
    settingsOn: (day) => on(day).settingsOn(day),
    kindOn: (day) => on(day).kindOn(day),
    hoursOn: (day) => on(day).hoursOn(day),
    agreedOn: (day) => on(day).agreedOn(day),
  };
}

/**
 * What is worked on a scheduled day that nothing is recorded of: the person's pattern, the hours of the day in the cycle, or the
 * scheme's window as far as the contract goes.
 */
function scheduledHours({ pattern }: UsualHours, settings: CalendarSettings): (day: Day) => DayPattern {
  if (pattern !== undefined) return () => pattern;
  const { window, contract } = settings;
  const usual = firstMinutes(window, contract);
  return (day) => cycleHours(settings, day) ?? usual;
}
