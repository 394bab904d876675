import { expect, test } from 'vitest';
import { parseIsoDay } from '../../src/formula/civil.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { partBounds } from '../../src/readings/date-bounds.ts';
import { anything, between } from '../../src/readings/interval.ts';

const days = (from: string, to: string) =>
  between(ratio(parseIsoDay(from) ?? 0), ratio(parseIsoDay(to) ?? 0));
const ends = (part: 'year' | 'month' | 'day', from: string, to: string) => {
  const one = partBounds(part, days(from, to));
  return one.kind === 'number' ? [Number(one.within.lo?.at.n), Number(one.within.hi?.at.n)] : undefined;
};

test.each([
  ['year', '2024-03-01', '2026-01-01', [2024, 2026]],
  ['month', '2024-03-01', '2024-11-30', [3, 11]],
  // Over the turn of a year any month may come.
  ['month', '2024-11-01', '2025-02-01', [1, 12]],
  ['day', '2024-03-05', '2024-03-09', [5, 9]],
  ['day', '2024-03-30', '2024-04-02', [1, 31]],
] as const)('%s from %s to %s', (part, from, to, expected) => {
  expect(ends(part, from, to)).toEqual(expected);
});

test.each([
  // 2024-03-01 was a Friday.
  ['2024-03-01', '2024-03-01', ['금']],
  ['2024-03-01', '2024-03-04', ['월', '금', '토', '일']],
  ['2024-03-01', '2024-03-06', ['월', '화', '수', '금', '토', '일']],
  ['2024-03-01', '2024-03-07', ['월', '화', '수', '목', '금', '토', '일']],
])('the weekdays from %s to %s', (from, to, expected) => {
  expect(partBounds('weekday', days(from, to))).toEqual({ kind: 'choice', choices: new Set(expected) });
});

test('of no known days, all', () => {
  expect(partBounds('weekday', anything)).toMatchObject({ choices: new Set('월화수목금토일') });
  expect(partBounds('year', anything)).toMatchObject({ within: { lo: undefined, hi: undefined } });
});
