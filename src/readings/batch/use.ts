import {
  addMonths,
  dayOfMonth,
  firstDay,
  fullMonths,
  fullYears,
  monthOf,
  monthOfYear,
  weekdayOf,
  yearOfDay,
} from '../../formula/date.ts';
import { floorDivide } from '../../formula/integer.ts';

/** What the expressions of `ops` call by `use`. */
export const use = {
  addMonths,
  fullYears,
  fullMonths,
  firstOfMonth: (day: number): number => firstDay(monthOf(day)),
  year: yearOfDay,
  month: monthOfYear,
  day: dayOfMonth,
  weekday: weekdayOf,
  search,
  floorDivide: (a: bigint, b: bigint): bigint => (b > 0n ? floorDivide(a, b) : 0n),
  min: (a: bigint, b: bigint): bigint => (a < b ? a : b),
  max: (a: bigint, b: bigint): bigint => (a > b ? a : b),
  /** In a branch that is not taken there may be anything; it is thrown away, but must do no harm. */
  toBig: (a: number): bigint => (Number.isSafeInteger(a) ? BigInt(a) : 0n),
};
export type Use = typeof use;

/** The place of the last ascending number that is at most `key`; −1 before the first. */
function search(ascending: ArrayLike<number>, key: number): number {
  let [low, high] = [-1, ascending.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.NaN) <= key) low = middle;
    else high = middle;
  }
  return low;
}
