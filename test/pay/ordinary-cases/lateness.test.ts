import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** 2,090,000 a month: 10,000 an hour of base pay. March 2024 has 20 scheduled days. */
const 직원 = { ...worker, 기본급: 2_090_000 };
const month = (근무: object, more: object = {}) => ({ 귀속월: '2024-03', 직원, 근무, ...more });
const slip = (input: Readonly<Record<string, unknown>>, ways: Readonly<Record<string, string>> = {}) =>
  both(input, '현행', engineWith('현행', ways));
const base = (input: Readonly<Record<string, unknown>>, ways: Readonly<Record<string, string>> = {}) =>
  won(slip(input, ways), '기본급')[0];
const brokenBy = (
  input: Readonly<Record<string, unknown>>,
  ways: Readonly<Record<string, string>> = {},
): readonly string[] => {
  try {
    slip(input, ways);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code, term }) => `${code} ${term}`);
    throw error;
  }
  return [];
};

describe('지각, 조퇴, 외출', () => {
  test('the minutes not worked are taken off by the hour of the base', () => {
    expect(base(month({ 지각분: 30 }))).toBe(2_085_000);
    expect(base(month({ 조퇴분: 90 }))).toBe(2_075_000);
    expect(base(month({ 외출분: 7 }))).toBe(2_090_000 - 1_167);
    // 30 + 90 + 7 minutes: 21,166.67
    expect(base(month({ 지각분: 30, 조퇴분: 90, 외출분: 7 }))).toBe(2_090_000 - 21_167);
  });

  test('by the ordinary wage, or not at all, where the institution says so', () => {
    // 2,090,000 + 418,000 of allowances: 12,000 an hour.
    const paid = month({ 지각분: 60 }, { 고정수당: [{ 항목: '직책수당', 금액: 418_000, 통상임금: true }] });
    expect(base(paid)).toBe(2_080_000);
    expect(base(paid, { 지각조퇴공제방식: '"통상시급"' })).toBe(2_078_000);
    expect(base(paid, { 지각조퇴공제방식: '"없음"' })).toBe(2_090_000);
  });

  test('they are no absence, however often: rest days and attendance stay', () => {
    const made = slip(month({ 지각분: 600 }, { 직원: { ...직원, 입사일: '2020-01-01' } }), {
      결근주휴공제: 'true',
    });
    expect(won(made, '기본급')).toEqual([1_990_000]);
    expect(['결근주수', '주휴공제주수', '연차발생일수'].map((name) => made.evaluation.ratio(name))).toEqual([
      ratio(0),
      ratio(0),
      ratio(16),
    ]);
    expect(findingsOf(made)).not.toContain('결근한달의기본급');
  });

  test('more than the hours of the days of work is refused', () => {
    const refused = (근무: object) => brokenBy(month(근무));
    const broken = ['requirement-broken 지각조퇴시간'];
    expect(refused({ 지각분: 9600 })).toEqual([]);
    expect(refused({ 지각분: 9600, 조퇴분: 1 })).toEqual(broken);
    expect(refused({ 결근일수: 19, 지각분: 480 })).toEqual([]);
    expect(refused({ 결근일수: 19, 지각분: 481 })).toEqual(broken);
    // Two days employed, 28 and 29 March: 960 minutes.
    const two = { 직원: { ...직원, 입사일: '2024-03-28', 퇴사일: '2024-03-29' } };
    expect(brokenBy(month({ 지각분: 960 }, two))).toEqual([]);
    expect(brokenBy(month({ 지각분: 961 }, two))).toEqual(broken);
  });

  test('no more is taken off than the base that is left', () => {
    // Two of 31 days are 134,839; sixteen hours at 10,000 would be 160,000.
    const two = { 직원: { ...직원, 입사일: '2024-03-28', 퇴사일: '2024-03-29' } };
    expect(base(month({ 지각분: 960 }, two))).toBe(0);
    expect(base(month({ 지각분: 480 }, two))).toBe(54_839);
  });

  test('a part of a month with lateness is not held against the minimum wage of all its hours', () => {
    const joined = { 직원: { ...직원, 기본급: 2_060_740, 입사일: '2024-03-11' } };
    const found = (지각분: number) => slip(month({ 지각분 }, joined)).evaluation.value('일할판단');
    expect([found(0), found(60)]).toEqual([true, false]);
  });

  test('in a divided month they are minutes of the last part', () => {
    const raised = month({ 지각분: 60 }, { 변경: [{ 적용일: '2024-03-16', 직원: { 기본급: 4_180_000 } }] });
    // 2,090,000 × 15/31 + 4,180,000 × 16/31, less an hour of 20,000.
    expect(base(raised)).toBe(1_011_290 + 2_157_419 - 20_000);
  });
});

