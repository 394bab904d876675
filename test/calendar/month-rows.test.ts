import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFields, type MonthList, monthLists, rowMinutes } from '../../src/calendar/interface.ts';
import { type MonthFacts, monthFacts } from '../../src/calendar/month.ts';
import { type MonthRows, rowValue } from '../../src/calendar/month-rows.ts';
import type { CalendarSettings, WorkRecord } from '../../src/calendar/types.ts';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { isoDay } from '../../src/formula/civil.ts';
import { halfDay } from '../half-day.ts';
import { runs } from '../runs.ts';
import { calendar, current, d, hours, leave, m, record, reform, shift } from './setup.ts';

const facts = (
  parts: Partial<WorkRecord>,
  month: string,
  settings: CalendarSettings = current,
  classified = false,
): MonthFacts => {
  const given = { 연장: 60, 야간: 0, 휴일: 0, 휴일연장: 0 };
  return monthFacts(record(parts), settings, calendar, m(month), classified ? given : undefined, true);
};
type MonthRow = ReadonlyMap<string, Value>;

/** The items of a list, each by its fields: as many as there are. */
function listed(rows: MonthRows | undefined, list: MonthList): MonthRow[] {
  const { fields, most } = monthLists[list];
  const names = [...Object.keys(fields), ...rowMinutes, '연차', '공가', '병가', '결근'];
  const all = Array.from({ length: most }, (_, i) => {
    const said = names.flatMap((field) => {
      const value = rowValue(rows, { list, place: i + 1, field });
      return value === undefined ? [] : [[field, value] as const];
    });
    return new Map(said);
  });
  return all.filter((row) => row.size > 0);
}
const number = (value: Value | undefined): number | undefined =>
  value !== undefined && isRatio(value) ? Number(value.n) / Number(value.d) : undefined;
const date = (row: MonthRow | undefined, field: string): string => isoDay(number(row?.get(field)) ?? 0);
/** A day of the month by its number. */
const day = (of: MonthFacts, n: number): MonthRow | undefined => listed(of.rows, '날')[n - 1];
const column = (rows: readonly MonthRow[], field: string): (number | undefined)[] =>
  rows.map((row) => number(row.get(field)));
const total = (rows: readonly MonthRow[], field: string): number =>
  column(rows, field).reduce((sum: number, one) => sum + (one ?? 0), 0);

describe('March 2024, which begins on a Friday that is a holiday', () => {
  const march = facts({}, '2024-03');

  test('has 31 days and touches five weeks', () => {
    expect(listed(march.rows, '날').map((row) => date(row, '날짜').slice(8))).toEqual(
      Array.from({ length: 31 }, (_, i) => String(i + 1).padStart(2, '0')),
    );
    expect(listed(march.rows, '주').map((row) => date(row, '첫날'))).toEqual([
      '2024-02-26',
      '2024-03-04',
      '2024-03-11',
      '2024-03-18',
      '2024-03-25',
    ]);
  });

  test('each day is of a kind and has its minutes', () => {
    expect([1, 2, 3, 4].map((n) => day(march, n)?.get('종류'))).toEqual([
      '휴일',
      '휴무일',
      '휴일',
      '소정근로일',
    ]);
    expect([1, 4, 29, 30].map((n) => number(day(march, n)?.get('실근로분')))).toEqual([0, 480, 480, 0]);
  });

  test('a week has what lies in the month: of the first nothing, of the others five days of eight hours', () => {
    expect(column(listed(march.rows, '주'), '실근로분')).toEqual([0, 2_400, 2_400, 2_400, 2_400]);
  });
});

test('May 2024 ends on a Friday: four days of its last week, with a holiday of the first', () => {
  // 1 May (Wed) is 근로자의 날, 6 May (Mon) and 15 May (Wed) are holidays.
  expect(column(listed(facts({}, '2024-05').rows, '주'), '소정분')).toEqual([
    960, 1_920, 1_920, 2_400, 2_400,
  ]);
});

test('a month can touch four weeks, and six', () => {
  // February 2021 begins on a Monday and has 28 days; December 2024 begins on a Sunday and ends on a Tuesday.
  expect(listed(facts({}, '2021-02').rows, '주')).toHaveLength(4);
  expect(listed(facts({}, '2021-02').rows, '날')).toHaveLength(28);
  expect(listed(facts({}, '2024-12').rows, '주')).toHaveLength(6);
});

