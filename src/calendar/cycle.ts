import { type Ratio, ratio } from '../formula/ratio.ts';
import { type Day, weekday, weekStart } from './date.ts';
import type { cycleFacts } from './interface.ts';
import { scheduledMinutes } from './interval.ts';
import type { CalendarSettings, DayCycle, DayPattern, WorkCycle } from './types.ts';

/** A week as a cycle; `days` from Monday on. */
export const weekOfDays = (days: DayCycle['days']): DayCycle => ({ days, anchor: weekStart(0) });

/** Which day of a cycle falls on a day, from 0. */
export function placeIn({ days, anchor }: DayCycle, day: Day): number {
  const place = (day - anchor) % days.length;
  return place < 0 ? place + days.length : place;
}

/** The hours that a cycle has on a day. */
export const hoursIn = (cycle: DayCycle, day: Day): DayPattern | undefined => cycle.days[placeIn(cycle, day)];

/** The same with days that changed places: a day without hours of its own has those of the day whose place it took. */
export function cycleHours(
  { cycle, swaps = [] }: Pick<CalendarSettings, 'cycle' | 'swaps'>,
  day: Day,
): DayPattern | undefined {
  if (cycle === undefined) return undefined;
  const other = swaps.find(({ holiday }) => holiday === day)?.substitute;
  return hoursIn(cycle, day) ?? (other === undefined ? undefined : hoursIn(cycle, other));
}

/** Whether no work is scheduled on the day, holidays apart. */
export const isOffDay = (day: Day, { cycle, offDays }: CalendarSettings): boolean =>
  cycle === undefined ? offDays.includes(weekday(day)) : hoursIn(cycle, day) === undefined;

/** Whether the day is the paid day off of its week. */
export function isRestDay(day: Day, settings: CalendarSettings): boolean {
  const { restDay, cycle } = settings;
  if (restDay === 'none') return false;
  if (typeof restDay === 'number') return weekday(day) === restDay;
  if (typeof restDay === 'object') return cycle !== undefined && restDay.has(placeIn(cycle, day));
  const monday = weekStart(day);
  const others = restDay === 'first' ? daysFrom(monday, day - 1) : daysFrom(day + 1, monday + 6);
  return isOffDay(day, settings) && !others.some((other) => isOffDay(other, settings));
}

const daysFrom = (first: Day, last: Day): readonly Day[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** The scheduled minutes of a cycle of one's own, of its longest day and week, and how many days it has; none of them without one. */
export function cycleMinutes(cycle: WorkCycle | undefined): {
  readonly minutes: number;
  readonly longest: number;
  readonly longestWeek: number;
  readonly days: number;
} {
  const days = (cycle?.days ?? []).map((day) => (day === undefined ? 0 : scheduledMinutes(day)));
  return {
    minutes: days.reduce((sum, minutes) => sum + minutes, 0),
    longest: Math.max(...days, 0),
    longestWeek: cycle === undefined ? 0 : longestWeek(cycle, days),
    days: days.length,
  };
}

/** The most that a week from Monday has: after as many weeks as the cycle has days, at the most, they come again. */
function longestWeek(cycle: WorkCycle, minutes: readonly number[]): number {
  const monday = weekStart(cycle.anchor);
  const weeks = minutes.map((_, week) =>
    daysFrom(monday + 7 * week, monday + 7 * week + 6).reduce(
      (sum, day) => sum + (minutes[placeIn(cycle, day)] ?? 0),
      0,
    ),
  );
  return Math.max(...weeks);
}

/** What the facts of a cycle of one's own say; 0 where there is none. */
export function cycleValues(cycle: WorkCycle | undefined): ReadonlyMap<string, Ratio> {
  const { minutes, longest, longestWeek: week, days } = cycleMinutes(cycle);
  const values: Record<(typeof cycleFacts)[number], number> = {
    순환소정분: minutes,
    순환일수: days,
    일최대소정분: longest,
    주최대소정분: week,
  };
  return new Map(Object.entries(values).map(([name, value]) => [name, ratio(value)]));
}
