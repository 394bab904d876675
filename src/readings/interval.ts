import {
  add,
  compareRatios,
  divide,
  isZero,
  multiply,
  negate,
  type Ratio,
  type RoundingMode,
  ratio,
  roundTo,
  zero,
} from '../formula/ratio.ts';

/** An end of an interval: a value that belongs to it (or not, when open), or none where nothing bounds it. */
export type IntervalEnd = { readonly at: Ratio; readonly open: boolean } | undefined;

/** Every value a number can have, with exact ends. */
export interface Interval {
  readonly lo: IntervalEnd;
  readonly hi: IntervalEnd;
}

interface Bounded extends Interval {
  readonly lo: NonNullable<IntervalEnd>;
  readonly hi: NonNullable<IntervalEnd>;
}

export const anything: Interval = { lo: undefined, hi: undefined };
/** No value at all. */
export const nothing: Interval = { lo: { at: ratio(1), open: false }, hi: { at: ratio(-1), open: false } };
export const exactly = (at: Ratio): Interval => ({ lo: { at, open: false }, hi: { at, open: false } });
export const between = (lo: Ratio | undefined, hi: Ratio | undefined): Interval => ({
  lo: lo && { at: lo, open: false },
  hi: hi && { at: hi, open: false },
});

const sameEnd = (a: IntervalEnd, b: IntervalEnd): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.open === b.open && a.at.n === b.at.n && a.at.d === b.at.d);
export const sameInterval = (a: Interval, b: Interval): boolean => sameEnd(a.lo, b.lo) && sameEnd(a.hi, b.hi);

export function holds({ lo, hi }: Interval, value: Ratio): boolean {
  const [above, below] = [lo && compareRatios(value, lo.at), hi && compareRatios(value, hi.at)];
  const reachesLo = above === undefined || above > 0 || (above === 0 && lo?.open === false);
  const reachesHi = below === undefined || below < 0 || (below === 0 && hi?.open === false);
  return reachesLo && reachesHi;
}

/** No value at all: a branch whose condition can never be met. */
export function isEmpty({ lo, hi }: Interval): boolean {
  if (lo === undefined || hi === undefined) return false;
  const order = compareRatios(lo.at, hi.at);
  return order > 0 || (order === 0 && (lo.open || hi.open));
}

export function sum(a: Interval, b: Interval): Interval {
  return { lo: plus(a.lo, b.lo), hi: plus(a.hi, b.hi) };
}

export const opposite = ({ lo, hi }: Interval): Interval => ({ lo: flip(hi), hi: flip(lo) });

/** Products of the ends; an unbounded side stays unbounded unless the other factor is 0 alone. */
export function product(a: Interval, b: Interval): Interval {
  const by = only(b) ?? only(a);
  if (by !== undefined && !isZero(by)) return scaled(only(b) === undefined ? b : a, by);
  // Most figures of pay are never negative: their ends multiply as they stand.
  if (notNegative(a) && notNegative(b)) return { lo: corner(a.lo, b.lo), hi: corner(a.hi, b.hi) };
  const corners = [
    times(a.lo, -1, b.lo, -1),
    times(a.lo, -1, b.hi, 1),
    times(a.hi, 1, b.lo, -1),
    times(a.hi, 1, b.hi, 1),
  ];
  return hull(corners);
}

/** A bounded interval without a value below 0. */
const notNegative = (a: Interval): a is Bounded =>
  a.lo !== undefined && a.hi !== undefined && a.lo.at.n >= 0n;

/** The value of an interval that holds no other. */
const only = ({ lo, hi }: Interval): Ratio | undefined =>
  lo !== undefined && lo.at === hi?.at ? lo.at : undefined;

/** An interval times one value that is not 0. */
function scaled({ lo, hi }: Interval, by: Ratio): Interval {
  const end = (one: IntervalEnd): IntervalEnd => one && { at: multiply(one.at, by), open: one.open };
  return by.n > 0n ? { lo: end(lo), hi: end(hi) } : { lo: end(hi), hi: end(lo) };
}

