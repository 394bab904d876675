import { describe, expect, test } from 'vitest';
import { Problems } from '../../../src/problem/problem.ts';
import { agree, nothingCompared, runnersOf } from '../../agreement/agree.ts';
import { engine, person, won, worker } from '../../support.ts';
import { both } from './setup.ts';

/** March 2026: Monday the 2nd stands in for Sunday 1 March, a holiday; the 6th is a Friday. 12,121 an hour. */
const month = (more: object = {}, 귀속월 = '2026-03') => ({ 귀속월, ...more });
const swapped = [{ 휴일: '2026-03-02', 대체: '2026-03-06' }];
const day = (일자: string) => ({ 일자, 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' });
const facts = (input: Readonly<Record<string, unknown>>, scheme = '현행') =>
  engine.monthFacts(person(input), scheme);

describe('a holiday that changed places with a workday', () => {
  test('work on the holiday is ordinary, work on the other day is holiday work', () => {
    // 12,121 × 8 × 1.5
    const pay = (일자: string, 휴일대체?: object) =>
      won(
        both(month({ 근무일지: [day(일자)], ...(휴일대체 && { 휴일대체 }) }), '현행'),
        '휴일수당',
        '연장수당',
      );
    expect(pay('2026-03-02')).toEqual([145_452, 0]);
    expect(pay('2026-03-02', swapped)).toEqual([0, 0]);
    expect(pay('2026-03-06', swapped)).toEqual([145_452, 0]);
  });

  test('without a record the holiday is worked and the other day is off: as many days as before', () => {
    const [plain, own] = [facts(month()), facts(month({ 휴일대체: swapped }))];
    expect([own.월소정근로일수, own.소정분, own.휴일분]).toEqual([21, 21 * 480, 0]);
    expect(plain.월소정근로일수).toBe(21);
  });

  test('leave may fall on what was the holiday, not on the day in its place', () => {
    const leave = (date: string) => ({ 휴일대체: swapped, 근무: { 연차일수: 1 }, 연차일자: [date] });
    expect(facts(month(leave('2026-03-02'))).소정분).toBe(20 * 480);
    const found = new Problems();
    engine.check(person(month(leave('2026-03-06'))), '현행', found);
    expect(found.list.map(({ code }) => code)).toEqual(['leave-date']);
  });

  test('into another month: both say so', () => {
    // May 2026: 21 weekdays less the 1st, 5th and 25th; June: 22 less the 3rd.
    const 휴일대체 = [{ 휴일: '2026-05-05', 대체: '2026-06-04' }];
    const days = (귀속월: string, more: object) => facts(month(more, 귀속월)).월소정근로일수;
    expect([days('2026-05', {}), days('2026-05', { 휴일대체 })]).toEqual([18, 19]);
    expect([days('2026-06', {}), days('2026-06', { 휴일대체 })]).toEqual([21, 20]);
  });

  test('the weekly rest day, under the reform and in another year', () => {
    // Sunday 10 March 2024 is worked, Tuesday the 12th is the rest day: six hours each.
    const 휴일대체 = [{ 휴일: '2024-03-10', 대체: '2024-03-12' }];
    const of = (일자: string) =>
      facts(month({ 휴일대체, 근무일지: [{ ...day(일자), 종료: '16:00' }] }, '2024-03'), '개편안');
    expect([of('2024-03-10').휴일분, of('2024-03-10').연장분]).toEqual([0, 0]);
    expect(of('2024-03-12').휴일분).toBe(360);
  });

  test('a holiday on an unpaid Saturday is an off day then', () => {
    // August 2026: 21 weekdays less the 17th, which stands in for Saturday the 15th, and the 20th.
    const 휴일대체 = [{ 휴일: '2026-08-15', 대체: '2026-08-20' }];
    expect(facts(month({ 휴일대체 }, '2026-08')).월소정근로일수).toBe(19);
  });

  test('a rest day of a week of one’s own that changed places has the hours of the other day', () => {
    const 소정근로 = {
      ...Object.fromEntries([...'월화수목'].map((name) => [name, '09:00-13:00'])),
      금: '09:00-12:00',
    };
    // Sunday the 15th and Friday the 20th: 21 weekdays but the 2nd, of which four are Fridays of three hours.
    const 휴일대체 = [{ 휴일: '2026-03-15', 대체: '2026-03-20' }];
    const [plain, own] = [facts(month({ 소정근로 })), facts(month({ 소정근로, 휴일대체 }))];
    expect([plain.월소정근로일수, plain.소정분]).toEqual([21, 17 * 240 + 4 * 180]);
    expect([own.월소정근로일수, own.소정분, own.휴일분]).toEqual([21, 17 * 240 + 4 * 180, 0]);
    const input = month({ 소정근로, 휴일대체, 직원: { ...worker, 근무형태: '시간제', 주소정근로시간: 19 } });
    for (const scheme of ['현행', '개편안']) both(input, scheme);
  });

  test('by columns each row has its own swap', () => {
    const shifts = { 근무일지: [day('2026-03-02')] };
    const rows = [month(shifts), month({ ...shifts, 휴일대체: swapped })].map((one, i) => ({
      ...person(one),
      id: String(i),
    }));
    const count = nothingCompared();
    agree(engine, runnersOf(engine, ['현행', '개편안']), rows, count);
    expect(count).toMatchObject({ payslips: 4, failures: 0 });
    // What is wrong with one row's swap is not wrong with a row that is else the same.
    const wrong = { ...person(month({ 휴일대체: [{ 휴일: '2026-03-03', 대체: '2026-03-06' }] })), id: '2' };
    agree(engine, runnersOf(engine, ['현행']), [{ ...person(month()), id: '1' }, wrong], count);
    expect(count).toMatchObject({ payslips: 5, failures: 1 });
  });

  test('columns agree, also of somebody who joined in between and for a week of one’s own', () => {
    const joined = {
      직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터', 입사일: '2026-03-02' },
    };
    const week = { 월: '09:00-13:00', 금: '09:00-13:00' };
    for (const scheme of ['현행', '개편안']) {
      both(month({ ...joined, 휴일대체: swapped }), scheme);
      both(month({ 소정근로: week, 휴일대체: swapped }), scheme);
    }
    // Mondays 2 to 30 and Fridays 6 to 27 March, the 6th off and the 2nd worked.
    expect(facts(month({ 소정근로: week, 휴일대체: swapped })).월소정근로일수).toBe(8);
  });
});
