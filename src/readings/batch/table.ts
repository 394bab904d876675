import { isRatio, type Value } from '../../formula/checked.ts';
import { gcd, lcm } from '../../formula/integer.ts';
import type { Ratio } from '../../formula/ratio.ts';
import type { Table } from '../../formula/table.ts';
import { makeColumn } from './columns.ts';
import { compareNum, type Num, wholeNum, wholeOf } from './number.ts';
import { type Int, type PlanBuilder, type PlanNode, safeLimit } from './plan.ts';

/** A place in a table's rows or columns, and whether there is none for the key. */
export interface Found {
  readonly at: Int;
  readonly missing: PlanNode;
}

/** Numbers along a table's side, ready for look-ups: all whole over one scale. */
interface Axis {
  readonly scale: bigint;
  /** Ascending; of ranges, the lower ends. */
  readonly numbers: readonly bigint[];
  /** The number at which the last of them ends. */
  readonly end: bigint;
  readonly column: Float64Array;
  /** Where each of the ascending numbers stands in the table; absent when they ascend there. */
  readonly order?: Int32Array;
  /** Bands of equal width over all numbers, each with the place of its number; absent where each is its own. */
  readonly dense?: Int32Array;
  readonly step: bigint;
  readonly bands: number;
}

/** Most bands of a dense index; more are searched by halving. */
const densest = 2 ** 18;

/** The row whose number is the last one at most the key; the last number only ends the last row. */
export function rangePlace(plan: PlanBuilder, key: Num, ends: readonly Ratio[]): Found {
  const axis = axisOf(ends, true);
  const { int } = wholeOf(plan, scaled(key, axis.scale));
  const early = plan.less(int, plan.constant(axis.numbers[0] ?? axis.end));
  return {
    at: placeOf(plan, int, axis),
    missing: plan.or(early, plan.atMost(plan.constant(axis.end), int)),
  };
}

/** The row or column of exactly this number. */
export function exactPlace(plan: PlanBuilder, key: Num, keys: readonly Ratio[]): Found {
  const axis = axisOf(keys, false);
  const value = scaled(key, axis.scale);
  const { int } = wholeOf(plan, value);
  const [first, last] = [axis.numbers[0] ?? 0n, axis.numbers.at(-1) ?? 0n];
  const among = placeOf(plan, int, axis);
  const outside = plan.or(plan.less(int, plan.constant(first)), plan.less(plan.constant(last), int));
  const held =
    axis.dense === undefined && axis.bands <= densest ? int : plan.pick(axis.column, among, first, last);
  const other = plan.or(
    plan.not(plan.equal(held, int)),
    plan.not(compareNum(plan, '=', wholeNum(int), value)),
  );
  const places = BigInt(keys.length - 1);
  return {
    at: axis.order === undefined ? among : plan.pick(axis.order, among, 0n, places),
    missing: plan.or(outside, other),
  };
}

const scaled = (key: Num, by: bigint): Num => {
  const g = gcd(by, key.scale.d);
  return { ...key, scale: { n: key.scale.n * (by / g), d: key.scale.d / g } };
};

/** The place of the last of ascending numbers that is at most `int`. */
function placeOf(plan: PlanBuilder, int: Int, axis: Axis): Int {
  if (axis.bands > densest) return plan.search(axis.column, int);
  const from = plan.subtract(int, plan.constant(axis.numbers[0] ?? 0n));
  const band = plan.floorDivide(from, plan.constant(axis.step));
  const hi = BigInt(axis.numbers.length - 1);
  if (axis.dense !== undefined) return plan.pick(axis.dense, band, 0n, hi);
  // Outside there is no place: what counts lies within.
  return { node: band.node, lo: band.lo < 0n ? 0n : band.lo, hi: band.hi > hi ? hi : band.hi };
}

const axes = new WeakMap<readonly Ratio[], Axis>();
function axisOf(keys: readonly Ratio[], ranges: boolean): Axis {
  const known = axes.get(keys);
  if (known !== undefined) return known;
  const made = makeAxis(keys, ranges);
  axes.set(keys, made);
  return made;
}

