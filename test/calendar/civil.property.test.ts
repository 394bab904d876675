import { DateTime, FixedOffsetZone } from 'luxon';
import { expect, test } from 'vitest';
import * as date from '../../src/calendar/date.ts';

/** 400 years: after them the calendar begins anew, on the same weekday. */
const cycle = 146_097;
const first = date.parseIsoDay('1900-01-01') ?? 0;
const milliseconds = 86_400_000;
const civil = (day: number): DateTime =>
  DateTime.fromMillis(day * milliseconds, { zone: FixedOffsetZone.utcInstance, locale: 'en-US' });
const dayOf = (one: DateTime): number => one.toMillis() / milliseconds;

/** What the whole days of the loops say, and what luxon says of the same. */
type Pair = readonly [what: string, own: unknown, luxon: unknown];

/** The first of 400 years' days of which the two say different things. */
function firstApart(pairs: (day: number, one: DateTime) => readonly Pair[]): string | undefined {
  for (let day = first; day < first + cycle; day++) {
    for (const [what, own, luxon] of pairs(day, civil(day)))
      if (own !== luxon) return `${date.isoDay(day)}, ${what}: ${String(own)}, luxon ${String(luxon)}`;
  }
  return undefined;
}

test('every day of 400 years is the same date, weekday and text', () => {
  const digits = (n: number): string => String(n).padStart(2, '0');
  const apart = firstApart((day, one) => {
    const iso = `${one.year}-${digits(one.month)}-${digits(one.day)}`;
    return [
      ['month', date.monthOf(day), one.year * 12 + one.month - 1],
      ['day of the month', day - date.firstDay(date.monthOf(day)) + 1, one.day],
      ['year', date.yearOfDay(day), one.year],
      ['weekday', date.weekday(day), one.weekday],
      ['written', date.isoDay(day), iso],
      ['read', date.parseIsoDay(iso), day],
    ];
  });
  expect(apart).toBeUndefined();
});

test('every week and every month begins and ends on the same days', () => {
  const apart = firstApart((day, one) => {
    const month = date.monthOf(day);
    // Weeks are asked for from each of their days; of the rest of a month its first day tells all.
    const pairs: Pair[] = [['week', date.weekStart(day), dayOf(one.startOf('week'))]];
    if (one.day > 1) return pairs;
    const last = one.endOf('month').startOf('day');
    return [
      ...pairs,
      ['last day', date.lastDay(month), dayOf(last)],
      ['days', date.daysIn(month), one.daysInMonth],
      ['weeks from', date.weeksOf(month).from, date.weekStart(day)],
      ['weeks to', date.weeksOf(month).to, dayOf(last.endOf('week').startOf('day'))],
      ['month written', date.isoMonth(month), one.toFormat('yyyy-MM')],
    ];
  });
  expect(apart).toBeUndefined();
});

test('months and years on and back end on the same day, and are counted alike', () => {
  const apart = firstApart((day, one) => {
    // From five years back to five on; no day of the year meets the same number every year.
    const months = (day % 121) - 60;
    const years = (day % 9) - 4;
    const later = one.plus({ months });
    const pairs: Pair[] = [
      [`${months} months`, date.addMonths(day, months), dayOf(later)],
      [`${years} years`, date.addMonths(day, 12 * years), dayOf(one.plus({ years }))],
    ];
    // The ends of months are where a date can be missing.
    if (one.day > 1 && one.day < 28) return pairs;
    const other = Math.abs(months) * 31 + (day % 5);
    const since = civil(day - other);
    return [
      ...pairs,
      ['full months', date.fullMonths(day - other, day), Math.floor(one.diff(since, 'months').months)],
      ['full years', date.fullYears(day - other, day), Math.floor(one.diff(since, 'years').years)],
    ];
  });
  expect(apart).toBeUndefined();
});
