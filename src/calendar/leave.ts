import { otherPlace, type Problem, problem } from '../problem/problem.ts';
import type { LeaveParts } from '../rules/model.ts';
import { type Day, endOfYear, firstDay, isoDay, type Month } from './date.ts';
import { shared } from './interval.ts';
import { type LeaveSpell, openEnd, type TimeInterval, type WorkRecord } from './types.ts';
import type { DaySpan } from './view.ts';

/** A month's days of one kind of leave, by the year of the leave in which they lie. */
export interface LeaveYears {
  readonly year1: number;
  readonly year2: number;
  /** After the second year. */
  readonly beyond: number;
  /** Days of year 1 that belong to a leave which, as recorded, passes one year. */
  readonly year1OfLong: number;
}

const none: LeaveYears = { year1: 0, year2: 0, beyond: 0, year1OfLong: 0 };

/** The spells of some kinds in order of time, those that touch (end + 1 day = start) made one. */
export function mergeSpells(spells: readonly LeaveSpell[], kinds: readonly string[]): readonly LeaveSpell[] {
  const merged: LeaveSpell[] = [];
  for (const spell of spells.filter((s) => kinds.includes(s.kind)).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && spell.from <= last.to + 1) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, spell.to) };
    } else merged.push(spell);
  }
  return merged;
}

/**
 * The days of merged spells in a month or a part of it, by the years of the leave.
 *
 * The years of a leave are counted from its first day to the day before the same date a year on. When a gap
 * does not restart the clock, all spells of the kind are one leave that stands still in the gaps: it uses up
 * as many days as the first year and the first two years have from the first spell's first day (365 or 366;
 * 730 or 731), so that a leave without gaps gives the same figures under either setting. A leave without a known end is
 * known to `monthEnd`.
 */
export function leaveYears(
  merged: readonly LeaveSpell[],
  span: DaySpan,
  gapRestarts: boolean,
  monthEnd: Day = span.last,
): LeaveYears {
  const leaves = gapRestarts ? merged.map((spell) => [spell]) : [merged];
  return leaves.map((leave) => yearsOfLeave(leave, span, monthEnd)).reduce(sum, none);
}

function yearsOfLeave(leave: readonly LeaveSpell[], { first, last }: DaySpan, monthEnd: Day): LeaveYears {
  const start = leave[0]?.from;
  if (start === undefined) return none;
  const inYear1 = endOfYear(start, 1) - start + 1;
  const inYears12 = endOfYear(start, 2) - start + 1;
  const window = { from: first, to: last + 1 };
  let [total, year1, years12, spent] = [0, 0, 0, 0];
  for (const { from, to } of leave) {
    const inMonth = (end: Day) => shared({ from, to: Math.min(to + 1, end) }, window);
    total += inMonth(to + 1);
    year1 += inMonth(from + inYear1 - spent);
    years12 += inMonth(from + inYears12 - spent);
    // Whether a leave whose end is not known passes a year is known when it has.
    spent += (to === openEnd ? Math.max(from, monthEnd) : to) - from + 1;
  }
  return {
    year1,
    year2: years12 - year1,
    beyond: total - years12,
    year1OfLong: spent > inYear1 ? year1 : 0,
  };
}

const sum = (a: LeaveYears, b: LeaveYears): LeaveYears => ({
  year1: a.year1 + b.year1,
  year2: a.year2 + b.year2,
  beyond: a.beyond + b.beyond,
  year1OfLong: a.year1OfLong + b.year1OfLong,
});

/** The days of merged spells in a month or a part of it. */
export const daysAway = (merged: readonly LeaveSpell[], { first, last }: DaySpan): number =>
  merged.reduce((sum, { from, to }) => sum + shared({ from, to: to + 1 }, { from: first, to: last + 1 }), 0);

/** Days in a row of merged spells up to a day, that day included; 0 where none holds on it. */
export function daysRunning(merged: readonly LeaveSpell[], end: Day): number {
  const now = merged.find(({ from, to }) => from <= end && to >= end);
  return now === undefined ? 0 : end - now.from + 1;
}

/** Days before a span of the first leave that has days in it: of the spell, and of those before it that are parts of one leave with it. */
export function daysBefore(
  merged: readonly LeaveSpell[],
  { first, last }: DaySpan,
  parts: LeaveParts | undefined,
): number {
  let [taken, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of merged) {
    if (from > last) break;
    const isPart = parts !== undefined && from - end - 1 <= parts.within && taken < parts.until;
    if (!isPart) taken = 0;
    if (to >= first) return taken + Math.max(0, first - from);
    [taken, end] = [taken + to - from + 1, to];
  }
  return 0;
}

/** Days in a span that are among so many first ones of their spell. */
export const daysOfBeginning = (merged: readonly LeaveSpell[], span: DaySpan, begins: number): number =>
  daysAway(
    merged.map((spell) => ({ ...spell, to: Math.min(spell.to, spell.from + begins - 1) })),
    span,
  );

/** Days in a span of spells that have no more days than so many. */
export const daysOfBrief = (merged: readonly LeaveSpell[], span: DaySpan, begins: number): number =>
  daysAway(
    merged.filter(({ from, to }) => to - from + 1 <= begins),
    span,
  );

/** Days of merged spells within the last full year of service before the month; 0 before the first is full. */
export function daysInLastYear(merged: readonly LeaveSpell[], hired: Day | undefined, month: Month): number {
  const year = hired === undefined ? undefined : lastFullYear(hired, month);
  if (year === undefined) return 0;
  return merged.reduce((sum, { from, to }) => sum + shared({ from, to: to + 1 }, year), 0);
}

/** The last full year from a day on before a month, its end not included; none before the first is full. */
export function lastFullYear(start: Day, month: Month): TimeInterval | undefined {
  const first = firstDay(month);
  if (endOfYear(start, 1) >= first) return undefined;
  let years = 1;
  while (endOfYear(start, years + 1) < first) years++;
  return { from: endOfYear(start, years - 1) + 1, to: endOfYear(start, years) + 1 };
}

/** The spells of a record: one without a known end ends with the employment. */
export const closedSpells = ({ spells, left }: Pick<WorkRecord, 'spells' | 'left'>): readonly LeaveSpell[] =>
  left === undefined || spells.every(({ to }) => to !== openEnd)
    ? spells
    : spells.map((spell) => (spell.to === openEnd ? { ...spell, to: Math.max(spell.from, left) } : spell));

/** One `leave-overlap` for each spell that begins before an earlier one (of any kind) has ended. */
export function overlapProblems(spells: readonly LeaveSpell[]): readonly Problem[] {
  const found: Problem[] = [];
  let longest: LeaveSpell | undefined;
  for (const spell of [...spells].filter((s) => s.from <= s.to).sort((a, b) => a.from - b.from)) {
    if (longest !== undefined && spell.from <= longest.to) {
      found.push(problem('leave-overlap', { at: spell.at, values: overlapValues(spell, longest) }));
    }
    if (longest === undefined || spell.to > longest.to) longest = spell;
  }
  return found;
}

function overlapValues(spell: LeaveSpell, other: LeaveSpell): Record<string, string> {
  return {
    kind: spell.kind,
    from: isoDay(spell.from),
    to: endText(spell),
    otherKind: other.kind,
    otherFrom: isoDay(other.from),
    otherTo: endText(other),
    ...otherPlace(other.at),
  };
}

/** The end of a leave as it was written; nothing for one that is open. */
export const endText = ({ to }: LeaveSpell): string => (to === openEnd ? '' : isoDay(to));
