import { oncePer } from '../formula/once-per.ts';
import {
  type CountedLeave,
  type DatedLeaveCount,
  datedLeaveCounts,
  type LeaveCountFacts,
  type LeaveKinds,
  leaveWeekCounts,
} from '../rules/model.ts';
import { weekStart } from './date.ts';
import type { MonthDays } from './days.ts';
import { calendarDayFacts, monthFactNames } from './interface.ts';
import {
  daysAway,
  daysBefore,
  daysInLastYear,
  daysRunning,
  type LeaveYears,
  leaveYears,
  mergeSpells,
} from './leave.ts';
import { daysOf, type WorkRecord } from './types.ts';
import type { DaySpan, MonthView } from './view.ts';
import { actualWork, type PlacedLeave } from './work.ts';

/** The facts that count days of leaves of absence: of single kinds, and of those with one choice of an effect. */
export const datedFactNames = ({ dated, effects }: LeaveKinds): string[] =>
  [...dated, ...effects].flatMap(({ facts }) => Object.values(facts));

/** The facts that count days of kinds of leave. */
export const leaveFactNames = (kinds: LeaveKinds): string[] => [
  ...datedFactNames(kinds),
  ...kinds.counted.flatMap(({ weeks }) => Object.values(weeks)),
];

/** Kinds of leave that are counted as one. */
interface LeaveGroup {
  readonly names: readonly string[];
  readonly facts: LeaveCountFacts;
}

const groupsOf = ({ dated, effects }: LeaveKinds): readonly LeaveGroup[] => [
  ...dated.map(({ name, facts }) => ({ names: [name], facts })),
  ...effects.map(({ effect, choice, facts }) => ({
    names: dated.flatMap((kind) => (kind.effects[effect] === choice ? [kind.name] : [])),
    facts,
  })),
];

/** The facts that other holidays would move: absence without dates is put on scheduled days, 휴직 runs over all days. */
export const holidayFacts = ({ counted }: LeaveKinds): string[] => [
  ...monthFactNames.filter((name) => !calendarDayFacts.includes(name)),
  ...counted.flatMap(({ weeks }) => Object.values(weeks)),
];

/** Every fact that the calendar derives from a month's record. */
export const monthFactTerms = (kinds: LeaveKinds): string[] => [...monthFactNames, ...leaveFactNames(kinds)];

/**
 * The facts of kinds of leave in a month, or in a span of it. `placed`: where leave without dates was put, undefined where minutes were given and none had
 * to be put anywhere.
 */
export function leaveFacts(
  record: WorkRecord,
  view: MonthView,
  kinds: LeaveKinds,
  span: DaySpan,
  placed: readonly PlacedLeave[] | undefined,
): ReadonlyMap<string, number> {
  const { days } = view;
  const inWeeks = kinds.counted.filter(
    ({ name, weeks }) => Object.keys(weeks).length > 0 && record.leave[name],
  );
  const taken = inWeeks.some(({ name }) => daysOf(record, name).halfDays > 0);
  // Most months have no leave of absence and no absence, and share what is then counted.
  if (record.spells.length === 0 && !taken) return noneOf(kinds);
  const found = new Map(noneOf(kinds));
  const end = Math.min(span.last, record.left ?? span.last);
  const { gapRestartsLeave } = view.settingsOn(days.last);
  for (const { names, facts } of groups(kinds)) {
    if (!record.spells.some(({ kind }) => names.includes(kind))) continue;
    const spells = mergeSpells(record.spells, names);
    // Only what a fact holds is counted, and the years of a leave at most once.
    let years: LeaveYears | undefined;
    const inYears = () => {
      years ??= leaveYears(spells, span, gapRestartsLeave, days.last);
      return years;
    };
    const counts: Readonly<Record<DatedLeaveCount, () => number>> = {
      days: () => daysAway(spells, span),
      year1: () => inYears().year1,
      year2: () => inYears().year2,
      beyond: () => inYears().beyond,
      year1OfLong: () => inYears().year1OfLong,
      running: () => daysRunning(spells, end),
      before: () => daysBefore(spells, span.first),
      lastYear: () => daysInLastYear(spells, record.hired, days.month),
    };
    for (const count of datedLeaveCounts) {
      const term = facts[count];
      if (term !== undefined) found.set(term, counts[count]());
    }
  }
  const put = placed ?? (taken ? actualWork(record, view, kinds).placed : []);
  for (const kind of inWeeks) {
    const counts = weeksWith(kind, record, days, span, put);
    for (const count of leaveWeekCounts) {
      const term = kind.weeks[count];
      if (term !== undefined) found.set(term, counts[count]);
    }
  }
  return found;
}

/** Weeks, Monday to Sunday, whose first day of the kind in this month lies in the span. */
function weeksWith(
  { name }: CountedLeave,
  record: WorkRecord,
  month: MonthDays,
  span: DaySpan,
  placed: readonly PlacedLeave[],
): Record<(typeof leaveWeekCounts)[number], number> {
  const days = [
    ...(daysOf(record, name).dates ?? []),
    ...placed.flatMap(({ kind, day }) => (kind === name ? [day] : [])),
  ];
  const before = new Set(days.filter((day) => day < span.first).map(weekStart));
  const own = days.filter((day) => day >= span.first && day <= span.last).map(weekStart);
  const weeks = new Set(own.filter((week) => !before.has(week)));
  const lastWeek = weekStart(month.last);
  return {
    weeks: weeks.size,
    firstWeek: weekStart(month.first) < month.first && weeks.has(weekStart(month.first)) ? 1 : 0,
    lastWeek: lastWeek + 6 > month.last && weeks.has(lastWeek) ? 1 : 0,
  };
}

const groups = oncePer(groupsOf);
const noneOf = oncePer(
  (kinds: LeaveKinds): ReadonlyMap<string, number> => new Map(leaveFactNames(kinds).map((name) => [name, 0])),
);