/** @returns undefined when the divisor can be 0. */
export function quotient(a: Interval, b: Interval): Interval | undefined {
  if (holds(b, zero)) return undefined;
  return product(a, reciprocal(b));
}

/**
 * What is left of a division, which has the divisor's sign and stays below it.
 * @returns undefined when the divisor can be 0.
 */
export function remainder(a: Interval, b: Interval): Interval | undefined {
  if (holds(b, zero)) return undefined;
  const isPositive = b.lo !== undefined && b.lo.at.n >= 0n;
  if (!isPositive) {
    const mirrored = remainder(opposite(a), opposite(b));
    return mirrored && opposite(mirrored);
  }
  const least = b.lo?.at ?? zero;
  const isLess =
    a.lo !== undefined && a.lo.at.n >= 0n && a.hi !== undefined && compareRatios(a.hi.at, least) < 0;
  if (isLess) return a;
  return { lo: { at: zero, open: false }, hi: b.hi && { at: b.hi.at, open: true } };
}

export const rounded = ({ lo, hi }: Interval, step: Ratio, mode: RoundingMode): Interval => ({
  lo: lo && { at: roundTo(lo.at, step, mode), open: false },
  hi: hi && { at: roundTo(hi.at, step, mode), open: false },
});

export function absolute(a: Interval): Interval {
  const positive = a.lo !== undefined && compareRatios(a.lo.at, zero) >= 0;
  if (positive) return a;
  const mirrored = opposite(a);
  if (mirrored.lo !== undefined && compareRatios(mirrored.lo.at, zero) >= 0) return mirrored;
  return { lo: { at: zero, open: false }, hi: later(a.hi, mirrored.hi) };
}

/** The greatest (sign 1) or least (sign −1) of several. */
export function extreme(intervals: readonly Interval[], sign: 1 | -1): Interval {
  return intervals.reduce((a, b) =>
    sign === 1
      ? { lo: highestLo(a.lo, b.lo), hi: later(a.hi, b.hi) }
      : { lo: earlier(a.lo, b.lo), hi: lowestHi(a.hi, b.hi) },
  );
}

/** The smallest interval that holds both. */
export const union = (a: Interval, b: Interval): Interval => ({
  lo: earlier(a.lo, b.lo),
  hi: later(a.hi, b.hi),
});

export const intersection = (a: Interval, b: Interval): Interval => ({
  lo: highestLo(a.lo, b.lo),
  hi: lowestHi(a.hi, b.hi),
});

/** The values of `a` that can stand in a relation to some value of `b`. */
export function related(a: Interval, op: string, b: Interval, grain: Ratio | undefined): Interval {
  switch (op) {
    case '=':
      return intersection(a, b);
    case '<':
      return intersection(a, { lo: undefined, hi: b.hi && strictly(b.hi.at, grain, -1) });
    case '<=':
      return intersection(a, { lo: undefined, hi: b.hi });
    case '>':
      return intersection(a, { lo: b.lo && strictly(b.lo.at, grain, 1), hi: undefined });
    case '>=':
      return intersection(a, { lo: b.lo, hi: undefined });
    default:
      return without(a, b, grain);
  }
}

/** The first value past one on a grain; without a grain, everything past it. */
function strictly(at: Ratio, grain: Ratio | undefined, sign: 1 | -1): NonNullable<IntervalEnd> {
  if (grain === undefined) return { at, open: true };
  const step = roundTo(at, grain, sign === 1 ? 'floor' : 'ceil');
  return { at: add(step, sign === 1 ? grain : negate(grain)), open: false };
}

/** Leaves a single excluded value out where it is an end; on a grain the end is then the next value that stands on it. */
function without(a: Interval, b: Interval, grain: Ratio | undefined): Interval {
  if (b.lo === undefined || b.hi === undefined || compareRatios(b.lo.at, b.hi.at) !== 0) return a;
  const { at } = b.lo;
  const cut = (end: IntervalEnd, inward: 1 | -1): IntervalEnd =>
    end === undefined || end.open || compareRatios(end.at, at) !== 0 ? end : strictly(at, grain, inward);
  return { lo: cut(a.lo, 1), hi: cut(a.hi, -1) };
}

