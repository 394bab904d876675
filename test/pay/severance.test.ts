import { describe, expect, test } from 'vitest';
import { compareRatios, ratio } from '../../src/formula/ratio.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { explain } from '../../src/report/estimate/explanation.ts';
import { engine, engineWith, minutes, slip, won, worker } from '../support.ts';

const byLivingWage = engineWith('개편안', { 통상시급기준: '생활임금시급' });
/** Three months with bonus A: 1,789,000 + 150,000 each; May, April and March 2024 have 20, 21 and 20 days. */
const spring = (직원: object) => ({
  귀속월: '2024-05',
  직원: { ...worker, ...직원 },
  근무: { 제공건수: 40 },
  이전월: [
    { 귀속월: '2024-04', 근무: { 제공건수: 40 } },
    { 귀속월: '2024-03', 근무: { 제공건수: 40 } },
  ],
});

describe('severance', () => {
  test('T25: three months of 5,817,000 over 92 days are 63,228.26 a day, under the ordinary 68,616', () => {
    // 366 days of service, the year with 29 February: 30 days of it × 366 ÷ 365.
    const year = spring({ 입사일: '2023-06-01', 퇴사일: '2024-05-31' });
    const { evaluation } = slip(year, '개편안', byLivingWage);
    expect(evaluation.ratio('산정임금')).toEqual(ratio(5_817_000));
    expect(evaluation.ratio('산정일수')).toEqual(ratio(92));
    expect(evaluation.ratio('통상일급')).toEqual(ratio(68_616));
    expect(compareRatios(ratio(5_817_000, 92), ratio(68_616))).toBeLessThan(0);
    // 2,058,480 × 366 ÷ 365 = 2,064,119.67…
    expect(won(slip(year, '개편안', byLivingWage), '퇴직금')).toEqual([2_064_120]);
    // At the contract rate 12,523,000/1,095 × 6 × 30 = 2,058,575.34…; × 366 ÷ 365 = 2,064,215.27…
    expect(won(slip(year, '개편안'), '퇴직금')).toEqual([2_064_215]);
    // Under the current scheme the day is 91,488: 2,744,640 × 366 ÷ 365 = 2,752,159.56…
    expect(won(slip(year, '현행'), '퇴직금')).toEqual([2_752_160]);
  });

  test('five years of service: 13,723,200 falls to 10,292,400, and a settlement at the change keeps 3,257,850 of it', () => {
    const five = spring({ 입사일: '2019-06-03', 퇴사일: '2024-05-31' });
    expect(won(slip(five, '현행'), '퇴직금')).toEqual([13_723_200]);
    const after = slip(five, '개편안', byLivingWage);
    expect(won(after, '퇴직금')).toEqual([10_292_400]);
    // 1,733 days at 91,488 and 92 at 68,616.
    // The notice in March 2024 says both; by the end of May it is 13,550,250 against 10,292,400.
    const march = slip(
      { 귀속월: '2024-03', 직원: { ...worker, 입사일: '2019-06-03' } },
      '개편안',
      byLivingWage,
    );
    expect(march.evaluation.ratio('중간정산액')).toEqual(ratio(13_031_400));
  });

  test('three twelfths of the year’s bonuses and leave pay count, where they are given', () => {
    const allowance = { 고정수당: [{ 항목: '직무수당', 금액: 910_000, 통상임금: false }] };
    const paid = (more: object) => ({
      귀속월: '2024-05',
      직원: { ...worker, 기본급: 2_090_000, 입사일: '2019-06-03', 퇴사일: '2024-05-31', ...more },
      ...allowance,
      이전월: [
        { 귀속월: '2024-04', ...allowance },
        { 귀속월: '2024-03', ...allowance },
      ],
    });
    // 9,000,000 over 92 days, above the ordinary 80,000 a day; × 150 days.
    expect(won(slip(paid({}), '현행'), '퇴직금')).toEqual([14_673_913]);
    // 1,372,320 × 3/12 = 343,080 more.
    expect(won(slip(paid({ 전년도연차수당: 1_372_320 }), '현행'), '퇴직금')).toEqual([15_233_283]);
    expect(won(slip(paid({ 연간상여금: 1_372_320 }), '현행'), '퇴직금')).toEqual([15_233_283]);
  });

  test('overtime counts into the average wage, sick leave drops out with its pay', () => {
    const overtime = {
      귀속월: '2024-05',
      직원: { ...worker, 입사일: '2023-05-31', 퇴사일: '2024-05-31' },
      근무: {},
    };
    const hours = { 시작: '09:00', 종료: '20:00', 휴게: '12:00-13:00' };
    const busy = {
      ...overtime,
      근무시간대: hours,
      이전월: [
        { 귀속월: '2024-04', 근무시간대: hours },
        { 귀속월: '2024-03', 근무시간대: hours },
      ],
    };
    const { evaluation } = slip(busy, '개편안');
    // Four hours on each of 61 days: 1,789,000 × 3 and 244 hours at 17,154.7945… rounded month by month, over 92 days.
    const months = [80, 84, 80].map(
      (hours) => 1_789_000 + Math.floor((12_523_000 * 3 * hours) / (2 * 1_095) + 0.5),
    );
    expect(evaluation.ratio('산정임금')).toEqual(ratio(months.reduce((a, b) => a + b)));
    expect(evaluation.ratio('평균임금')).toEqual(
      ratio(
        months.reduce((a, b) => a + b),
        92,
      ),
    );

    const sick = { ...busy, 휴직: [{ 종류: '질병휴직', 시작일: '2024-04-01', 종료일: '2024-04-30' }] };
    const without = slip(sick, '개편안').evaluation;
    expect(without.ratio('산정일수')).toEqual(ratio(62));
    // April's pay is all sick pay: nothing of it counts.
    expect(without.ratio('산정임금')).toEqual(ratio((months[0] ?? 0) + (months[2] ?? 0)));
  });

  test('under a year there is none; a leaver in the middle of a month looks back three months to the day', () => {
    expect(won(slip(spring({ 입사일: '2023-06-03', 퇴사일: '2024-05-31' }), '개편안'), '퇴직금')).toEqual([
      0,
    ]);
    const { evaluation } = slip(
      { 귀속월: '2024-06', 직원: { ...worker, 입사일: '2020-01-01', 퇴사일: '2024-06-14' } },
      '현행',
    );
    // 2024-03-15 to 06-14: 17 days of March.
    expect(evaluation.ratio('앞달산입일수')).toEqual(ratio(17));
    expect(
      won(slip({ 귀속월: '2024-05', 직원: { ...worker, 입사일: '2020-01-01' } }, '현행'), '퇴직금'),
    ).toEqual([0]);
  });

  test('the notice the law asks for comes in the month of the change', () => {
    const names = (month: string) =>
      slip({ 귀속월: month, 직원: { ...worker, 입사일: '2019-06-03' } }, '개편안').findings.map(
        ({ name }) => name,
      );
    expect(names('2024-03')).toEqual(['퇴직급여감소알림']);
    expect(names('2024-04')).toEqual([]);
  });

  test('and again in the month of leaving; never to those hired under the fewer hours', () => {
    const names = (직원: object) =>
      slip({ 귀속월: '2024-06', 직원: { ...worker, ...직원 } }, '개편안').findings.map(({ name }) => name);
    expect(names({ 입사일: '2019-06-03', 퇴사일: '2024-06-14' })).toEqual([
      '평균임금기록부족',
      '퇴직급여감소알림',
    ]);
    expect(names({ 입사일: '2024-03-01', 퇴사일: '2024-06-14' })).toEqual([]);
    const march = slip({ 귀속월: '2024-03', 직원: { ...worker, 입사일: '2024-03-11' } }, '개편안');
    expect(march.findings.map(({ name }) => name)).toEqual([]);
  });

  test('a change of hours in the middle of a month is told in the first month that has it', () => {
    const later = engineWith('개편안', { 시행일: '2024-04-15' });
    const names = (month: string) =>
      slip({ 귀속월: month, 직원: { ...worker, 입사일: '2019-06-03' } }, '개편안', later).findings.map(
        ({ name }) => name,
      );
    expect(names('2024-04')).toEqual([]);
    expect(names('2024-05')).toEqual(['퇴직급여감소알림']);
  });

  test('a settlement at the change rests on the average wage of the three months before it', () => {
    const input = {
      귀속월: '2024-03',
      직원: { ...worker, 입사일: '2023-03-02' },
      이전월: ['2023-12', '2024-01', '2024-02'].map((귀속월) => ({
        귀속월,
        고정수당: [{ 항목: '직책수당', 금액: 910_000, 통상임금: false }],
      })),
      고정수당: [],
    };
    const { evaluation } = slip(input, '개편안');
    // December at the living wage of 2023; 91 days.
    const wages = 2_331_813 + 2 * 2_390_124 + 3 * 910_000;
    expect(evaluation.ratio('변경전평균임금')).toEqual(ratio(wages, 91));
    // 365 days of service before the change: 30 days of it.
    expect(evaluation.ratio('변경전근속일수')).toEqual(ratio(365));
    expect(evaluation.ratio('중간정산액')).toEqual(ratio(Math.round((wages * 30) / 91)));
  });

  test('a closure drops out of the average wage with its pay, and so does its share of an allowance', () => {
    const input = {
      귀속월: '2024-04',
      직원: { ...worker, 기본급: 2_390_124, 입사일: '2019-06-03' },
      근무: { 휴업일수: 10 },
      고정수당: [{ 항목: '직책수당', 금액: 300_000, 통상임금: false }],
    };
    const { evaluation } = slip(input, '현행');
    // 2,390,124 − 796,708 of the base, and 20 of 30 days of the allowance.
    expect(evaluation.ratio('평균임금산입액')).toEqual(ratio(1_593_416 + 200_000));
    expect(evaluation.ratio('평균임금산입일수')).toEqual(ratio(20));
  });

  test('months without a record do not dilute the average wage of someone leaving in mid-month', () => {
    const input = {
      귀속월: '2024-05',
      직원: { ...worker, 입사일: '2020-01-01', 퇴사일: '2024-05-15' },
      고정수당: [{ 항목: '직책수당', 금액: 3_000_000, 통상임금: false }],
    };
    const { evaluation, findings } = slip(input, '현행');
    // 15 days of May: 2,390,124 − 1,233,612 and the allowance.
    expect(evaluation.ratio('평균임금')).toEqual(ratio(1_156_512 + 3_000_000, 15));
    // 2024-02-16 to 05-15 are 90 days.
    expect(evaluation.ratio('기록없는일수')).toEqual(ratio(75));
    expect(findings.map(({ name }) => name)).toEqual(['고정수당전액지급', '평균임금기록부족']);
  });

  test('a day of leaving still to come changes nothing before its month', () => {
    const of = (직원: object) =>
      slip({ 귀속월: '2024-05', 직원: { ...worker, 입사일: '2019-06-03', ...직원 } }, '현행').evaluation;
    expect(of({ 퇴사일: '2024-12-31' }).ratio('퇴직금예상액')).toEqual(of({}).ratio('퇴직금예상액'));
    // 1,825 days.
    expect(of({ 퇴사일: '2024-12-31' }).ratio('퇴직금예상액')).toEqual(ratio(13_723_200));
  });

  test('the statutory accrual sets a month aside with or without the month before', () => {
    const statutory = engineWith('현행', { 퇴직급여적립방식: '법정산식' });
    const input = { 귀속월: '2024-05', 직원: { ...worker, 입사일: '2019-06-03' } };
    // 91,488 × 30 × 31 ÷ 365, between two rounded amounts.
    expect(won(slip(input, '현행', statutory), '퇴직급여적립')).toEqual([233_106]);
    const after = { ...input, 이전월: [{ 귀속월: '2024-04' }] };
    expect(won(slip(after, '현행', statutory), '퇴직급여적립')).toEqual([233_106]);
  });
});

