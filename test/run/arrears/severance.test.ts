import { describe, expect, test } from 'vitest';
import { isoDay, isoMonth, parseIsoDay, parseMonth, weekday } from '../../../src/calendar/date.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { arrearsCsv } from '../../../src/report/arrears/csv.ts';
import { arrearsText } from '../../../src/report/arrears/text.ts';
import { arrearsOf } from '../../../src/run/arrears/arrears.ts';
import { leavingDays, leavingTerms, wageYears } from '../../../src/run/arrears/claim-terms.ts';
import { statementLines } from '../../../src/run/arrears/statement-lines.ts';
import { paidBy, payOf, workArrears } from '../../../src/run/arrears/work-arrears.ts';
import { engine, engineWith, rules } from '../../support.ts';
import { openTables } from '../table-scenario.ts';

const d = (text: string): number => parseIsoDay(text) ?? Number.NaN;
const m = (text: string): number => parseMonth(text) ?? Number.NaN;
const who = '요양보호사,전일제,모두돌봄센터';

/** A and B leave on 30 June 2024 after 1,461 days, B after two hours of overtime a day; C stays. */
const tables = {
  명부: `사번,직종,근무형태,소속유형,기본급,입사일,퇴사일,근무시작,근무종료,휴게
A,${who},2090000,2020-07-01,2024-06-30,09:00,18:00,12:00-13:00
B,${who},2090000,2020-07-01,2024-06-30,09:00,20:00,12:00-13:00
C,${who},2090000,2020-07-01,,09:00,18:00,12:00-13:00
`,
};
const head = { 귀속월: { 시작: '2024-03', 종료: '2024-07' }, 제도: ['현행'] };
const raised = {
  ...head,
  변경: {
    현행: { 인상: { 기본급: { '2024-03-01': '+3%', 끝수: '1원 반올림', 알게된날: '2024-07-05' } } },
  },
};
const ask = {
  scheme: '현행',
  payMonth: m('2024-07'),
  payday: { monthsLater: 0, day: 25 },
  claimed: d('2024-07-10'),
};

async function worked(now: object = raised, claimed = '2024-07-10') {
  const today = await openTables(rules, now, tables);
  const paid = await payOf(await openTables(rules, head, tables), '현행');
  return workArrears(today, () => paidBy(paid), { ...ask, claimed: d(claimed) });
}

