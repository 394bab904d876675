import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/date.ts';
import { monthFacts } from '../../src/calendar/month.ts';
import { rowValue } from '../../src/calendar/month-rows.ts';
import type { CalendarSettings, WorkRecord } from '../../src/calendar/types.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { leaveParts } from '../../src/people/facts.ts';
import { dayParts } from '../../src/rules/leave-parts.ts';
import { calendar, current, d, hours, leave, m, record, reform, shift } from './setup.ts';

/** Days of leave as their part of one. March 2024 has 20 scheduled days of eight hours under the current scheme, of six under the reform. */
const days = (n: number, of = 1) => leaveParts(ratio(n, of));

const facts = (parts: Partial<WorkRecord>, settings: CalendarSettings = current) =>
  monthFacts(record(parts), settings, calendar, m('2024-03'), undefined, true);
const lunch = '12:00-13:00';

describe('leave of parts of a day', () => {
  test.each([
    ['a quarter of eight hours', days(1, 4), 360],
    ['an hour of eight', days(1, 8), 420],
    ['half an hour of eight', days(1, 16), 450],
    ['a minute of eight hours', days(1, 480), 479],
    ['three quarters', days(3, 4), 120],
    ['a day', days(1), 0],
  ])('%s leaves the rest of the day', (_, parts, minutes) => {
    const f = facts({ leave: leave({ 연차: { parts, dates: [d('2024-03-12')] } }) });
    expect(f.소정분).toBe(19 * 480 + minutes);
  });

  test('an hour of six, and of seven and a half', () => {
    const six = facts({ leave: leave({ 연차: { parts: days(1, 6), dates: [d('2024-03-12')] } }) }, reform);
    expect(six.소정분).toBe(19 * 360 + 300);
    const pattern = hours('09:00-17:30', lunch);
    const own = facts({ pattern, leave: leave({ 연차: { parts: days(2, 15), dates: [d('2024-03-12')] } }) });
    expect(own.소정분).toBe(19 * 450 + 390);
  });

  test('the last date holds what the others leave', () => {
    const dates = [d('2024-03-12'), d('2024-03-05')];
    const f = facts({ leave: leave({ 연차: { parts: days(5, 4), dates } }) });
    expect(f.소정분).toBe(18 * 480 + 360);
    const on = (place: number) => rowValue(f.rows, { list: '날', place, field: '연차' });
    expect([on(12), on(5)]).toEqual([ratio(1), ratio(1, 4)]);
    // The week of 4 to 10 March is the second.
    expect(rowValue(f.rows, { list: '주', place: 2, field: '연차' })).toEqual(ratio(1, 4));
  });

  test('without dates parts of kinds fill a day before the next', () => {
    const f = facts({
      leave: leave({ 연차: { parts: days(3, 4) }, 공가: { parts: days(3, 8) }, 병가: { parts: days(1, 8) } }),
    });
    expect(f.placed.map(({ kind, day, parts }) => [kind, isoDay(day), parts / dayParts])).toEqual([
      ['연차', '2024-03-29', 0.75],
      ['공가', '2024-03-29', 0.25],
      ['공가', '2024-03-28', 0.125],
      ['병가', '2024-03-28', 0.125],
    ]);
    expect(f.소정분).toBe(18 * 480 + 360);
  });

  test('what finds no room is counted in parts of days', () => {
    const f = facts({ hired: d('2024-03-29'), leave: leave({ 연차: { parts: days(11, 8) } }) });
    expect(f.미배치휴가일수).toBe(0.375);
  });

  test('a shift on a day with a quarter of leave is no work on a day of leave', () => {
    const one = (parts: number) =>
      facts({
        shifts: [shift('2024-03-12', '09:00-16:00', lunch)],
        leave: leave({ 연차: { parts, dates: [d('2024-03-12')] } }),
      });
    expect([one(days(1, 4)).휴가중근로일수, one(days(1)).휴가중근로일수]).toEqual([0, 1]);
    // Six hours are due, and worked; half an hour of leave asks for seven and a half.
    expect([one(days(1, 4)).소정미달분, one(days(1, 16)).소정미달분]).toEqual([0, 90]);
  });
});
