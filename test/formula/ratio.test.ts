import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compareRatios,
  divide,
  isWhole,
  isZero,
  multiply,
  negate,
  one,
  type Ratio,
  type RoundingMode,
  ratio,
  roundTo,
  subtract,
  zero,
} from '../../src/formula/ratio.ts';
import { runs } from '../runs.ts';
import { r, show } from './setup.ts';

const integer = fc.oneof(
  fc.bigInt({ min: -50n, max: 50n }),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
);
const positive = fc.oneof(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 10n ** 20n }));
const anyRatio = fc.tuple(integer, positive).map(([n, d]) => ratio(n, d));
const nonZero = anyRatio.filter((a) => a.n !== 0n);
const step = fc.tuple(positive, positive).map(([n, d]) => ratio(n, d));
const often = runs(500, 30_000);

/** a = b by cross-multiplication, without looking at the form they are kept in. */
const same = (a: Ratio, b: Ratio): boolean => a.n * b.d === b.n * a.d;

describe('a ratio', () => {
  test.each([
    [6, 4, '3/2'],
    [-6, 4, '-3/2'],
    [6, -4, '-3/2'],
    [-6, -4, '3/2'],
    [0, -5, '0'],
    [2_390_124, 209, '11436'],
    [12_523_000, 1095, '2504600/219'],
  ])('%d/%d is kept as %s', (n, d, shown) => {
    expect(show(ratio(n, d))).toBe(shown);
  });

  test('cannot have the denominator 0, nor be made of a float', () => {
    expect(() => ratio(1, 0)).toThrow(RangeError);
    expect(() => ratio(0, 0)).toThrow(RangeError);
    expect(() => divide(one, zero)).toThrow(RangeError);
    expect(() => ratio(0.1)).toThrow(RangeError);
  });

  test('is kept in lowest terms over a positive denominator, so that equal ratios have equal fields', () => {
    fc.assert(
      fc.property(integer, positive, positive, fc.boolean(), (n, d, factor, minus) => {
        const scale = minus ? -factor : factor;
        expect(ratio(n * scale, d * scale)).toEqual(ratio(n, d));
        const made = ratio(n, d);
        expect(made.d > 0n && made.n * d === n * made.d).toBe(true);
      }),
      often,
    );
  });

  test('adds, subtracts, multiplies and divides as fractions do', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        expect(same(add(a, b), { n: a.n * b.d + b.n * a.d, d: a.d * b.d })).toBe(true);
        expect(same(subtract(a, b), { n: a.n * b.d - b.n * a.d, d: a.d * b.d })).toBe(true);
        expect(same(multiply(a, b), { n: a.n * b.n, d: a.d * b.d })).toBe(true);
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      }),
      often,
    );
  });

  test('obeys the laws of a field', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, nonZero, (a, b, c, x) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect([add(a, zero), multiply(a, one), add(a, negate(a))]).toEqual([a, a, zero]);
        expect(multiply(x, divide(one, x))).toEqual(one);
      }),
      often,
    );
  });

  test('is ordered: trichotomy, transitivity, and adding keeps the order', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        const sign = a.n * b.d - b.n * a.d;
        expect(Math.sign(compareRatios(a, b))).toBe(sign > 0n ? 1 : sign < 0n ? -1 : 0);
        expect(compareRatios(b, a) === 0 ? 0 : -compareRatios(b, a)).toBe(compareRatios(a, b));
        if (compareRatios(a, b) <= 0 && compareRatios(b, c) <= 0)
          expect(compareRatios(a, c)).toBeLessThanOrEqual(0);
        expect(compareRatios(add(a, c), add(b, c))).toBe(compareRatios(a, b));
        expect(isZero(subtract(a, b))).toBe(compareRatios(a, b) === 0);
      }),
      often,
    );
  });
});