describe('other pay of the law', () => {
  test('T26: 15 days of leave at six hours are 90 hours; unused they pay 1,029,240', () => {
    const input = {
      귀속월: '2024-05',
      직원: { ...worker, 입사일: '2022-05-01' },
      근무: { 미사용연차일수: 15 },
    };
    const payslip = slip(input, '개편안', byLivingWage);
    expect(payslip.evaluation.ratio('연차발생일수')).toEqual(ratio(15));
    expect(payslip.evaluation.ratio('연차발생시간')).toEqual(ratio(90));
    expect(won(payslip, '연차미사용수당')).toEqual([1_029_240]);
    // 12,523,000/1,095 × 90 = 1,029,287.67…
    expect(won(slip(input, '개편안'), '연차미사용수당')).toEqual([1_029_288]);
    expect(won(slip(input, '현행'), '연차미사용수당')).toEqual([1_372_320]);
  });

  test.each([
    ['2024-05-01', 0],
    ['2024-03-31', 1],
    ['2023-06-02', 10],
    ['2023-06-01', 11],
    ['2023-05-01', 15],
    ['2021-05-01', 16],
    ['2019-05-01', 17],
    ['2003-05-01', 25],
    ['1990-05-01', 25],
  ])('someone hired on %s has %d days in May 2024', (hired, days) => {
    const { evaluation } = slip({ 귀속월: '2024-05', 직원: { ...worker, 입사일: hired } }, '현행');
    expect(evaluation.ratio('연차발생일수')).toEqual(ratio(days));
  });

  test('T28: 1,789,000 over 1095/7 hours passes both floors; over 157 it falls under the living wage', () => {
    const names = (values: Readonly<Record<string, string>>) =>
      slip(
        { 귀속월: '2024-04' },
        '개편안',
        engineWith('개편안', { 월기본급: '1_789_000', ...values }),
      ).findings.map(({ name }) => name);
    expect(names({})).toEqual([]);
    expect(names({ 통상임금산정기준시간: '157' })).toEqual(['생활임금미달']);
  });

  test('T31: 12.5 hours over in a week are a finding for a short-hours worker, none for another; paid either way', () => {
    const input = { 귀속월: '2024-07', 근무시간대: { 시작: '09:00', 종료: '18:30', 휴게: '12:00-13:00' } };
    const other = engineWith('개편안', { 단시간근로자: 'false' });
    expect(slip(input, '개편안').findings.map(({ name }) => name)).toEqual(['단시간초과한도초과']);
    expect(slip(input, '개편안', other).findings).toEqual([]);
    expect(won(slip(input, '개편안'), '연장수당')).toEqual(won(slip(input, '개편안', other), '연장수당'));
  });

  test('a closure pays 70 % of the average wage a day, at most the ordinary wage', () => {
    const input = { 귀속월: '2024-04', 근무: { 휴업일수: 10 } };
    // 70 % of 91,488 is 64,041.6; ten days 640,416; the base loses 2,390,124 × 10/30 = 796,708.
    expect(won(slip(input, '현행'), '기본급', '휴업수당')).toEqual([1_593_416, 640_416]);
  });

  test('an absence loses its week’s paid rest day only where the parameter says so', () => {
    const input = { 귀속월: '2024-04', 근무: { 결근일수: 1 } };
    // 2,390,124 ÷ 30 = 79,670.8; the rest day 11,436 × 8 = 91,488.
    expect(won(slip(input, '현행'), '기본급')).toEqual([2_310_453]);
    expect(won(slip(input, '현행', engineWith('현행', { 결근주휴공제: 'true' })), '기본급')).toEqual([
      2_218_965,
    ]);
  });

  test('an allowance tied to being employed on pay day is ordinary wage for work from 2024-12-19 on', () => {
    const hour = (day: string) => ({ 일자: day, 시작: '09:00', 종료: '19:00', 휴게: '12:00-13:00' });
    const pay = (month: string, ...days: readonly string[]) =>
      won(
        slip(
          {
            귀속월: month,
            직원: { ...worker, 기본급: 2_508_000 },
            근무일지: days.map(hour),
            고정수당: [{ 항목: '명절수당', 금액: 209_000, 통상임금: '재직조건' }],
          },
          '현행',
        ),
        '연장수당',
        '고정수당',
      );
    // The judgment is of 19 December: an hour × 1.5 at 12,000 the day before, at 13,000 from then on.
    expect(pay('2024-12', '2024-12-18')).toEqual([18_000, 209_000]);
    expect(pay('2024-12', '2024-12-19')).toEqual([19_500, 209_000]);
    expect(pay('2024-12', '2024-12-18', '2024-12-19')).toEqual([37_500, 209_000]);
    expect(pay('2025-01', '2025-01-02')).toEqual([19_500, 209_000]);
  });

  test('overtime follows what a scenario says of the bonus', () => {
    const guaranteed = engineWith('개편안', { 협력성과급A통상임금성: '통상임금' });
    const input = { 귀속월: '2024-04', 분류시간: minutes(60), 근무: { 제공건수: 40 } };
    // 1,789,000 ÷ (1095/7) × 1.5 = 17,154.79…; with 150,000 more 18,593.15….
    expect(won(slip(input, '개편안'), '연장수당')).toEqual([17_155]);
    expect(won(slip(input, '개편안', guaranteed), '연장수당')).toEqual([18_593]);
  });

  test.each([
    // 7 % of 1,745,150 is left out of the meal allowance in 2019, nothing from 2024.
    ['2019-05', 1_700_000, 140_000, true, ['최저임금미달', '생활임금미달']],
    ['2019-05', 1_730_000, 140_000, true, ['생활임금미달']],
    ['2024-05', 2_000_000, 60_740, false, ['생활임금미달']],
    ['2024-05', 2_000_000, 60_739, false, ['최저임금미달', '생활임금미달']],
  ])('in %s, %d won and a meal allowance of %d', (month, 기본급, 금액, 통상임금, found) => {
    const input = {
      귀속월: month,
      직원: { ...worker, 기본급 },
      고정수당: [{ 항목: '식대', 금액, 통상임금 }],
    };
    expect(slip(input, '현행').findings.map(({ name }) => name)).toEqual(found);
  });

  test('a month wholly before or after the employment bears no premium', () => {
    const before = { 귀속월: '2024-05', 직원: { ...worker, 입사일: '2024-06-03' } };
    expect(won(slip(before, '현행'), '지급총액', '공제총액')).toEqual([0, 0]);
  });

  test('a meal allowance is free of tax up to its limit', () => {
    const net = (month: string, amount: number) =>
      slip(
        { 귀속월: month, 고정수당: [{ 항목: '식대', 금액: amount, 통상임금: false }] },
        '현행',
      ).evaluation.ratio('과세급여').n;
    expect(net('2022-12', 140_000)).toBe(2_250_094n + 40_000n);
    expect(net('2023-01', 140_000)).toBe(2_331_813n);
    expect(net('2023-01', 240_000)).toBe(2_331_813n + 40_000n);
  });
});

