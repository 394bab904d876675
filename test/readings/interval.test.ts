import { describe, expect, test } from 'vitest';
import { type Ratio, type RoundingMode, ratio } from '../../src/formula/ratio.ts';
import {
  absolute,
  between,
  extreme,
  holds,
  type Interval,
  type IntervalEnd,
  intersection,
  isEmpty,
  opposite,
  product,
  quotient,
  related,
  rounded,
  sum,
  union,
} from '../../src/readings/interval.ts';
import { r } from '../formula/setup.ts';
import { readFraction, rounded as roundedByHand } from '../oracles/fraction.ts';

/*
 * Every interval with ends from −2 to 2 (closed, open or none), and of each the values on a grid of halves, with some
 * very near to 0 and some far away. All are small binary fractions, which doubles hold exactly.
 */
const grid = [-64, -2.5, -2, -1.5, -1, -0.5, -1 / 64, 0, 1 / 64, 0.5, 1, 1.5, 2, 2.5, 64];
/** One object a value, as an interval of one value has. */
const known = new Map<number, Ratio>();
function ratioOf(value: number): Ratio {
  const found = known.get(value) ?? ratio(64 * value, 64);
  known.set(value, found);
  return found;
}
const endsOf = (values: readonly number[]): IntervalEnd[] => [
  undefined,
  ...values.flatMap((at) => [false, true].map((open) => ({ at: ratioOf(at), open }))),
];
const number = ({ n, d }: { n: bigint; d: bigint }): number => Number(n) / Number(d);

/** Whether a value lies in an interval, by its ends alone. */
function inside({ lo, hi }: Interval, value: number): boolean {
  const above = lo === undefined || value > number(lo.at) || (value === number(lo.at) && !lo.open);
  const below = hi === undefined || value < number(hi.at) || (value === number(hi.at) && !hi.open);
  return above && below;
}

interface Sample {
  readonly within: Interval;
  /** What lies in it, and with it the ends that it comes as near to as one likes. */
  readonly values: readonly number[];
  readonly closure: readonly number[];
}
const all = (ends: readonly number[]): Sample[] =>
  endsOf(ends).flatMap((lo) =>
    endsOf(ends).flatMap((hi): Sample[] => {
      const within = { lo, hi };
      const values = grid.filter((value) => inside(within, value));
      if (values.length === 0) return [];
      const limits = [lo, hi].flatMap((end) => (end === undefined ? [] : [number(end.at)]));
      return [{ within, values, closure: [...new Set([...values, ...limits])] }];
    }),
  );
const samples = all([-2, -1, 0, 1, 2]);

const show = ({ lo, hi }: Interval): string =>
  `${lo?.open === false ? '[' : '('}${lo ? number(lo.at) : '−∞'}, ${hi ? number(hi.at) : '∞'}${hi?.open === false ? ']' : ')'}`;

/** So far out only what nothing bounds comes; and so near to 0 only what comes as near as one likes. */
const [far, near] = [30, 1 / 16];

/**
 * That an interval holds all of some values, and reaches no further than they do: `limits` are those they come near to.
 * An end at 0 that is not reached may count as reached.
 */
function expectExact(
  found: Interval,
  values: readonly number[],
  limits: readonly number[],
  what: () => string,
): void {
  for (const value of values)
    if (!inside(found, value)) expect.fail(`${value} of ${what()} is not in ${show(found)}`);
  for (const [end, sign] of [
    [found.lo, -1],
    [found.hi, 1],
  ] as const) {
    const most = Math.max(...limits.map((value) => sign * value));
    if (most > far) {
      if (end !== undefined) expect.fail(`${what()} has an end: ${show(found)}`);
      continue;
    }
    const limit = Math.abs(most) < near ? 0 : most;
    const at = end === undefined ? Number.NaN : sign * number(end.at);
    if (at + 0 !== limit + 0) expect.fail(`${what()} ends at ${sign * limit}, not ${show(found)}`);
    const isReached = values.some((value) => sign * value === limit);
    if (limit !== 0 && end?.open !== !isReached) expect.fail(`${what()} at ${limit}: ${show(found)}`);
  }
}