describe('rounding', () => {
  const modes = ['floor', 'ceil', 'round', 'roundEven', 'trunc'] as const;

  // By hand, to whole numbers: each row is a value and what the five modes make of it.
  test.each<[string, string, string, string, string, string]>([
    ['0', '0', '0', '0', '0', '0'],
    ['7', '7', '7', '7', '7', '7'],
    ['-7', '-7', '-7', '-7', '-7', '-7'],
    ['0.4', '0', '1', '0', '0', '0'],
    ['0.5', '0', '1', '1', '0', '0'],
    ['0.6', '0', '1', '1', '1', '0'],
    ['1.5', '1', '2', '2', '2', '1'],
    ['2.5', '2', '3', '3', '2', '2'],
    ['3.5', '3', '4', '4', '4', '3'],
    ['-0.4', '-1', '0', '0', '0', '0'],
    ['-0.5', '-1', '0', '0', '0', '0'],
    ['-0.6', '-1', '0', '-1', '-1', '0'],
    ['-1.5', '-2', '-1', '-1', '-2', '-1'],
    ['-2.5', '-3', '-2', '-2', '-2', '-2'],
    ['-2.6', '-3', '-2', '-3', '-3', '-2'],
    [
      '1000000000000000000000.5',
      '1000000000000000000000',
      '1000000000000000000001',
      '1000000000000000000001',
      '1000000000000000000000',
      '1000000000000000000000',
    ],
  ])('%s to a whole number', (value, ...expected) => {
    expect(modes.map((mode) => show(roundTo(r(value), one, mode)))).toEqual(expected);
  });

  // 2,390,125 and its like to tens, thousands, halves and hundredths.
  test.each<[string, string, RoundingMode, string]>([
    ['2390125', '10', 'floor', '2390120'],
    ['2390125', '10', 'round', '2390130'],
    ['2390125', '10', 'roundEven', '2390120'],
    ['2390115', '10', 'roundEven', '2390120'],
    ['2390121', '10', 'ceil', '2390130'],
    ['12522420/7', '1000', 'ceil', '1789000'],
    ['1789000', '1000', 'ceil', '1789000'],
    ['-15', '10', 'round', '-10'],
    ['-15', '10', 'trunc', '-10'],
    ['-15', '10', 'floor', '-20'],
    ['1.3', '0.5', 'round', '3/2'],
    ['1.25', '0.5', 'round', '3/2'],
    ['1.25', '0.5', 'roundEven', '1'],
    ['1.005', '0.01', 'round', '101/100'],
    ['12060', '10', 'floor', '12060'],
  ])('%s to a multiple of %s by %s is %s', (value, unit, mode, expected) => {
    expect(show(roundTo(r(value), r(unit), mode))).toBe(expected);
  });

  test('each mode does what its definition says', () => {
    // Exact halves and multiples of the step are as likely as anything else.
    const value = fc.oneof(
      fc.tuple(anyRatio, step),
      fc.tuple(integer, step).map(([k, by]): [Ratio, Ratio] => [multiply(ratio(2n * k + 1n, 2n), by), by]),
      fc.tuple(integer, step).map(([k, by]): [Ratio, Ratio] => [multiply(ratio(k), by), by]),
    );
    fc.assert(
      fc.property(value, ([a, by]) => {
        const to = (mode: RoundingMode): Ratio => roundTo(a, by, mode);
        const [down, up] = [to('floor'), to('ceil')];
        const half = divide(by, ratio(2));
        for (const mode of modes) expect(isWhole(divide(to(mode), by))).toBe(true);
        // floor ≤ a < floor + step, and ceil − step < a ≤ ceil.
        expect(compareRatios(down, a) <= 0 && compareRatios(a, add(down, by)) < 0).toBe(true);
        expect(compareRatios(a, up) <= 0 && compareRatios(subtract(up, by), a) < 0).toBe(true);
        // −step/2 ≤ rounded up-from-half − a … a exact half goes up.
        const off = subtract(to('round'), a);
        expect(compareRatios(negate(half), off) < 0 && compareRatios(off, half) <= 0).toBe(true);
        const offEven = subtract(to('roundEven'), a);
        const distance = offEven.n < 0n ? negate(offEven) : offEven;
        expect(compareRatios(distance, half)).toBeLessThanOrEqual(0);
        if (compareRatios(distance, half) === 0) expect(divide(to('roundEven'), by).n % 2n).toBe(0n);
        expect(to('trunc')).toEqual(a.n < 0n ? up : down);
      }),
      often,
    );
  });

  test('floor((x / n) * n) is x', () => {
    fc.assert(
      fc.property(integer, nonZero, (x, n) => {
        expect(roundTo(multiply(divide(ratio(x), n), n), one, 'floor')).toEqual(ratio(x));
      }),
      often,
    );
  });

  test('rounding what is rounded changes nothing', () => {
    fc.assert(
      fc.property(anyRatio, step, fc.constantFrom(...modes), (a, by, mode) => {
        const rounded = roundTo(a, by, mode);
        for (const again of modes) expect(roundTo(rounded, by, again)).toEqual(rounded);
      }),
      often,
    );
  });

  test('a step of 0 or less is refused', () => {
    expect(() => roundTo(one, zero, 'round')).toThrow(RangeError);
    expect(() => roundTo(one, ratio(-10), 'floor')).toThrow(RangeError);
  });
});
