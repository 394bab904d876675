import { describe, expect, test } from 'vitest';
import { isoDay, parseIsoDay, parseMonth, weekday } from '../../../src/calendar/date.ts';
import { arrearsOf, lapses, type MonthPay } from '../../../src/run/arrears/arrears.ts';
import { claimableUntil, paydayOf } from '../../../src/run/arrears/limitation.ts';
import { paidBy } from '../../../src/run/arrears/work-arrears.ts';

const m = (text: string): number => parseMonth(text) ?? Number.NaN;
const d = (text: string): number => parseIsoDay(text) ?? Number.NaN;
const pay = (id: string, month: string, amounts: Readonly<Record<string, number>>): MonthPay => ({
  id,
  month: m(month),
  amounts: new Map(Object.entries(amounts)),
});
const ask = { payday: { monthsLater: 0, day: 25 }, claimed: d('2024-07-10'), years: 3, isOff: () => false };

describe('limitation', () => {
  test.each([
    ['2024-03', 0, 25, '2024-03-25'],
    ['2024-12', 1, 10, '2025-01-10'],
    ['2024-02', 0, 31, '2024-02-29'],
    ['2025-01', 1, 30, '2025-02-28'],
  ])('wages of %s, %i months later on the %i, fall due on %s', (month, monthsLater, day, due) => {
    expect(isoDay(paydayOf(m(month), { monthsLater, day }))).toBe(due);
  });

  // The first day does not count (민법 제157조), so the last is the same date three years on (제160조).
  test.each([
    ['2024-03-25', '2027-03-25'],
    ['2024-02-28', '2027-02-28'],
    ['2021-02-28', '2024-02-29'],
    ['2023-12-31', '2026-12-31'],
  ])('wages due on %s can be claimed until %s', (due, until) => {
    expect(isoDay(claimableUntil(d(due), 3, () => false))).toBe(until);
  });

  // 2027-04-25 is a Sunday (민법 제161조).
  test('a period that would end on a day off ends on the next that is none', () => {
    const isSunday = (day: number): boolean => weekday(day) === 7;
    expect(isoDay(claimableUntil(d('2024-04-25'), 3, isSunday))).toBe('2027-04-26');
    expect(isoDay(claimableUntil(d('2024-04-26'), 3, isSunday))).toBe('2027-04-26');
  });
});

describe('what is owed', () => {
  const due = [
    pay('A', '2024-03', { 기본급: 103, 연장수당: 31 }),
    pay('A', '2024-04', { 기본급: 103 }),
    pay('B', '2024-03', { 기본급: 200 }),
    pay('C', '2024-03', { 기본급: 90 }),
    pay('C', '2024-04', { 기본급: 107 }),
  ];
  const paid = paidBy([
    pay('A', '2024-03', { 기본급: 100, 연장수당: 30 }),
    pay('B', '2024-03', { 기본급: 200 }),
    pay('C', '2024-03', { 기본급: 100 }),
    pay('C', '2024-04', { 기본급: 100 }),
  ]);

  test('is by item what was paid otherwise; a month of which nothing is known was not paid', () => {
    const [a, c, ...others] = arrearsOf(due, paid, ask);
    expect(others).toEqual([]);
    expect(a?.months.map(({ items }) => items)).toEqual([
      [
        { item: '기본급', paid: 100, due: 103 },
        { item: '연장수당', paid: 30, due: 31 },
      ],
      [{ item: '기본급', paid: 0, due: 103 }],
    ]);
    expect(a?.owed).toBe(3 + 1 + 103);
    // What March paid too much is not taken off April's arrears.
    expect([c?.owed, c?.overpaid]).toEqual([7, 10]);
  });

  test('an item that was paid and is not due any more is paid too much', () => {
    const [one] = arrearsOf(
      [pay('A', '2024-03', { 기본급: 100 })],
      paidBy([pay('A', '2024-03', { 기본급: 100, 수당: 5 })]),
      ask,
    );
    expect(one?.months[0]?.items).toEqual([{ item: '수당', paid: 5, due: 0 }]);
    expect([one?.owed, one?.overpaid]).toEqual([0, 5]);
  });

  test.each([
    ['2027-03-25', [107, 0]],
    ['2027-03-26', [103, 4]],
    ['2027-04-26', [0, 107]],
  ])('claimed on %s, what is owed and what is lost are %j', (claimed, expected) => {
    const [a] = arrearsOf(due.slice(0, 2), paid, { ...ask, claimed: d(claimed) });
    expect([a?.owed, a?.lost]).toEqual(expected);
  });

  test('what was paid too much lapses never, and what is owed on its day', () => {
    const people = arrearsOf(due, paid, { ...ask, claimed: d('2027-03-26') });
    expect(lapses(people).map(({ until, amount }) => [isoDay(until), amount])).toEqual([['2027-04-25', 110]]);
    expect(lapses(arrearsOf(due, paid, ask)).map(({ amount }) => amount)).toEqual([4, 110]);
  });
});
