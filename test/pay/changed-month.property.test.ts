import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChangedMonth, pay, type Terms } from '../oracles/changed-month.ts';
import { addDays } from '../oracles/days.ts';
import { runs } from '../runs.ts';
import { slip, won, worker } from '../support.ts';

/** Months of 28 to 31 days. */
const months = ['2024-02', '2024-05', '2024-12', '2025-02', '2026-03', '2026-04'];
/** Wednesdays and Thursdays that are holidays in none of them. */
const workdays: readonly string[] = [
  '2024-02-14',
  '2024-02-21',
  '2024-05-08',
  '2024-05-09',
  '2024-05-16',
  '2024-05-23',
  '2024-05-30',
  '2024-12-04',
  '2024-12-19',
  '2024-12-26',
  '2025-02-05',
  '2025-02-19',
  '2026-03-04',
  '2026-03-12',
  '2026-03-25',
  '2026-04-01',
  '2026-04-16',
  '2026-04-30',
];
const lastOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};
const date = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;

const drawn: fc.Arbitrary<ChangedMonth> = fc.constantFrom(...months).chain((month) => {
  const days = Number(lastOf(month).slice(8));
  const day = fc.integer({ min: 1, max: days }).map((one) => date(month, one));
  const held = fc.record({
    base: fc.integer({ min: 900_000, max: 3_500_000 }),
    hours: fc.constantFrom(14, 20, 32.5, 40),
  });
  return fc
    .record({
      ends: fc.option(fc.tuple(day, day), { nil: undefined }),
      first: held,
      later: fc.uniqueArray(fc.record({ from: day, held }), { maxLength: 3, selector: ({ from }) => from }),
      away: fc.option(fc.tuple(day, day), { nil: undefined }),
      worked: fc.subarray(workdays.filter((one) => one.startsWith(month))),
      minutes: fc.constantFrom(480, 540, 600),
    })
    .map(({ ends, first, later, away, worked, minutes }): ChangedMonth => {
      const [hired = '2020-01-02', left = '2030-01-02'] = ends === undefined ? [] : [...ends].sort();
      const [from, to] = (away === undefined ? [] : [...away].sort()).map((one) =>
        one < hired ? hired : one > left ? left : one,
      );
      const changes = later.map((one): Terms => ({ from: one.from, ...one.held }));
      const isOff = (one: string): boolean =>
        from !== undefined && to !== undefined && one >= from && one <= to;
      return {
        month,
        hired,
        left,
        terms: [{ from: date(month, 1), ...first }, ...changes.sort((a, b) => (a.from < b.from ? -1 : 1))],
        ...(from !== undefined && to !== undefined && { away: { from, to } }),
        worked: worked
          .filter((one) => one >= hired && one <= left && !isOff(one))
          .map((one) => ({ day: one, minutes })),
      };
    });
});

const facts = ({ base, hours }: Terms) => ({
  기본급: base,
  주소정근로시간: hours,
  근무형태: hours < 40 ? '시간제' : '전일제',
});

/** What the engine is given; one hour of break after three. */
function inputOf({ month, hired, left, terms: [first, ...later], away, worked }: ChangedMonth) {
  return {
    귀속월: month,
    직원: {
      ...worker,
      ...facts(first),
      ...(hired >= month && { 입사일: hired }),
      ...(left <= lastOf(month) && { 퇴사일: left }),
    },
    변경: later.map((one) => ({ 적용일: one.from, 직원: facts(one) })),
    ...(away && { 휴직: [{ 종류: '무급휴직', 시작일: away.from, 종료일: away.to }] }),
    근무일지: worked.map(({ day, minutes }) => ({
      일자: day,
      시작: '09:00',
      종료: `${String(10 + minutes / 60).padStart(2, '0')}:00`,
      휴게: '12:00-13:00',
    })),
  };
}

test('base pay and overtime of a month in which base and hours change, worked out apart', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(drawn, (month) => {
      const found = slip(inputOf(month), '현행');
      const expected = pay(month);
      expect(won(found, '기본급', '연장수당')).toEqual([expected.기본급, expected.연장수당]);
      if ((found.program.spans?.get('기본급')?.length ?? 0) > 2) seen.add('three parts');
      if (expected.연장수당 > 0 && found.program.spans?.has('연장수당')) seen.add('overtime divided');
      if (month.away && found.program.spans?.has('기본급')) seen.add('leave divided');
    }),
    runs(150, 20_000),
  );
  expect([...seen].sort()).toEqual(['leave divided', 'overtime divided', 'three parts']);
});

test('the oracle gives figures that are known', () => {
  const month: ChangedMonth = {
    month: '2024-05',
    hired: '2020-01-02',
    left: '2030-01-02',
    terms: [
      { from: '2024-05-01', base: 2_390_124, hours: 40 },
      { from: '2024-05-16', base: 2_500_000, hours: 40 },
    ],
    worked: [
      { day: '2024-05-14', minutes: 600 },
      { day: '2024-05-20', minutes: 600 },
    ],
  };
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  // 2,390,124 × 15/31 and 2,500,000 × 16/31; two hours × 1.5 of 11,436 and of 2,500,000 ÷ 209.
  expect(pay(month)).toEqual({ 기본급: 1_156_512 + 1_290_323, 연장수당: 34_308 + 35_885 });
});
