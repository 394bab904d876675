import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const 고정수당 = [
  { 항목: '식대', 금액: 200_000, 통상임금: false },
  { 항목: '직책수당', 금액: 300_000, 통상임금: true },
];
const month = { 귀속월: '2024-04', 고정수당 };
/** Fifteen of the thirty days of April. */
const joiner = { ...month, 직원: { ...worker, 입사일: '2024-04-16' } };
const cut = engineWith('현행', { 고정수당일할: '"일할"' });

describe('fixed allowances of a part of the month (case 17)', () => {
  test('whole by default, and it is said', () => {
    const slip = both(joiner, '현행');
    expect(won(slip, '고정수당')).toEqual([500_000]);
    expect(findingsOf(slip)).toContain('고정수당전액지급');
    expect(findingsOf(both({ ...month, 직원: worker }, '현행'))).not.toContain('고정수당전액지급');
  });

  test('where the institution cuts them, by its way of proration, with the parts that are free of tax alike', () => {
    const slip = both(joiner, '현행', cut);
    expect(won(slip, '고정수당')).toEqual([250_000]);
    // Base pay and 250,000, of which half of the meal allowance is free of tax.
    const [base = 0] = won(slip, '기본급');
    expect(slip.evaluation.ratio('과세급여')).toEqual(ratio(base + 150_000));
    expect(findingsOf(slip)).not.toContain('고정수당전액지급');
  });

  test('the ordinary wage and the minimum wage remain those of a whole month', () => {
    const whole = both({ ...month, 직원: worker }, '현행', cut);
    const part = both(joiner, '현행', cut);
    for (const term of ['통상임금', '최저임금산입액', '고정수당월액'])
      expect(part.evaluation.ratio(term)).toEqual(whole.evaluation.ratio(term));
  });

  test('a month wholly on leave: whole by default and said, nothing where they are cut', () => {
    const away = { ...month, 직원: worker, 휴직: [{ 종류: '육아휴직', 시작일: '2024-03-15' }] };
    expect(won(both(away, '현행'), '고정수당')).toEqual([500_000]);
    expect(findingsOf(both(away, '현행'))).toContain('고정수당전액지급');
    const slip = both(away, '현행', cut);
    expect(won(slip, '고정수당', '지급총액')).toEqual([0, 0]);
    expect(findingsOf(slip)).not.toContain('고정수당전액지급');
  });

  test('of days left out of the average wage only what was paid for them is left out', () => {
    // Ten of thirty days on leave. Cut: 333,333 is paid for the 20 days that count. Whole: 500,000 less a third.
    const leave = { 휴직: [{ 종류: '가족돌봄휴직', 시작일: '2024-04-01', 종료일: '2024-04-10' }] };
    const input = { ...month, 직원: { ...worker, 기본급: 2_090_000 }, ...leave };
    const wages = (engine?: typeof cut) => {
      const slip = both(input, '현행', engine);
      const [base = 0] = won(slip, '기본급');
      return [slip.evaluation.ratio('평균임금산입액'), base] as const;
    };
    const [some, base] = wages(cut);
    expect(some).toEqual(ratio(base + 333_333));
    const [all] = wages();
    expect(all).toEqual(ratio(3 * (base + 500_000) - 500_000, 3));
  });

  test('absent on every scheduled day: nothing where they are cut', () => {
    // 2024-04 has 21 scheduled days: 22 weekdays less the election of 04-10.
    const never = { ...month, 직원: worker, 근무: { 결근일수: 21 } };
    expect(won(both(never, '현행', cut), '고정수당', '지급총액')).toEqual([0, 0]);
    expect(findingsOf(both(never, '현행'))).toContain('고정수당전액지급');
  });
});
