import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/formula/checked.ts';
import type { Program } from '../../../src/formula/program.ts';
import { ratio } from '../../../src/formula/ratio.ts';
import { fused } from '../../../src/jit/fused.ts';
import { type Backend, compileBatch } from '../../../src/readings/batch/batch.ts';
import { decodeValue, encodeValue, makeColumn } from '../../../src/readings/batch/columns.ts';
import { runKernels } from '../../../src/readings/batch/kernels.ts';
import { stage } from '../../../src/readings/batch/stage.ts';
import { evaluate } from '../../../src/readings/exact.ts';
import { between } from '../../../src/readings/interval.ts';
import { programOf } from '../../formula/setup.ts';

const backs: readonly (readonly [string, Backend])[] = [
  ['the loop', fused],
  ['kernels', runKernels],
];
const whole = (lo: bigint, hi: bigint) => ({
  kind: 'number' as const,
  within: between(ratio(lo), ratio(hi)),
  grain: ratio(1),
});

/**
 * Terms of a program in two stages, row by row. The early loop knows nothing of what is given late, and the late loop of
 * what is given early alone.
 */
function staged(
  program: Program,
  terms: readonly string[],
  ends: Readonly<Record<string, readonly [bigint, bigint]>>,
  rows: readonly Readonly<Record<string, bigint>>[],
  late: Readonly<Record<string, bigint>>,
  back: Backend,
  early: Readonly<Record<string, bigint>> = {},
): { readonly figures: (Value | undefined)[][]; readonly between: number } {
  const batch = compileBatch(program, {
    outputs: terms,
    bounds: ({ name }) => whole(...(ends[name] ?? [0n, 0n])),
    vary: new Set(Object.keys({ ...early, ...late })),
    given: () => true,
    backend: () => () => {},
  });
  const places = new Set(batch.parameters.flatMap(({ term }, i) => (term in late ? [i] : [])));
  const loops = stage(batch.loop, places);
  const inputs = batch.inputs.map((spec) => {
    const column = makeColumn(spec, rows.length);
    rows.forEach((row, i) => {
      column[i] = encodeValue(spec, ratio(row[spec.term] ?? 0n));
    });
    return column;
  });
  const parametersOf = (of: Readonly<Record<string, bigint>>): number[] =>
    batch.parameters.map((spec) => {
      const value = of[spec.term];
      return value === undefined ? Number.NaN : encodeValue(spec, ratio(value));
    });
  const middle = loops.early.outputs.map(() => new Float64Array(rows.length));
  back(loops.early, batch.arrays)(inputs, parametersOf(early), middle, 0, rows.length);
  const outputs = batch.outputs.map((spec) => makeColumn(spec, rows.length));
  back(loops.late, batch.arrays)(middle, parametersOf(late), outputs, 0, rows.length);
  const figures = rows.map((_, row) =>
    terms.map((_, t) => {
      const [spec, held] = [batch.outputs[t], outputs[t]?.[row]];
      if (spec === undefined || held === undefined) throw new RangeError('no output');
      if (outputs[batch.failed[0] ?? -1]?.[row] === 1) return undefined;
      const value = decodeValue(spec, held);
      const under = outputs[batch.quotients.get(t) ?? -1]?.[row];
      return under === undefined || typeof value !== 'object' || !('n' in value)
        ? value
        : ratio(value.n, value.d * BigInt(under));
    }),
  );
  return { figures, between: middle.length };
}

describe.each(backs)('by %s', (_, back) => {
  test('a square beyond 2^53 is not rounded on its way from the early to the late loop', () => {
    const program = programOf({ 값: '수', 빼기: '수', 답: { unit: '수', formula: '값 * 값 - 빼기 * 빼기' } });
    // 94,906,267² = 9,007,199,515,875,289, an odd number above 2^53, which no double holds; (a+1)² − a² = 2a + 1.
    const { figures } = staged(
      program,
      ['답'],
      { 값: [0n, 10n ** 8n], 빼기: [0n, 10n ** 8n] },
      [{ 값: 94_906_267n }, { 값: 94_906_266n }, { 값: 94_906_265n }],
      { 빼기: 94_906_266n },
      back,
    );
    expect(figures).toEqual([[ratio(189_812_533)], [ratio(0)], [ratio(-189_812_531)]]);
  });

  test('a condition stands between the loops as a condition', () => {
    const program = programOf({
      값: '수',
      율: '수',
      큰가: { unit: '여부', formula: '값 > 10' },
      답: { unit: '수', formula: 'if 큰가 then 값 * 율 else 율' },
      여부답: { unit: '여부', formula: '큰가 and 값 * 율 > 100' },
    });
    const { figures, between: columns } = staged(
      program,
      ['답', '여부답', '큰가'],
      { 값: [0n, 100n], 율: [0n, 100n] },
      [{ 값: 10n }, { 값: 11n }, { 값: 30n }],
      { 율: 7n },
      back,
    );
    expect(figures).toEqual([
      [ratio(7), false, false],
      [ratio(77), false, true],
      [ratio(210), true, true],
    ]);
    // 값 itself, and whether it is above 10.
    expect(columns).toBe(2);
  });
});

