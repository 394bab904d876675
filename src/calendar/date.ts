import { type Day, firstDay, monthOf } from '../formula/date.ts';

export * from '../formula/civil.ts';
export * from '../formula/date.ts';
export * from '../formula/weekday.ts';

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
