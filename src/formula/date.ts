/** Days since 1970-01-01 in the civil (Gregorian) calendar; no time zone is involved anywhere. */
export type Day = number;

/** year × 12 + (month − 1), so that months count on over the turn of a year. */
export type Month = number;

const daysIn400Years = 146_097;
/** From 0000-03-01, where the count below begins, to 1970-01-01. */
const daysTo1970 = 719_468;

/**
 * The first day of a month. Years are counted from March, so that the leap day comes last and the days
 * before a month follow one formula.
 */
export function firstDay(month: Month): Day {
  const fromMarch = month - 2;
  const year = Math.floor(fromMarch / 12);
  const m = fromMarch - year * 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * m + 2) / 5) - daysTo1970;
}

export const lastDay = (month: Month): Day => firstDay(month + 1) - 1;
export const daysIn = (month: Month): number => firstDay(month + 1) - firstDay(month);

export function monthOf(day: Day): Month {
  // The mean length of a month puts the guess at most one month off.
  const guess = Math.floor(((day + daysTo1970) * 4800) / daysIn400Years) + 2;
  return firstDay(guess) > day ? guess - 1 : firstDay(guess + 1) <= day ? guess + 1 : guess;
}

export const yearOfDay = (day: Day): number => Math.floor(monthOf(day) / 12);

/** The same date some months on or back; where the month has no such day, its last (민법 제160조 제3항). */
export function addMonths(start: Day, months: number): Day {
  const month = monthOf(start);
  const target = month + months;
  return firstDay(target) + Math.min(start - firstDay(month), daysIn(target) - 1);
}

/** Years completed from a date to another: an age, or years of service. Negative before the first. */
export function fullYears(from: Day, to: Day): number {
  const years = yearOfDay(to) - yearOfDay(from);
  return addMonths(from, 12 * years) > to ? years - 1 : years;
}

/** Months completed from a date to another; the 31st completes a shorter month on its last day. */
export function fullMonths(from: Day, to: Day): number {
  const months = monthOf(to) - monthOf(from);
  return addMonths(from, months) > to ? months - 1 : months;
}

/** A date's month within its year, from 1 to 12, and its day within its month, from 1 on. */
export const monthOfYear = (day: Day): number => monthOf(day) - 12 * yearOfDay(day) + 1;
export const dayOfMonth = (day: Day): number => day - firstDay(monthOf(day)) + 1;

/** From Monday on, as weeks are counted. */
export const weekdays: readonly string[] = ['월', '화', '수', '목', '금', '토', '일'];

/** A date's place among the weekdays: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;