describe('what the record says', () => {
  const shift = (일자: string, 시작: string, 종료: string) => ({
    일자,
    시작,
    종료,
    ...(종료 > '13:00' && { 휴게: '12:00-13:00' }),
  });
  const late = (시작: string, 종료 = '18:00') => month({}, { 근무일지: [shift('2024-03-12', 시작, 종료)] });
  const byRecord = { 지각조퇴기준: '"기록"' };

  test('takes nothing off unless the institution goes by it', () => {
    expect(base(late('10:00'))).toBe(2_090_000);
    expect(base(late('10:00'), byRecord)).toBe(2_080_000);
  });

  test('and then nothing may be told beside it', () => {
    const told = { ...late('10:00'), 근무: { 지각분: 60 } };
    expect(base(told)).toBe(2_080_000);
    expect(brokenBy(told, byRecord)).toEqual(['requirement-broken 지각분']);
  });

  test.each([
    ['late and early', '09:30', '17:00', 90],
    ['a day made full later misses nothing', '10:00', '19:00', 0],
    ['a day with overtime', '09:00', '20:00', 0],
    ['late, and not made up', '10:00', '18:30', 30],
  ])('%s', (_, from, to, minutes) => {
    expect(slip(late(from, to), byRecord).evaluation.ratio('지각조퇴외출분')).toEqual(ratio(minutes));
  });

  test('where only the window is ordinary, what is worked after it is overtime and makes up nothing', () => {
    // 09:00 to 16:00 with a break: an hour late, an hour after the end.
    const made = both(late('10:00', '17:00'), '개편안', engineWith('개편안', byRecord));
    expect(['지각조퇴외출분', '연장분'].map((name) => made.evaluation.ratio(name))).toEqual([
      ratio(60),
      ratio(60),
    ]);
  });

  test('a grace makes up for what it covers', () => {
    expect(base(late('09:09'), { ...byRecord, 지각유예: '10' })).toBe(2_090_000);
    // 11 minutes are beyond it: 1,833.33
    expect(base(late('09:11'), { ...byRecord, 지각유예: '10' })).toBe(2_090_000 - 1_833);
  });

  test('half a day of leave asks for the other half', () => {
    const half = { ...late('09:00', '11:30'), 근무: { 연차일수: 0.5 }, 연차일자: ['2024-03-12'] };
    // Four hours are due, two and a half worked.
    expect(slip(half, byRecord).evaluation.ratio('지각조퇴외출분')).toEqual(ratio(90));
  });

  test('days off, days of leave and holidays miss nothing', () => {
    const days = (일자: string, more: object = {}) =>
      slip(month({}, { 근무일지: [shift(일자, '10:00', '12:00')], ...more }), byRecord).evaluation.ratio(
        '지각조퇴외출분',
      );
    expect(days('2024-03-16')).toEqual(ratio(0));
    expect(days('2024-03-17')).toEqual(ratio(0));
    expect(days('2024-03-12', { 연차일자: ['2024-03-12'] })).toEqual(ratio(0));
    expect(days('2024-03-12')).toEqual(ratio(360));
  });
});
