import { type CountedLeave, datedLeaveCounts, type LeaveKinds } from '../rules/model.ts';
import { weekStart } from './date.ts';
import type { HolidayCalendar, MonthDays } from './days.ts';
import { calendarDayFacts, monthFactNames } from './interface.ts';
import { daysRunning, leaveYears } from './leave.ts';
import { type CalendarSettings, daysOf, type WorkRecord } from './types.ts';
import { actualWork, type PlacedLeave } from './work.ts';

/** The facts that count days of single kinds of leave. */
export const leaveFactNames = ({ counted, dated }: LeaveKinds): string[] => [
  ...dated.flatMap(({ facts }) => Object.values(facts)),
  ...counted.flatMap(({ weeks }) => weeks ?? []),
];

/** The facts that other holidays would move: absence without dates is put on scheduled days, 휴직 runs over all days. */
export const holidayFacts = ({ counted }: LeaveKinds): string[] => [
  ...monthFactNames.filter((name) => !calendarDayFacts.includes(name)),
  ...counted.flatMap(({ weeks }) => weeks ?? []),
];

/** Every fact that the calendar derives from a month's record. */
export const monthFactTerms = (kinds: LeaveKinds): string[] => [...monthFactNames, ...leaveFactNames(kinds)];

/**
 * The facts of kinds of leave in a month. `placed`: where leave without dates was put, undefined where minutes were given and none had
 * to be put anywhere.
 */
export function leaveFacts(
  record: WorkRecord,
  settings: CalendarSettings,
  calendar: HolidayCalendar,
  days: MonthDays,
  placed: readonly PlacedLeave[] | undefined,
): ReadonlyMap<string, number> {
  const { leave: kinds } = calendar;
  const inWeeks = kinds.counted.filter(({ name, weeks }) => weeks !== undefined && record.leave[name]);
  const taken = inWeeks.some(({ name }) => daysOf(record, name).halfDays > 0);
  // Most months have no leave of absence and no absence, and share what is then counted.
  if (record.spells.length === 0 && !taken) return noneOf(kinds);
  const found = new Map(noneOf(kinds));
  const end = Math.min(days.last, record.left ?? days.last);
  for (const { name, facts } of kinds.dated) {
    const years = leaveYears(record.spells, name, days.month, settings.gapRestartsLeave);
    const counts = { ...years, days: years.total, running: daysRunning(record.spells, name, end) };
    for (const count of datedLeaveCounts) {
      const term = facts[count];
      if (term !== undefined) found.set(term, counts[count]);
    }
  }
  const put = placed ?? (taken ? actualWork(record, settings, days, kinds).placed : []);
  for (const kind of inWeeks)
    if (kind.weeks !== undefined) found.set(kind.weeks, weeksWith(kind, record, put));
  return found;
}

/** Weeks, Monday to Sunday, with a day of the kind in this month. */
function weeksWith({ name }: CountedLeave, record: WorkRecord, placed: readonly PlacedLeave[]): number {
  const days = [
    ...(daysOf(record, name).dates ?? []),
    ...placed.flatMap(({ kind, day }) => (kind === name ? [day] : [])),
  ];
  return new Set(days.map(weekStart)).size;
}

const known = new WeakMap<LeaveKinds, ReadonlyMap<string, number>>();

function noneOf(kinds: LeaveKinds): ReadonlyMap<string, number> {
  const none = known.get(kinds) ?? new Map(leaveFactNames(kinds).map((name) => [name, 0]));
  known.set(kinds, none);
  return none;
}