function makeAxis(keys: readonly Ratio[], ranges: boolean): Axis {
  const scale = keys.reduce((all, { d }) => lcm(all, d), 1n);
  const all = keys.map(({ n, d }, i) => ({ n: (n * scale) / d, i })).sort((a, b) => (a.n < b.n ? -1 : 1));
  const end = ranges ? (all.pop()?.n ?? 0n) : (all.at(-1)?.n ?? 0n) + 1n;
  const numbers = all.map(({ n }) => n);
  const first = numbers[0] ?? 0n;
  const step = [...numbers, end].reduce((so, n) => gcd(so, n - first), 0n) || 1n;
  const bands = Number((end - first) / step);
  return {
    scale,
    numbers,
    end,
    column: Float64Array.from(numbers, safe),
    step,
    bands,
    ...(all.some(({ i }, place) => i !== place) && { order: Int32Array.from(all, ({ i }) => i) }),
    ...(bands !== numbers.length && bands <= densest && { dense: denseIndex(numbers, step, bands) }),
  };
}

function denseIndex(numbers: readonly bigint[], step: bigint, bands: number): Int32Array {
  const dense = new Int32Array(bands);
  const first = numbers[0] ?? 0n;
  let row = 0;
  for (let band = 0; band < bands; band++) {
    while ((numbers[row + 1] ?? first + step * BigInt(bands)) <= first + BigInt(band) * step) row++;
    dense[band] = row;
  }
  return dense;
}

/** The cells of a table as whole numbers over one scale, row by row; choices as places in `choices`. */
export interface Cells {
  readonly array: ArrayLike<number | bigint>;
  readonly scale: bigint;
  readonly lo: bigint;
  readonly hi: bigint;
  readonly choices: readonly string[];
  /** 1 for a cell with a value, 0 for one without; absent where all have one. */
  readonly filled?: Int8Array;
}

const cells = new WeakMap<Table, Cells>();
export function cellsOf(table: Table): Cells {
  const known = cells.get(table);
  if (known !== undefined) return known;
  const made = makeCells(table.cells.flat());
  cells.set(table, made);
  return made;
}

function makeCells(written: readonly (Value | undefined)[]): Cells {
  // What stands for no value is never looked at; it must not widen what the others can be.
  const first = written.find((value) => value !== undefined) ?? false;
  const values = written.map((value) => value ?? first);
  const isFull = written.every((value) => value !== undefined);
  const choices = [...new Set(values.filter((value) => typeof value === 'string'))];
  const scale = values.filter(isRatio).reduce((all, { d }) => lcm(all, d), 1n);
  const whole = values.map((value): bigint => {
    if (typeof value === 'string') return BigInt(choices.indexOf(value));
    if (typeof value === 'boolean') return value ? 1n : 0n;
    return isRatio(value) ? (value.n * scale) / value.d : 0n;
  });
  const [lo, hi] = whole.reduce(
    ([a, b], n) => [n < a ? n : a, n > b ? n : b],
    [whole[0] ?? 0n, whole[0] ?? 0n],
  );
  return {
    array: smallest(whole, lo, hi),
    scale,
    lo,
    hi,
    choices,
    ...(!isFull && { filled: Int8Array.from(written, (value) => (value === undefined ? 0 : 1)) }),
  };
}

function smallest(whole: readonly bigint[], lo: bigint, hi: bigint): ArrayLike<number | bigint> {
  if (lo <= -safeLimit || hi >= safeLimit) return whole;
  const fits = lo > -(2n ** 31n) && hi < 2n ** 31n;
  const array = makeColumn({ storage: fits ? 'int32' : 'float64' }, whole.length);
  whole.forEach((n, i) => {
    array[i] = Number(n);
  });
  return array;
}

/** A key beyond the safe integers is no amount, day or count. @throws RangeError */
function safe(n: bigint): number {
  const number = Number(n);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`${n} is beyond the safe integers`);
}
