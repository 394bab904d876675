import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { fused } from '../../../src/jit/fused.ts';
import type { Bounds } from '../../../src/readings/bound.ts';
import { between } from '../../../src/readings/interval.ts';
import { type Sweep, SweepSolver } from '../../../src/readings/solve/sweep.ts';
import { programOf, r, type Tables } from '../../formula/setup.ts';

const within = (from: number, to: number): Bounds => ({
  kind: 'number',
  within: between(ratio(from), ratio(to)),
  grain: ratio(1),
});

/** The points 0 to `size` − 1 of 값, each given by its own number; some are not taken. */
const sweepOf = (size: number, refused?: (point: number) => boolean): Sweep => ({
  size,
  points: (from, to) => ({
    count: to - from + 1,
    fill: (_, column) => {
      for (let i = 0; i < column.length; i++) column[i] = from + i;
    },
    factsAt: (point) => new Map([['값', ratio(from + point)]]),
  }),
  isTaken: (point) => refused?.(point) !== true,
  // Where each point for itself is taken or not, nothing can be said of many.
  between: (from, to) => (refused === undefined ? new Map([['값', within(from, to)]]) : undefined),
});

function solverOf(condition: string, valid: string, size: number, tables: Tables = {}): SweepSolver {
  const program = programOf(
    { 값: '수', 조건: { unit: '여부', formula: condition }, 받음: { unit: '여부', formula: valid } },
    tables,
  );
  return new SweepSolver({
    program,
    condition: '조건',
    valid: '받음',
    facts: new Map(),
    varied: new Map([['값', within(0, size - 1)]]),
    backend: fused,
  });
}
const shown = (segments: ReturnType<SweepSolver['solve']>): string[] =>
  segments.map(({ from, to, state }) => `${from}..${to} ${state}`);

/** So many that the bounds are asked before the points are: 2^19. */
const many = 524_288;

describe('a long sweep, over most of which the bounds tell', () => {
  test.each([
    [
      'what is not taken is neither: 값 of 1,000 and more is',
      'true',
      '값 >= 1_000',
      ['0..999 none', '1000..524287 holds'],
    ],
    ['and where the condition fails', '값 < 0', '값 < 500_000', ['0..499999 fails', '500000..524287 none']],
    [
      'one point, far from any middle',
      '값 = 300_001',
      'true',
      ['0..300000 fails', '300001..300001 holds', '300002..524287 fails'],
    ],
    [
      'a gap of two points',
      '값 < 131_071 or 값 > 131_072',
      'true',
      ['0..131070 holds', '131071..131072 fails', '131073..524287 holds'],
    ],
    ['a condition that never turns', '값 >= 0', 'true', ['0..524287 holds']],
    ['nothing at all is taken', 'true', '값 < 0', ['0..524287 none']],
  ])('%s', (_, condition, valid, expected) => {
    expect(shown(solverOf(condition, valid, many).solve(sweepOf(many)))).toEqual(expected);
  });

  test('a table without the row has no figure, whatever the bounds say of the rows it has', () => {
    const tables: Tables = {
      표: {
        unit: '수',
        keys: ['수'],
        match: 'range',
        rows: [r(0), r(400_000)],
        columns: [],
        cells: [[r(1)]],
      },
    };
    expect(shown(solverOf('표[값] = 1', 'true', many, tables).solve(sweepOf(many)))).toEqual([
      '0..399999 holds',
      '400000..524287 none',
    ]);
  });

  test('points that an input does not take are asked one by one', () => {
    const sweep = sweepOf(many, (point) => point === 7 || point === 200_000);
    expect(shown(solverOf('true', 'true', many).solve(sweep))).toEqual([
      '0..6 holds',
      '7..7 none',
      '8..199999 holds',
      '200000..200000 none',
      '200001..524287 holds',
    ]);
  });
});

describe('the first point', () => {
  const solver = () => solverOf('값 >= 300_000', '값 != 5', many);
  test.each([
    ['holds', 300_000],
    ['fails', 0],
    ['none', 5],
  ] as const)('at which it %s is %i', (state, point) => {
    expect(solver().first(sweepOf(many), state)).toBe(point);
  });

  // 64 points are looked at first, then 128.
  test.each([0, 1, 63, 64, 65, 191, 192, 193, 447, 448, 9_999])('is found at %i of 10,000', (at) => {
    expect(solverOf(`값 >= ${at}`, 'true', 10_000).first(sweepOf(10_000), 'holds')).toBe(at);
  });

  test('is none where there is none, and none of no points', () => {
    expect(solverOf('값 > 9_999', 'true', 10_000).first(sweepOf(10_000), 'holds')).toBeUndefined();
    expect(solverOf('true', 'true', 1).first(sweepOf(0), 'holds')).toBeUndefined();
    expect(solverOf('true', 'true', 1).solve(sweepOf(0))).toEqual([]);
  });
});

test('what no column can work out is worked out point by point: 100 ÷ 값 is above 3 up to 33', () => {
  expect(shown(solverOf('100 / 값 > 3', 'true', 2000).solve(sweepOf(2000)))).toEqual([
    '0..0 none',
    '1..33 holds',
    '34..1999 fails',
  ]);
});

test('a few points and many come to what each point says by itself', () => {
  const point = (size: number) =>
    fc.oneof(fc.integer({ min: 0, max: size }), fc.constantFrom(0, 1, 63, 64, 65, 131_071, 131_072, 262_144));
  fc.assert(
    fc.property(
      fc
        .constantFrom(1, 2, 63, 64, 65, 300, 131_072, 200_000, 524_288)
        .chain((size) => fc.tuple(fc.constant(size), point(size), point(size), point(size), point(size))),
      fc.boolean(),
      ([size, a, b, c, d], asked) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const solver = solverOf(
          `값 >= ${from} and 값 < ${to} or 값 = ${c}`,
          `값 < ${d} or 값 > ${d} + 2`,
          size,
        );
        const found = shown(solver.solve(sweepOf(size, asked ? (at) => at % 1000 === 3 : undefined)));
        const expected: string[] = [];
        let [start, last] = [0, ''];
        for (let at = 0; at <= size; at++) {
          const isTaken = (at < d || at > d + 2) && !(asked && at % 1000 === 3);
          const state =
            at === size ? '' : !isTaken ? 'none' : (at >= from && at < to) || at === c ? 'holds' : 'fails';
          if (state === last) continue;
          if (last !== '') expected.push(`${start}..${at - 1} ${last}`);
          [start, last] = [at, state];
        }
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});
