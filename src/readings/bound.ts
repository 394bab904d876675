import { isRatio, type Value } from '../formula/checked.ts';
import { gcd } from '../formula/integer.ts';
import type { Term } from '../formula/program.ts';
import {
  compareRatios,
  divide,
  isZero,
  multiply,
  negate,
  type Ratio,
  ratio,
  zero,
} from '../formula/ratio.ts';
import { anything, exactly, type Interval, intersection, isEmpty, sameInterval, union } from './interval.ts';

/** What a figure can come to: an interval, whether a condition can hold and can fail, or which choices. */
export type Bounds =
  | { readonly kind: 'number'; readonly within: Interval; readonly grain?: Ratio }
  | { readonly kind: 'truth'; readonly canHold: boolean; readonly canFail: boolean }
  | { readonly kind: 'choice'; readonly choices: ReadonlySet<string> | undefined }
  | { readonly kind: 'list'; readonly value: Value | undefined };

/** The grain of whole numbers. */
export const wholes = ratio(1);

export const numbers = (within: Interval, grain?: Ratio): Bounds => ({
  kind: 'number',
  within,
  ...(grain && { grain }),
});
export const decided = (value: boolean): Extract<Bounds, { kind: 'truth' }> => ({
  kind: 'truth',
  canHold: value,
  canFail: !value,
});

/** Nothing is known but the kind. */
export function unknownBounds(node: { readonly type: Term['type'] }): Bounds {
  const { type } = node;
  if (type.kind === 'truth') return { kind: 'truth', canHold: true, canFail: true };
  if (type.kind === 'choice') return { kind: 'choice', choices: type.choices && new Set(type.choices) };
  return type.kind === 'list' ? { kind: 'list', value: undefined } : numbers(anything);
}

/** A single value's bounds. */
export function constant(value: Value): Bounds {
  if (typeof value === 'boolean') return decided(value);
  if (typeof value === 'string') return { kind: 'choice', choices: new Set([value]) };
  if (!isRatio(value)) return { kind: 'list', value };
  return numbers(exactly(value), value.d === 1n ? wholes : undefined);
}

export const intervalOf = (one: Bounds | undefined): Interval =>
  one?.kind === 'number' ? one.within : anything;
export const truthBounds = (one: Bounds): Extract<Bounds, { kind: 'truth' }> =>
  one.kind === 'truth' ? one : { kind: 'truth', canHold: true, canFail: true };
/** What is in either. */
export function either(a: Bounds | undefined, b: Bounds): Bounds {
  if (a === undefined) return b;
  if (a.kind === 'number' && b.kind === 'number') {
    return numbers(union(a.within, b.within), commonGrain([a, b]));
  }
  if (a.kind === 'truth' && b.kind === 'truth') {
    return { kind: 'truth', canHold: a.canHold || b.canHold, canFail: a.canFail || b.canFail };
  }
  if (a.kind === 'choice' && b.kind === 'choice') {
    return { kind: 'choice', choices: a.choices && b.choices && new Set([...a.choices, ...b.choices]) };
  }
  return { kind: 'list', value: undefined };
}

/** What is in both; where nothing is, what holds there matters to nobody. */
export function both(a: Bounds, b: Bounds): Bounds {
  if (a.kind === 'number' && b.kind === 'number') {
    const grain = a.grain ?? b.grain;
    return numbers(intersection(a.within, b.within), grain);
  }
  if (a.kind === 'truth' && b.kind === 'truth')
    return { kind: 'truth', canHold: a.canHold && b.canHold, canFail: a.canFail && b.canFail };
  if (a.kind !== 'choice' || b.kind !== 'choice' || a.choices === undefined) return b;
  const { choices } = b;
  return choices === undefined
    ? a
    : { kind: 'choice', choices: new Set([...a.choices].filter((one) => choices.has(one))) };
}

export function compareChoices(
  a: Extract<Bounds, { kind: 'choice' }>,
  b: Extract<Bounds, { kind: 'choice' }>,
  op: string,
): Bounds {
  if (a.choices === undefined || b.choices === undefined)
    return { kind: 'truth', canHold: true, canFail: true };
  const canEqual = [...a.choices].some((choice) => b.choices?.has(choice));
  const canDiffer = a.choices.size > 1 || b.choices.size > 1 || !canEqual;
  return op === '='
    ? { kind: 'truth', canHold: canEqual, canFail: canDiffer }
    : { kind: 'truth', canHold: canDiffer, canFail: canEqual };
}

