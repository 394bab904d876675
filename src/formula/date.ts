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

/** The day of a civil date (month 1–12); undefined when there is no such date in the years 1–9999. */
export function day(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (![year, month, dayOfMonth].every(Number.isInteger)) return undefined;
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  const m = year * 12 + month - 1;
  return dayOfMonth < 1 || dayOfMonth > daysIn(m) ? undefined : firstDay(m) + dayOfMonth - 1;
}

/** YYYY-MM-DD. */
export function isoDay(d: Day): string {
  const month = monthOf(d);
  return `${isoMonth(month)}-${pad(d - firstDay(month) + 1, 2)}`;
}

/** Undefined unless the text is YYYY-MM-DD and names a date there is. */
export function parseIsoDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts === null ? undefined : day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** YYYY-MM. */
export function isoMonth(month: Month): string {
  const year = Math.floor(month / 12);
  return `${pad(year, 4)}-${pad(month - year * 12 + 1, 2)}`;
}

/** Undefined unless the text is YYYY-MM and names a month there is. */
export function parseMonth(text: string): Month | undefined {
  const first = /^\d{4}-\d{2}$/.test(text) ? parseIsoDay(`${text}-01`) : undefined;
  return first === undefined ? undefined : monthOf(first);
}

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

/** Minutes after midnight, 0–2880, of a clock text from 00:00 to 48:00; 30:00 is 06:00 of the next day. */
export function parseClock(text: string): number | undefined {
  const parts = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (parts === null) return undefined;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return minutes <= 2880 ? minutes : undefined;
}

export const clockText = (minutes: number): string =>
  `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
