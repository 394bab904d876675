import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, person, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const [nine, seven] = ['08:00-18:00 휴게 12:00-13:00', '09:00-17:00 휴게 12:00-13:00'];
const week = (hours: string) => [...Array(5).fill(hours), '비번', '주휴'];
/** From Monday 30 March 2026: 45 hours to 5 April, 35 to the 12th, 45 to the 19th, 35 to the 26th. No holiday falls on a weekday. */
const twoWeeks = { 기준일: '2026-03-30', 순환: [...week(nine), ...week(seven)] };
const fourWeeks = {
  기준일: '2026-03-30',
  순환: [...week(nine), ...week(nine), ...week(seven), ...week(seven)],
};
const flexible = (system: string, more: Readonly<Record<string, string>> = {}) =>
  engineWith('현행', { 근로시간제: system, ...more });
const input = (교대: object, 직원: object, more: object = {}) => ({
  귀속월: '2026-04',
  직원: { ...worker, 기본급: 2_090_000, ...직원 },
  교대,
  ...more,
});
const settled = (given: Readonly<Record<string, unknown>>, by = flexible('탄력2주')) => {
  const slip = both(given, '현행', by);
  const { 단기정산분, 연장분 } = by.monthFacts(person(given), '현행');
  expect(slip.evaluation.ratio('연장분')).toEqual(ratio(연장분));
  expect(findingsOf(slip).includes('단기정산')).toBe(단기정산분 > 0);
  return [단기정산분, 연장분];
};

describe('who works for less than a unit period has overtime beyond forty hours a week on average (제51조의3)', () => {
  test.each([
    // 45 of five days: five hours.
    ['on its first Friday', '2026-04-17', 300],
    ['on the Sunday after it', '2026-04-19', 300],
    // 45 + 7 of six days: 40 of the whole week and eight of the Monday.
    ['on the Monday of the shorter week', '2026-04-20', 240],
    // 45 + 35 = 80
    ['on the last Friday', '2026-04-24', 0],
    ['with the period', '2026-04-26', 0],
    // Monday to Wednesday: 27 hours of 24.
    ['on a Wednesday', '2026-04-15', 180],
  ])('who leaves %s', (_, 퇴사일, minutes) => {
    expect(settled(input(twoWeeks, { 퇴사일 }))).toEqual([minutes, minutes]);
  });

  test('five hours are paid at 150 %: 10,000 × 5 × 1.5', () => {
    const slip = both(input(twoWeeks, { 퇴사일: '2026-04-17' }), '현행', flexible('탄력2주'));
    expect(won(slip, '연장수당')).toEqual([75_000]);
  });

  test('who joins is settled when the period ends', () => {
    // Four weeks of 45, 45, 35 and 35: from the second week on 115 of 120 hours.
    expect(settled(input(fourWeeks, { 입사일: '2026-04-06' }), flexible('탄력3개월'))).toEqual([0, 0]);
    // Two longer weeks last: from 13 April on 35 + 35 + 45 + 45 less a week of 35 that was not worked, 125 of 120 hours.
    const longerLast = {
      기준일: '2026-03-30',
      순환: [...week(seven), ...week(seven), ...week(nine), ...week(nine)],
    };
    expect(settled(input(longerLast, { 입사일: '2026-04-06' }), flexible('탄력3개월'))).toEqual([300, 300]);
    // A period that ends on 3 May is settled in May; April has nothing.
    const later = { ...longerLast, 기준일: '2026-04-06' };
    expect(settled(input(later, { 입사일: '2026-04-13' }), flexible('탄력3개월'))).toEqual([0, 0]);
  });

  test('days of the month before count as they were scheduled', () => {
    // 45 hours from 30 March, 45 from 6 April: ten of the two weeks.
    expect(settled(input(fourWeeks, { 퇴사일: '2026-04-12' }), flexible('탄력3개월'))).toEqual([600, 600]);
    // Joined on 1 April: three days of nine hours (24), and 45 (40).
    expect(
      settled(input(fourWeeks, { 입사일: '2026-04-01', 퇴사일: '2026-04-12' }), flexible('탄력3개월')),
    ).toEqual([480, 480]);
  });

  test('hours that were not worked are none, overtime is not counted twice', () => {
    const leave = { 근무: { 연차일수: 1 }, 연차일자: ['2026-04-14'] };
    expect(settled(input(twoWeeks, { 퇴사일: '2026-04-17' }, leave))).toEqual([0, 0]);
    const longer = { 근무일지: [{ 일자: '2026-04-14', 시작: '08:00', 종료: '20:00', 휴게: '12:00-13:00' }] };
    expect(settled(input(twoWeeks, { 퇴사일: '2026-04-17' }, longer))).toEqual([300, 300 + 120]);
  });

  test('who works whole periods, other systems, and months before the law have none', () => {
    expect(settled(input(twoWeeks, {}))).toEqual([0, 0]);
    expect(
      settled(input(twoWeeks, { 퇴사일: '2026-04-17' }), flexible('탄력2주', { 단기정산: '없음' })),
    ).toEqual([0, 0]);
    // 2021: Monday 15 March to Friday the 19th.
    const before = {
      ...input({ ...twoWeeks, 기준일: '2021-03-15' }, { 퇴사일: '2021-03-19' }),
      귀속월: '2021-03',
    };
    expect(settled(before)).toEqual([0, 0]);
    const since = {
      ...input({ ...twoWeeks, 기준일: '2021-04-12' }, { 퇴사일: '2021-04-16' }),
      귀속월: '2021-04',
    };
    expect(settled(since)).toEqual([300, 300]);
  });
});
