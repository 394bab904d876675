import { oncePer } from '../formula/once-per.ts';
import { dayParts } from '../rules/leave-parts.ts';
import {
  type CountedLeave,
  countedLeaveCounts,
  type DatedLeave,
  type DatedLeaveCount,
  datedLeaveCounts,
  type LeaveCountFacts,
  type LeaveKinds,
} from '../rules/model.ts';
import { type Day, weekStart } from './date.ts';
import { calendarDayFacts, monthFactNames } from './interface.ts';
import { minutesLeft, scheduledMinutes } from './interval.ts';
import {
  daysAway,
  daysBefore,
  daysInLastYear,
  daysOfBeginning,
  daysOfBrief,
  daysRunning,
  type LeaveYears,
  leaveYears,
  mergeSpells,
} from './leave.ts';
import { type DayPattern, daysOf, type WorkRecord } from './types.ts';
import type { DaySpan, MonthView } from './view.ts';
import { actualWork, type PlacedLeave, partsOf } from './work.ts';

/** The facts that count days of leaves of absence: of single kinds, and of those with one choice of an effect. */
const datedFactNames = ({ dated, effects }: LeaveKinds): string[] =>
  [...dated, ...effects].flatMap(({ facts }) => Object.values(facts));

/** The facts that count days of kinds of leave. */
export const leaveFactNames = (kinds: LeaveKinds): string[] => [
  ...datedFactNames(kinds),
  ...kinds.counted.flatMap(({ counts }) => Object.values(counts)),
];

/** Kinds of leave that are counted as one. */
interface LeaveGroup extends Pick<DatedLeave, 'parts' | 'begins'> {
  readonly names: readonly string[];
  readonly facts: LeaveCountFacts;
}

const groupsOf = ({ dated, effects }: LeaveKinds): readonly LeaveGroup[] => [
  ...dated.map(({ name, ...kind }) => ({ names: [name], ...kind })),
  ...effects.map(({ effect, choice, facts }) => ({
    names: dated.flatMap((kind) => (kind.effects[effect] === choice ? [kind.name] : [])),
    facts,
  })),
];

/** The facts of leaves of absence that are 0 wherever only these kinds are taken. */
export const factsOfOthers = (kinds: LeaveKinds, taken: ReadonlySet<string>): string[] =>
  groups(kinds).flatMap(({ names, facts }) =>
    names.some((name) => taken.has(name)) ? [] : Object.values(facts),
  );

/** The facts that other holidays would move: absence without dates is put on scheduled days, 휴직 runs over all days. */
export const holidayFacts = ({ counted }: LeaveKinds): string[] => [
  ...monthFactNames.filter((name) => !calendarDayFacts.includes(name)),
  ...counted.flatMap(({ counts }) => Object.values(counts)),
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
  const countedKinds = kinds.counted.filter(
    ({ name, counts }) => Object.keys(counts).length > 0 && record.leave[name],
  );
  const taken = countedKinds.some(({ name }) => daysOf(record, name).parts > 0);
  // Most months have no leave of absence and no absence, and share what is then counted.
  if (record.spells.length === 0 && !taken) return noneOf(kinds);
  const found = new Map(noneOf(kinds));
  const end = Math.min(span.last, record.left ?? span.last);
  const { gapRestartsLeave } = view.settingsOn(days.last);
  for (const { names, facts, parts, begins = 0 } of groups(kinds)) {
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
      before: () => daysBefore(spells, span, parts),
      lastYear: () => daysInLastYear(spells, record.hired, days.month),
      beginning: () => daysOfBeginning(spells, span, begins),
      brief: () => daysOfBrief(spells, span, begins),
    };
    for (const count of datedLeaveCounts) {
      const term = facts[count];
      if (term !== undefined) found.set(term, counts[count]());
    }
  }
  const put = placed ?? (taken ? actualWork(record, view, kinds).placed : []);
  for (const kind of countedKinds) {
    const counts = countsOf(kind, record, view, span, put);
    for (const count of countedLeaveCounts) {
      const term = kind.counts[count];
      if (term !== undefined) found.set(term, counts[count]);
    }
  }
  return found;
}

/** Weeks, Monday to Sunday, whose first day of the kind in this month lies in the span; and the days of the kind before the span. */
function countsOf(
  { name }: CountedLeave,
  record: WorkRecord,
  { days: month, agreedOn }: MonthView,
  span: DaySpan,
  placed: readonly PlacedLeave[],
): Record<(typeof countedLeaveCounts)[number], number> {
  const taken = [...partsOf(record, name, placed)];
  const isIn = (day: Day): boolean => day >= span.first && day <= span.last;
  const days = taken.map(([day]) => day);
  const before = new Set(days.filter((day) => day < span.first).map(weekStart));
  const own = days.filter(isIn).map(weekStart);
  const weeks = new Set(own.filter((week) => !before.has(week)));
  const lastWeek = weekStart(month.last);
  return {
    weeks: weeks.size,
    firstWeek: weekStart(month.first) < month.first && weeks.has(weekStart(month.first)) ? 1 : 0,
    lastWeek: lastWeek + 6 > month.last && weeks.has(lastWeek) ? 1 : 0,
    before: taken.reduce((sum, [day, parts]) => (day < span.first ? sum + parts : sum), 0) / dayParts,
    minutes: taken.reduce(
      (sum, [day, parts]) => (isIn(day) ? sum + minutesOff(agreedOn(day), parts) : sum),
      0,
    ),
  };
}

/** What so many parts of a day of leave take of its minutes: the others are worked. */
const minutesOff = (hours: DayPattern, parts: number): number => {
  const minutes = scheduledMinutes(hours);
  return minutes - minutesLeft(minutes, parts);
};

const groups = oncePer(groupsOf);
const noneOf = oncePer(
  (kinds: LeaveKinds): ReadonlyMap<string, number> => new Map(leaveFactNames(kinds).map((name) => [name, 0])),
);