describe('what was worked and what was not', () => {
  test('a night shift belongs to the day on which it began', () => {
    const of = facts({ shifts: [shift('2024-03-06', '20:00-32:00', '24:00-25:00')] }, '2024-03');
    const [wednesday, thursday] = [day(of, 6), day(of, 7)];
    // Until the scheduled start of the next day; 8 hours of it are ordinary, 22:00–06:00 less the break is night.
    expect(rowMinutes.map((field) => number(wednesday?.get(field)))).toEqual([480, 180, 0, 420, 0, 0, 660]);
    expect(number(thursday?.get('소정분'))).toBe(480);
  });

  test('work on a Sunday is holiday work, beyond eight hours of it 휴일연장', () => {
    const of = facts({ shifts: [shift('2024-03-10', '09:00-20:00', '12:00-13:00')] }, '2024-03');
    expect(rowMinutes.map((field) => number(day(of, 10)?.get(field)))).toEqual([0, 0, 0, 0, 480, 120, 600]);
  });

  test('under the reform an eight-hour day has two hours beyond', () => {
    const of = facts({ pattern: hours('09:00-18:00', '12:00-13:00') }, '2024-03', reform);
    expect(['소정분', '연장분', '실근로분'].map((field) => number(day(of, 4)?.get(field)))).toEqual([
      360, 120, 480,
    ]);
  });

  test('leave stands on its dates, half a day on the last; without dates on the last scheduled days', () => {
    const of = facts(
      {
        leave: leave({
          연차: { parts: 3 * halfDay, dates: [d('2024-03-05'), d('2024-03-12')] },
          병가: { parts: halfDay },
        }),
      },
      '2024-03',
    );
    const said = (n: number): (number | undefined)[] =>
      ['연차', '병가', '결근', '실근로분'].map((field) => number(day(of, n)?.get(field)));
    expect([4, 5, 12, 28, 29].map(said)).toEqual([
      [0, 0, 0, 480],
      [1, 0, 0, 0],
      [0.5, 0, 0, 240],
      [0, 0, 0, 480],
      [0, 0.5, 0, 240],
    ]);
    expect(column(listed(of.rows, '주'), '연차')).toEqual([0, 1, 0.5, 0, 0]);
  });

  test('employment and leave of absence are said of each day', () => {
    const of = facts(
      {
        hired: d('2024-03-06'),
        left: d('2024-03-20'),
        spells: [{ kind: '육아휴직', from: d('2024-03-18'), to: d('2024-12-31') }],
      },
      '2024-03',
    );
    const said = (n: number): unknown[] => ['재직', '휴직'].map((field) => day(of, n)?.get(field));
    expect([5, 6, 15, 18, 20, 21].map(said)).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [true, true],
      [true, true],
      [false, false],
    ]);
    // 6–8 and 11–15 March: three days and five.
    expect(column(listed(of.rows, '주'), '실근로분')).toEqual([0, 1_440, 2_400, 0, 0]);
  });

  test('where minutes were given, days have none: not zero, but nothing; leave is known all the same', () => {
    const of = facts({ leave: leave({ 연차: { parts: 2 * halfDay } }) }, '2024-03', current, true);
    expect(rowMinutes.map((field) => day(of, 4)?.get(field))).toEqual(rowMinutes.map(() => undefined));
    expect(rowMinutes.map((field) => listed(of.rows, '주')[1]?.get(field))).toEqual(
      rowMinutes.map(() => undefined),
    );
    expect(number(day(of, 29)?.get('연차'))).toBe(1);
    expect(day(of, 4)?.get('종류')).toBe('소정근로일');
  });
});

test('days and weeks are worked out where they are asked for alone', () => {
  const { rows } = monthFacts(record(), current, calendar, m('2024-03'));
  expect(rows).toBeUndefined();
  for (const field of Object.keys(dayFields))
    expect(rowValue(rows, { list: '날', place: 1, field })).toBeUndefined();
});

test('a field of a day that there is not is not there', () => {
  const { rows } = facts({}, '2024-02');
  expect(rowValue(rows, { list: '날', place: 29, field: '실근로분' })).toBeDefined();
  expect(rowValue(rows, { list: '날', place: 30, field: '실근로분' })).toBeUndefined();
  expect(rowValue(rows, { list: '날', place: 32, field: '날짜' })).toBeUndefined();
  expect(rowValue(rows, { list: '날', place: 1, field: '첫날' })).toBeUndefined();
  expect(rowValue(rows, { list: '달', place: 1, field: '날짜' })).toBeUndefined();
});

/** A shift a day over the weeks of a month, or none. */
const anyMonth = fc.record({
  month: fc.constantFrom('2021-02', '2023-10', '2024-05', '2024-09', '2024-12'),
  settings: fc.constantFrom<CalendarSettings>(current, reform, { ...current, premiumBy: '법정' }),
  shifts: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 36 }),
      from: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 900 }),
    }),
    { maxLength: 20 },
  ),
  annual: fc.integer({ min: 0, max: 50 }),
  absent: fc.integer({ min: 0, max: 6 }),
  hired: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
});

test('the days add up to the month, and to the weeks', () => {
  fc.assert(
    fc.property(anyMonth, ({ month, settings, shifts, annual, absent, hired }) => {
      const first = d(`${month}-01`) - 6;
      const byDay = new Map(shifts.map(({ after, from, length }) => [first + after, { from, length }]));
      const of = facts(
        {
          shifts: [...byDay].map(([on, { from, length }]) => ({
            day: on,
            from,
            to: from + length,
            breaks: [],
          })),
          leave: leave({ 연차: { parts: annual * halfDay }, 결근: { parts: absent * halfDay } }),
          ...(hired !== undefined && { hired: first + hired }),
        },
        month,
        settings,
      );
      const [날, 주] = [listed(of.rows, '날'), listed(of.rows, '주')];
      for (const field of rowMinutes) {
        expect(total(날, field), field).toBe(of[field]);
        expect(total(주, field), field).toBe(of[field]);
      }
      expect(total(날, '연차') + total(날, '결근') + of.미배치휴가일수).toBe((annual + absent) / 2);
      expect(total(주, '연차')).toBe(total(날, '연차'));
      expect(날.length).toBe(of.역일수);
      expect(날.filter((row) => row.get('종류') === '소정근로일').length).toBe(of.월소정근로일수);
      expect(날.filter((row) => row.get('재직') === false).length).toBe(of.미재직일수);
      for (const [i, week] of 주.entries()) {
        const monday = number(week.get('첫날')) ?? 0;
        const own = 날.filter((row) => Math.floor(((number(row.get('날짜')) ?? 0) - monday) / 7) === 0);
        expect(total(own, '실근로분'), `week ${i}`).toBe(number(week.get('실근로분')));
      }
    }),
    runs(150, 10_000),
  );
});