const pairs = (
  of: (a: number, b: number) => number | undefined,
  a: readonly number[],
  b: readonly number[],
): number[] => a.flatMap((one) => b.flatMap((other) => of(one, other) ?? []));

/** An operation on two intervals against the same operation on their values. */
function expectPairs(
  op: (a: Interval, b: Interval) => Interval | undefined,
  of: (a: number, b: number) => number | undefined,
): void {
  for (const a of samples)
    for (const b of samples) {
      const found = op(a.within, b.within);
      if (found === undefined) continue;
      const what = () => `${show(a.within)} and ${show(b.within)}`;
      expectExact(found, pairs(of, a.values, b.values), pairs(of, a.closure, b.closure), what);
    }
}

test('there are intervals of every kind', () => {
  expect(samples.length).toBeGreaterThan(60);
  expect(samples.filter(({ within: { lo, hi } }) => lo === undefined && hi?.open === true).length).toBe(5);
});

describe('what comes of two intervals is what comes of their values', () => {
  test('sums', () => expectPairs(sum, (a, b) => a + b));
  test('products', () => expectPairs(product, (a, b) => a * b));
  test('quotients, but where the divisor can be 0', () => {
    for (const { within, values } of samples)
      expect([show(within), quotient({ lo: undefined, hi: undefined }, within) === undefined]).toEqual([
        show(within),
        values.includes(0),
      ]);
    expectPairs(quotient, (a, b) => (b === 0 ? undefined : a / b));
  });
  test('a share of what has no end is as near to 0 as one likes, and never 0', () => {
    const [one, from] = [between(r(1), r(1)), between(r(1), undefined)];
    const share = quotient(one, from);
    expect(share && show(share)).toBe('(0, 1]');
    // So it can be divided by: a ÷ (1 ÷ b) is a × b.
    const back = share && quotient(one, share);
    expect(back && show(back)).toBe('[1, ∞)');
  });
  test('the greater', () => expectPairs((a, b) => extreme([a, b], 1), Math.max));
  test('the lesser', () => expectPairs((a, b) => extreme([a, b], -1), Math.min));
  test('what is in either, and all between', () => {
    for (const a of samples)
      for (const b of samples)
        expectExact(
          union(a.within, b.within),
          [...a.values, ...b.values],
          [...a.closure, ...b.closure],
          () => `${show(a.within)} or ${show(b.within)}`,
        );
  });
  test('what is in both', () => {
    for (const a of samples)
      for (const b of samples) {
        const found = intersection(a.within, b.within);
        const what = () => `${show(a.within)} and ${show(b.within)}: ${show(found)}`;
        const isBoth = (value: number): boolean => inside(a.within, value) && inside(b.within, value);
        for (const value of grid)
          if (inside(found, value) !== isBoth(value)) expect.fail(`${value} of ${what()}`);
        if (isEmpty(found) !== !grid.some(isBoth)) expect.fail(`whether nothing is in ${what()}`);
      }
  });
});

describe('what comes of one interval is what comes of its values', () => {
  const expectEach = (op: (a: Interval) => Interval, of: (a: number) => number): void => {
    for (const { within, values, closure } of samples)
      expectExact(op(within), values.map(of), closure.map(of), () => show(within));
  };
  test('the opposite', () => expectEach(opposite, (a) => -a));
  test('the size', () => expectEach(absolute, Math.abs));

  test('a value is held where it lies', () => {
    for (const { within } of samples)
      for (const value of grid)
        if (holds(within, ratio(64 * value, 64)) !== inside(within, value))
          expect.fail(`${value} and ${show(within)}`);
  });

  test.each<RoundingMode>(['floor', 'ceil', 'round', 'roundEven', 'trunc'])(
    '%s, to halves, ones, threes and by hand',
    (mode) => {
      // Ends on quarters, so that halves of a step occur and what lies between.
      const fine = all([-1.5, -1, -0.5, 0, 0.5, 1, 1.5]);
      const quarters = Array.from({ length: 49 }, (_, i) => i / 4 - 6);
      for (const step of ['1/2', '1', '3', '3/2'])
        for (const { within } of fine) {
          const found = rounded(within, r(step), mode);
          const results = quarters
            .filter((value) => inside(within, value))
            .map((value) => {
              const [n, d] = roundedByHand([BigInt(4 * value), 4n], readFraction(step), mode);
              return Number(n) / Number(d);
            });
          const what = () => `${mode} ${show(within)} to ${step}: ${show(found)}`;
          for (const value of results) if (!inside(found, value)) expect.fail(`${value} of ${what()}`);
          for (const [end, from, most] of [
            [found.lo, within.lo, Math.min(...results)],
            [found.hi, within.hi, Math.max(...results)],
          ] as const) {
            if ((end === undefined) !== (from === undefined)) expect.fail(`an end of ${what()}`);
            // A closed end is rounded as it stands.
            if (from?.open === false && number(end?.at ?? from.at) !== most)
              expect.fail(`${most}, of ${what()}`);
          }
        }
    },
  );
});

