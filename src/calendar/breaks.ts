import type { WorkedDay } from './classify.ts';
import type { Day } from './date.ts';
import { minutesIn, workedParts } from './interval.ts';
import type { CalendarSettings, DayPattern } from './types.ts';
import type { DaySpan } from './view.ts';

/**
 * Days of the month whose breaks are shorter than their work asks for (근로기준법 제54조). A break lies between work: what
 * stands before the first worked minute of a day or after its last is none, the time between two segments is one.
 */
export function daysShortOfBreaks(
  all: readonly WorkedDay[],
  settingsOn: (day: Day) => CalendarSettings,
  span: DaySpan,
): number {
  // Most days of a month have one segment, and share it.
  let known = new Map<DayPattern | readonly DayPattern[], boolean>();
  let last: CalendarSettings | undefined;
  let short = 0;
  for (const { day, segments } of all) {
    if (segments.length === 0 || day < span.first || day > span.last) continue;
    const settings = settingsOn(day);
    if (settings !== last) [last, known] = [settings, new Map()];
    const key = (segments.length === 1 ? segments[0] : undefined) ?? segments;
    const isShort = known.get(key) ?? lacksBreak(segments, settings.breaksDue);
    known.set(key, isShort);
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
