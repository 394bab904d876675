import { describe, expect, test } from 'vitest';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const scheme = '법정월급제';
type Leave = readonly [from: string, to?: string];
const month = (귀속월: string, 종류: string, leaves: readonly Leave[], more: object = {}) => ({
  귀속월,
  직원: { ...worker, 기본급: 3_100_000, 입사일: '2020-01-01' },
  휴직: leaves.map(([시작일, 종료일]) => ({ 종류, 시작일, ...(종료일 && { 종료일 }) })),
  ...more,
});
const birth = (귀속월: string, leaves: readonly Leave[], more: object = {}) =>
  both(month(귀속월, '출산전후휴가', leaves, more), scheme);

describe('출산전후휴가 in parts', () => {
  // 30 days in March, 60 from 1 May: the sixty paid days end on 30 May.
  const parts: readonly Leave[] = [
    ['2024-03-01', '2024-03-30'],
    ['2024-05-01', '2024-06-29'],
  ];

  test('counts its sixty paid days once over the birth', () => {
    expect(won(birth('2024-03', parts), '기본급')).toEqual([3_100_000]);
    expect(won(birth('2024-04', parts), '기본급')).toEqual([3_100_000]);
    // One day of May's 31 is unpaid: 100,000. Of June's 30 the 29: 2,996,666.67.
    expect(won(birth('2024-05', parts), '기본급')).toEqual([3_000_000]);
    expect(won(birth('2024-06', parts), '기본급')).toEqual([103_333]);
  });

  test('three parts, the last two in one month', () => {
    // 40 days from 1 February to 11 March; 15 from 1 to 15 May; of the 12 from 20 May on five more are paid, seven are not.
    const three: readonly Leave[] = [
      ['2024-02-01', '2024-03-11'],
      ['2024-05-01', '2024-05-15'],
      ['2024-05-20', '2024-06-20'],
    ];
    expect(won(birth('2024-05', three), '기본급')).toEqual([2_400_000]);
    // All twenty days of June: 3,100,000 × 20 ÷ 30 = 2,066,666.67.
    expect(won(birth('2024-06', three), '기본급')).toEqual([1_033_333]);
  });

  test('another birth is counted anew: after ninety days, or later than a pregnancy lasts', () => {
    const second: Leave = ['2023-10-01', '2023-12-29'];
    // 2022-12-01 to 2023-02-28 are ninety days, and the gap is 214.
    expect(won(birth('2023-10', [['2022-12-01', '2023-02-28'], second]), '기본급')).toEqual([3_100_000]);
    // 89 days to 2023-02-27, 215 days before: parts of one leave, with a day of it left to pay none of.
    expect(won(birth('2023-10', [['2022-12-01', '2023-02-27'], second]), '기본급')).toEqual([0]);
    // The gap from 24 December 2022 to 30 September 2023 has 281 days, one more than a pregnancy.
    expect(won(birth('2023-10', [['2022-11-01', '2022-12-23'], second]), '기본급')).toEqual([3_100_000]);
    expect(won(birth('2023-10', [['2022-11-01', '2022-12-24'], second]), '기본급')).toEqual([600_000]);
  });

  test('in a month that is cut, by the days of each part', () => {
    // From 16 May the base is 6,200,000. Paid are 1 to 30 May: 15 days of 100,000 and 15 of 200,000; the 31st is unpaid.
    const raised = { 변경: [{ 적용일: '2024-05-16', 직원: { 기본급: 6_200_000 } }] };
    expect(won(birth('2024-05', parts, raised), '기본급')).toEqual([4_500_000]);
  });

  test('allowances that are no ordinary wage are paid on, and that is said', () => {
    const 고정수당 = (통상임금: boolean) => ({
      고정수당: [{ 항목: '복지수당', 금액: 100_000, 통상임금, 세금: '과세', 최저임금: '임금' }],
    });
    expect(findingsOf(birth('2024-03', parts, 고정수당(false)))).toContain('출산전후휴가고정수당');
    expect(findingsOf(birth('2024-03', parts, 고정수당(true)))).not.toContain('출산전후휴가고정수당');
    expect(findingsOf(birth('2024-04', parts, 고정수당(false)))).not.toContain('출산전후휴가고정수당');
    // Away all month, of which some days are paid: whole allowances are said of that month, too.
    expect(findingsOf(birth('2024-05', parts, 고정수당(true)))).toContain('고정수당전액지급');
  });
});

