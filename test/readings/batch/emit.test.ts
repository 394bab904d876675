import { describe, expect, test } from 'vitest';
import type { Program } from '../../../src/formula/program.ts';
import { ratio } from '../../../src/formula/ratio.ts';
import { fused } from '../../../src/jit/fused.ts';
import { type Backend, compileBatch } from '../../../src/readings/batch/batch.ts';
import { makeColumn } from '../../../src/readings/batch/columns.ts';
import { emit } from '../../../src/readings/batch/emit.ts';
import { evaluate } from '../../../src/readings/exact.ts';
import { between } from '../../../src/readings/interval.ts';
import { programOf, type TermSpec } from '../../formula/setup.ts';

/** A program's last terms over one column 값, row by row; and the text of its loop. */
function ran(program: Program, outputs: readonly string[], values: readonly number[]) {
  let text = '';
  const back: Backend = (loop, arrays) => {
    text = emit(loop);
    return fused(loop, arrays);
  };
  const batch = compileBatch(program, {
    outputs,
    bounds: () => ({ kind: 'number', within: between(ratio(-3000), ratio(3000)), grain: ratio(1) }),
    given: () => true,
    backend: back,
  });
  const columns = batch.outputs.map((spec) => makeColumn(spec, values.length));
  batch.run([Int16Array.from(values)], [], columns, 0, values.length);
  return { text, columns };
}

/** Each of `count` formulas takes the one before and the one a hundred before: what is shared crosses every split. */
function chain(count: number): Program {
  const terms: [string, TermSpec | string][] = [['값', '수']];
  for (let i = 0; i < count; i++) {
    const [one, other] = [i === 0 ? '값' : `항목${i - 1}`, i < 100 ? '값' : `항목${i - 100}`];
    // Never far from 0: halves and a bound keep every figure below 10,000.
    const formula =
      i % 3 === 0
        ? `if ${one} < ${other} then floor((${one} + ${other}) / 2, 1) + ${i % 7} else ${other} - ${i % 5}`
        : `min(max(${one} - floor(${other} / 3, 1) + ${i % 11}, -9_000), 9_000)`;
    terms.push([`항목${i}`, { unit: '수', formula }]);
  }
  return programOf(Object.fromEntries(terms));
}

const values = [-3000, -17, -1, 0, 1, 2, 999, 3000];
/** Rows enough for three blocks, the last not full. */
const many = Array.from({ length: 2500 }, (_, i) => values[i % values.length] ?? 0);

describe('a loop too long for the optimiser', () => {
  const program = chain(4000);
  const outputs = ['항목1', '항목1999', '항목3999'];
  const { text, columns } = ran(program, outputs, many);

  test('is split into several over blocks of rows, none of them long', () => {
    const parts = text.split(/function part\d+\(/).slice(1);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(part.length).toBeLessThan(60_000);
  });

  test('holds what it carries from one to the next in columns as short as they are many', () => {
    const columns = [...text.matchAll(/new Float64Array\((\d+)\)/g)].map(([, rows]) => Number(rows));
    const [rows = 0] = columns;
    expect(new Set(columns)).toEqual(new Set([rows]));
    expect(rows).toBeGreaterThanOrEqual(64);
    expect(rows === 64 || rows * columns.length * 8 <= 2 ** 16).toBe(true);
  });

  test('comes to what the exact reading comes to, in every block', () => {
    for (const [i, value] of values.entries()) {
      const exact = evaluate(program, new Map([['값', ratio(value)]]));
      outputs.forEach((name, o) => {
        const expected = Number(exact.ratio(name).n);
        for (const row of [i, 1024 + i, 2048 + i])
          expect(columns[o]?.[row], `${name} of ${value}`).toBe(expected);
      });
    }
  });
});

test('a short program is one loop', () => {
  expect(ran(chain(20), ['항목19'], values).text).not.toContain('function part');
});

describe('branches', () => {
  const program = programOf({
    값: '수',
    // Dear enough to be named, and used twice: inside one branch, and in both.
    세제곱: { unit: '수', formula: '값 * 값 * 값' },
    가: { unit: '수', formula: 'if 값 > 0 then 세제곱 + floor(세제곱 / 7, 1) else 0' },
    나: { unit: '수', formula: 'if 값 > 10 then 세제곱 + 1 else if 값 > 5 then 세제곱 - 1 else 2' },
  });

  test('what one branch alone needs is worked out in it', () => {
    const { text, columns } = ran(program, ['가'], [-2, 2]);
    expect(text.indexOf('if (')).toBeLessThan(text.indexOf(' * '));
    // 2³ + ⌊8/7⌋ = 9.
    expect([...(columns[0] ?? [])]).toEqual([0, 9]);
  });

  test('what two branches need is worked out once, before them', () => {
    const { text, columns } = ran(program, ['가', '나'], [-2, 2, 6, 11]);
    expect(text.match(/ \* /g)?.length).toBe(2);
    // 216 + 30 and 216 − 1; 1,331 + 190 and 1,331 + 1.
    expect([...(columns[0] ?? [])]).toEqual([0, 9, 246, 1521]);
    expect([...(columns[1] ?? [])]).toEqual([2, 2, 215, 1332]);
  });
});
