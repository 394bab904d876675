import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** 2,090,000 a month: 10,000 an hour. */
const 직원 = { ...worker, 기본급: 2_090_000 };
const shift = (일자: string, 시작: string, 종료: string, ...휴게: string[]) => ({ 일자, 시작, 종료, 휴게 });
/** Tuesday 12 March 2024: 14:00 to 24:00 with an hour's break, an hour of overtime and two of night. Sunday the 17th: nine hours. */
const 근무일지 = [
  shift('2024-03-12', '14:00', '24:00', '18:00-19:00'),
  shift('2024-03-17', '09:00', '19:00', '12:00-13:00'),
];
const month = (근무: object, more: object = {}) => ({ 귀속월: '2024-03', 직원, 근무, 근무일지, ...more });
const slip = (근무: object, more: object = {}) => both(month(근무, more), '현행');
const premiums = (근무: object) => won(slip(근무), '연장수당', '야간수당', '휴일수당');
const brokenBy = (근무: object): readonly string[] => {
  try {
    slip(근무);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code, term }) => `${code} ${term}`);
    throw error;
  }
  return [];
};

describe('보상휴가 (근로기준법 §57)', () => {
  test('without an exchange all of it is paid', () => {
    // 1 h × 1.5, 2 h × 0.5, 8 h × 1.5 + 1 h × 2
    expect(premiums({})).toEqual([15_000, 10_000, 140_000]);
  });

  test('what is exchanged is not paid, class by class', () => {
    expect(premiums({ 보상휴가연장분: 60 })).toEqual([0, 10_000, 140_000]);
    expect(premiums({ 보상휴가야간분: 30 })).toEqual([15_000, 7_500, 140_000]);
    expect(premiums({ 보상휴가휴일분: 240 })).toEqual([15_000, 10_000, 80_000]);
    expect(premiums({ 보상휴가휴일연장분: 60 })).toEqual([15_000, 10_000, 120_000]);
  });

  test('leave is earned at the rate of each: 90 + 60 + 720 + 120 minutes', () => {
    const all = { 보상휴가연장분: 60, 보상휴가야간분: 120, 보상휴가휴일분: 480, 보상휴가휴일연장분: 60 };
    const made = slip(all);
    expect(made.evaluation.ratio('보상휴가발생분')).toEqual(ratio(990));
    expect(won(made, '연장수당', '야간수당', '휴일수당')).toEqual([0, 0, 0]);
    expect(findingsOf(made)).toContain('보상휴가전환');
    // 165,000 in pay is 16.5 hours at 10,000.
    expect(won(slip({ 미사용보상휴가분: 990 }), '보상휴가미사용수당')).toEqual([165_000]);
  });

  test.each([
    ['보상휴가연장분', 61],
    ['보상휴가야간분', 121],
    ['보상휴가휴일분', 481],
    ['보상휴가휴일연장분', 61],
  ])('no more than was worked: %s', (name, minutes) => {
    expect(brokenBy({ [name]: minutes })).toEqual([`requirement-broken ${name}`]);
    expect(brokenBy({ [name]: minutes - 1 })).toEqual([]);
  });

  test('days of such leave are paid as worked', () => {
    const made = slip({ 보상휴가일수: 2 });
    expect(won(made, '기본급')).toEqual([2_090_000]);
    expect(findingsOf(made)).not.toContain('보상휴가전환');
  });

  test('what is earned in the last month can only be paid', () => {
    const gone = (paid: number, 퇴사일 = '2024-03-31') =>
      findingsOf(slip({ 보상휴가연장분: 60, 미사용보상휴가분: paid }, { 직원: { ...직원, 퇴사일 } })).filter(
        (name) => name.startsWith('보상휴가'),
      );
    expect(gone(0)).toEqual(['보상휴가미지급']);
    expect(gone(89.5)).toEqual(['보상휴가미지급']);
    expect(gone(90)).toEqual(['보상휴가전환']);
    expect(gone(0, '2024-04-01')).toEqual(['보상휴가전환']);
  });

  test('in a divided month overtime is still paid by its day, and the exchange is of the last part', () => {
    // 20,000 an hour from the 16th on. An hour of overtime on the 12th, and one on the 19th that is exchanged.
    const input = month(
      { 보상휴가연장분: 60 },
      {
        근무일지: [
          shift('2024-03-12', '09:00', '19:00', '12:00-13:00'),
          shift('2024-03-19', '09:00', '19:00', '12:00-13:00'),
        ],
        변경: [{ 적용일: '2024-03-16', 직원: { 기본급: 4_180_000 } }],
      },
    );
    expect(won(both(input, '현행'), '연장수당')).toEqual([15_000]);
  });
});
