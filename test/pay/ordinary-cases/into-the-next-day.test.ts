import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../runs.ts';
import { engine, person, won } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** March 2024: Friday 1st is a holiday; the 12th is a Tuesday. */
const month = (근무일지: readonly object[], more: object = {}) => ({ 귀속월: '2024-03', 근무일지, ...more });
const shift = (일자: string, 시작: string, 종료: string, ...휴게: readonly string[]) => ({
  일자,
  시작,
  종료,
  휴게,
});
const facts = (input: Readonly<Record<string, unknown>>, scheme = '현행') =>
  engine.monthFacts(person(input), scheme);
/** Twenty scheduled days of eight hours. */
const all = 20 * 480;

describe('case 7: a shift that runs into the hours scheduled on the next day', () => {
  const through = shift('2024-03-12', '09:00', '42:00', '12:00-13:00', '36:00-37:00');

  test('Tuesday 09:00 to Wednesday 18:00: 15 hours of overtime until Wednesday 09:00, then Wednesday’s work', () => {
    // 24 hours less an hour's break and eight ordinary ones; 11,436 × 1.5 × 15. Eight hours of night from 22:00 to 06:00.
    const slip = both(month([through]), '현행');
    expect(won(slip, '연장수당', '야간수당')).toEqual([257_310, 45_744]);
    const { 소정분, 연장분, 주최대근로분 } = facts(month([through]));
    // The week has 40 + 15 hours, the month its ordinary hours: Wednesday's own are not counted beside.
    expect([소정분, 연장분, 주최대근로분]).toEqual([all, 900, 55 * 60]);
    expect(findingsOf(slip)).toContain('주52시간초과');
  });

  test('until noon of Wednesday the rest of that day is not worked', () => {
    const { 소정분, 연장분 } = facts(month([shift('2024-03-12', '09:00', '36:00', '12:00-13:00')]));
    expect([소정분, 연장분]).toEqual([all - 480 + 180, 900]);
  });

  test('with a shift of Wednesday’s own behind it, both are Wednesday’s', () => {
    const input = month([shift('2024-03-12', '20:00', '34:00'), shift('2024-03-13', '14:00', '20:00')]);
    // Tuesday 20:00 to 09:00 are 13 hours, 5 beyond eight; Wednesday 09:00–10:00 and 14:00–20:00 are seven.
    const { 소정분, 연장분 } = facts(input);
    expect([소정분, 연장분]).toEqual([all - 60, 300]);
  });

  test('under the reform from 09:00 on, too: three hours of Wednesday’s six', () => {
    const { 소정분, 연장분 } = facts(month([shift('2024-03-12', '09:00', '36:00', '12:00-13:00')]), '개편안');
    expect([소정분, 연장분]).toEqual([20 * 360 - 180, 23 * 60 - 360]);
  });

  test('a break over the start lies on both sides of it', () => {
    const { 소정분, 연장분 } = facts(month([shift('2024-03-12', '09:00', '36:00', '32:30-33:30')]));
    // 23.5 hours of Tuesday; Wednesday from 09:30 to noon.
    expect([소정분, 연장분]).toEqual([all - 480 + 150, 23 * 60 + 30 - 480]);
  });
});

describe('where no hours are scheduled on the next day the shift stays of the day on which it began', () => {
  const long = (day: string) => shift(day, '09:00', '42:00', '12:00-13:00', '36:00-37:00');
  test.each<
    readonly [string, ReturnType<typeof shift>, { readonly 직원?: object; readonly [key: string]: unknown }]
  >([
    ['into an unpaid Saturday', long('2024-03-15'), {}],
    ['ends at the start to the minute', shift('2024-03-12', '18:00', '33:00'), {}],
    ['ends before the start', shift('2024-03-12', '20:00', '28:00'), {}],
    ['into a day of leave', long('2024-03-12'), { 근무: { 연차일수: 1 }, 연차일자: ['2024-03-13'] }],
    [
      'into a leave of absence',
      long('2024-03-12'),
      { 휴직: [{ 종류: '질병휴직', 시작일: '2024-03-13', 종료일: '2024-03-31' }] },
    ],
    ['beyond the last day employed', long('2024-03-12'), { 직원: { 퇴사일: '2024-03-12' } }],
    ['over the end of the month into Saturday', long('2024-05-31'), { 귀속월: '2024-05' }],
  ])('%s', (_, one, { 직원, ...more }) => {
    const worker = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터', ...직원 };
    const input = { ...month([one], more), 직원: worker };
    both(input, '현행');
    const { 시작, 종료 } = one;
    const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
    const rests = one.휴게.length * 60;
    expect(facts(input).연장분).toBe(clock(종료) - clock(시작) - rests - 480);
  });
});

