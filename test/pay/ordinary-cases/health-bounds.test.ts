import { describe, expect, test } from 'vitest';
import { rules, won, worker } from '../../support.ts';
import { both } from './setup.ts';

const premium = (귀속월: string, 기본급: number) =>
  won(both({ 귀속월, 직원: { ...worker, 기본급 } }, '현행'), '건강보험', '사업주건강보험');

describe('the least and most health premium (case 20)', () => {
  test.each([
    // Half of the month's bounds. 200,000 × 3.23 % is 6,460; 120 million × 3.335 % 4,002,000.
    ['2019-03', 9_010, 3_182_760],
    ['2020-05', 9_300, 3_322_170],
    ['2021-07', 9_570, 3_523_950],
    ['2022-06', 9_750, 3_653_550],
    ['2023-06', 9_890, 3_911_280],
    ['2024-03', 9_890, 4_240_710],
    ['2025-03', 9_890, 4_504_170],
    ['2026-03', 10_080, 4_591_740],
  ])('%s, both halves alike', (month, least, most) => {
    expect(premium(month, 200_000)).toEqual([least, least]);
    expect(premium(month, 140_000_000)).toEqual([most, most]);
  });

  test('what rests on one source is marked so', () => {
    const unconfirmed = ['건강보험하한', '건강보험상한'].map((name) =>
      (rules.terms.get(name)?.rules[0]?.rule.entries ?? [])
        .filter(({ confirmed }) => !confirmed)
        .map(({ from }) => from),
    );
    const years = ['2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01'];
    expect(unconfirmed).toEqual([years, years]);
  });
});
