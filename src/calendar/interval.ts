import { dayParts } from '../rules/leave-parts.ts';
import type { DayPattern, TimeInterval } from './types.ts';

/** From midnight to midnight. */
export const minutesOfDay = 1440;

export const minutesIn = (intervals: readonly TimeInterval[]): number =>
  intervals.reduce((sum, { from, to }) => sum + to - from, 0);

/** How many minutes (or days, for ends not included) two intervals share. */
export const shared = (a: TimeInterval, b: TimeInterval): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** The worked parts of a day's hours, in order: the hours less their breaks. */
export function workedParts(hours: DayPattern): readonly TimeInterval[] {
  const parts: TimeInterval[] = [];
  let from = hours.from;
  for (const rest of [...hours.breaks].sort((a, b) => a.from - b.from)) {
    if (rest.from > from) parts.push({ from, to: Math.min(rest.from, hours.to) });
    from = Math.max(from, rest.to);
    if (from >= hours.to) return parts;
  }
  if (from < hours.to) parts.push({ from, to: hours.to });
  return parts;
}

/** How many minutes a day's hours have without their breaks. */
export const workedMinutes = (hours: DayPattern): number => minutesIn(workedParts(hours));

/** How many of them are ordinary work by the contract. */
export const scheduledMinutes = (hours: DayPattern): number => hours.scheduled ?? workedMinutes(hours);

/** What so many parts of a day of leave leave of its minutes, rounded down to a minute. */
export const minutesLeft = (minutes: number, off: number): number =>
  Math.floor((minutes * Math.max(0, dayParts - off)) / dayParts);

/** The hours cut to the first of their worked minutes, as many as so many parts of a day of leave leave. */
export const withoutLeave = (hours: DayPattern, off: number): DayPattern =>
  off === 0 ? hours : firstMinutes(hours, minutesLeft(workedMinutes(hours), off));

/** The hours cut to so many of their worked minutes, the first ones; as they are where they have no more. */
export function firstMinutes(hours: DayPattern, most: number): DayPattern {
  const parts = workedParts(hours);
  if (minutesIn(parts) <= most) return hours;
  let left = most;
  for (const { from, to } of parts) {
    if (left <= to - from) {
      const end = from + left;
      return { from: hours.from, to: end, breaks: hours.breaks.filter((b) => b.from < end) };
    }
    left -= to - from;
  }
  return hours;
}

/**
 * The night between midnight and 48:00 as intervals. `from` after `to` runs over midnight (22:00–06:00);
 * otherwise the night lies within one day (00:00–06:00). It repeats every calendar day.
 */
export function nights(from: number, to: number): readonly TimeInterval[] {
  const end = from < to ? to : to + minutesOfDay;
  return [-minutesOfDay, 0, minutesOfDay]
    .map((shift) => ({ from: Math.max(0, from + shift), to: Math.min(2 * minutesOfDay, end + shift) }))
    .filter((night) => night.from < night.to);
}

/** What of intervals lies within one. */
export const within = (parts: readonly TimeInterval[], { from, to }: TimeInterval): readonly TimeInterval[] =>
  parts.flatMap((part) => interval(Math.max(part.from, from), Math.min(part.to, to)));

/** What of intervals lies outside one. */
export const outside = (parts: readonly TimeInterval[], one: TimeInterval): readonly TimeInterval[] => [
  ...within(parts, { from: Number.NEGATIVE_INFINITY, to: one.from }),
  ...within(parts, { from: one.to, to: Number.POSITIVE_INFINITY }),
];

/** One interval, or none where nothing lies between. */
export const interval = (from: number, to: number): readonly TimeInterval[] =>
  from < to ? [{ from, to }] : [];

/** Intervals in order of time without so many of their first minutes. */
export function dropFirst(parts: readonly TimeInterval[], minutes: number): readonly TimeInterval[] {
  let left = minutes;
  return parts.flatMap(({ from, to }) => {
    const dropped = Math.min(left, to - from);
    left -= dropped;
    return interval(from + dropped, to);
  });
}

/** Intervals in order of time without so many of their last minutes. */
export const dropLast = (parts: readonly TimeInterval[], minutes: number): readonly TimeInterval[] => {
  const cut = dropFirst(
    parts.toReversed().map(({ from, to }) => ({ from: -to, to: -from })),
    minutes,
  );
  return cut.map(({ from, to }) => ({ from: -to, to: -from })).toReversed();
};

/** How many minutes two lists share; those of each are apart from one another. */
export const sharedMinutes = (a: readonly TimeInterval[], b: readonly TimeInterval[]): number =>
  a.reduce((sum, part) => sum + minutesIn(within(b, part)), 0);
