import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfYear, firstDay, lastDay, type Month, monthOf } from '../../src/calendar/date.ts';
import { daysAway, leaveYears, mergeSpells, overlapProblems } from '../../src/calendar/leave.ts';
import type { LeaveSpell } from '../../src/calendar/types.ts';
import { runs } from '../runs.ts';
import { d, m } from './setup.ts';

const sick = (from: string, to: string): LeaveSpell => ({ kind: '질병휴직', from: d(from), to: d(to) });

const spanOf = (month: Month) => ({ first: firstDay(month), last: lastDay(month) });

/** All days, and those by the year of the leave. */
function yearsOf(spells: readonly LeaveSpell[], month: Month, gapRestarts: boolean) {
  const merged = mergeSpells(spells, ['질병휴직']);
  const span = spanOf(month);
  return { total: daysAway(merged, span), ...leaveYears(merged, span, gapRestarts) };
}

/** [total, year 1, year 2, beyond, year 1 of a long leave] */
function days(spells: readonly LeaveSpell[], month: string, gapRestarts = true): readonly number[] {
  const y = yearsOf(spells, m(month), gapRestarts);
  return [y.total, y.year1, y.year2, y.beyond, y.year1OfLong];
}

describe('the years of one leave', () => {
  const long = [sick('2023-03-15', '2025-04-30')];

  test.each([
    ['2023-02', [0, 0, 0, 0, 0]],
    ['2023-03', [17, 17, 0, 0, 17]],
    ['2024-02', [29, 29, 0, 0, 29]],
    ['2024-03', [31, 14, 17, 0, 14]],
    ['2025-03', [31, 0, 14, 17, 0]],
    ['2025-04', [30, 0, 0, 30, 0]],
    ['2025-05', [0, 0, 0, 0, 0]],
  ])('in %s are counted in days', (month, expected) => {
    expect(days(long, month)).toEqual(expected);
  });

  test('a leave of exactly one year is not a long one', () => {
    expect(days([sick('2023-03-15', '2024-03-14')], '2023-03')).toEqual([17, 17, 0, 0, 0]);
    expect(days([sick('2023-03-15', '2024-03-15')], '2024-03')).toEqual([15, 14, 1, 0, 14]);
  });

  test('begun on 29 February, the first year ends on 28 February and the second begins on 1 March', () => {
    const leap = [sick('2024-02-29', '2026-12-31')];
    expect(days(leap, '2024-02')).toEqual([1, 1, 0, 0, 1]);
    expect(days(leap, '2025-02')).toEqual([28, 28, 0, 0, 28]);
    expect(days(leap, '2025-03')).toEqual([31, 0, 31, 0, 0]);
    expect(days(leap, '2026-02')).toEqual([28, 0, 28, 0, 0]);
    expect(days(leap, '2026-03')).toEqual([31, 0, 0, 31, 0]);
  });

  test('other kinds of leave are not counted', () => {
    expect(days([{ kind: '육아휴직', from: d('2024-03-01'), to: d('2024-03-31') }], '2024-03')).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });
});

describe('several spells', () => {
  const gap = [sick('2023-01-01', '2023-06-30'), sick('2023-09-01', '2024-12-31')];

  test('a gap starts a new clock', () => {
    expect(days(gap, '2024-08')).toEqual([31, 31, 0, 0, 31]);
    expect(days(gap, '2024-09')).toEqual([30, 0, 30, 0, 0]);
  });

  test('a clock that runs on over gaps counts the days spent before', () => {
    // 181 days spent by 30 June; 184 more from 1 September end on 2 March 2024.
    expect(days(gap, '2024-02', false)).toEqual([29, 29, 0, 0, 29]);
    expect(days(gap, '2024-03', false)).toEqual([31, 2, 29, 0, 2]);
    expect(days(gap, '2023-03', false)).toEqual([31, 31, 0, 0, 31]);
  });

  test('spells of another kind are not joined', () => {
    const other = { kind: '육아휴직', from: d('2023-07-01'), to: d('2023-08-31') };
    expect(mergeSpells([...gap, other], ['질병휴직'])).toHaveLength(2);
  });

  const months = fc.integer({ min: m('2019-01'), max: m('2026-12') });
  const spell = fc
    .record({
      from: fc.integer({ min: d('2019-01-01'), max: d('2024-12-31') }),
      length: fc.integer({ min: 2, max: 1200 }),
    })
    .map(({ from, length }): LeaveSpell => ({ kind: '질병휴직', from, to: from + length - 1 }));

  test('splitting a spell into two that touch changes nothing', () => {
    fc.assert(
      fc.property(
        spell,
        fc.nat(),
        months,
        fc.boolean(),
        fc.integer({ min: 1, max: 900 }),
        (one, cut, month, restarts, gap) => {
          const at = one.from + (cut % (one.to - one.from));
          const later: LeaveSpell = { ...one, from: one.to + 1 + gap, to: one.to + 400 + gap };
          const split = [{ ...one, from: at + 1 }, later, { ...one, to: at }];
          expect(yearsOf(split, month, restarts)).toEqual(yearsOf([one, later], month, restarts));
        },
      ),
      runs(1000, 20_000),
    );
  });

  test('one spell gives the same whether or not gaps restart the clock, and agrees with its year ends', () => {
    fc.assert(
      fc.property(spell, months, (one, month) => {
        const years = yearsOf([one], month, true);
        expect(yearsOf([one], month, false)).toEqual(years);
        expect(years).toEqual(dayByDay(one, month));
      }),
      runs(500, 10_000),
    );
  });

  function dayByDay(one: LeaveSpell, month: Month) {
    const years = { total: 0, year1: 0, year2: 0, beyond: 0, year1OfLong: 0 };
    for (let day = one.from; day <= one.to; day++) {
      if (monthOf(day) !== month) continue;
      years.total++;
      if (day <= endOfYear(one.from, 1)) {
        years.year1++;
        if (one.to > endOfYear(one.from, 1)) years.year1OfLong++;
      } else if (day <= endOfYear(one.from, 2)) years.year2++;
      else years.beyond++;
    }
    return years;
  }
});

describe('overlapping spells', () => {
  test('spells that touch do not overlap', () => {
    expect(overlapProblems([sick('2024-02-01', '2024-02-29'), sick('2024-01-01', '2024-01-31')])).toEqual([]);
  });

  test('of any kinds are a problem at the later one, naming the line of the other', () => {
    const first = { ...sick('2024-01-01', '2024-03-31'), at: { line: 3, column: 1 } };
    const second = {
      kind: '육아휴직',
      from: d('2024-02-01'),
      to: d('2024-02-10'),
      at: { line: 4, column: 1 },
    };
    const third = { ...sick('2024-03-31', '2024-04-10'), at: { line: 5, column: 1 } };
    const found = overlapProblems([third, second, first]);
    expect(found).toMatchObject([
      { code: 'leave-overlap', at: { line: 4 }, values: { otherLine: '3', otherFrom: '2024-01-01' } },
      { code: 'leave-overlap', at: { line: 5 }, values: { otherLine: '3', otherTo: '2024-03-31' } },
    ]);
  });
});
