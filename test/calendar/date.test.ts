import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as date from '../../src/calendar/date.ts';
import { runs } from '../runs.ts';
import { d, m } from './setup.ts';

describe('civil dates', () => {
  test('day numbers agree with the platform calendar from year 1 to 9999', () => {
    const first = d('0001-01-01');
    fc.assert(
      fc.property(fc.integer({ min: first, max: d('9999-12-31') }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(date.isoDay(day)).toBe(iso);
        expect(date.parseIsoDay(iso)).toBe(day);
        expect(date.isoMonth(date.monthOf(day))).toBe(iso.slice(0, 7));
        expect(date.weekday(day)).toBe(new Date(day * 86_400_000).getUTCDay() || 7);
      }),
      runs(1000, 50_000),
    );
  });

  test('every day of four centuries lies in its month', () => {
    for (let day = d('1900-01-01'); day < d('2300-01-01'); day++) {
      const month = date.monthOf(day);
      if (day < date.firstDay(month) || day > date.lastDay(month)) expect.fail(date.isoDay(day));
    }
  });

  test('a date there is not is undefined', () => {
    for (const text of ['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-01-00']) {
      expect(date.parseIsoDay(text), text).toBeUndefined();
    }
    for (const text of ['2024-1-1', '20240101', '2024-01-01 ', '']) {
      expect(date.parseIsoDay(text), text).toBeUndefined();
    }
    expect(date.isoDay(date.parseIsoDay('2024-02-29') ?? 0)).toBe('2024-02-29');
    expect(date.isoDay(date.parseIsoDay('2000-02-29') ?? 0)).toBe('2000-02-29');
  });

  test('months', () => {
    expect(date.isoMonth(m('2024-01') + 11)).toBe('2024-12');
    expect(date.isoMonth(m('2024-12') + 1)).toBe('2025-01');
    expect(date.daysIn(m('2024-02'))).toBe(29);
    expect(date.daysIn(m('2023-02'))).toBe(28);
    expect(date.isoDay(date.lastDay(m('2024-12')))).toBe('2024-12-31');
    expect(date.parseMonth('2024-13')).toBeUndefined();
    expect(date.parseMonth('2024-1')).toBeUndefined();
    expect(date.yearOfDay(d('2024-12-31'))).toBe(2024);
  });

  test('weekdays by number and by name', () => {
    expect(date.weekday(d('2024-03-04'))).toBe(1);
    expect(date.weekdayName(d('2024-03-04'))).toBe('월');
    expect(date.weekdayName(d('2024-03-10'))).toBe('일');
    expect(date.parseWeekday('일')).toBe(7);
    expect(date.parseWeekday('일요일')).toBeUndefined();
    expect(date.isoDay(date.weekStart(d('2024-03-10')))).toBe('2024-03-04');
    expect(date.isoDay(date.weekStart(d('1969-12-31')))).toBe('1969-12-29');
  });
});

describe('the end of the nth year of a period', () => {
  test.each([
    ['2024-03-01', 1, '2025-02-28'],
    ['2023-03-01', 1, '2024-02-29'],
    ['2024-01-15', 1, '2025-01-14'],
    ['2024-01-15', 2, '2026-01-14'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 2, '2026-02-28'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2024-02-28', 1, '2025-02-27'],
    ['2024-01-01', 1, '2024-12-31'],
  ])('begun on %s, year %i ends on %s', (start, n, end) => {
    expect(date.isoDay(date.endOfYear(d(start), n))).toBe(end);
  });
});

describe('clock texts', () => {
  test.each([
    ['00:00', 0],
    ['09:00', 540],
    ['24:00', 1440],
    ['30:00', 1800],
    ['48:00', 2880],
  ])('%s is %i minutes', (text, minutes) => {
    expect(date.parseClock(text)).toBe(minutes);
    expect(date.clockText(minutes)).toBe(text);
  });

  test('an hour of one digit is read, and written with two', () => {
    expect(date.clockText(date.parseClock('9:05') ?? -1)).toBe('09:05');
  });

  test.each(['48:01', '49:00', '09:60', '0900', '9', '-1:00', '09:00:00', ''])(
    '%s is no clock text',
    (text) => {
      expect(date.parseClock(text)).toBeUndefined();
    },
  );
});
