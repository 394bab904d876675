import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { Problems } from '../../../src/problem/problem.ts';
import { engine, person, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/**
 * Three shifts of seven hours and a day off, from Sunday 1 March 2026 on: the day off is every fourth day, the 4th, 8th … 28th. The
 * last one of each week from Monday is the rest day: the 8th, 12th, 20th and 28th. 1 March and the Monday after it are holidays.
 */
const threeShifts = {
  기준일: '2026-03-01',
  순환: [
    '07:00-15:00 휴게 11:00-12:00',
    '15:00-23:00 휴게 19:00-20:00',
    '23:00-07:00 휴게 03:00-04:00',
    '비번',
  ],
  주휴일: '마지막비번',
};
/** Sixteen hours of work between nine and nine, of which eight are ordinary. */
const wholeDay = '09:00-09:00 휴게 12:00-13:00 휴게 18:00-19:00 휴게 00:00-06:00';
const input = (교대: object, more: object = {}) => ({
  귀속월: '2026-03',
  직원: { ...worker, 근무형태: '시간제', 기본급: 2_299_500 },
  교대,
  ...more,
});
const facts = (given: Readonly<Record<string, unknown>>) => engine.monthFacts(person(given), '현행');

describe('three shifts and a day off', () => {
  const slip = both(input(threeShifts), '현행');

  test('the hours of a week on average are those of the cycle × 7 ÷ its days', () => {
    // 21 × 7 ÷ 4 = 36.75, and (36.75 + 7.35) × 365 ÷ 84 = 191.625 for a month.
    expect(slip.evaluation.ratio('주소정근로시간')).toEqual(ratio(147, 4));
    expect(slip.evaluation.ratio('통상임금산정기준시간')).toEqual(ratio(1533, 8));
  });

  test('the month’s days: 24 with a shift, two of them holidays', () => {
    const { 월소정근로일수, 재직유급휴일수, 소정분, 연장분, 휴일분 } = facts(input(threeShifts));
    // The week from the 9th has six shifts: two hours beyond forty. Two public holidays and four rest days are paid.
    expect({ 월소정근로일수, 재직유급휴일수 }).toEqual({ 월소정근로일수: 22, 재직유급휴일수: 6 });
    expect({ 소정분, 연장분, 휴일분 }).toEqual({ 소정분: 22 * 420 - 120, 연장분: 120, 휴일분: 0 });
  });

  test('a night belongs to the day on which it begins, the last one of the month, too', () => {
    // Eight nights of six hours (3rd, 7th … 31st) and seven evenings of one (6th, 10th … 30th).
    expect(facts(input(threeShifts)).야간분).toBe(8 * 360 + 7 * 60);
    // In April the nights are the 4th, 8th … 28th, the evenings the 3rd, 7th … 27th.
    expect(facts(input(threeShifts, { 귀속월: '2026-04' })).야간분).toBe(7 * 360 + 7 * 60);
  });

  test('its pay: 2,299,500 ÷ 191.625 = 12,000 an hour', () => {
    // Two hours × 18,000, and 55 hours × 6,000.
    expect(won(slip, '연장수당', '야간수당')).toEqual([36_000, 330_000]);
  });

  test('another group is another first day', () => {
    const group = { ...threeShifts, 기준일: '2026-02-27' };
    // Days off on the 2nd, 6th … 30th: of 23 days with a shift the 1st is a holiday.
    expect(facts(input(group)).월소정근로일수).toBe(22);
    const after = { ...threeShifts, 기준일: '2026-03-05' };
    expect(facts(input(after))).toEqual(facts(input(threeShifts)));
  });
});

describe('days off, holidays and leave', () => {
  const shift = (일자: string) => ({ 일자, 시작: '09:00', 종료: '11:00' });
  const worked = (일자: string, 교대: object = threeShifts) => {
    const { 연장분, 휴일분 } = facts(input(교대, { 근무일지: [shift(일자)] }));
    return { 연장분, 휴일분 };
  };

  test('work on the day off that is paid is holiday work, on another overtime', () => {
    expect(worked('2026-03-08')).toEqual({ 연장분: 120, 휴일분: 120 });
    expect(worked('2026-03-04')).toEqual({ 연장분: 240, 휴일분: 0 });
    const first = { ...threeShifts, 주휴일: '첫비번' };
    expect(worked('2026-03-08', first)).toEqual({ 연장분: 240, 휴일분: 0 });
    expect(worked('2026-03-04', first)).toEqual({ 연장분: 120, 휴일분: 120 });
  });

  test('the rest days that the cycle itself names', () => {
    const named = { 기준일: '2026-03-02', 순환: [...threeShifts.순환, '주휴'] };
    // Five days from the 2nd: off on the 5th, 10th …, rest on the 1st, 6th, 11th … 31st.
    expect(worked('2026-03-10', named)).toEqual({ 연장분: 120, 휴일분: 0 });
    expect(worked('2026-03-11', named)).toEqual({ 연장분: 0, 휴일분: 120 });
    // 21 × 7 ÷ 5
    expect(both(input(named), '현행').evaluation.ratio('주소정근로시간')).toEqual(ratio(147, 5));
  });

  test('a public holiday on a day with a shift is a holiday, unless it changed places', () => {
    expect(worked('2026-03-02')).toEqual({ 연장분: 120, 휴일분: 120 });
    const 휴일대체 = [{ 휴일: '2026-03-02', 대체: '2026-03-06' }];
    const swapped = input(threeShifts, { 휴일대체 });
    // The evening of the 2nd is worked for that of the 6th.
    expect(facts(swapped).월소정근로일수).toBe(22);
    expect(facts(swapped).야간분).toBe(8 * 360 + 7 * 60);
    both(swapped, '현행');
  });

  test('leave is taken on days with a shift: a Sunday is one, the day off is none', () => {
    const leave = (day: string) => input(threeShifts, { 근무: { 연차일수: 1 }, 연차일자: [day] });
    // Sunday the 15th is the night that made the week longer than forty hours.
    const { 소정분, 연장분 } = facts(leave('2026-03-15'));
    expect({ 소정분, 연장분 }).toEqual({ 소정분: 21 * 420, 연장분: 0 });
    const found = new Problems();
    engine.check(person(leave('2026-03-16')), '현행', found);
    expect(found.list.map(({ code }) => code)).toEqual(['leave-date']);
    // Without a date it is the last shift, the night of the 31st.
    expect(facts(input(threeShifts, { 근무: { 연차일수: 1 } })).야간분).toBe(7 * 360 + 7 * 60);
  });

  test('half a day of leave is half of that day’s shift', () => {
    const half = input(threeShifts, { 근무: { 연차일수: 0.5 }, 연차일자: ['2026-03-31'] });
    // Of 23:00 to 07:00 three and a half hours are left, to 02:30.
    expect(facts(half).야간분).toBe(7 * 360 + 210 + 7 * 60);
  });

  test('whoever comes from another week in mid-month has each day by what then held', () => {
    const changed = {
      귀속월: '2026-03',
      직원: { ...worker, 기본급: 2_400_000 },
      변경: [{ 적용일: '2026-03-16', 교대: threeShifts }],
    };
    // Mondays to Fridays 3–6 and 9–13 March, then twelve shifts: of 16 days four are off.
    expect(facts(changed).월소정근로일수).toBe(9 + 12);
    both(changed, '현행');
  });
});

describe('shifts of 24 hours', () => {
  test('eight hours are ordinary, the other eight overtime each time', () => {
    const rota = { 기준일: '2026-03-01', 순환: [`${wholeDay} 소정 8시간`, '비번'], 주휴일: '마지막비번' };
    const { 소정분, 연장분, 야간분, 휴게부족일수, 주최대근로분 } = facts(input(rota));
    // On the odd days from the 3rd on; of the night 22:00 to 24:00 is worked. Four shifts a week are 64 hours.
    expect({ 소정분, 연장분, 야간분 }).toEqual({ 소정분: 15 * 480, 연장분: 15 * 480, 야간분: 15 * 120 });
    expect({ 휴게부족일수, 주최대근로분 }).toEqual({ 휴게부족일수: 0, 주최대근로분: 4 * 960 });
    const slip = both(input(rota), '현행');
    // 8 × 7 ÷ 2
    expect(slip.evaluation.ratio('주소정근로시간')).toEqual(ratio(28));
    expect(findingsOf(slip)).toContain('주52시간초과');
  });

  test('all sixteen cannot be ordinary, nor more than forty a week on average', () => {
    const long = { 기준일: '2026-03-01', 순환: [wholeDay, '비번'], 주휴일: '마지막비번' };
    expect(() => both(input(long), '현행')).toThrow('제50조 제2항');
    const eight = '07:00-16:00 휴게 11:00-12:00';
    // 24 × 7 ÷ 4 = 42, and 22 × 7 ÷ 4 = 38.5.
    const most = (last: string) =>
      input({ 기준일: '2026-03-01', 순환: [eight, eight, last, '비번'], 주휴일: '첫비번' });
    expect(() => both(most(eight), '현행')).toThrow('제50조 제1항');
    expect(() => both(most(`${eight} 소정 6시간`), '현행')).not.toThrow();
  });

  test('a shift of which nothing is ordinary work is overtime', () => {
    const eight = '07:00-16:00 휴게 11:00-12:00';
    const rota = { 기준일: '2026-03-02', 순환: [...Array(5).fill(eight), `${eight} 소정 0시간`, '주휴'] };
    // Five days a week, Saturdays beyond them: 7, 14, 21 and 28 March. In the first week the Monday is a holiday.
    const { 소정분, 연장분, 법내연장분 } = facts(input(rota));
    expect({ 소정분, 연장분, 법내연장분 }).toEqual({
      소정분: 21 * 480,
      연장분: 3 * 480,
      법내연장분: 480,
    });
  });
});
