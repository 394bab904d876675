import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { noUnit } from '../../../src/formula/units.ts';
import {
  type ColumnEncoding,
  columnSpec,
  decodeValue,
  encodeValue,
  fits,
  makeColumn,
} from '../../../src/readings/batch/columns.ts';
import type { Bounds } from '../../../src/readings/bound.ts';
import { between } from '../../../src/readings/interval.ts';

const number = { kind: 'number', unit: noUnit } as const;
const within = (lo: bigint, hi: bigint, parts = 1n): Bounds => ({
  kind: 'number',
  within: between(ratio(lo, parts), ratio(hi, parts)),
  grain: ratio(1n, parts),
});
/** A value put into a column of its own, and read again; undefined stands for what is not given. */
const through = (spec: ColumnEncoding, value: bigint | undefined, parts = 1n) => {
  const column = makeColumn(spec, 1);
  column[0] = encodeValue(spec, value === undefined ? undefined : ratio(value, parts));
  return decodeValue(spec, column[0] ?? Number.NaN);
};

describe('a column holds every value between its ends, and nothing beside them as one', () => {
  // 2^7, 2^15 and 2^31 are where the kinds of array end; their least value stands for what is not given.
  const powers = [7n, 15n, 31n, 52n].map((bits) => 2n ** bits);
  const ends = powers.flatMap((power) =>
    [-2n, -1n, 0n, 1n, 2n].flatMap((off) => [power + off, -power + off]),
  );

  test.each([1n, 2n])('over %i', (parts) => {
    for (const lo of [...ends, 0n, 1n])
      for (const hi of [...ends, 0n, 1n]) {
        if (lo > hi) continue;
        const spec = columnSpec('값', number, within(lo, hi, parts));
        for (const value of [lo, hi])
          expect([spec.storage, lo, hi, through(spec, value, parts)]).toEqual([
            spec.storage,
            lo,
            hi,
            ratio(value, parts),
          ]);
        expect([lo, hi, through(spec, undefined)]).toEqual([lo, hi, undefined]);
        expect([lo, hi, fits(spec, ratio(lo - 1n, parts)), fits(spec, ratio(hi + 1n, parts))]).toEqual([
          lo,
          hi,
          false,
          false,
        ]);
      }
  });

  test('in the smallest kind of array that has room', () => {
    const storage = (lo: bigint, hi: bigint) => columnSpec('값', number, within(lo, hi)).storage;
    expect([storage(-127n, 127n), storage(-128n, 0n), storage(0n, 128n)]).toEqual(['int8', 'int16', 'int16']);
    expect([storage(-32_767n, 32_767n), storage(-32_768n, 0n), storage(0n, 32_768n)]).toEqual([
      'int16',
      'int32',
      'int32',
    ]);
    const most = 2n ** 31n - 1n;
    expect([storage(-most, most), storage(-most - 1n, 0n), storage(0n, most + 1n)]).toEqual([
      'int32',
      'float64',
      'float64',
    ]);
    expect(columnSpec('값', number, { kind: 'number', within: between(undefined, ratio(5)) }).storage).toBe(
      'float64',
    );
  });
});

test('ends off the grain are cut to the whole numbers between them', () => {
  const spec = (lo: string, hi: string, parts: bigint): readonly (bigint | undefined)[] => {
    const end = (text: string) => {
      const [n = '', d = '1'] = text.split('/');
      return ratio(BigInt(n), BigInt(d));
    };
    const made = columnSpec('값', number, {
      kind: 'number',
      within: between(end(lo), end(hi)),
      grain: ratio(1n, parts),
    });
    return [made.lo, made.hi];
  };
  expect(spec('1/3', '7/3', 1n)).toEqual([1n, 2n]);
  expect(spec('-7/3', '-1/3', 1n)).toEqual([-2n, -1n]);
  // In halves: 1/3 is between 0 and 1, 7/3 between 4 and 5.
  expect(spec('1/3', '7/3', 2n)).toEqual([1n, 4n]);
  expect(spec('-7/3', '-1/3', 2n)).toEqual([-4n, -1n]);
  expect(spec('-3', '3', 2n)).toEqual([-6n, 6n]);
});

test('values off the grain, choices that are none and figures beyond 2^53 do not fit', () => {
  const half = columnSpec('값', number, within(0n, 62n, 2n));
  expect(
    [ratio(1, 2), ratio(1, 3), ratio(31), ratio(63, 2), ratio(-1, 2)].map((one) => fits(half, one)),
  ).toEqual([true, false, true, false, false]);
  const wide = columnSpec('값', number, { kind: 'number', within: between(undefined, undefined) });
  expect([2n ** 53n - 1n, 2n ** 53n, -(2n ** 53n)].map((n) => fits(wide, ratio(n)))).toEqual([
    true,
    false,
    false,
  ]);
  const job = columnSpec(
    '직종',
    { kind: 'choice', choices: ['가', '나'] },
    { kind: 'choice', choices: undefined },
  );
  expect(['가', '나', '다'].map((one) => fits(job, one))).toEqual([true, true, false]);
  expect(['가', '나'].map((one) => decodeValue(job, encodeValue(job, one)))).toEqual(['가', '나']);
  const truth = columnSpec('해당', { kind: 'truth' }, { kind: 'truth', canHold: true, canFail: true });
  expect([true, false, undefined].map((one) => decodeValue(truth, encodeValue(truth, one)))).toEqual([
    true,
    false,
    undefined,
  ]);
});
