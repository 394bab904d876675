import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/date.ts';
import { monthFactTerms } from '../../src/calendar/leave-facts.ts';
import { type MonthFacts, monthFact, monthFacts } from '../../src/calendar/month.ts';
import { noHistory } from '../../src/calendar/service.ts';
import type { CalendarSettings, WorkRecord } from '../../src/calendar/types.ts';
import { halfDay } from '../half-day.ts';
import { calendar, current, d, hours, idle, leave, m, record, reform, shift } from './setup.ts';

const facts = (
  parts: Partial<WorkRecord>,
  month = '2024-03',
  settings: CalendarSettings = current,
): MonthFacts => monthFacts(record(parts), settings, calendar, m(month));

const lunch = '12:00-13:00';
const nineToSix = hours('09:00-18:00', lunch);

describe('a month without entries', () => {
  test('is the scheme’s own hours on every scheduled day', () => {
    const { placed, ofLeave, rows, ...f } = facts({}, '2024-07', reform);
    expect([placed, rows]).toEqual([[], undefined]);
    expect(new Set(ofLeave.values())).toEqual(new Set([0]));
    expect(f).toEqual({
      ...noHistory,
      역일수: 31,
      월소정근로일수: 23,
      재직소정근로일수: 23,
      재직유급휴일수: 4,
      재직소정근로분: 0,
      재직공휴일분: 0,
      재직주휴일수: 0,
      휴직소정근로분: 0,
      단기정산분: 0,
      휴직소정근로일수: 0,
      미재직일수: 0,
      앞선재직일수: 0,
      앞선재직소정근로일수: 0,
      앞선재직유급휴일수: 0,
      앞선재직소정근로분: 0,
      앞선재직공휴일분: 0,
      앞선재직주휴일수: 0,
      구간밖일수: 0,
      순환소정분: 0,
      순환일수: 0,
      일최대소정분: 0,
      주최대소정분: 0,
      소정분: 23 * 360,
      연장분: 0,
      법내연장분: 0,
      야간분: 0,
      휴일분: 0,
      휴일연장분: 0,
      실근로분: 23 * 360,
      주최대근로분: 1800,
      주최대초과분: 0,
      재직밖근로일수: 0,
      미배치휴가일수: 0,
      휴직중근로일수: 0,
      휴가중근로일수: 0,
      휴게부족일수: 0,
      다음달근로분: 0,
      기록분: 0,
      조기출근제외분: 0,
      끝수제외분: 0,
      미승인연장분: 0,
      유예인정분: 0,
      끝수인정분: 0,
      소정미달분: 0,
      소정만회분: 0,
      승인연장분: 0,
    });
    expect([...Object.keys(f), ...ofLeave.keys()].sort()).toEqual(monthFactTerms(calendar.leave).sort());
  });

  test('with a nine-to-six pattern has two hours over a day under the reform', () => {
    const f = facts({ pattern: nineToSix }, '2024-07', reform);
    expect([f.소정분, f.연장분, f.주최대근로분, f.주최대초과분]).toEqual([23 * 360, 23 * 120, 2400, 600]);
  });

  test('every fact is a safe integer', () => {
    const f = facts({
      hired: d('2024-03-13'),
      spells: [{ kind: '질병휴직', from: d('2023-01-01'), to: d('2024-03-20') }],
    });
    for (const name of monthFactTerms(calendar.leave))
      expect(Number.isSafeInteger(monthFact(f, name)), name).toBe(true);
  });
});

describe('shifts and the pattern', () => {
  test('a shift replaces the pattern on its date and adds other dates', () => {
    const f = facts({ shifts: [shift('2024-03-05', '09:00-12:00'), shift('2024-03-09', '09:00-11:00')] });
    expect([f.소정분, f.연장분]).toEqual([19 * 480 + 180, 120]);
    expect(f.실근로분).toBe(19 * 480 + 300);
  });

  test('the largest week counts holiday work and the days of neighbouring months', () => {
    // Monday 29 April to Sunday 5 May 2024: 2 April days, 1 May a holiday, 2 and 3 May.
    const f = facts({ shifts: [shift('2024-05-01', '06:00-24:00')] }, '2024-05');
    expect(f.주최대근로분).toBe(4 * 480 + 18 * 60);
    expect(facts({ shifts: [shift('2024-04-29', '06:00-24:00')] }, '2024-05').주최대초과분).toBe(600);
  });

  test('a week across the new year of the last known year can be computed', () => {
    expect(facts({}, '2026-12').실근로분).toBe(22 * 480);
    expect(facts({}, '2019-01').실근로분).toBe(22 * 480);
  });
});

