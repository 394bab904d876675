import { describe, expect, test } from 'vitest';
import { isoDay, parseIsoDay, parseMonth } from '../../../src/calendar/date.ts';
import type { Value } from '../../../src/formula/checked.ts';
import { ratio } from '../../../src/formula/ratio.ts';
import type { Closing } from '../../../src/people/inputs/person-inputs.ts';
import { employmentsOf, type Post, type PostStreams } from '../../../src/people/projection/employments.ts';
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

const post = (facts: Post['facts'], closes?: number, closing?: Closing): Post => ({
  place: 0,
  facts,
  closes,
  closing,
});

const shown = (all: ReturnType<typeof employmentsOf>) =>
  all.map(({ number, hired, left }) =>
    [number, hired === undefined ? '' : isoDay(hired), left === undefined ? '' : isoDay(left)].join(' '),
  );

describe('who is employed in a post', () => {
  const facts = new Map([['입사일', d('2020-05-01')]]);

  test('is whom the scenario has, as long as nobody leaves', () => {
    expect(shown(employmentsOf(plan, post(facts), months, leavingIn()))).toEqual(['0 2020-05-01 ']);
  });

  test('is followed on the first of the month after', () => {
    const leaving = { ...plan, leaving: 500_000 };
    expect(shown(employmentsOf(leaving, post(facts), months, leavingIn(2025, 2027)))).toEqual([
      '0 2020-05-01 2025-01-31',
      // Whoever came within a year does not leave in it.
      '1 2025-02-01 2027-01-31',
      '2 2027-02-01 ',
    ]);
    expect(
      shown(employmentsOf({ ...leaving, hires: false }, post(facts), months, leavingIn(2025, 2027))),
    ).toEqual(['0 2020-05-01 2025-01-31']);
  });

  test('closes with its unit: whoever is in it then is its last, and nobody comes behind', () => {
    const day = parseIsoDay('2025-06-15') ?? Number.NaN;
    const unit = new Map<string, Value>([...facts, ['센터명', '동남']]);
    const closing = (way: Closing['way'], name = '동남'): Closing => ({
      fact: '센터명',
      way,
      days: new Map([[name, day]]),
    });
    const leaving = { ...plan, leaving: 500_000 };
    const leaves = closing('퇴사');
    expect(shown(employmentsOf(plan, post(unit, day, leaves), months, leavingIn()))).toEqual([
      '0 2020-05-01 2025-06-15',
    ]);
    // Who follows in January 2025 is the last; nobody comes in 2026, for the unit is closed.
    expect(shown(employmentsOf(leaving, post(unit, day, leaves), months, leavingIn(2025)))).toEqual([
      '0 2020-05-01 2025-01-31',
      '1 2025-02-01 2025-06-15',
    ]);
    expect(shown(employmentsOf(leaving, post(unit, undefined, leaves), months, leavingIn(2026)))).toEqual([
      '0 2020-05-01 2026-01-31',
    ]);
    // Whoever was moved into the unit that closes has no one behind them, though the post began in another.
    expect(shown(employmentsOf(plan, post(unit, day, closing('퇴사', '동북')), months, leavingIn()))).toEqual(
      ['0 2020-05-01 2025-06-15'],
    );
    // Another unit closes.
    const other = closing('퇴사', '동북');
    expect(shown(employmentsOf(plan, post(unit, undefined, other), months, leavingIn()))).toEqual([
      '0 2020-05-01 ',
    ]);
    // Whom another employer goes on with does not leave.
    const over = employmentsOf(leaving, post(unit, day, closing('승계')), months, leavingIn(2025));
    expect(over.map(({ handedOver }) => handedOver)).toEqual([undefined, true]);
  });

  test('who leaves in the middle of a month is followed in the next', () => {
    const left = new Map([...facts, ['퇴사일', d('2024-03-15')] as const]);
    expect(shown(employmentsOf(plan, post(left), months, leavingIn()))).toEqual([
      '0 2020-05-01 2024-03-15',
      '1 2024-04-01 ',
    ]);
  });

  test('of a year that had begun, nobody leaves before the months looked at', () => {
    const late = [parseMonth('2024-03') ?? 0, months[1]] as const;
    expect(shown(employmentsOf({ ...plan, leaving: 500_000 }, post(facts), late, leavingIn(2024)))).toEqual([
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
    expect(shown(employmentsOf(at60, post(born), months, leavingIn()))).toEqual([
      '0 2020-05-01 2025-02-28',
      '1 2025-03-01 ',
    ]);
  });

  test('of whom the age was reached before stays', () => {
    const old = new Map([...born, ['생년월일', d('1950-02-10')] as const]);
    expect(shown(employmentsOf(at60, post(old), months, leavingIn()))).toEqual(['0 2020-05-01 ']);
  });

  test('is followed by a contract of some years of those re-hired, and then by another', () => {
    const rehire = { share: 1_000_000, years: 2, facts: [] };
    const again = { ...plan, retirement: { age: 60, rehire } };
    expect(shown(employmentsOf(again, post(born), months, leavingIn()))).toEqual([
      '0 2020-05-01 2025-02-28',
      '1 2025-03-01 2027-02-28',
      '2 2027-03-01 ',
    ]);
    const never = { ...plan, retirement: { age: 60, rehire: { ...rehire, share: 0 } }, hires: false };
    expect(shown(employmentsOf(never, post(born), months, leavingIn()))).toEqual(['0 2020-05-01 2025-02-28']);
  });
});
