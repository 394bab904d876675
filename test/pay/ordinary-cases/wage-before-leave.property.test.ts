import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRatios, type Ratio, ratio } from '../../../src/formula/ratio.ts';
import { runs } from '../../runs.ts';
import { worker } from '../../support.ts';
import { both } from './setup.ts';

const day = 86_400_000;
const base = 2_090_000;
const text = (time: number): string => new Date(time).toISOString().slice(0, 10);
/** Midnight of a day of 2023 or after, months from 0 on. */
const at = (month: number, dayOfMonth: number): number => Date.UTC(2023, month, dayOfMonth);
const daysIn = (month: number): number => (at(month + 1, 1) - at(month, 1)) / day;

/** The same date three months before; the month's last day where it has no such date. */
function threeBefore(time: number): number {
  const date = new Date(time);
  const month = 12 * (date.getUTCFullYear() - 2023) + date.getUTCMonth() - 3;
  return at(month, Math.min(date.getUTCDate(), daysIn(month)));
}

/** Worked out day by day: what each day of the three months before the leave was paid, by its month. */
function expected(first: number, hours: readonly number[]): Ratio {
  let wages = ratio(0);
  let days = 0;
  for (let time = threeBefore(first); time < first; time += day) {
    const date = new Date(time);
    const month = 12 * (date.getUTCFullYear() - 2023) + date.getUTCMonth();
    // In the month in which the leave begins the rest of the base falls away; what is left belongs to the days before.
    const away = first < at(month + 1, 1) ? (at(month + 1, 1) - first) / day : 0;
    const all = daysIn(month);
    const paid = base - Math.round((base * away) / all) + 15_000 * (hours[month] ?? 0);
    const counted = all - away;
    wages = ratio(wages.n * BigInt(counted) + BigInt(paid) * wages.d, wages.d * BigInt(counted));
    days++;
  }
  const average = ratio(wages.n, wages.d * BigInt(days));
  return compareRatios(average, ratio(80_000)) > 0 ? average : ratio(80_000);
}

/** 2023-09 (month 8) to 2024-06 (month 17), so many hours of overtime in each month at 15,000 an hour. */
const anyLeaver = fc.record({
  // The leave begins between 2024-01-01 and 2024-03-31, so that it holds the three months before leaving.
  after: fc.nat({ max: 90 }),
  hours: fc.array(fc.nat({ max: 90 }), { minLength: 18, maxLength: 18 }),
});

test('the wage before any leave is what its days come to one by one, by columns too', () => {
  fc.assert(
    fc.property(anyLeaver, ({ after, hours }) => {
      const first = at(12, 1) + after * day;
      const month = (n: number) => {
        const minutes = { 연장: 60 * (hours[n] ?? 0), 야간: 0, 휴일: 0, 휴일연장: 0 };
        return { 귀속월: text(at(n, 1)).slice(0, 7), 분류시간: { 현행: minutes, 개편안: minutes } };
      };
      const input = {
        ...month(17),
        직원: { ...worker, 기본급: base, 입사일: '2020-01-01', 퇴사일: '2024-06-30' },
        휴직: [{ 종류: '질병휴직', 시작일: text(first), 종료일: '2024-06-30' }],
        이전월: Array.from({ length: 9 }, (_, i) => month(8 + i)),
      };
      expect(both(input, '현행').evaluation.ratio('평균임금')).toEqual(expected(first, hours));
    }),
    runs(25, 500),
  );
});
