import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** 2,090,000 is 10,000 an hour: 80,000 an ordinary day. 60 hours of overtime are 900,000: 2,990,000 in the month. */
const hour = { 야간: 0, 휴일: 0, 휴일연장: 0 };
const month = (귀속월: string, overtime = 0) => ({
  귀속월,
  분류시간: { 현행: { 연장: 60 * overtime, ...hour }, 개편안: { 연장: 0, ...hour } },
});
const leave = (시작일: string, 종료일: string) => ({ 종류: '질병휴직', 시작일, 종료일 });
const leaver = (퇴사일: string, 휴직: readonly object[], 이전월: readonly object[]) => ({
  ...month(퇴사일.slice(0, 7)),
  직원: { ...worker, 기본급: 2_090_000, 입사일: '2020-01-01', 퇴사일 },
  휴직,
  이전월,
});
const busy = ['2023-12', '2024-01', '2024-02'].map((one) => month(one, 60));
const away = ['2024-03', '2024-04', '2024-05'].map((one) => month(one));

describe('three months without a day that counts (case 3)', () => {
  test('the average wage is that of the three months before the leave began', () => {
    const slip = both(leaver('2024-06-30', [leave('2024-03-01', '2024-06-30')], [...busy, ...away]), '현행');
    // 2023-12-01 to 2024-02-29: 8,970,000 over 91 days, 98,571.43 (690,000/7); the ordinary day is 80,000.
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(690_000, 7));
    // 1,643 days of service: 690,000 ÷ 7 × 30 × 1,643 ÷ 365 = 13,311,193.74
    expect(won(slip, '퇴직금')).toEqual([13_311_194]);
    expect(findingsOf(slip)).not.toContain('제외전기록부족');
  });

  test('a leave that began in mid-month: back from the day before it', () => {
    const march = [month('2024-03', 20), ...away.slice(1)];
    const slip = both(leaver('2024-06-30', [leave('2024-03-11', '2024-06-30')], [...busy, ...march]), '현행');
    // 2023-12-11 to 2024-03-10, 91 days: 21 of 31 days of December's 2,990,000; two months of it; in March the base less 21 of 31
    // days, 2,090,000 − 1,415,806, and 20 hours of overtime, 300,000.
    const wages = 2_990_000 * 21 + (2 * 2_990_000 + 674_194 + 300_000) * 31;
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(wages, 31 * 91));
    // 8,979,677.87… ÷ 91 × 30 × 1,643 ÷ 365 = 13,325,555.39
    expect(won(slip, '퇴직금')).toEqual([13_325_555]);
  });

  test('a leaver in mid-month, on a leave of more than two years', () => {
    // Every month from 2021-12 to 2024-06; the leave takes all from 2022-03-01 on.
    const months = Array.from({ length: 30 }, (_, i) => {
      const [year, m] = [2021 + Math.floor((11 + i) / 12), ((11 + i) % 12) + 1];
      return month(`${year}-${String(m).padStart(2, '0')}`, i < 3 ? 60 : 0);
    });
    const slip = both(leaver('2024-06-14', [leave('2022-03-01', '2024-06-14')], months), '현행');
    // 2021-12-01 to 2022-02-28: 8,970,000 over 90 days. The living wage of those years is below the contract.
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(8_970_000, 90));
  });

  test('two leaves in touch are one; before a gap of work only the work counts', () => {
    const touching = [leave('2024-03-01', '2024-04-15'), leave('2024-04-16', '2024-06-30')];
    const one = both(leaver('2024-06-30', touching, [...busy, ...away]), '현행');
    expect(one.evaluation.ratio('평균임금')).toEqual(ratio(690_000, 7));
    // Away to 2024-02-10: of the three months before 2024-03-01 the 19 days from 02-11 count, with the base less 10 of 29 days,
    // 2,090,000 − 720,690, and the overtime.
    const gap = [leave('2023-12-01', '2024-02-10'), leave('2024-03-01', '2024-06-30')];
    const before = [month('2023-12'), month('2024-01'), month('2024-02', 60)];
    const two = both(leaver('2024-06-30', gap, [...before, ...away]), '현행');
    expect(two.evaluation.ratio('평균임금')).toEqual(ratio(1_369_310 + 900_000, 19));
  });

  test('partly on leave the days that are left count, as before', () => {
    const months = [month('2024-04', 60), month('2024-05')];
    const slip = both(leaver('2024-06-30', [leave('2024-05-01', '2024-06-30')], months), '현행');
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(2_990_000, 30));
  });

  test('the ordinary wage where it is higher', () => {
    const idle = ['2023-12', '2024-01', '2024-02'].map((one) => month(one));
    const slip = both(leaver('2024-06-30', [leave('2024-03-01', '2024-06-30')], [...idle, ...away]), '현행');
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(80_000));
  });

  test('where the months before are missing it says which to give, and takes the ordinary wage', () => {
    const slip = both(leaver('2024-06-30', [leave('2024-03-01', '2024-06-30')], away), '현행');
    expect(findingsOf(slip)).toContain('제외전기록부족');
    expect(findingsOf(slip)).not.toContain('평균임금기록부족');
    const { evaluation } = slip;
    // 2023-12-01 and 2024-03-01 as days since 1970, by two ways of counting the same 91 days.
    expect(evaluation.ratio('제외전시작일')).toEqual(ratio(Date.UTC(2023, 11, 1) / 86_400_000));
    expect(evaluation.ratio('제외시작일')).toEqual(ratio(Date.UTC(2024, 2, 1) / 86_400_000));
    expect(evaluation.ratio('제외전기록없는일수')).toEqual(ratio(91));
    expect(evaluation.ratio('평균임금')).toEqual(ratio(80_000));
  });

  test('a month left out in between breaks the chain', () => {
    const [march, , may] = away;
    const months = [...busy, march ?? {}, may ?? {}];
    const slip = both(leaver('2024-06-30', [leave('2024-03-01', '2024-06-30')], months), '현행');
    expect(findingsOf(slip)).toContain('제외전기록부족');
  });

  test('two of the three months given: the days that have a record count, and the finding says how many have none', () => {
    const slip = both(
      leaver('2024-06-30', [leave('2024-03-01', '2024-06-30')], [...busy.slice(1), ...away]),
      '현행',
    );
    // 2024-01-01 to 02-29: 5,980,000 over 60 days. December's 31 have no record.
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(5_980_000, 60));
    expect(slip.evaluation.ratio('제외전기록없는일수')).toEqual(ratio(31));
    expect(findingsOf(slip)).toContain('제외전기록부족');
  });

  test('closure pay after such a leave rests on the same months', () => {
    const closed = {
      ...month('2024-06'),
      직원: { ...worker, 기본급: 2_090_000, 입사일: '2020-01-01' },
      근무: { 휴업일수: 10 },
      휴직: [leave('2024-03-01', '2024-05-31')],
      이전월: [...busy, ...away],
    };
    const slip = both(closed, '현행');
    // 98,571.43 × 70 % = 69,000 a day, below the ordinary 80,000.
    expect(slip.evaluation.ratio('앞석달평균임금')).toEqual(ratio(690_000, 7));
    expect(won(slip, '휴업수당')).toEqual([690_000]);
    expect(findingsOf(slip)).not.toContain('휴업평균임금기록부족');
    // Without them the ordinary wage, × 70 %: 56,000 a day, and it is said.
    const without = both({ ...closed, 이전월: away }, '현행');
    expect(won(without, '휴업수당')).toEqual([560_000]);
    expect(findingsOf(without)).toContain('휴업평균임금기록부족');
  });

  test('closure pay without the months before says so; who has just joined has none to give', () => {
    const closed = (입사일: string) => ({
      ...month('2024-06'),
      직원: { ...worker, 기본급: 2_090_000, 입사일 },
      근무: { 휴업일수: 10 },
    });
    const long = both(closed('2020-01-01'), '현행');
    // 2024-03-01 to 05-31
    expect(long.evaluation.ratio('휴업기록없는일수')).toEqual(ratio(92));
    expect(findingsOf(long)).toContain('휴업평균임금기록부족');
    expect(findingsOf(both(closed('2024-06-01'), '현행'))).not.toContain('휴업평균임금기록부족');
    expect(both(closed('2024-05-20'), '현행').evaluation.ratio('휴업기록없는일수')).toEqual(ratio(12));
  });

  test('three months of closure are left out as well', () => {
    const shut = (귀속월: string, days: number) => ({ ...month(귀속월), 근무: { 휴업일수: days } });
    const months = [...busy, shut('2024-03', 31), shut('2024-04', 30), shut('2024-05', 31)];
    const input = { ...leaver('2024-06-30', [], months), 근무: { 휴업일수: 30 } };
    expect(both(input, '현행').evaluation.ratio('평균임금')).toEqual(ratio(690_000, 7));
  });
});
