import { type Day, firstDay, monthOf } from '../formula/date.ts';

export * from '../formula/civil.ts';
export * from '../formula/date.ts';

export const weekdayNames = ['월', '화', '수', '목', '금', '토', '일'] as const;
export type WeekdayName = (typeof weekdayNames)[number];

/** 1 (월) to 7 (일); 1970-01-01 was a Thursday. */
export const weekday = (d: Day): number => mod(d + 3, 7) + 1;

export const weekdayName = (d: Day): WeekdayName => weekdayNames[mod(d + 3, 7)] as WeekdayName;

/** 1 for 월 to 7 for 일; undefined for any other text. */
export function parseWeekday(name: string): number | undefined {
  const index = (weekdayNames as readonly string[]).indexOf(name);
  return index < 0 ? undefined : index + 1;
}

/** The Monday of the day's week. */
export const weekStart = (d: Day): Day => d - mod(d + 3, 7);

/**
 * The last day of the first `n` years of a period that begins on `start`: the day before the same date n
 * years on. A period begun on 29 February ends on 28 February in every year, leap or not (민법 제160조 제3항:
 * where the corresponding date is missing, the period ends with the month).
 */
export function endOfYear(start: Day, n: number): Day {
  const month = monthOf(start);
  // The 29th counted on from 1 February of a common year is 1 March; the day before it is the 28th.
  return firstDay(month + 12 * n) + (start - firstDay(month)) - 1;
}

const mod = (a: number, b: number): number => ((a % b) + b) % b;
