import { floorDivide, gcd } from './integer.ts';

/**
 * An exact ratio of integers: the only number the engine knows between reading a literal and a rule's own
 * rounding. The denominator is positive and the two share no factor, so equal ratios have equal fields.
 */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** A whole number, or a fraction brought to lowest terms. @throws RangeError when `d` is 0. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  return reduce(BigInt(n), BigInt(d));
}

export const zero: Ratio = { n: 0n, d: 1n };
export const one: Ratio = { n: 1n, d: 1n };

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return a.d === 1n ? { n: a.n + b.n, d: 1n } : reduce(a.n + b.n, a.d);
  return reduce(a.n * b.d + b.n * a.d, a.d * b.d);
}

export const negate = (a: Ratio): Ratio => ({ n: -a.n, d: a.d });
export const subtract = (a: Ratio, b: Ratio): Ratio => add(a, negate(b));

export function multiply(a: Ratio, b: Ratio): Ratio {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return reduce(a.n * b.n, a.d * b.d);
}

/** @throws RangeError when `b` is 0. */
export const divide = (a: Ratio, b: Ratio): Ratio => reduce(a.n * b.d, a.d * b.n);

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export const compareRatios = (a: Ratio, b: Ratio): number =>
  a.d === b.d ? order(a.n, b.n) : order(a.n * b.d, b.n * a.d);

const order = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);

export const isZero = (a: Ratio): boolean => a.n === 0n;
export const isWhole = (a: Ratio): boolean => a.d === 1n;

/** How a figure is brought to a whole number of steps. 반올림 (half up) takes an exact half upward. */
export type RoundingMode = 'floor' | 'ceil' | 'round' | 'roundEven' | 'trunc';

/** Brings `a` to a multiple of `step`. @throws RangeError when `step` is not positive. */
export function roundTo(a: Ratio, step: Ratio, mode: RoundingMode): Ratio {
  if (step.n <= 0n) throw new RangeError('a rounding step must be positive');
  const steps = divide(a, step);
  return multiply({ n: roundWhole(steps, mode), d: 1n }, step);
}

function roundWhole({ n, d }: Ratio, mode: RoundingMode): bigint {
  switch (mode) {
    case 'floor':
      return floorDivide(n, d);
    case 'ceil':
      return -floorDivide(-n, d);
    case 'round':
      return floorDivide(n + d / 2n, d);
    case 'trunc':
      return n / d;
    case 'roundEven': {
      const down = floorDivide(n, d);
      const twice = 2n * (n - down * d);
      if (twice === d) return down % 2n === 0n ? down : down + 1n;
      return twice > d ? down + 1n : down;
    }
  }
}

function reduce(n: bigint, d: bigint): Ratio {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('division by zero');
  const g = gcd(n, d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
}