test('what rests on no late parameter is worked out once: its column is read in the late loop', () => {
  const program = programOf({
    값: '수',
    율: '수',
    앞: { unit: '수', formula: 'floor(값 * 3 / 7, 1)' },
    답: { unit: '수', formula: 'floor(앞 * 율 / 10, 1)' },
  });
  const batch = compileBatch(program, {
    outputs: ['답'],
    bounds: () => whole(0n, 1000n),
    vary: new Set(['율']),
    given: () => true,
    backend: () => () => {},
  });
  const { early, late } = stage(batch.loop, new Set([0]));
  expect(early.outputs.map(({ op }) => op)).toEqual(['floorDivide']);
  expect(late.nodes.filter(({ op }) => op === 'floorDivide').length).toBe(1);
  expect(late.nodes.filter(({ op }) => op === 'input').length).toBe(1);
});

/** Formulas over 가 and 나, which rows give, and 다 and 라, which are given late; figures go far beyond 2^53. */
const formulas = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'tree' },
    fc.constantFrom('가', '나', '다', '라', '앞', '0', '1', '7', '1_000_000_007'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '*'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number'))
      .map(([fn, a, b]) => `${fn}(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('floor', 'round', 'roundEven'), tie('number'), fc.constantFrom(3, 1000))
      .map(([fn, a, d]) => `${fn}(${a} / ${d}, 1)`),
    fc
      .tuple(tie('condition'), tie('number'), tie('number'))
      .map(([test_, a, b]) => `(if ${test_} then ${a} else ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'tree' },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '=', '!='), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((a) => `(not ${a})`),
  ),
}));

test('two loops come to what the exact reading comes to, whatever is given late', () => {
  const value = fc.oneof(
    fc.bigInt(-9n, 9n),
    fc.bigInt(-(10n ** 9n), 10n ** 9n),
    fc.bigInt(-(10n ** 15n), 10n ** 15n),
  );
  const facts = ['가', '나', '다', '라'];
  const ends = Object.fromEntries(facts.map((name) => [name, [-(10n ** 15n), 10n ** 15n] as const]));
  let told = 0;
  fc.assert(
    fc.property(
      formulas.number.map((text) => text.replaceAll('앞', '가')),
      formulas.number,
      formulas.condition,
      fc.array(fc.record({ 가: value, 나: value }), { minLength: 1, maxLength: 4 }),
      fc.record({ 다: value, 라: value }),
      fc.subarray(['다', '라']),
      fc.constantFrom(...backs),
      (first, figure, truth, rows, given, names, [, back]) => {
        const part = (isLate: boolean) =>
          Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name) === isLate));
        const program = programOf({
          ...Object.fromEntries(facts.map((name) => [name, '수'])),
          앞: { unit: '수', formula: first },
          답: { unit: '수', formula: figure },
          여부답: { unit: '여부', formula: truth },
        });
        const { figures } = staged(program, ['답', '여부답'], ends, rows, part(true), back, part(false));
        rows.forEach((row, i) => {
          const all = Object.entries({ ...row, ...given }).map(([name, n]) => [name, ratio(n)] as const);
          const exact = evaluate(program, new Map(all));
          const [found, held] = figures[i] ?? [];
          // Beyond 2^53 no column holds the answer, and the row says so.
          if (found === undefined) {
            const { n } = exact.ratio('답');
            expect(n >= 2n ** 53n || n <= -(2n ** 53n)).toBe(true);
            return;
          }
          told++;
          expect([found, held]).toEqual([exact.ratio('답'), exact.truth('여부답')]);
        });
      },
    ),
    { numRuns: 120, seed: 31 },
  );
  expect(told).toBeGreaterThan(120);
});