describe('a raise agreed in July from March, of whoever left in June', () => {
  // A: three months of 2,090,000 over 91 days are less a day than the ordinary 10,000 × 8 = 80,000, which becomes 10,300 × 8 = 82,400.
  // 80,000 × 30 × 1,461 ÷ 365 = 9,606,575.3… and 82,400 × 30 × 1,461 ÷ 365 = 9,894,772.6…
  test('the ordinary wage is the least of the average wage, on both sides', async () => {
    const a = (await worked()).people.find(({ id }) => id === 'A');
    expect(a?.months.map(({ month, kind, difference }) => [isoMonth(month), kind, difference])).toEqual([
      ['2024-03', 'wages', 62_700],
      ['2024-04', 'wages', 62_700],
      ['2024-05', 'wages', 62_700],
      ['2024-06', 'wages', 62_700],
      ['2024-06', 'leaving', 288_198],
    ]);
    expect(a?.months.at(-1)?.items).toEqual([{ item: '퇴직금', paid: 9_606_575, due: 9_894_773 }]);
    expect([a?.owed, a?.owedWages]).toEqual([4 * 62_700 + 288_198, 4 * 62_700]);
  });

  // B: April, May and June have 21, 20 and 19 days of work: 3 × 2,090,000 + 60 × 2 × 15,000 = 8,070,000 over 91 days, and all of it × 1.03 anew
  // (62,700 more a month, 15,450 for 15,000 an hour): × 30 × 1,461 ÷ 365 = 10,649,047.1… and 10,968,518.5….
  test('what is paid anew of the last three months is in the average wage, overtime with it', async () => {
    const b = (await worked()).people.find(({ id }) => id === 'B');
    expect(b?.months.at(-1)?.items).toEqual([{ item: '퇴직금', paid: 10_649_047, due: 10_968_519 }]);
  });

  // 30 June + 14 days is Sunday, 14 July. The three years run from the day after leaving: 2027-06-30, a Wednesday.
  test('falls due two weeks after leaving and is claimed within three years of it', async () => {
    const [a] = (await worked()).people;
    const leaving = a?.months.at(-1);
    expect([isoDay(leaving?.payday ?? 0), isoDay(leaving?.until ?? 0)]).toEqual(['2024-07-15', '2027-06-30']);
    const lost = async (claimed: string, now: object = raised): Promise<number | undefined> =>
      (await worked(now, claimed)).people[0]?.lost;
    expect(await lost('2027-06-30')).toBe(4 * 62_700);
    expect(await lost('2027-07-01')).toBe(4 * 62_700 + 288_198);
    // By the other reading they run from the deadline.
    const { 변경 } = raised;
    const other = { ...raised, 변경: { 현행: { ...변경.현행, 값: { 퇴직금시효기산: '지급기한다음날' } } } };
    expect(await lost('2027-07-15', other)).toBe(4 * 62_700);
    expect(await lost('2027-07-16', other)).toBe(4 * 62_700 + 288_198);
  });

  test('what was paid before the months that are looked at, or from the month of payment on, is not asked', async () => {
    const today = await openTables(rules, raised, tables);
    const paid = await payOf(await openTables(rules, head, tables), '현행');
    const others = ['2024-02', '2024-08'].map((month) => ({
      id: 'A',
      month: m(month),
      amounts: new Map([['기본급', 1]]),
    }));
    const { people } = await workArrears(today, () => paidBy([...paid, ...others]), ask);
    expect(people).toEqual((await worked()).people);
  });

  test('whoever leaves within a month is owed it from that day', async () => {
    const left = { 명부: tables.명부.replace('2020-07-01,2024-06-30', '2020-07-01,2024-06-14') };
    const today = await openTables(rules, raised, left);
    const paid = await payOf(await openTables(rules, head, left), '현행');
    const [a] = (await workArrears(today, () => paidBy(paid), ask)).people;
    const leaving = a?.months.at(-1);
    // 14 June 2027 is a Monday.
    expect([isoDay(leaving?.payday ?? 0), isoDay(leaving?.until ?? 0)]).toEqual(['2024-06-28', '2027-06-14']);
  });

  test('is no wage of the month of payment, and is said in words, lines and tables', async () => {
    const arrears = await worked();
    expect([...arrears.payments.keys()]).toEqual(['C']);
    const [a] = arrears.people;
    const lines = a === undefined ? [] : statementLines(a);
    expect(lines.map(({ name, amount, months }) => [name, amount, ...months.map(isoMonth)])).toEqual([
      ['소급분(기본급)', 4 * 62_700, '2024-03', '2024-06'],
      ['소급분(퇴직금)', 288_198, '2024-06', '2024-06'],
    ]);
    const text = arrearsText(arrears, 'ko', 100);
    expect(text).toContain('마지막 재직일부터 14일 안에');
    expect(text).toMatch(/2024-06 퇴직\s+2024-07-15\s+2027-06-30\s+2명/u);
    expect(text).toMatch(/A\s+소급분\(퇴직금\)\s+2024-06\s+288,198/u);
    expect(arrearsText(arrears, 'en', 100)).toContain('of the day after leaving');
    expect(arrearsCsv(arrears)).toContain(
      'A,2024-06,퇴직,2024-07-15,2027-06-30,아니오,퇴직금,9606575,9894773,288198\r\n',
    );
  });
});

