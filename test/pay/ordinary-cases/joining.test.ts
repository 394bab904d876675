import { describe, expect, test } from 'vitest';
import { pumsak } from '../../cli/pumsak.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both } from './setup.ts';

const premiums = ['국민연금', '건강보험', '장기요양보험'] as const;
const employers = ['사업주국민연금', '사업주건강보험', '사업주장기요양보험'] as const;

const joiner = (귀속월: string, 입사일: string, more: object = {}) => ({
  귀속월,
  직원: { ...worker, 입사일, ...more },
});

describe('the month of joining (case 1)', () => {
  test('joined on 2024-03-11: no pension, health or long-term care, the employer’s halves too', () => {
    // 2,390,124 × 21 ÷ 31 = 1,619,116.26. 0.9 % of it is 14,572, 0.65 % 10,524, 6.6 ‰ 10,686, 0.6 ‰ 971: each cut to 10 won.
    const slip = both(joiner('2024-03', '2024-03-11'), '현행');
    expect(won(slip, '지급총액', ...premiums, ...employers)).toEqual([1_619_116, 0, 0, 0, 0, 0, 0]);
    expect(
      won(slip, '고용보험', '사업주고용보험', '고용안정직업능력개발', '산재보험', '임금채권부담금'),
    ).toEqual([14_570, 14_570, 10_520, 10_680, 970]);
  });

  test('from the month after on as everybody', () => {
    // 2,390,000 × 4.5 %; 2,390,124 × 3.545 % = 84,729.9; 84,720 × 9,182 ÷ 70,900 = 10,971.8
    const slip = both(joiner('2024-04', '2024-03-11'), '현행');
    expect(won(slip, ...premiums, ...employers)).toEqual([107_550, 84_720, 10_970, 107_550, 84_720, 10_970]);
  });

  test.each([
    ['on the first', '2024-03-01', [107_550, 84_720, 10_970]],
    ['on the second', '2024-03-02', [0, 0, 0]],
    ['on the last', '2024-03-31', [0, 0, 0]],
  ])('joined %s', (_, day, amounts) => {
    expect(won(both(joiner('2024-03', day), '현행'), ...premiums)).toEqual(amounts);
  });

  test.each([
    ['2019-07', '2019-07-15'],
    ['2022-06', '2022-06-02'],
    ['2026-11', '2026-11-30'],
  ])('in %s as well, under every scheme', (month, day) => {
    const input = joiner(month, day, { 기본급: 3_100_000 });
    for (const scheme of ['현행', '개편안', '법정월급제'])
      expect(won(both(input, scheme), ...premiums, ...employers)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('whoever wishes pays the pension for that month: 1,619,000 × 4.5 % = 72,855', () => {
    const wished = engineWith('현행', { 취득월납부희망: 'true' });
    const slip = both(joiner('2024-03', '2024-03-11'), '현행', wished);
    expect(won(slip, ...premiums, ...employers)).toEqual([72_850, 0, 0, 72_850, 0, 0]);
  });

  test('where premiums are set once a year they begin in the month after, too', () => {
    const set = engineWith('현행', { 보험료보수기준: '정기결정' });
    const base = { 기준소득월액: 2_000_000, 보수월액: 2_000_000 };
    const of = (day: string) => won(both(joiner('2024-03', day, base), '현행', set), ...premiums);
    // 2,000,000 × 4.5 %, × 3.545 %; 70,900 × 9,182 ÷ 70,900
    expect([of('2024-03-11'), of('2024-03-01')]).toEqual([
      [0, 0, 0],
      [90_000, 70_900, 9_180],
    ]);
  });

  test('joined on the first and gone before the last: health insurance, but no month of the pension', () => {
    // 2,390,124 × 20 ÷ 31 = 1,542,015.5 (848,109 taken off); × 3.545 % = 54,664; 54,660 × 9,182 ÷ 70,900 = 7,078.8
    const left = (퇴사일: string) =>
      won(both(joiner('2024-03', '2024-03-01', { 퇴사일 }), '현행'), ...premiums);
    expect(left('2024-03-20')).toEqual([0, 54_660, 7_070]);
    expect(left('2024-03-31')).toEqual([107_550, 84_720, 10_970]);
  });

  test('who leaves pays for the month of leaving, as before', () => {
    // 1,542,000 × 4.5 %
    const slip = both(joiner('2024-03', '2020-01-01', { 퇴사일: '2024-03-20' }), '현행');
    expect(won(slip, ...premiums)).toEqual([69_390, 54_660, 7_070]);
  });

  test('pumsak net --hired says the same', async () => {
    const net = async (...more: readonly string[]) =>
      JSON.parse((await pumsak(['net', '1619116', '--month', '2024-03', ...more, '--json'])).stdout);
    expect(await net('--hired', '2024-03-11')).toMatchObject({
      국민연금: 0,
      건강보험: 0,
      장기요양보험: 0,
      고용보험: 14_570,
    });
    // 1,619,000 × 4.5 % = 72,855; 1,619,116 × 3.545 % = 57,397.6; 57,390 × 9,182 ÷ 70,900 = 7,432.3
    const whole = { 국민연금: 72_850, 건강보험: 57_390, 장기요양보험: 7_430 };
    expect(await net('--hired', '2024-03-01')).toMatchObject(whole);
    expect(await net()).toMatchObject(whole);
  });
});