describe('employment', () => {
  test('hired in the month', () => {
    const f = facts({ hired: d('2024-03-18') });
    expect([f.미재직일수, f.재직소정근로일수, f.월소정근로일수, f.실근로분]).toEqual([17, 10, 20, 10 * 480]);
  });

  test('left in the month, the last day included', () => {
    const f = facts({ left: d('2024-03-15') });
    expect([f.미재직일수, f.재직소정근로일수, f.실근로분]).toEqual([16, 10, 10 * 480]);
  });

  test('not employed in the month at all', () => {
    for (const parts of [{ hired: d('2024-04-01') }, { left: d('2024-02-29') }]) {
      const f = facts(parts);
      expect([f.미재직일수, f.재직소정근로일수, f.실근로분]).toEqual([31, 0, 0]);
    }
  });
});

describe('leave', () => {
  test('days of a spell are not worked unless a shift says so', () => {
    const spells = [{ kind: '질병휴직', from: d('2024-03-11'), to: d('2024-03-24') }];
    const f = facts({ spells });
    const sick = [monthFact(f, '질병휴직일수'), monthFact(f, '질병휴직1년차일수')];
    expect([...sick, f.실근로분, f.휴직중근로일수]).toEqual([14, 14, 10 * 480, 0]);
    const worked = facts({
      spells,
      shifts: [shift('2024-03-12', '09:00-12:00'), shift('2024-03-12', '13:00-14:00')],
    });
    expect([worked.실근로분, worked.휴직중근로일수]).toEqual([10 * 480 + 240, 1]);
  });

  test('dated leave takes its days, the last one by half', () => {
    const f = facts({
      leave: leave({ 연차: { parts: 3 * halfDay, dates: [d('2024-03-12'), d('2024-03-05')] } }),
    });
    expect(f.실근로분).toBe(18 * 480 + 240);
    expect(f.placed).toEqual([]);
  });

  test('a shift on a full day of dated leave is counted, on half a day it is not', () => {
    const dates = [d('2024-03-12'), d('2024-03-05')];
    const shifts = [shift('2024-03-05', '14:00-18:00'), shift('2024-03-12', '14:00-18:00')];
    const f = facts({ shifts, leave: leave({ 연차: { parts: 3 * halfDay, dates } }) });
    expect([f.휴가중근로일수, f.실근로분]).toEqual([1, 18 * 480 + 480]);
  });

  test('leave without dates falls on the last scheduled days, annual leave last of all, worked or not', () => {
    const f = facts({
      pattern: nineToSix,
      shifts: [shift('2024-03-28', '09:00-18:00', lunch)],
      leave: leave({
        연차: { parts: 3 * halfDay },
        공가: { parts: 2 * halfDay },
        결근: { parts: halfDay, dates: [d('2024-03-27')] },
      }),
    });
    expect(f.placed.map(({ kind, day, parts }) => [kind, isoDay(day), parts / halfDay])).toEqual([
      ['연차', '2024-03-29', 2],
      ['연차', '2024-03-28', 1],
      ['공가', '2024-03-28', 1],
      ['공가', '2024-03-26', 1],
    ]);
    // Of 20 days the 29th is leave, the 27th and the 26th are half off; the 28th was worked as recorded.
    expect(f.실근로분).toBe(17 * 480 + 240 + 240);
  });

  test('leave without dates avoids spells and days not employed, and what finds no room is left out', () => {
    const f = facts({
      hired: d('2024-03-20'),
      spells: [{ kind: '육아휴직', from: d('2024-03-22'), to: d('2024-12-31') }],
      leave: leave({ 연차: { parts: 10 * halfDay } }),
    });
    expect(f.placed.map(({ day }) => isoDay(day))).toEqual(['2024-03-21', '2024-03-20']);
    expect(f.실근로분).toBe(0);
  });

  test('half a day of leave is ordinary time under the reform: the first half of a nine-to-six day is in the window', () => {
    const f = facts({ pattern: nineToSix, leave: leave({ 연차: { parts: halfDay } }) }, '2024-07', reform);
    expect([f.소정분, f.연장분]).toEqual([22 * 360 + 240, 22 * 120]);
  });
});

describe('minutes classified elsewhere', () => {
  test('are taken as they are, and ordinary minutes and weeks are not known', () => {
    const parts = record({
      pattern: idle,
      hired: d('2024-03-18'),
      shifts: [shift('2024-03-20', '09:00-22:00')],
    });
    const f = monthFacts(parts, current, calendar, m('2024-03'), {
      연장: 61,
      야간: 7,
      휴일: 480,
      휴일연장: 3,
    });
    expect([f.연장분, f.야간분, f.휴일분, f.휴일연장분]).toEqual([61, 7, 480, 3]);
    expect([f.소정분, f.실근로분, f.주최대근로분, f.주최대초과분]).toEqual([0, 0, 0, 0]);
    expect(f.미재직일수).toBe(17);
    expect(f.placed).toEqual([]);
  });
});