test('premiums can rest on the amounts set for the year instead of this month’s pay', () => {
  const set = engineWith('현행', { 보험료보수기준: '정기결정' });
  const input = { 귀속월: '2024-03', 직원: { ...worker, 기준소득월액: 2_500_000, 보수월액: 2_600_000 } };
  // 4.5 % of 2,500,000; 3.545 % of 2,600,000.
  expect(won(slip(input, '현행', set), '국민연금', '건강보험')).toEqual([112_500, 92_170]);
  expect(() => slip({ 귀속월: '2024-03' }, '현행', set)).toThrow('기준소득월액');
  expect(amountOf(slip(input, '현행', engine), '국민연금')).toBe(107_550);
});

test('on leave, pension and health each follow the reduced pay only where their own switch says so', () => {
  const input = {
    귀속월: '2024-03',
    직원: { ...worker, 기준소득월액: 2_390_000, 보수월액: 2_390_124 },
    휴직: [{ 종류: '질병휴직', 시작일: '2024-03-01', 종료일: '2024-03-31' }],
  };
  const premiums = (values: Readonly<Record<string, string>>) =>
    won(
      slip(input, '개편안', engineWith('개편안', { 보험료보수기준: '정기결정', ...values })),
      '지급총액',
      '국민연금',
      '건강보험',
    );
  // 70 % of 1,789,000; 4.5 % of 2,390,000 or 1,252,000; 3.545 % of 2,390,124 or 1,252,300.
  expect(premiums({})).toEqual([1_252_300, 107_550, 84_720]);
  expect(premiums({ 휴직기준소득변경: 'true' })).toEqual([1_252_300, 56_340, 84_720]);
  expect(premiums({ 휴직보수월액변경: 'true' })).toEqual([1_252_300, 107_550, 44_390]);
});

test.each([
  ['2019-05', 0, []],
  ['2023-05', 0, []],
  ['2023-05', 1, ['자녀공제']],
  ['2024-05', 1, []],
])(
  'in %s with %d children the income tax rests on what is unconfirmed and used, no more',
  (month, children, shaky) => {
    const input = {
      귀속월: month,
      직원: { ...worker, 공제대상가족수: 2, 자녀수: children, 기본급: 4_000_000 },
    };
    expect(explain(slip(input, '현행'), '소득세')[0]?.restsOn).toEqual(shaky);
  },
);
