import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import type { Payslip } from '../../../src/pay/payslip.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const absent = (귀속월: string, 결근일수: number, rest: object = {}) => ({
  귀속월,
  직원: worker,
  근무: { 결근일수 },
  ...rest,
});

describe('absent on every scheduled day (case 12)', () => {
  test.each(['역일', '소정근로일', '시간', '30일'])(
    'nothing is paid, whatever the way of proration: %s',
    (way) => {
      const engine = engineWith('현행', { 일할방식: `"${way}"` });
      // 2024-03 has 20 scheduled days: 21 weekdays less 1 March.
      expect(won(both(absent('2024-03', 20), '현행', engine), '기본급', '지급총액')).toEqual([0, 0]);
      // 2024-05 has 20: 23 weekdays less 05-01, 05-06 and 05-15.
      expect(won(both(absent('2024-05', 20), '현행', engine), '기본급')).toEqual([0]);
    },
  );

  test('nor are rest days taken off what is not there', () => {
    const engine = engineWith('현행', { 결근주휴공제: 'true' });
    expect(won(both(absent('2024-03', 20), '현행', engine), '기본급')).toEqual([0]);
  });

  test('one day of work: the convention by calendar days, as before', () => {
    // 2,390,124 × 19 ÷ 31 = 1,464,914.71
    expect(won(both(absent('2024-03', 19), '현행'), '기본급')).toEqual([2_390_124 - 1_464_915]);
  });

  test('half a day of work: what the convention leaves for days off is said', () => {
    // 2,390,124 × 19.5 ÷ 31 = 1,503,465.1 are taken off; half a day by the hour is 11,436 × 4.
    const slip = both(absent('2024-03', 19.5), '현행');
    expect(won(slip, '기본급')).toEqual([2_390_124 - 1_503_465]);
    expect(slip.evaluation.ratio('일한날기본급')).toEqual(ratio(45_744));
    const told = (days: number, ways: Record<string, string> = {}) =>
      findingsOf(both(absent('2024-03', days), '현행', engineWith('현행', ways))).includes(
        '결근한달의기본급',
      );
    // Twenty scheduled days: from eleven days on more are absent than worked.
    expect([20, 19.5, 11, 10, 0].map((days) => told(days))).toEqual([false, true, true, false, false]);
    // By scheduled days half a day leaves a fortieth, 59,753.1, and by hours 606,108: both above 45,744.
    expect(told(19.5, { 일할방식: '"소정근로일"' })).toBe(true);
    // Every week of March 2024 loses its rest day, too: 2,390,124 − 11,436 × 8 × (19.5 + 5) = 148,668.
    expect(told(19.5, { 일할방식: '"시간"', 결근주휴공제: 'true' })).toBe(true);
  });

  test('who joined in mid-month and never came', () => {
    // From 2024-03-11 on 15 scheduled days.
    const joined = { 직원: { ...worker, 입사일: '2024-03-11' } };
    expect(won(both(absent('2024-03', 15, joined), '현행'), '기본급')).toEqual([0]);
    // 14 of them: the days from 1 to 10, 10 ÷ 31 = 771,007.74, and 14 ÷ 31 = 1,079,410.84.
    expect(won(both(absent('2024-03', 14, joined), '현행'), '기본급')).toEqual([
      2_390_124 - 771_008 - 1_079_411,
    ]);
  });

  test('who came back from a leave to none of the days: the leave is paid as it is', () => {
    const leave = { 휴직: [{ 종류: '질병휴직', 시작일: '2024-03-01', 종료일: '2024-03-17' }] };
    // 18 to 29 March: 10 scheduled days. Leave pay 2,390,124 × 17 ÷ 31 = 1,310,713.16.
    const slip = both(absent('2024-03', 10, leave), '현행');
    expect(won(slip, '기본급', '질병휴직급여')).toEqual([0, 1_310_713]);
  });
});

describe('a week with absences in two months loses its rest day once (case 13)', () => {
  const engine = engineWith('현행', { 결근주휴공제: 'true' });
  const of = (귀속월: string, ...결근일자: string[]) => ({
    귀속월,
    근무: { 결근일수: 결근일자.length },
    결근일자,
  });
  // 2,090,000 is 10,000 an hour: a rest day of 80,000. A day in April is 2,090,000 ÷ 30 = 69,666.67, in May ÷ 31 = 67,419.35.
  const 직원 = { ...worker, 기본급: 2_090_000 };
  const [april, may] = [of('2024-04', '2024-04-29'), of('2024-05', '2024-05-02')];
  const paid = (input: object) => both({ 직원, ...input }, '현행', engine);
  const taken = (slip: Payslip, ...terms: readonly string[]) =>
    terms.map((term) => slip.evaluation.ratio(term));
  const [day4, day5, rest] = [ratio(69_667), ratio(67_419), ratio(80_000)];

  test('in the month of the first absence', () => {
    expect(taken(paid(april), '결근공제', '주휴공제')).toEqual([day4, rest]);
    expect(taken(paid({ ...may, 이전월: [april] }), '결근공제', '주휴공제')).toEqual([day5, ratio(0)]);
  });

  test('where the earlier month had no absence in that week, in the later one', () => {
    expect(taken(paid({ ...may, 이전월: [of('2024-04', '2024-04-22')] }), '주휴공제')).toEqual([rest]);
  });

  test('other weeks of the month lose theirs', () => {
    const more = { ...of('2024-05', '2024-05-02', '2024-05-09'), 이전월: [april] };
    expect(taken(paid(more), '주휴공제')).toEqual([rest]);
  });

  test('without the month before it is said that it may be lost twice', () => {
    expect(findingsOf(paid(may))).toContain('결근주휴앞달기록');
    expect(findingsOf(paid({ ...may, 이전월: [april] }))).not.toContain('결근주휴앞달기록');
    expect(findingsOf(paid(of('2024-05', '2024-05-09')))).not.toContain('결근주휴앞달기록');
  });
});
