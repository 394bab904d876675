import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { findingText } from '../../../src/pay/finding.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** Whom the reform does not cover; the base is the minimum wage of 209 hours: 9,860 × 209. */
const office = { ...worker, 소속유형: '본부', 기본급: 2_060_740 };
const joined = (입사일: string, more: object = {}, 귀속월 = '2024-03') => ({
  귀속월,
  직원: { ...office, 입사일 },
  ...more,
});
const verdicts = ['최저임금미달', '일할최저임금미달'];
const found = (input: object, way = '역일') =>
  findingsOf(both({ ...input }, '현행', engineWith('현행', { 일할방식: `"${way}"` }))).filter((one) =>
    verdicts.includes(one),
  );

describe('the minimum wage of a part of the month', () => {
  test('21 of 31 days for fifteen days of work and three rest days: 23,855 short', () => {
    const slip = both(joined('2024-03-11'), '현행');
    // 2,060,740 less 10 ÷ 31, 664,755; 18 days of eight hours at 9,860.
    expect(won(slip, '기본급')).toEqual([1_395_985]);
    expect(slip.evaluation.ratio('일할최저임금')).toEqual(ratio(1_419_840));
    expect(slip.evaluation.ratio('일할부족액')).toEqual(ratio(23_855));
    expect(found(joined('2024-03-11'))).toEqual(['일할최저임금미달']);
  });

  test('a base at the minimum is not below it for the days not employed', () => {
    // 16 of 31 days for ten days of work and two rest days: 1,063,608 against 946,560.
    expect(found(joined('2024-03-16'))).toEqual([]);
    // By the hours themselves the part is worth what they are worth.
    expect(found(joined('2024-03-11'), '시간')).toEqual([]);
    // 15 of 20 scheduled days are 1,545,555.
    expect(found(joined('2024-03-11'), '소정근로일')).toEqual([]);
    // 21 of 30 days are 1,442,518.
    expect(found(joined('2024-03-11'), '30일')).toEqual([]);
  });

  test('who left, in another year: 8,590 × 209 in April 2020', () => {
    // Four days of April 2020: 1 to 4; 1,795,310 × 4 ÷ 30 = 239,375 for three days of work, 206,160.
    const left = (퇴사일: string) => ({
      귀속월: '2020-04',
      직원: { ...office, 기본급: 1_795_310, 퇴사일 },
    });
    expect(found(left('2020-04-04'))).toEqual([]);
    // 1 to 3: 179,531 for the same three days.
    expect(found(left('2020-04-03'))).toEqual(['일할최저임금미달']);
  });

  test('a base below the minimum is told once, by the month', () => {
    const less = { ...joined('2024-03-11'), 직원: { ...office, 기본급: 2_060_739, 입사일: '2024-03-11' } };
    expect(found(less)).toEqual(['최저임금미달']);
  });

  test('whole months, and parts whose hours the days do not tell, are not judged so', () => {
    expect(found({ 귀속월: '2024-03', 직원: office })).toEqual([]);
    expect(found(joined('2024-03-11', { 근무: { 결근일수: 1 } }))).toEqual([]);
    const leave = [{ 종류: '무급휴직', 시작일: '2024-03-25', 종료일: '2024-03-29' }];
    expect(found(joined('2024-03-11', { 휴직: leave }))).toEqual([]);
    expect(found(joined('2024-04-01'))).toEqual([]);
  });

  test('allowances that count make up for it, paid leave changes nothing', () => {
    const meal = [{ 항목: '직책수당', 금액: 40_000, 통상임금: true }];
    expect(found(joined('2024-03-11', { 고정수당: meal }))).toEqual([]);
    expect(found(joined('2024-03-11', { 근무: { 연차일수: 1 } }))).toEqual(['일할최저임금미달']);
  });

  test('the reform’s six hours: 11,436 an hour by calendar days are above 9,860', () => {
    const care = { 귀속월: '2024-03', 직원: { ...worker, 입사일: '2024-03-11' } };
    const slip = both(care, '개편안');
    // 18 days of six hours × 9,860; 1,211,903 is paid.
    expect(slip.evaluation.ratio('일할최저임금')).toEqual(ratio(1_064_880));
    expect(findingsOf(slip)).not.toContain('일할최저임금미달');
  });
});