/** Whether two say the same. */
export function sameBounds(a: Bounds | undefined, b: Bounds | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.kind === 'number')
    return b.kind === 'number' && sameInterval(a.within, b.within) && sameRatio(a.grain, b.grain);
  if (a.kind === 'truth') return b.kind === 'truth' && a.canHold === b.canHold && a.canFail === b.canFail;
  if (a.kind === 'choice') return b.kind === 'choice' && sameTexts(a.choices, b.choices);
  return b.kind === 'list' && a.value === b.value;
}

const sameRatio = (a: Ratio | undefined, b: Ratio | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.n === b.n && a.d === b.d);

/** A grain finer than this is of no use to anybody: it would make the integers of columns large. */
const finest = 10_000n;
const usable = (grain: Ratio | undefined): Ratio | undefined =>
  grain === undefined || grain.d > finest ? undefined : isZero(grain) ? wholes : grain;

/** What all of these are multiples of, where that is known: their sum, their differences and the largest of them, too. */
export function commonGrain(all: readonly Bounds[]): Ratio | undefined {
  let common: Ratio | undefined = zero;
  for (const grain of all.map(grainOf)) {
    if (grain === undefined || common === undefined) return undefined;
    common = ratio(gcd(grain.n * common.d, common.n * grain.d), grain.d * common.d);
  }
  return usable(common);
}

/** What the product of two is a multiple of. */
export function productGrain(a: Bounds, b: Bounds): Ratio | undefined {
  const [one, other] = [grainOf(a), grainOf(b)];
  return one && other && usable(multiply(one, other));
}

/**
 * What a number divided by a single value is a multiple of, where that is whole: years by 1년 are as whole as they were.
 * Of finer quotients nothing is said: parts of a month or an hour are rounded before they are paid.
 */
export function quotientGrain(a: Bounds, by: Bounds): Ratio | undefined {
  const [one, other] = [grainOf(a), singleOf(by)];
  if (one === undefined || other === undefined || isZero(other)) return undefined;
  const grain = usable(divide(one, other.n < 0n ? negate(other) : other));
  return grain?.d === 1n ? grain : undefined;
}

/** What a number is known to be a multiple of; a single value, of itself. */
function grainOf(one: Bounds): Ratio | undefined {
  if (one.kind !== 'number') return undefined;
  const single = singleOf(one);
  if (single === undefined) return one.grain;
  return single.n < 0n ? negate(single) : single;
}

/** The one value that a number can come to. */
function singleOf(one: Bounds): Ratio | undefined {
  if (one.kind !== 'number') return undefined;
  const { lo, hi } = one.within;
  return lo !== undefined && hi !== undefined && compareRatios(lo.at, hi.at) === 0 ? lo.at : undefined;
}

/** Whether it is a whole number, whatever it comes to. */
export const isWholeNumber = (one: Bounds): boolean => grainOf(one)?.d === 1n;

/** In one order, too: choices are numbered by it. */
function sameTexts(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.size !== b.size) return false;
  const other = b.values();
  for (const text of a) if (other.next().value !== text) return false;
  return true;
}

/** Whether nothing at all lies within: a branch that is never taken. */
export const isNothing = (one: Bounds): boolean =>
  (one.kind === 'number' && isEmpty(one.within)) ||
  (one.kind === 'truth' && !one.canHold && !one.canFail) ||
  (one.kind === 'choice' && one.choices?.size === 0);

/** Whether every value is a whole number of absolute size below 2^53. */
export function isSafe(one: Bounds | undefined): boolean {
  if (one?.kind !== 'number') return true;
  const limit = ratio(2n ** 53n);
  const { lo, hi } = one.within;
  return (
    lo !== undefined &&
    hi !== undefined &&
    compareRatios(lo.at, { n: -limit.n, d: 1n }) > 0 &&
    compareRatios(hi.at, limit) < 0
  );
}
