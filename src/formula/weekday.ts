import type { Day } from './date.ts';

export const weekdayNames = ['월', '화', '수', '목', '금', '토', '일'] as const;
export type WeekdayName = (typeof weekdayNames)[number];

/** 1 (월) to 7 (일); 1970-01-01 was a Thursday. */
export const weekday = (d: Day): number => sinceMonday(d) + 1;

export const weekdayName = (d: Day): WeekdayName => weekdayNames[sinceMonday(d)] as WeekdayName;

/** 1 for 월 to 7 for 일; undefined for any other text. */
export function parseWeekday(name: string): number | undefined {
  const index = (weekdayNames as readonly string[]).indexOf(name);
  return index < 0 ? undefined : index + 1;
}

/** The Monday of the day's week. */
export const weekStart = (d: Day): Day => d - sinceMonday(d);

const sinceMonday = (d: Day): number => (((d + 3) % 7) + 7) % 7;