describe('severance is one claim of a person', () => {
  const left = {
    items: new Set(['퇴직금']),
    daysOf: () => ({ payday: d('2024-06-14'), until: d('2027-05-31') }),
  };
  const whole = { ...ask, years: 3, isOff: () => false, leaving: left };
  const pay = (month: string, amounts: Readonly<Record<string, number>>) => ({
    id: 'A',
    month: m(month),
    amounts: new Map(Object.entries(amounts)),
  });

  test('whoever is found to have left earlier was paid it in another month, and wages for a month that was none', () => {
    const due = [pay('2024-05', { 기본급: 100, 퇴직금: 70 })];
    const paid = [pay('2024-05', { 기본급: 100 }), pay('2024-06', { 기본급: 100, 퇴직금: 80 })];
    const [a] = arrearsOf(due, paidBy(paid), whole);
    expect(a?.months.map(({ month, kind, items }) => [isoMonth(month), kind, items])).toEqual([
      ['2024-06', 'wages', [{ item: '기본급', paid: 100, due: 0 }]],
      ['2024-05', 'leaving', [{ item: '퇴직금', paid: 80, due: 70 }]],
    ]);
    expect([a?.owed, a?.overpaid]).toEqual([0, 110]);
  });

  test('and wages that were paid too much are not taken off it', () => {
    const [a] = arrearsOf(
      [pay('2024-05', { 기본급: 90, 퇴직금: 70 })],
      paidBy([pay('2024-05', { 기본급: 100, 퇴직금: 50 })]),
      whole,
    );
    expect([a?.owed, a?.owedWages, a?.overpaid]).toEqual([20, 0, 10]);
    expect(a === undefined ? [] : statementLines(a).map(({ name, amount }) => [name, amount])).toEqual([
      ['소급분(퇴직금)', 20],
    ]);
  });

  test('lines of the statement are of what is owed: not of lost months, nor of those that were paid too much', () => {
    const due = [
      pay('2021-05', { 기본급: 110 }),
      pay('2024-04', { 기본급: 105, 보전수당: 0 }),
      pay('2024-05', { 기본급: 103, 연장수당: 4 }),
    ];
    const paid = [
      pay('2021-05', { 기본급: 100 }),
      pay('2024-04', { 기본급: 100, 보전수당: 2 }),
      pay('2024-05', { 기본급: 110 }),
    ];
    const [a] = arrearsOf(due, paidBy(paid), whole);
    expect([a?.owed, a?.lost, a?.overpaid]).toEqual([3, 10, 3]);
    expect(a === undefined ? [] : statementLines(a).map(({ name, amount }) => [name, amount])).toEqual([
      ['소급분(기본급)', 5],
      ['소급분(보전수당)', -2],
    ]);
  });

  test('of a person of whom nothing is due any more nothing is told, nor of one who is paid what is due', () => {
    expect(arrearsOf([], paidBy([pay('2024-05', { 퇴직금: 80 })]), whole)).toEqual([]);
    const same = [pay('2024-05', { 기본급: 1, 퇴직금: 80 })];
    expect(arrearsOf(same, paidBy(same), whole)).toEqual([]);
  });
});

describe('when it is due', () => {
  const isWeekend = (day: number): boolean => weekday(day) > 5;
  const terms = { days: 14, years: 3, isFromDeadline: false };

  test.each([
    ['2024-05-31', false, '2024-06-14', '2027-05-31'],
    ['2024-05-31', true, '2024-06-14', '2027-06-14'],
    // 2024-06-16 + 14 is a Sunday; 2027-06-19 is a Saturday.
    ['2024-06-16', true, '2024-07-01', '2027-07-01'],
    ['2024-06-19', false, '2024-07-03', '2027-06-21'],
  ])(
    'left on %s, years from the deadline %s: due %s, claimed until %s',
    (day, isFromDeadline, due, until) => {
      const { payday, until: last } = leavingDays(d(day), { ...terms, isFromDeadline }, isWeekend);
      expect([isoDay(payday), isoDay(last)]).toEqual([due, until]);
    },
  );

  test('the rules say it, and a scenario may say otherwise', () => {
    expect(leavingTerms(engine, '현행', d('2024-07-10'))).toEqual(terms);
    expect(wageYears(engine, '현행', d('2024-07-10'))).toBe(3);
    const own = engineWith('현행', { 퇴직금시효기산: '지급기한다음날', 퇴직금지급기한: '7', 임금시효: '5' });
    expect(leavingTerms(own, '현행', d('2024-07-10'))).toEqual({ days: 7, years: 3, isFromDeadline: true });
    expect(wageYears(own, '현행', d('2024-07-10'))).toBe(5);
    // Another scheme is not changed.
    expect(wageYears(own, '개편안', d('2024-07-10'))).toBe(3);
  });

  test('rules that do not say it are told of', () => {
    expect(() => engine.stated('현행', '없는항목', '2024-07-10')).toThrow(ProblemError);
  });
});
