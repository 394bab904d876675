import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio, roundTo } from '../../../src/formula/ratio.ts';
import { fused } from '../../../src/jit/fused.ts';
import { compileBatch } from '../../../src/readings/batch/batch.ts';
import { makeColumn } from '../../../src/readings/batch/columns.ts';
import { ops } from '../../../src/readings/batch/ops.ts';
import { type Int, PlanBuilder, safeLimit } from '../../../src/readings/batch/plan.ts';
import { between } from '../../../src/readings/interval.ts';
import { programOf } from '../../formula/setup.ts';

/** The division of the loops, as a function. */
const divided: unknown = new Function('a', 'b', `return ${ops.floorDivide('a', 'b')};`);
function onDoubles(a: bigint, b: bigint): bigint {
  if (typeof divided !== 'function') throw new TypeError('no function');
  return BigInt(divided(Number(a), Number(b)));
}

/** b⌊a/b⌋ is the greatest multiple of b that is not above a. */
const isFloor = (q: bigint, a: bigint, b: bigint): boolean => q * b <= a && a < (q + 1n) * b;

const whole = (from: bigint, to: bigint) => fc.bigInt({ min: from, max: to });
const greatest = safeLimit - 1n;
/** Of any length in bits, so that small divisors come up as often as great ones. */
const divisor = fc.integer({ min: 1, max: 53 }).chain((bits) => whole(1n, 2n ** BigInt(bits) - 1n));

describe('a division of whole doubles', () => {
  test('is exact one below, at and above every multiple near ±2^53', () => {
    const multiples = divisor.chain((b) =>
      fc.oneof(whole(0n, 3n), whole(0n, greatest / b)).map((less) => ({ b, m: greatest / b + 1n - less })),
    );
    fc.assert(
      fc.property(multiples, ({ b, m }) => {
        for (const a of [m * b - 1n, m * b, m * b + 1n, 1n - m * b, -m * b, -1n - m * b]) {
          if (a < -greatest || a > greatest) continue;
          if (!isFloor(onDoubles(a, b), a, b)) expect.fail(`${a} ÷ ${b}`);
        }
      }),
      { numRuns: 50_000 },
    );
  });

  test('is exact beside every power of two, where the doubles below lie twice as close', () => {
    for (let e = 0n; e < 53n; e++)
      for (let f = 0n; f + e <= 53n; f++)
        for (const b of [2n ** f - 1n, 2n ** f, 2n ** f + 1n])
          for (const m of [2n ** e - 1n, 2n ** e, 2n ** e + 1n])
            for (const a of [m * b - 1n, m * b + 1n, -m * b - 1n, 1n - m * b]) {
              if (b < 1n || b > greatest || a < -greatest || a > greatest) continue;
              if (!isFloor(onDoubles(a, b), a, b)) expect.fail(`${a} ÷ ${b}`);
            }
  });

  test('is not exact any more at 2^53 + 1, which no double holds', () => {
    // 2^53 + 1 = 3 × 3,002,399,751,580,331: as a double it is 2^53, and a third of that is below the quotient.
    expect(onDoubles(safeLimit + 1n, 3n)).toBe(3_002_399_751_580_330n);
  });

  test('stays on doubles whatever the divisor', () => {
    const plan = new PlanBuilder();
    const any: Int = plan.input(0, undefined, undefined);
    const positive: Int = plan.input(1, 1n, undefined);
    expect(plan.floorDivide(any, positive).node.rep).toBe('number');
    expect(plan.floorDivide(any, plan.constant(greatest)).node.rep).toBe('number');
    // A numerator that may be 2^53 is no whole double for sure.
    const more = plan.add(any, plan.constant(1n));
    expect(plan.floorDivide(more, positive).node.args[0]?.rep).toBe('big');
  });
});

/** Rounds columns of figures to a step by one loop. */
function rounded(step: string, values: readonly bigint[]): readonly bigint[] {
  const program = programOf({ 금액: '원', 답: { unit: '원', formula: `round(금액, ${step})` } });
  const batch = compileBatch(program, {
    outputs: ['답'],
    bounds: () => ({
      kind: 'number',
      within: between(ratio(-(2n ** 52n)), ratio(2n ** 52n)),
      grain: ratio(1),
    }),
    given: () => true,
    backend: fused,
  });
  const columns = batch.outputs.map((spec) => makeColumn(spec, values.length));
  batch.run([Float64Array.from(values, Number)], [], columns, 0, values.length);
  return Array.from(columns[0] ?? [], BigInt);
}

describe('a rounding half up', () => {
  test.each([
    // No whole won is half of an odd step: 1 of 3 goes down, 2 of 3 up.
    ['3원', [1n, 2n, -1n, -2n, 4n, 5n], [0n, 3n, 0n, -3n, 3n, 6n]],
    ['10원', [4n, 5n, -5n, -6n, 14n, 15n], [0n, 10n, 0n, -10n, 10n, 20n]],
  ])('to %s', (step, values, expected) => {
    expect(rounded(step, values)).toEqual(expected);
  });

  test('is that of the exact reading by every step, odd and even, up to 2^52', () => {
    const figures = fc.array(whole(-(2n ** 52n), 2n ** 52n), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(divisor, figures, (step, values) => {
        const exact = values.map((value) => roundTo(ratio(value), ratio(step), 'round').n);
        fc.pre(exact.every((one) => one > -safeLimit && one < safeLimit));
        expect(rounded(`${step}원`, values)).toEqual(exact);
      }),
      { numRuns: 500 },
    );
  });
});