const plus = (a: IntervalEnd, b: IntervalEnd): IntervalEnd =>
  a && b && { at: add(a.at, b.at), open: a.open || b.open };
const flip = (end: IntervalEnd): IntervalEnd => end && { at: negate(end.at), open: end.open };

/** The product of two ends: reached where both are, or where one that is reached is 0. */
const corner = (a: NonNullable<IntervalEnd>, b: NonNullable<IntervalEnd>): NonNullable<IntervalEnd> => ({
  at: multiply(a.at, b.at),
  open: (a.open && !isZero(b.at)) || (b.open && !isZero(a.at)),
});

/** A corner of a product: a value, or an infinity with its sign. */
type Corner = { readonly end: NonNullable<IntervalEnd> } | { readonly infinite: 1 | -1 };

function times(a: IntervalEnd, aSide: 1 | -1, b: IntervalEnd, bSide: 1 | -1): Corner {
  if (a !== undefined && b !== undefined) return { end: corner(a, b) };
  const finite = a ?? b;
  if (finite !== undefined && isZero(finite.at)) return { end: { at: zero, open: false } };
  const signOf = (end: IntervalEnd, side: 1 | -1): 1 | -1 =>
    end === undefined ? side : end.at.n < 0n ? -1 : 1;
  return { infinite: signOf(a, aSide) === signOf(b, bSide) ? 1 : -1 };
}

function hull(corners: readonly Corner[]): Interval {
  const ends = corners.flatMap((corner) => ('end' in corner ? [corner.end] : []));
  const infinite = (sign: 1 | -1): boolean =>
    corners.some((corner) => 'infinite' in corner && corner.infinite === sign);
  const [first, ...rest] = ends;
  const lo = first && rest.reduce<NonNullable<IntervalEnd>>((low, end) => earlier(low, end) ?? low, first);
  const hi = first && rest.reduce<NonNullable<IntervalEnd>>((high, end) => later(high, end) ?? high, first);
  return { lo: infinite(-1) ? undefined : lo, hi: infinite(1) ? undefined : hi };
}

/** Of an interval without 0. */
function reciprocal({ lo, hi }: Interval): Interval {
  const one: Ratio = { n: 1n, d: 1n };
  const turned = (end: IntervalEnd): IntervalEnd =>
    end === undefined
      ? { at: zero, open: true }
      : isZero(end.at)
        ? undefined
        : { at: divide(one, end.at), open: end.open };
  return { lo: turned(hi), hi: turned(lo) };
}

const earlier = (a: IntervalEnd, b: IntervalEnd): IntervalEnd => pick(a, b, -1, undefined);
const later = (a: IntervalEnd, b: IntervalEnd): IntervalEnd => pick(a, b, 1, undefined);
const highestLo = (a: IntervalEnd, b: IntervalEnd): IntervalEnd =>
  a === undefined ? b : b === undefined ? a : tighter(a, b, 1);
const lowestHi = (a: IntervalEnd, b: IntervalEnd): IntervalEnd =>
  a === undefined ? b : b === undefined ? a : tighter(a, b, -1);

/** The outer of two ends; a closed end reaches further than an open one at the same value. */
function pick(a: IntervalEnd, b: IntervalEnd, sign: 1 | -1, none: IntervalEnd): IntervalEnd {
  if (a === undefined || b === undefined) return none;
  const order = compareRatios(a.at, b.at) * sign;
  return order > 0 ? a : order < 0 ? b : a.open ? b : a;
}

/** The inner of two ends; an open end is tighter than a closed one at the same value. */
function tighter(a: NonNullable<IntervalEnd>, b: NonNullable<IntervalEnd>, sign: 1 | -1): IntervalEnd {
  const order = compareRatios(a.at, b.at) * sign;
  return order > 0 ? a : order < 0 ? b : a.open ? a : b;
}
