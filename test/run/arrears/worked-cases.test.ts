import { expect, test } from 'vitest';
import { parseIsoDay, parseMonth } from '../../../src/calendar/date.ts';
import { paidBy, payOf, workArrears } from '../../../src/run/arrears/work-arrears.ts';
import { rules } from '../../support.ts';
import { openTables } from '../table-scenario.ts';

const who = '요양보호사,전일제,모두돌봄센터';
const ask = (payMonth: string) => ({
  scheme: '현행',
  payMonth: parseMonth(payMonth) ?? 0,
  payday: { monthsLater: 0, day: 25 },
  claimed: parseIsoDay('2025-02-01') ?? 0,
  years: 3,
});

async function arrears(
  now: object,
  then: object,
  tables: Readonly<Record<string, string>>,
  payMonth: string,
) {
  const [today, before] = [await openTables(rules, now, tables), await openTables(rules, then, tables)];
  const paid = await payOf(before, '현행');
  return (await workArrears(today, () => paidBy(paid), ask(payMonth))).people;
}

// Two hours of overtime on each of 21 days at 2,390,124 ÷ 209 × 1.5 = 17,154 come to 720,468. From the 19th the 300,000 are
// ordinary wage, too: the eight days from the 19th to the 31st at (2,390,124 + 300,000) ÷ 209 × 1.5 make 754,918 of it.
test('the judgment of 2024-12-19: overtime of December was paid without the bonus for those employed on pay day', async () => {
  const tables = {
    명부: `사번,직종,근무형태,소속유형,기본급,근무시작,근무종료,휴게\nA,${who},2390124,09:00,20:00,12:00-13:00\n`,
    고정수당: '사번,항목,금액,통상임금\nA,명절대비수당,300000,재직조건\n',
  };
  const now = { 귀속월: { 시작: '2024-12', 종료: '2025-01' }, 제도: ['현행'] };
  const then = { ...now, 변경: { 현행: { 값: { 재직조건수당통상임금: false } } } };
  const [a, ...others] = await arrears(now, then, tables, '2025-01');
  expect(others).toEqual([]);
  expect(a?.months.map(({ items }) => items)).toEqual([[{ item: '연장수당', paid: 720_468, due: 754_918 }]]);
  expect(a?.owed).toBe(34_450);
});

// Four days of October 2022 at the whole of 2,250,094 (10,766 × 209), 27 at 70 % of it: 2,250,094 × 4 ÷ 31 = 290,334.7…
// and 2,250,094 × 0.7 × 27 ÷ 31 = 1,371,831.5….
test('the agreement of 2022-10-05: whoever was on sick leave was paid the whole of October', async () => {
  const tables = {
    명부: `사번,직종,근무형태,소속유형,기본급,노조\nA,${who},2250094,2노조\nB,${who},2250094,1노조\n`,
    휴직: '사번,종류,시작일,종료일\nA,질병휴직,2022-08-01,2023-01-31\nB,질병휴직,2022-08-01,2023-01-31\n',
  };
  const then = { 귀속월: { 시작: '2022-09', 종료: '2022-11' }, 제도: ['현행'] };
  const people = await arrears({ ...then, 협약: '적용' }, then, tables, '2022-11');
  expect(people.map(({ id, months }) => [id, months.flatMap(({ items }) => items)])).toEqual([
    ['A', [{ item: '질병휴직급여', paid: 2_250_094, due: 290_335 + 1_371_832 }]],
  ]);
  // Nothing is taken off by itself: 근로기준법 제43조.
  expect([people[0]?.owed, people[0]?.overpaid]).toEqual([0, 587_927]);
});
