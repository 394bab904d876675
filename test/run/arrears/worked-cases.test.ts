import { expect, test } from 'vitest';
import { parseIsoDay, parseMonth } from '../../../src/calendar/date.ts';
import { Problems } from '../../../src/problem/problem.ts';
import { toPlain } from '../../../src/rules/source-tree.ts';
import { sourceFromValue } from '../../../src/rules/source-value.ts';
import { paidBy, payOf, schemeThen, workArrears } from '../../../src/run/arrears/work-arrears.ts';
import { asKnownOn } from '../../../src/run/scenario/as-known.ts';
import { over } from '../../rules/over.ts';
import { rules } from '../../support.ts';
import { openTables, type Tables } from '../table-scenario.ts';

const who = '요양보호사,전일제,모두돌봄센터';
const ask = (payMonth: string) => ({
  scheme: '현행',
  payMonth: parseMonth(payMonth) ?? 0,
  payday: { monthsLater: 0, day: 25 },
  claimed: parseIsoDay('2025-02-01') ?? 0,
});

async function arrears(
  now: object,
  then: object,
  tables: Tables,
  payMonth: string,
  { own = rules, knownOn, scheme = '현행' }: KnownThen = {},
) {
  const known = knownOn === undefined ? undefined : parseIsoDay(knownOn);
  const [today, before] = [
    await openTables(own, now, tables),
    await openTables(own, then, tables, { knownOn: known }),
  ];
  const paid = await payOf(before, schemeThen(before.scenario, scheme));
  return (await workArrears(today, () => paidBy(paid), { ...ask(payMonth), scheme })).people;
}

/** What was known then: the same scenario as known on a day, under rules of its own. */
interface KnownThen {
  readonly own?: typeof rules;
  readonly knownOn?: string;
  readonly scheme?: string;
}

/** Against the same scenario as it was known on a day. */
const asKnown = (now: object, tables: Tables, payMonth: string, then: KnownThen) =>
  arrears(now, now, tables, payMonth, then);

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
  // The rules say when it became known.
  expect(await asKnown(now, tables, '2025-01', { knownOn: '2024-12-18' })).toEqual([a]);
  expect(await asKnown(now, tables, '2025-01', { knownOn: '2024-12-19' })).toEqual([]);
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
  const now = { ...then, 협약: '적용' };
  expect(await asKnown(now, tables, '2022-11', { knownOn: '2022-10-04' })).toEqual(people);
  expect(await asKnown(now, tables, '2022-11', { knownOn: '2022-10-05' })).toEqual([]);
});

const bySchedule = (from: string, known: string) => `agreement: 질병휴직
label: Sick leave, signed later than it holds
overrides: true
source: 보기 협약
before: 전액
after: 70%
replace: { 질병휴직-현행: 질병휴직-개선안 }
parties:
  2노조:
    2022-05-10: { status: 교섭중 }
    ${from}: { status: 체결, known: ${known} }
`;

// 70 % of 2,250,094 is 1,575,065.8 for each of September and October.
test('an agreement signed on 5 November that holds from 1 September', async () => {
  const tables = {
    명부: `사번,직종,근무형태,소속유형,기본급,노조\nA,${who},2250094,2노조\n`,
    휴직: '사번,종류,시작일,종료일\nA,질병휴직,2022-08-01,2023-01-31\n',
  };
  const now = { 귀속월: { 시작: '2022-08', 종료: '2022-12' }, 제도: ['현행'], 협약: '적용' };
  const { rules: own } = over(bySchedule('2022-09-01', '2022-11-05'));
  const people = await asKnown(now, tables, '2022-11', { own, knownOn: '2022-11-04' });
  expect(people.map(({ overpaid, months }) => [overpaid, months.length])).toEqual([
    [2 * (2_250_094 - 1_575_066), 2],
  ]);
  expect(await asKnown(now, tables, '2022-11', { own, knownOn: '2022-11-05' })).toEqual([]);
});

