import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const premiums = ['국민연금', '건강보험', '장기요양보험', '고용보험'] as const;
const halves = ['사업주국민연금', '사업주건강보험', '사업주장기요양보험'] as const;

/** No hour beyond the schedule: base pay and what follows from it alone. */
const none = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
const hours = { 분류시간: { 현행: none, 개편안: none } };
const month = (귀속월: string) => ({ 귀속월, ...hours });
/** 2,390,124 a month, the living wage of 2024: 91,488 an ordinary day. */
const on = (귀속월: string, 휴직: readonly object[], rest: object = {}) => ({
  ...month(귀속월),
  직원: { ...worker, 입사일: '2020-01-01' },
  휴직,
  ...rest,
});

describe('one on 육아휴직 whose end is not known (case 24)', () => {
  const open = [{ 종류: '육아휴직', 시작일: '2024-02-15' }];

  test('has no pay of the employer, no pension and no health premium, on either side', () => {
    const slip = both(on('2024-03', open), '현행');
    expect(won(slip, '기본급', '지급총액', '실수령액')).toEqual([0, 0, 0]);
    expect(won(slip, ...premiums)).toEqual([0, 0, 0, 0]);
    expect(won(slip, ...halves)).toEqual([0, 0, 0]);
    expect(findingsOf(slip)).not.toContain('보험료가급여초과');
    expect(findingsOf(slip)).not.toContain('음수실수령');
  });

  test('is paid for the days before it, with the premiums of that month', () => {
    const slip = both(on('2024-02', open), '현행');
    // 15 of 29 days: 2,390,124 × 15 ÷ 29 = 1,236,271.03; 1,153,853 are left, × 4.5 % and 3.545 %.
    expect(won(slip, '기본급', '국민연금', '건강보험')).toEqual([1_153_853, 51_880, 40_900]);
  });

  test('holds on in later months, and its service goes on', () => {
    const slip = both(on('2025-06', open), '현행');
    expect(won(slip, '지급총액', '국민연금', '건강보험')).toEqual([0, 0, 0]);
    // 2020-01-01 to 2025-06-30: 6 × 365 − 184 days of the year's rest, and 29 February of 2020 and 2024.
    expect(slip.evaluation.ratio('근속일수')).toEqual(ratio(366 + 365 + 365 + 365 + 366 + 181));
    // Five full years: 15 + 2 days. The leave counts as attendance (근로기준법 §60⑥3).
    expect(slip.evaluation.ratio('연차발생일수')).toEqual(ratio(17));
  });

  test('who leaves from it has the average wage of the three months before it', () => {
    const paid = ['2023-11', '2023-12', '2024-01'].map((one) => ({
      ...month(one),
      분류시간: { 현행: { ...none, 연장: 3600 }, 개편안: none },
    }));
    const away = ['2024-02', '2024-03', '2024-04', '2024-05'].map(month);
    const input = {
      ...on('2024-06', [{ 종류: '육아휴직', 시작일: '2024-02-01' }]),
      직원: { ...worker, 기본급: 2_090_000, 입사일: '2020-01-01', 퇴사일: '2024-06-14' },
      이전월: [...paid, ...away],
    };
    const slip = both(input, '현행');
    // 60 hours of overtime at 15,000: 2,990,000 a month, 92 days from 2023-11-01 to 2024-01-31.
    expect(slip.evaluation.ratio('평균임금')).toEqual(ratio(8_970_000, 92));
    // The leave ends with the employment: 14 days of June, no pay, no premium.
    expect(won(slip, '기본급', '국민연금', '건강보험')).toEqual([0, 0, 0]);
    expect(slip.evaluation.ratio('무급휴직일수')).toEqual(ratio(14));
  });

  test('one that passes into 육아휴직 from 출산전후휴가 is one exclusion', () => {
    const paid = ['2023-11', '2023-12', '2024-01'].map((one) => ({
      ...month(one),
      분류시간: { 현행: { ...none, 연장: 3600 }, 개편안: none },
    }));
    const away = ['2024-02', '2024-03', '2024-04', '2024-05'].map(month);
    const spells = [
      { 종류: '출산전후휴가', 시작일: '2024-02-01', 종료일: '2024-04-30' },
      { 종류: '육아휴직', 시작일: '2024-05-01' },
    ];
    const input = {
      ...on('2024-06', spells),
      직원: { ...worker, 기본급: 2_090_000, 입사일: '2020-01-01', 퇴사일: '2024-06-30' },
      이전월: [...paid, ...away],
    };
    expect(both(input, '현행').evaluation.ratio('평균임금')).toEqual(ratio(8_970_000, 92));
  });
});