describe('a base below the minimum says what is short of what was worked', () => {
  const short = (input: object, engine = engineWith('현행', {})) =>
    both({ ...input }, '현행', engine).evaluation.ratio('최저임금부족액');
  const low = { ...office, 기본급: 2_000_000 };

  test('of a whole month, all of it; of a joiner, of the hours employed', () => {
    // 9,860 × 209 = 2,060,740.
    expect(short({ 귀속월: '2024-03', 직원: low })).toEqual(ratio(60_740));
    // 18 days of eight hours at 9,860 are 1,419,840; 21 of 31 days of 2,000,000 are 2,000,000 - 645,161 = 1,354,839.
    expect(short({ 귀속월: '2024-03', 직원: { ...low, 입사일: '2024-03-11' } })).toEqual(ratio(65_001));
    // The sixteen days to 31 March are paid 1,032,258 for twelve days of eight hours, 946,560: none of it is short.
    expect(short({ 귀속월: '2024-03', 직원: { ...low, 입사일: '2024-03-16' } })).toEqual(ratio(0));
  });

  test('of a month partly on leave, of the share that is paid', () => {
    // Ten of 31 days unpaid: 60,740 × 21 ÷ 31 = 41,146.45….
    const leave = [{ 종류: '무급휴직', 시작일: '2024-03-11', 종료일: '2024-03-20' }];
    expect(short({ 귀속월: '2024-03', 직원: low, 휴직: leave })).toEqual(ratio(41_147));
    // A month of it is short of nothing.
    const all = [{ 종류: '무급휴직', 시작일: '2024-03-01', 종료일: '2024-03-31' }];
    expect(short({ 귀속월: '2024-03', 직원: low, 휴직: all })).toEqual(ratio(0));
  });

  test('of each part of a month in which the base changes', () => {
    const slip = both(
      { 귀속월: '2024-03', 직원: low, 변경: [{ 적용일: '2024-03-18', 직원: { 기본급: 2_040_000 } }] },
      '현행',
    );
    const told = slip.findings
      .filter(({ name }) => name === '최저임금미달')
      .map((rule) => findingText(slip, rule, 'en').replace(/ \(≈[^)]*\)/g, ''));
    // To the 17th: ten scheduled days, 1 March and the Sundays 3, 10 and 17: 14 × 8 = 112 hours at 9,860 − 2,000,000 ÷ 209 = 290.6…,
    // 32,550.04…. From the 18th: ten days and the Sundays 24 and 31, 96 hours at 9,860 − 2,040,000 ÷ 209 = 99.23…, 9,526.65….
    expect(told).toEqual([
      '1~17일: Hourly pay 2,000,000/209 won/h is below the minimum wage 9,860 won/h: 32,550 won short over the 112 h that are paid.',
      '18~31일: Hourly pay 2,040,000/209 won/h is below the minimum wage 9,860 won/h: 9,527 won short over the 96 h that are paid.',
    ]);
  });

  test('of the part alone that is below it, first or last', () => {
    const raised = (first: number, then: number) => {
      const slip = both(
        {
          귀속월: '2024-03',
          직원: { ...office, 기본급: first },
          변경: [{ 적용일: '2024-03-18', 직원: { 기본급: then } }],
        },
        '현행',
      );
      return slip.findings
        .filter(({ name }) => name === '최저임금미달')
        .map((rule) => findingText(slip, rule, 'en').slice(0, 6));
    };
    expect(raised(2_000_000, 2_500_000)).toEqual(['1~17일:']);
    expect(raised(2_500_000, 2_000_000)).toEqual(['18~31일']);
    // What is short in both alike is the month's.
    const cut = both(
      { 귀속월: '2024-03', 직원: low, 변경: [{ 적용일: '2024-03-18', 직원: { 원천징수선택: '80%' } }] },
      '현행',
    );
    const told = cut.findings.filter(({ name }) => name === '최저임금미달');
    expect(told.map((rule) => findingText(cut, rule, 'en').slice(0, 10))).toEqual(['Hourly pay']);
    expect(cut.evaluation.ratio('최저임금부족액')).toEqual(ratio(60_740));
  });
});