describe('over the end of a month', () => {
  /** Sunday 31 March 22:00 to Monday 18:00, an hour's break at noon. */
  const over = shift('2024-03-31', '22:00', '42:00', '36:00-37:00');
  const april = (근무일지: readonly object[], more: object = {}) => ({
    귀속월: '2024-04',
    근무일지,
    ...more,
  });

  test('eleven hours on Sunday are March’s holiday work, from nine on it is Monday’s of April', () => {
    const slip = both(month([over]), '현행');
    // 11,436 × (8 × 1.5 + 3 × 2); eight hours of night × 0.5.
    expect(won(slip, '휴일수당', '야간수당', '연장수당')).toEqual([205_848, 45_744, 0]);
    expect(findingsOf(slip)).toContain('다음달로이어진근무');
    expect(facts(month([over])).다음달근로분).toBe(480);
    // April 2024 has 21 scheduled days: 22 weekdays less the 10th.
    const next = both(april([over]), '현행');
    expect(won(next, '휴일수당', '야간수당', '연장수당')).toEqual([0, 0, 0]);
    expect(facts(april([over])).소정분).toBe(21 * 480);
    expect(findingsOf(next)).not.toContain('다음달로이어진근무');
    // What goes on beyond Monday's eight hours is April's overtime, where April knows of it.
    const longer = shift('2024-03-31', '22:00', '44:00', '36:00-37:00');
    expect(won(both(april([longer]), '현행'), '연장수당')).toEqual([34_308]);
    expect(won(both(month([longer]), '현행'), '휴일수당')).toEqual([205_848]);
  });

  test('into a month that begins with a holiday or an off day it stays whole in the first month', () => {
    // Friday 31 May to Saturday, and Thursday 29 February to the holiday of 1 March.
    for (const [일자, 귀속월, next] of [
      ['2024-05-31', '2024-05', '2024-06'],
      ['2024-02-29', '2024-02', '2024-03'],
    ] as const) {
      const one = shift(일자, '09:00', '42:00', '12:00-13:00', '36:00-37:00');
      expect(facts({ 귀속월, 근무일지: [one] }).연장분).toBe(31 * 60 - 480);
      const after = facts({ 귀속월: next, 근무일지: [one] });
      expect([after.연장분, after.법내연장분, after.휴일분]).toEqual([0, 0, 0]);
    }
  });

  test('leave on the first does not lose the minutes: both months cut alike', () => {
    const leave = { 근무: { 연차일수: 1 }, 연차일자: ['2024-04-01'] };
    const [first, second] = [facts(month([over])), facts(april([over], leave))];
    expect([first.휴일분 + first.휴일연장분, second.소정분]).toEqual([660, 21 * 480]);
  });

  test('the two months pay every minute once, wherever the month ends', () => {
    const ends = [
      ['2024-03', '2024-04', '2024-03-31'],
      ['2024-04', '2024-05', '2024-04-30'],
      ['2024-05', '2024-06', '2024-05-31'],
      ['2024-06', '2024-07', '2024-06-30'],
      ['2024-07', '2024-08', '2024-07-31'],
      ['2023-12', '2024-01', '2023-12-31'],
      ['2025-08', '2025-09', '2025-08-31'],
    ] as const;
    const idle = { 시작: '09:00', 종료: '10:00', 휴게: '09:00-10:00' };
    const clock = (n: number): string =>
      `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
    const hours = fc.record({
      from: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1440 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...ends),
        hours,
        fc.constantFrom('현행', '개편안'),
        ([a, b, 일자], { from, length }, scheme) => {
          const one = shift(일자, clock(from), clock(from + length));
          const [first, second] = [a, b].map((귀속월) =>
            facts({ 귀속월, 근무일지: [one], 근무시간대: idle }, scheme),
          );
          expect((first?.실근로분 ?? 0) + (second?.실근로분 ?? 0)).toBe(length);
          expect(first?.다음달근로분).toBe(second?.실근로분);
        },
      ),
      runs(200, 5000),
    );
  });
});

test('wherever shifts run, every worked minute is in one class, and as much is worked in all', () => {
  const day = fc.integer({ min: 4, max: 27 }).map((n) => `2024-03-${String(n).padStart(2, '0')}`);
  const hours = fc.record({
    from: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 1440 }),
  });
  const clock = (n: number): string =>
    `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(day, hours, fc.constantFrom('현행', '개편안'), (일자, { from, length }, scheme) => {
      const idle = { 시작: '09:00', 종료: '10:00', 휴게: '09:00-10:00' };
      const input = month([shift(일자, clock(from), clock(from + length))], { 근무시간대: idle });
      const { 소정분, 연장분, 법내연장분, 휴일분, 휴일연장분, 실근로분 } = facts(input, scheme);
      expect(소정분 + 연장분 + 법내연장분 + 휴일분 + 휴일연장분).toBe(length);
      expect(실근로분).toBe(length);
    }),
    runs(200, 5000),
  );
});