describe('출산전후휴가', () => {
  const birth = [{ 종류: '출산전후휴가', 시작일: '2024-03-11', 종료일: '2024-06-08' }];

  test('is paid by the employer for its first sixty days', () => {
    // 21 days in March, 30 in April, 9 in May: base pay goes on. From 10 May none: 22 of 31 days.
    expect(won(both(on('2024-03', birth), '현행'), '기본급')).toEqual([2_390_124]);
    expect(won(both(on('2024-04', birth), '현행'), '기본급')).toEqual([2_390_124]);
    // 2,390,124 × 22 ÷ 31 = 1,696,217.03
    expect(won(both(on('2024-05', birth), '현행'), '기본급')).toEqual([2_390_124 - 1_696_217]);
    // 8 of 30 days in June: 2,390,124 × 8 ÷ 30 = 637,366.4
    expect(won(both(on('2024-06', birth), '현행'), '기본급')).toEqual([2_390_124 - 637_366]);
  });

  test('is out of the average wage with what was paid for it', () => {
    const slip = both(on('2024-04', birth), '현행');
    expect(slip.evaluation.ratio('평균임금산입일수')).toEqual(ratio(0));
    expect(slip.evaluation.ratio('평균임금산입액')).toEqual(ratio(0));
    // March: 10 days count, with 2,390,124 less 21 of 31 days, 1,619,116.26.
    const march = both(on('2024-03', birth), '현행');
    expect(march.evaluation.ratio('평균임금산입일수')).toEqual(ratio(10));
    expect(march.evaluation.ratio('평균임금산입액')).toEqual(ratio(2_390_124 - 1_619_116));
  });
});

describe('the other kinds of leave', () => {
  test.each(['산재휴업', '가족돌봄휴직', '무급휴직'])(
    '%s has no pay of the employer and no premiums',
    (kind) => {
      const slip = both(on('2024-03', [{ 종류: kind, 시작일: '2024-03-01', 종료일: '2024-04-10' }]), '현행');
      expect(won(slip, '지급총액', ...premiums)).toEqual([0, 0, 0, 0, 0]);
      expect(slip.evaluation.ratio('평균임금산입일수')).toEqual(ratio(0));
      // 20 of 31 days of April are left: no month wholly away.
      const april = both(on('2024-04', [{ 종류: kind, 시작일: '2024-03-01', 종료일: '2024-04-10' }]), '현행');
      // 2,390,124 × 10 ÷ 30 = 796,708; 4.5 % of 1,593,000
      expect(won(april, '기본급', '국민연금')).toEqual([1_593_416, 71_680]);
    },
  );

  test('질병휴직 goes by its switches and its own pay, as before', () => {
    const slip = both(on('2024-03', [{ 종류: '질병휴직', 시작일: '2024-03-01' }]), '현행');
    expect(won(slip, '기본급', '질병휴직급여', '국민연금')).toEqual([0, 2_390_124, 107_550]);
  });

  test('two kinds in one month, one after the other', () => {
    const spells = [
      { 종류: '질병휴직', 시작일: '2024-03-01', 종료일: '2024-03-10' },
      { 종류: '가족돌봄휴직', 시작일: '2024-03-11', 종료일: '2024-03-31' },
    ];
    const slip = both(on('2024-03', spells), '현행');
    // 2,390,124 × 10 ÷ 31 = 771,007.74
    expect(won(slip, '기본급', '질병휴직급여')).toEqual([0, 771_008]);
  });
});
