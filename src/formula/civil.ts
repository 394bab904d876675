import { DateTime, Duration, FixedOffsetZone } from 'luxon';
import { type Day, firstDay, lastDay, type Month, monthOf } from './date.ts';

// Civil dates and times of day where they come in and go out: luxon reads, checks and writes them, here alone.
// Inside, a day is a whole number (date.ts). Zone and language are fixed: neither the machine's may move a date.
const civil = { zone: FixedOffsetZone.utcInstance, locale: 'en-US' } as const;

const milliseconds = 86_400_000;
const at = (day: Day) => DateTime.fromMillis(day * milliseconds, civil);
const dayOf = (date: DateTime): Day => Math.floor(date.toMillis() / milliseconds);

/** Files say the same few texts over and over, and luxon takes microseconds for each. */
function remembered<Key, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = of(key);
    if (known.size >= 5000) known.clear();
    known.set(key, { value });
    return value;
  };
}

/** `form`: written in none of the formats; `none`: well written, but the calendar has no such day. */
export type CivilFault = 'form' | 'none';

/**
 * Reads dates of the years 1 to 9999 in luxon's formats (`yyyy-M-d`); a format without a day means the first of the
 * month.
 */
export function dateReader(formats: readonly string[]): (text: string) => Day | CivilFault {
  // Made when the first text is read: a start that reads none does without.
  let parsers: ReturnType<typeof DateTime.buildFormatParser>[] | undefined;
  return remembered((text) => {
    parsers ??= formats.map((format) => DateTime.buildFormatParser(format, civil));
    for (const parser of parsers) {
      const date = DateTime.fromFormatParser(text, parser, civil);
      if (date.isValid) return dayOf(date);
      if (date.invalidReason !== 'unparsable') return 'none';
    }
    return 'form';
  });
}

const readIsoDay = dateReader(['yyyy-MM-dd']);
const readIsoMonth = dateReader(['yyyy-MM']);
const known = (read: Day | CivilFault): Day | undefined => (typeof read === 'number' ? read : undefined);

/** Undefined unless the text is YYYY-MM-DD and names a date there is. */
export const parseIsoDay = (text: string): Day | undefined => known(readIsoDay(text));

/** Undefined unless the text is YYYY-MM and names a month there is. */
export function parseMonth(text: string): Month | undefined {
  const first = known(readIsoMonth(text));
  return first === undefined ? undefined : monthOf(first);
}

/** YYYY-MM-DD. A formula can come to a day beyond luxon's 271,821 years, which has no date. */
export const isoDay = (day: Day): string => at(day).toISODate() ?? `1970-01-01 + ${day}일`;

/** YYYY-MM. */
export const isoMonth = remembered((month: Month): string => isoDay(firstDay(month)).slice(0, -'-01'.length));

/** The month (YYYY-MM) so many months behind one. @throws RangeError for what is no month */
export function monthsAfter(month: string, months: number): string {
  const start = parseMonth(month);
  if (start === undefined) throw new RangeError(`${month} is no month`);
  return isoMonth(start + months);
}

/** The days of the ISO weeks, Monday to Sunday, that a month lies in. */
export const weeksOf = remembered((month: Month): { readonly from: Day; readonly to: Day } => ({
  from: dayOf(at(firstDay(month)).set({ weekday: 1 })),
  to: dayOf(at(lastDay(month)).set({ weekday: 7 })),
}));

/** The days whose shifts bear on a month: those of its weeks, and the day before it, whose shift may run into it. */
export const shiftDaysOf = (month: Month): { readonly from: Day; readonly to: Day } => {
  const { from, to } = weeksOf(month);
  return { from: Math.min(from, firstDay(month) - 1), to };
};

/** The serial number by which a workbook knows a day. */
export const daySerial = (day: Day): number => day - serialDay(0);

/** The day of a workbook's serial number. Excel counts from day 0 = 1899-12-30 (right from March 1900 on), or from 1904. */
export const serialDay = (serial: number, isFrom1904 = false): Day =>
  serial + (parseIsoDay(isFrom1904 ? '1904-01-01' : '1899-12-30') ?? Number.NaN);

/** Minutes after midnight, 0–2880, of a clock text from 00:00 to 48:00; 30:00 is 06:00 of the next day. */
export const parseClock = remembered((text: string): number | undefined => {
  if (!/^\d{1,2}:[0-5]\d$/.test(text)) return undefined;
  const minutes = Duration.fromISOTime(text.padStart(5, '0'), civil).as('minutes');
  return minutes <= 2880 ? minutes : undefined;
});

/** Written digit by digit: luxon's own format asks Intl for how numbers are written, which takes a start 10 ms. */
export const clockText = remembered((minutes: number): string => {
  const { hours, minutes: rest } = Duration.fromObject({ minutes }, civil).shiftTo('hours', 'minutes');
  return [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
});

/** From one time of day to another, as a cell writes it: 09:00-18:00. */
export const spanText = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `${clockText(from)}-${clockText(to)}`;
