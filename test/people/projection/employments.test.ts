import { describe, expect, test } from 'vitest';
import { isoDay, parseIsoDay, parseMonth } from '../../../src/calendar/date.ts';
import { ratio } from '../../../src/formula/ratio.ts';
import { employmentsOf, type PostStreams } from '../../../src/people/projection/employments.ts';
import type { ProjectionPlan } from '../../../src/people/projection/plan.ts';

const d = (text: string) => ratio(parseIsoDay(text) ?? Number.NaN);
const months = [parseMonth('2024-01') ?? 0, parseMonth('2027-12') ?? 0] as const;
const plan: ProjectionPlan = { seed: 1, draws: 1, leaving: 0, hires: true, hired: [] };

/** Draws the greatest number, so that nobody leaves; in the years named, the least, so that people leave at the end of January. */
const leavingIn =
  (...years: readonly number[]): PostStreams =>
  (_, __, ___, year = 0) =>
  (from, to) =>
    years.includes(Number(year)) ? from : to;

const shown = (all: ReturnType<typeof employmentsOf>) =>
  all.map(({ number, hired, left }) =>
    [number, hired === undefined ? '' : isoDay(hired), left === undefined ? '' : isoDay(left)].join(' '),
  );

describe('who is employed in a post', () => {
  const facts = new Map([['입사일', d('2020-05-01')]]);

  test('is whom the scenario has, as long as nobody leaves', () => {
    expect(shown(employmentsOf(plan, facts, months, 0, leavingIn()))).toEqual(['0 2020-05-01 ']);
  });

  test('is followed on the first of the month after', () => {
    const leaving = { ...plan, leaving: 500_000 };
    expect(shown(employmentsOf(leaving, facts, months, 0, leavingIn(2025, 2027)))).toEqual([
      '0 2020-05-01 2025-01-31',
      // Whoever came within a year does not leave in it.
      '1 2025-02-01 2027-01-31',
      '2 2027-02-01 ',
    ]);
    expect(
      shown(employmentsOf({ ...leaving, hires: false }, facts, months, 0, leavingIn(2025, 2027))),
    ).toEqual(['0 2020-05-01 2025-01-31']);
  });

  test('who leaves in the middle of a month is followed in the next', () => {
    const left = new Map([...facts, ['퇴사일', d('2024-03-15')] as const]);
    expect(shown(employmentsOf(plan, left, months, 0, leavingIn()))).toEqual([
      '0 2020-05-01 2024-03-15',
      '1 2024-04-01 ',
    ]);
  });

  test('of a year that had begun, nobody leaves before the months looked at', () => {
    const late = [parseMonth('2024-03') ?? 0, months[1]] as const;
    expect(shown(employmentsOf({ ...plan, leaving: 500_000 }, facts, late, 0, leavingIn(2024)))).toEqual([
      '0 2020-05-01 ',
    ]);
  });
});

describe('retirement', () => {
  const born = new Map([
    ['입사일', d('2020-05-01')],
    ['생년월일', d('1965-02-10')],
  ]);
  const at60 = { ...plan, retirement: { age: 60 } };

  test('is at the end of the month of the birthday', () => {
    expect(shown(employmentsOf(at60, born, months, 0, leavingIn()))).toEqual([
      '0 2020-05-01 2025-02-28',
      '1 2025-03-01 ',
    ]);
  });

  test('of whom the age was reached before stays', () => {
    const old = new Map([...born, ['생년월일', d('1950-02-10')] as const]);
    expect(shown(employmentsOf(at60, old, months, 0, leavingIn()))).toEqual(['0 2020-05-01 ']);
  });

  test('is followed by a contract of some years of those re-hired, and then by another', () => {
    const rehire = { share: 1_000_000, years: 2, facts: [] };
    const again = { ...plan, retirement: { age: 60, rehire } };
    expect(shown(employmentsOf(again, born, months, 0, leavingIn()))).toEqual([
      '0 2020-05-01 2025-02-28',
      '1 2025-03-01 2027-02-28',
      '2 2027-03-01 ',
    ]);
    const never = { ...plan, retirement: { age: 60, rehire: { ...rehire, share: 0 } }, hires: false };
    expect(shown(employmentsOf(never, born, months, 0, leavingIn()))).toEqual(['0 2020-05-01 2025-02-28']);
  });
});
