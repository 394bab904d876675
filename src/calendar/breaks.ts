import type { WorkedDay } from './classify.ts';
import type { MonthDays } from './days.ts';
import { minutesIn, workedParts } from './interval.ts';
import type { CalendarSettings, DayPattern } from './types.ts';

/**
 * Days of the month whose breaks are shorter than their work asks for (근로기준법 제54조). A break lies between work: what
 * stands before the first worked minute of a day or after its last is none, the time between two segments is one.
 */
export function daysShortOfBreaks(
  all: readonly WorkedDay[],
  { breaksDue }: CalendarSettings,
  { first, last }: MonthDays,
): number {
  // Most days of a month share one list of segments.
  const known = new Map<readonly DayPattern[], boolean>();
  let short = 0;
  for (const { day, segments } of all) {
    if (segments.length === 0 || day < first || day > last) continue;
    const isShort = known.get(segments) ?? lacksBreak(segments, breaksDue);
    known.set(segments, isShort);
    if (isShort) short++;
  }
  return short;
}

function lacksBreak(segments: readonly DayPattern[], breaksDue: CalendarSettings['breaksDue']): boolean {
  const parts = segments.flatMap(workedParts);
  const worked = minutesIn(parts);
  const from = Math.min(...parts.map((part) => part.from));
  const to = Math.max(...parts.map((part) => part.to));
  const rest = to - from - worked;
  return breaksDue.some((due) => worked >= due.worked && rest < due.rest);
}