// The same, as a scenario's change of the agreements: before it was known, the scheme was the one that it changes.
test('a change of the agreements that became known after it holds', async () => {
  const tables = {
    명부: `사번,직종,근무형태,소속유형,기본급,노조\nA,${who},2250094,1노조\n`,
    휴직: '사번,종류,시작일,종료일\nA,질병휴직,2022-08-01,2023-01-31\n',
  };
  const stand = {
    노조: '1노조',
    조항: '질병휴직',
    상태: '체결',
    체결일: '2022-09-01',
    알게된날: '2022-11-05',
  };
  const months = { 귀속월: { 시작: '2022-08', 종료: '2022-12' }, 제도: ['현행'], 협약: '적용' };
  const now = { ...months, 협약변경: [stand] };
  const scheme = '현행(협약변경)';
  const people = await asKnown(now, tables, '2022-11', { knownOn: '2022-11-04', scheme });
  expect(people.map(({ overpaid }) => overpaid)).toEqual([2 * (2_250_094 - 1_575_066)]);
  expect(people).toEqual(await arrears(now, months, tables, '2022-11', { scheme }));
});

test('the scheme by which was paid is the same, the one that a change of agreements changes, or the first', () => {
  const schemes = ['현행', '개편안'];
  expect(['개편안', '개편안(협약변경)', '안'].map((one) => schemeThen({ schemes }, one))).toEqual([
    '개편안',
    '개편안',
    '현행',
  ]);
});

test('what a scenario says of schemes of its own is known when it says so, too', () => {
  const problems = new Problems();
  const value = { '2024-01-01': '11_500', 알게된날: '2024-03-10' };
  const scheme = { 바탕: '현행', 값: { 생활임금시급: value, 일할방식: '역일' } };
  const node = sourceFromValue({ 제도정의: { 안: scheme } }, 'own.yaml', problems);
  const on = (day: string): unknown => node && toPlain(asKnownOn(node, parseIsoDay(day) ?? 0, problems));
  expect(on('2024-03-10')).toEqual({ 제도정의: { 안: scheme } });
  expect(on('2024-03-09')).toEqual({ 제도정의: { 안: { ...scheme, 값: { 일할방식: '역일' } } } });
  expect(problems.list).toEqual([]);
});

// 10,000 more in March, and the 40 hours of overtime on its 20 days at 10,000 ÷ 209 × 1.5 more each.
test('an allowance of a layer raised from March by an agreement of July, with the overtime that follows it', async () => {
  const layer = (values: string) => `extends: 현행
source: 보기 협약
items:
  보기수당:
    label: A benefit
    line: 지급
    after: 기본급
    values: { 2019-01-01: { value: 50_000 }${values} }
    less: [미재직몫]
    nature: { 통상임금: 예, 세금: 과세, 최저임금: 임금, 평균임금: 제외기간지급 }
`;
  const tables = {
    명부: `사번,직종,근무형태,소속유형,기본급,근무시작,근무종료,휴게\nA,${who},2040000,09:00,20:00,12:00-13:00\n`,
  };
  const now = { 귀속월: { 시작: '2024-03', 종료: '2024-04' }, 제도: ['현행'] };
  const { rules: own } = over(layer(', 2024-03-01: { value: 60_000, known: 2024-07-05 }'));
  const [a] = await asKnown(now, tables, '2024-04', { own, knownOn: '2024-07-04' });
  // 2,090,000 ÷ 209 = 10,000; × 1.5 × 40 hours (20 days) = 600,000. 2,100,000 ÷ 209 × 1.5 × 40 = 602,870.8…
  expect(a?.months.map(({ items }) => items)).toEqual([
    [
      { item: '보기수당', paid: 50_000, due: 60_000 },
      { item: '연장수당', paid: 600_000, due: 602_871 },
    ],
  ]);
  expect(await asKnown(now, tables, '2024-04', { own, knownOn: '2024-07-05' })).toEqual([]);
});

// 11,500 × 209 = 2,403,500 against the 11,436 × 209 = 2,390,124 of the rules, in each of January and February.
test('a value that a scenario lays over from January on, known in spring', async () => {
  const tables = { 명부: `사번,직종,근무형태,소속유형\nA,${who}\n` };
  const value = { '2024-01-01': '11_500', 알게된날: '2024-03-10' };
  const now = {
    귀속월: { 시작: '2024-01', 종료: '2024-03' },
    제도: ['현행'],
    변경: { 현행: { 값: { 생활임금시급: value } } },
  };
  const [a] = await asKnown(now, tables, '2024-03', { knownOn: '2024-03-09' });
  expect(a?.months.map(({ difference }) => difference)).toEqual([13_376, 13_376]);
  expect(await asKnown(now, tables, '2024-03', { knownOn: '2024-03-10' })).toEqual([]);
});
