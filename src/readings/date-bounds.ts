import { dayOfMonth, monthOf, monthOfYear, weekdayOf, weekdays, yearOfDay } from '../formula/date.ts';
import { ratio } from '../formula/ratio.ts';
import type { DatePart } from '../formula/tree.ts';
import { type Bounds, numbers, wholes } from './bound.ts';
import { between, type Interval, type IntervalEnd } from './interval.ts';

/** What grows with a date, at its first and at its last. */
export const eachEnd = ({ lo, hi }: Interval, of: (day: number) => number): Interval => {
  const end = (one: IntervalEnd): IntervalEnd => one && { at: ratio(of(dayAt(one))), open: false };
  return { lo: end(lo), hi: end(hi) };
};
const dayAt = ({ at }: NonNullable<IntervalEnd>): number => Number(at.n / at.d);

/** What can be read off dates: months grow within a year alone, days within a month. */
export function partBounds(part: DatePart, dates: Interval): Bounds {
  const [first, last] = [dates.lo && dayAt(dates.lo), dates.hi && dayAt(dates.hi)];
  const within = (of: (day: number) => number): boolean =>
    first !== undefined && last !== undefined && of(first) === of(last);
  switch (part) {
    case 'year':
      return numbers(eachEnd(dates, yearOfDay), wholes);
    case 'month':
      return numbers(within(yearOfDay) ? eachEnd(dates, monthOfYear) : between(ratio(1), ratio(12)), wholes);
    case 'day':
      return numbers(within(monthOf) ? eachEnd(dates, dayOfMonth) : between(ratio(1), ratio(31)), wholes);
    case 'weekday':
      return { kind: 'choice', choices: new Set(weekdaysIn(first, last)) };
  }
}

/** The weekdays of some days, in the order of the week. */
function weekdaysIn(first: number | undefined, last: number | undefined): readonly string[] {
  if (first === undefined || last === undefined || last - first >= weekdays.length - 1) return weekdays;
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => weekdayOf(first + i));
  return weekdays.filter((_, i) => places.includes(i));
}