describe('산재휴업 of three days at most', () => {
  const injury = (귀속월: string, leave: Leave, more: object = {}, engine?: Parameters<typeof both>[2]) =>
    both(month(귀속월, '산재휴업', [leave], more), scheme, engine);

  test('is compensated by the employer: 60 % of the average wage', () => {
    // 3,100,000 ÷ 209 × 8 = 118,660.28… a day, for there is no record before: × 60 % × 3 = 213,588.5….
    const slip = injury('2024-05', ['2024-05-07', '2024-05-09']);
    expect(won(slip, '기본급', '산재휴업보상', '지급총액')).toEqual([2_800_000, 213_589, 3_013_589]);
    // It is free of tax and of what goes by taxable pay.
    expect(won(slip, '고용보험')).toEqual([25_200]);
    expect(findingsOf(slip)).toContain('산재보상기록부족');
  });

  test('by the three months before, where they are on record', () => {
    // 9,300,000 over February to April's 90 days = 103,333.3…, below the ordinary wage: the same as without.
    const earlier = (기본급: number) => ({
      직원: { ...worker, 기본급, 입사일: '2020-01-01' },
      이전월: ['2024-02', '2024-03', '2024-04'].map((귀속월) => ({ 귀속월 })),
      변경: [{ 적용일: '2024-05-01', 직원: { 기본급: 3_100_000 } }],
    });
    const low = injury('2024-05', ['2024-05-07', '2024-05-09'], earlier(3_100_000));
    expect(won(low, '산재휴업보상')).toEqual([213_589]);
    // 4,500,000 a month: 13,500,000 ÷ 90 = 150,000 × 60 % × 3.
    const high = injury('2024-05', ['2024-05-07', '2024-05-09'], earlier(4_500_000));
    expect(won(high, '산재휴업보상')).toEqual([270_000]);
    expect(findingsOf(high)).not.toContain('산재보상기록부족');
  });

  test('of four days is the insurance’s from the first, unless an institution says otherwise', () => {
    const four: Leave = ['2024-05-07', '2024-05-10'];
    const slip = injury('2024-05', four);
    expect(won(slip, '산재휴업보상')).toEqual([0]);
    expect(findingsOf(slip)).toContain('산재휴업급여');
    const other = injury('2024-05', four, {}, engineWith(scheme, { 산재휴업보상범위: '처음사흘' }));
    expect(won(other, '산재휴업보상')).toEqual([213_589]);
  });

  test('over a month’s end, by the days of each', () => {
    // 118,660.28… × 60 % × 2 = 142,392.3…; × 1 = 71,196.17….
    const over: Leave = ['2024-05-30', '2024-06-01'];
    expect(won(injury('2024-05', over), '산재휴업보상')).toEqual([142_392]);
    expect(won(injury('2024-06', over), '산재휴업보상')).toEqual([71_196]);
    // The first three of a long one lie before June.
    const long = engineWith(scheme, { 산재휴업보상범위: '처음사흘' });
    expect(won(injury('2024-06', ['2024-05-30', '2024-06-20'], {}, long), '산재휴업보상')).toEqual([71_196]);
    expect(won(injury('2024-07', ['2024-05-30', '2024-07-20'], {}, long), '산재휴업보상')).toEqual([0]);
  });

  test('one without a known end is none of three days; one that ends with the employment is', () => {
    expect(won(injury('2024-05', ['2024-05-29']), '산재휴업보상')).toEqual([0]);
    const left = { 직원: { ...worker, 기본급: 3_100_000, 입사일: '2020-01-01', 퇴사일: '2024-05-31' } };
    expect(won(injury('2024-05', ['2024-05-29'], left), '산재휴업보상')).toEqual([213_589]);
  });
});
