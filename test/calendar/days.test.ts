import { describe, expect, test } from 'vitest';
import { isoDay } from '../../src/calendar/date.ts';
import { HolidayCalendar } from '../../src/calendar/days.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { withYearsToCome } from '../../src/rules/holidays/years-to-come.ts';
import { rules } from '../support.ts';
import { calendar, current, d, m, reform } from './setup.ts';

const scheduledDays: readonly (readonly [year: number, sum: number, months: readonly number[]])[] = [
  [2019, 247, [22, 17, 20, 22, 21, 19, 23, 21, 19, 21, 21, 21]],
  [2020, 249, [20, 20, 22, 20, 19, 22, 23, 20, 21, 19, 21, 22]],
  [2021, 249, [20, 18, 22, 22, 19, 22, 22, 21, 19, 19, 22, 23]],
  [2022, 247, [20, 18, 21, 21, 21, 20, 21, 22, 20, 19, 22, 22]],
  [2023, 246, [20, 20, 22, 20, 20, 21, 21, 22, 19, 19, 22, 20]],
  [2024, 245, [22, 19, 20, 21, 20, 19, 23, 21, 18, 20, 21, 21]],
  [2025, 243, [18, 20, 20, 22, 19, 19, 23, 20, 22, 18, 20, 22]],
  [2026, 245, [21, 17, 21, 22, 18, 21, 22, 20, 20, 20, 21, 22]],
];

describe('scheduled days', () => {
  test.each(scheduledDays)('of %i are %i, month by month', (year, sum, months) => {
    const counts = months.map((_, i) => calendar.monthDays(year * 12 + i, current).scheduled.length);
    expect(counts).toEqual(months);
    expect(counts.reduce((a, b) => a + b)).toBe(sum);
  });

  test('are the same under both schemes', () => {
    expect(calendar.monthDays(m('2024-05'), reform).scheduled).toEqual(
      calendar.monthDays(m('2024-05'), current).scheduled,
    );
  });

  test('of May 2024 are named', () => {
    const { scheduled } = calendar.monthDays(m('2024-05'), current);
    expect(scheduled.map(isoDay).slice(0, 5)).toEqual([
      '2024-05-02',
      '2024-05-03',
      '2024-05-07',
      '2024-05-08',
      '2024-05-09',
    ]);
  });
});

describe('the kind of a day', () => {
  test.each([
    ['2024-03-04', '소정근로일'],
    ['2024-03-02', '휴무일'],
    ['2024-03-03', '휴일'],
    ['2024-03-01', '휴일'],
    ['2024-05-01', '휴일'],
    ['2021-05-01', '휴일'],
    ['2024-10-01', '휴일'],
    ['2024-04-10', '휴일'],
  ] as const)('%s is a %s', (day, kind) => {
    expect(calendar.kindOf(d(day), current)).toBe(kind);
  });

  test('a kind of holiday that does not count is an ordinary day', () => {
    const settings = { ...current, holidayKinds: new Set(['법정공휴일']) };
    expect(calendar.kindOf(d('2024-05-01'), settings)).toBe('소정근로일');
    expect(calendar.kindOf(d('2021-05-01'), settings)).toBe('휴무일');
  });

  test('a contract holiday is a holiday', () => {
    const settings = { ...current, contractHolidays: [d('2024-02-28')] };
    expect(calendar.kindOf(d('2024-02-28'), settings)).toBe('휴일');
    expect(calendar.monthDays(m('2024-02'), settings).scheduled).toHaveLength(18);
  });

  test('the rest day and the off days are the scheme’s', () => {
    const settings = { ...current, restDay: 1, offDays: [2] };
    expect(calendar.kindOf(d('2024-03-04'), settings)).toBe('휴일');
    expect(calendar.kindOf(d('2024-03-05'), settings)).toBe('휴무일');
    expect(calendar.kindOf(d('2024-03-10'), settings)).toBe('소정근로일');
  });
});

describe('what the calendar knows', () => {
  test('a month outside is a problem with the known range', () => {
    expect(() => calendar.monthDays(m('2028-01'), current)).toThrow(ProblemError);
    try {
      calendar.monthDays(m('2018-12'), current);
    } catch (error) {
      expect((error as ProblemError).problems).toEqual([
        { code: 'no-calendar', term: '귀속월', values: { month: '2018-12', from: '2019-01', to: '2027-12' } },
      ]);
    }
  });

  test('a day of one’s own does not make a year known', () => {
    const own = { day: d('2028-02-28'), name: '설립기념일', kind: '법정공휴일' };
    const calendar = new HolidayCalendar([...rules.ruleSet.holidays, own], rules.leave);
    expect(calendar.knows(m('2027-12'))).toBe(true);
    expect(calendar.knows(m('2028-02'))).toBe(false);
  });

  test('a year missing between two known ones is not known', () => {
    const gap = new HolidayCalendar(
      [
        { day: d('2020-01-01'), name: '1월 1일', kind: '법정공휴일' },
        { day: d('2022-01-01'), name: '1월 1일', kind: '법정공휴일' },
      ],
      rules.leave,
    );
    expect([m('2020-06'), m('2021-06'), m('2022-06')].map((month) => gap.knows(month))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('the week over the end of the last year has 1 January as a holiday', () => {
    const december = calendar.monthDays(m('2026-12'), current);
    expect(december.kinds.slice(-7)).toEqual([
      '소정근로일',
      '소정근로일',
      '소정근로일',
      '소정근로일',
      '휴일',
      '휴무일',
      '휴일',
    ]);
  });
});

test('months without a list are known under the assumption, and say that they are', () => {
  const assumed = new HolidayCalendar(withYearsToCome(rules.ruleSet), rules.leave);
  expect([m('2027-12'), m('2028-01'), m('2050-12')].map((month) => assumed.knows(month))).toEqual([
    true,
    true,
    true,
  ]);
  expect([m('2027-12'), m('2028-01'), m('2050-12')].map((month) => assumed.assumes(month))).toEqual([
    false,
    true,
    true,
  ]);
  expect(assumed.knows(m('2051-01'))).toBe(false);
  expect(calendar.knows(m('2028-01'))).toBe(false);
  // October 2028 has 22 weekdays; 추석 (2 to 4), its substitute (5) and 한글날 (9) are none of them.
  expect(assumed.monthDays(m('2028-10'), current).scheduled).toHaveLength(17);
});