describe('what can stand in a relation', () => {
  const relations: Readonly<Record<string, (a: number, b: number) => boolean>> = {
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
    '=': (a, b) => a === b,
    '!=': (a, b) => a !== b,
  };
  const intervals = all([-1.5, -1, 0, 0.5, 1]);

  describe.each(['1', '1/2', '3/2', ''])('on a grain of %s', (text) => {
    const grain = text === '' ? undefined : r(text);
    // What stands on the grain; without one, anything.
    const isOnGrain = (value: number): boolean =>
      grain === undefined || Number.isInteger(value / number(grain));

    test.each(Object.keys(relations))('%s', (op) => {
      const stands = relations[op] ?? (() => false);
      for (const a of intervals) {
        const own = a.values.filter(isOnGrain);
        for (const b of intervals) {
          const found = related(a.within, op, b.within, grain);
          const what = () => `${show(a.within)} ${op} ${show(b.within)}: ${show(found)}`;
          for (const value of own)
            if (b.values.some((other) => stands(value, other)) && !inside(found, value))
              expect.fail(`${value} of ${what()}`);
          // Nothing that did not lie in it before does now.
          for (const value of grid)
            if (inside(found, value) && !inside(a.within, value))
              expect.fail(`${value}, which was not in ${what()}`);
        }
      }
    });
  });

  test('the first value past an end, where values stand on a grain', () => {
    const past = (op: string, at: string, grain: string | undefined): string =>
      show(
        related(
          { lo: undefined, hi: undefined },
          op,
          { lo: { at: r(at), open: false }, hi: { at: r(at), open: false } },
          grain === undefined ? undefined : r(grain),
        ),
      );
    expect([past('<', '2', '1'), past('<', '5/2', '1'), past('<', '2', undefined)]).toEqual([
      '(−∞, 1]',
      '(−∞, 2]',
      '(−∞, 2)',
    ]);
    expect([past('>', '2', '1'), past('>', '5/2', '1'), past('>', '2', undefined)]).toEqual([
      '[3, ∞)',
      '[3, ∞)',
      '(2, ∞)',
    ]);
    expect([past('<=', '2', '1'), past('>=', '2', '1')]).toEqual(['(−∞, 2]', '[2, ∞)']);
  });

  test('one excluded value moves an end that it is, and no other', () => {
    const without = (lo: string, hi: string, value: string, grain: string | undefined): string =>
      show(
        related(
          { lo: { at: r(lo), open: false }, hi: { at: r(hi), open: false } },
          '!=',
          { lo: { at: r(value), open: false }, hi: { at: r(value), open: false } },
          grain === undefined ? undefined : r(grain),
        ),
      );
    expect([without('0', '3', '0', '1'), without('0', '3', '3', '1'), without('0', '3', '2', '1')]).toEqual([
      '[1, 3]',
      '[0, 2]',
      '[0, 3]',
    ]);
    expect([without('0', '3', '0', undefined), without('0', '3', '3', undefined)]).toEqual([
      '(0, 3]',
      '[0, 3)',
    ]);
    // Whole numbers up to 3½ are up to 3, whether 3½ is one of them or not.
    expect([without('0', '7/2', '7/2', '1'), without('1/2', '3', '1/2', '1')]).toEqual(['[0, 3]', '[1, 3]']);
  });
});
