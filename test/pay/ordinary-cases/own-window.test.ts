import { describe, expect, test } from 'vitest';
import { engine, engineWith, person, won, worker } from '../../support.ts';
import { both } from './setup.ts';

/** The base of the reform in 2026: 12,121 × 1,095/7 hours = 1,896,070.7…, up to 1,897,000. */
const 직원 = worker;
const lunch = { 휴게: '12:00-13:00' };
const days = (hours: string) => Object.fromEntries([...'월화수목금'].map((name) => [name, hours] as const));
const early = { ...days('08:00-15:00'), ...lunch };
const input = (more: object) => ({ 귀속월: '2026-03', 직원, ...more });
const overtime = (given: Readonly<Record<string, unknown>>, by = engine) => {
  both(given, '개편안', by);
  const { 소정분, 연장분 } = by.monthFacts(person(given), '개편안');
  return [소정분, 연장분];
};
const shift = (시작: string, 종료: string, 일자 = '2026-03-10') => ({ 일자, 시작, 종료, ...lunch });
/** The scheme’s window is 09:00 to 16:00; March 2026 has 21 scheduled days. */
const byScheme = engineWith('개편안', { 근무창기준: '제도' });

describe('outside one’s own hours work is overtime, not outside the scheme’s', () => {
  test('a week of 08:00 to 15:00 has none where nothing else is recorded', () => {
    expect(overtime(input({ 소정근로: early }))).toEqual([21 * 360, 0]);
    expect(won(both(input({ 소정근로: early }), '개편안'), '연장수당')).toEqual([0]);
    // By the other reading an hour of every day: 21 × 1.5 × 1,897,000 ÷ 1,095/7 = 381,998.63…
    expect(overtime(input({ 소정근로: early }), byScheme)).toEqual([21 * 300, 21 * 60]);
    expect(won(both(input({ 소정근로: early }), '개편안', byScheme), '연장수당')).toEqual([381_999]);
  });

  test('it has some from 15:00 on, where the scheme’s hours still run', () => {
    expect(overtime(input({ 소정근로: early, 근무일지: [shift('08:00', '16:00')] }))).toEqual([21 * 360, 60]);
    // An hour late and an hour longer: five hours within, one beyond.
    expect(overtime(input({ 소정근로: early, 근무일지: [shift('09:00', '16:00')] }))).toEqual([
      21 * 360 - 60,
      60,
    ]);
  });

  test('nights of a rota are ordinary work within their shift', () => {
    const 교대 = {
      기준일: '2026-03-02',
      순환: [...Array(5).fill('22:00-05:00 휴게 01:00-02:00'), '비번', '주휴'],
    };
    // Weekdays but the 2nd: 21 nights of six hours.
    expect(overtime(input({ 교대 }))).toEqual([21 * 360, 0]);
    expect(overtime(input({ 교대 }), byScheme)).toEqual([0, 21 * 360]);
    // To seven in the morning: two hours beyond.
    const longer = { 근무일지: [{ 일자: '2026-03-10', 시작: '22:00', 종료: '31:00', 휴게: '01:00-02:00' }] };
    expect(overtime(input({ 교대, ...longer }))).toEqual([21 * 360, 120]);
  });

  test('each weekday by its own hours', () => {
    const uneven = { ...days('08:00-15:00'), 금: '10:00-17:00', ...lunch };
    const friday = (시작: string, 종료: string) =>
      input({ 소정근로: uneven, 근무일지: [shift(시작, 종료, '2026-03-13')] });
    expect(overtime(friday('10:00', '17:00'))).toEqual([21 * 360, 0]);
    // Two hours before its start and two missing at its end.
    expect(overtime(friday('08:00', '15:00'))).toEqual([21 * 360 - 120, 120]);
  });

  test('who has no hours of their own has the scheme’s, from a contract of hours too', () => {
    expect(overtime(input({ 근무일지: [shift('08:00', '15:00')] }))).toEqual([21 * 360 - 60, 60]);
    const contract = { ...직원, 주소정근로시간: 25 };
    // Five hours a day, 09:00 to 15:00.
    expect(overtime(input({ 직원: contract, 근무일지: [shift('08:00', '14:00')] }))).toEqual([
      21 * 300 - 60,
      60,
    ]);
  });

  test('approval is asked outside one’s own hours', () => {
    const approved = engineWith('개편안', { 연장인정: '승인' });
    const rota = input({ 소정근로: early, 근무일지: [shift('08:00', '16:00')] });
    // 15:00 to 16:00 is not approved, 08:00 to 09:00 need not be.
    expect(overtime(rota, approved)).toEqual([21 * 360, 0]);
    expect(approved.monthFacts(person(rota), '개편안').미승인연장분).toBe(60);
  });

  test('from the day on which the hours are one’s own', () => {
    const changed = input({
      변경: [{ 적용일: '2026-03-16', 소정근로: early }],
      근무일지: [shift('08:00', '15:00', '2026-03-10'), shift('08:00', '15:00', '2026-03-17')],
    });
    // Of the 10th an hour is outside 09:00 to 16:00, of the 17th none outside 08:00 to 15:00.
    expect(overtime(changed)).toEqual([21 * 360 - 60, 60]);
  });
});
