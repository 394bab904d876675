import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIsoDay, parseMonth } from '../../../src/calendar/date.ts';
import { amountOf } from '../../../src/pay/payslip.ts';
import { csvRecords } from '../../../src/people/inputs/csv-bytes.ts';
import { ProblemError, Problems } from '../../../src/problem/problem.ts';
import type { MonthPay } from '../../../src/run/arrears/arrears.ts';
import { readPaid } from '../../../src/run/arrears/paid-file.ts';
import { moved } from '../../../src/run/arrears/payment.ts';
import { paidBy, payOf, workArrears } from '../../../src/run/arrears/work-arrears.ts';
import { runs } from '../../runs.ts';
import { loadedScenario } from './scenario.ts';

const base = `
시나리오: 그때
귀속월: { 시작: 2024-03, 종료: 2024-07 }
제도: [현행]
근무가정: { 이름: 일과, 설명: 일과대로 }
합성인력:
  시드: 7
  인원: 6
  직원: { 직종: 요양보호사, 근무형태: 전일제, 소속유형: 모두돌봄센터, 기본급: 2_090_000~3_000_000, 입사일: 2020-01-01 }
  일과: { '09:00-18:00': 50%, '09:00-20:00': 50% }
  휴게: '12:00-13:00'
`;
const raised = (percent: number, from: string): string => `
변경: { 현행: { 인상: { 기본급: { ${from}: +${percent}%, 끝수: 1원 반올림 } } } }
`;
const ask = {
  scheme: '현행',
  payMonth: parseMonth('2024-07') ?? 0,
  payday: { monthsLater: 0, day: 25 },
  claimed: parseIsoDay('2024-07-10') ?? 0,
};

describe('arrears of a raise', () => {
  test('are what each month pays anew, less what it paid, worked out person by person and month by month', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('2024-03-01', '2024-04-16', '2024-06-01'),
        async (percent, from) => {
          const [then, now] = [
            await loadedScenario(base),
            await loadedScenario(base + raised(percent, from)),
          ];
          const { people } = await workArrears(now, paidIn(await payOf(then, '현행')), ask);
          const found = new Map(
            people.flatMap(({ id, months }) => months.map((one) => [`${id} ${one.month}`, one.difference])),
          );
          // Each month by itself, by the exact reading of one person.
          for (const person of now.table.personMonths()) {
            if (person.month >= ask.payMonth) continue;
            const before = then.table.months(person.id ?? '').find(({ month }) => month === person.month);
            if (before === undefined) throw new Error('a month that was not');
            const [paid, due] = [then.engine.payslip(before, '현행'), now.engine.payslip(person, '현행')].map(
              (slip) => amountOf(slip, '지급총액'),
            );
            expect(found.get(`${person.id} ${person.month}`) ?? 0).toBe((due ?? 0) - (paid ?? 0));
          }
        },
      ),
      runs(3, 60),
    );
  });

  test('paid at once are taxed in the month of payment, and net pay rises by what is left', async () => {
    const [then, now] = [await loadedScenario(base), await loadedScenario(base + raised(3, '2024-03-01'))];
    const { people, payments } = await workArrears(now, paidIn(await payOf(then, '현행')), ask);
    expect(payments.size).toBe(6);
    for (const { id, owed } of people) {
      const payment = payments.get(id);
      if (payment === undefined) throw new Error('nobody left');
      const [wages, deducted, net] = ['지급', '공제', '실수령'].map(
        (kind) => moved(payment, kind) ?? Number.NaN,
      );
      expect(wages).toBe(owed);
      expect(net).toBe(owed - (deducted ?? 0));
      expect(deducted).toBeGreaterThan(0);
    }
  });

  test('by a table of what was paid are those by the scenario as it was known', async () => {
    const [then, now] = [await loadedScenario(base), await loadedScenario(base + raised(3, '2024-03-01'))];
    const pay = await payOf(then, '현행');
    const items = [...new Set(pay.flatMap(({ amounts }) => [...amounts.keys()]))];
    const text = [
      ['사번', '귀속월', '제도', '성명', ...items].join(','),
      ...pay.flatMap(({ id, month, amounts }) => {
        const cells = [id, `${Math.floor(month / 12)}-${(month % 12) + 1}`];
        return [
          [...cells, '현행', '', ...items.map((item) => amounts.get(item) ?? '')].join(','),
          // Another scheme's rows stand beside.
          [...cells, '개편안', '', ...items.map(() => 1)].join(','),
        ];
      }),
    ].join('\n');
    const problems = new Problems();
    const paid = readPaid(
      csvRecords(text, 'paid.csv'),
      '현행',
      { items, dueItems: new Set(items) },
      problems,
    );
    problems.throwIfAny();
    const [byTable, byScenario] = [
      await workArrears(now, paidIn(paid), ask),
      await workArrears(now, paidIn(pay), ask),
    ];
    expect(byTable.people).toEqual(byScenario.people);
    expect(byTable.people).toHaveLength(6);
  });

  test('against what was known on a day are those against the scenario as it was', async () => {
    const late = raised(3, '2024-03-01').replace('1원 반올림', '1원 반올림, 알게된날: 2024-07-05');
    const now = await loadedScenario(base + late);
    const [asKnown, then] = [
      await loadedScenario(base + late, { knownOn: parseIsoDay('2024-07-04') }),
      await loadedScenario(base),
    ];
    const [found, expected] = [
      await workArrears(now, paidIn(await payOf(asKnown, '현행')), ask),
      await workArrears(now, paidIn(await payOf(then, '현행')), ask),
    ];
    expect(found.people).toEqual(expected.people);
    expect(found.people).toHaveLength(6);
    // On the day itself it is known.
    const known = await loadedScenario(base + late, { knownOn: parseIsoDay('2024-07-05') });
    expect((await workArrears(now, paidIn(await payOf(known, '현행')), ask)).people).toEqual([]);
  });

  test('need a column for every item that is due, and a row once', () => {
    const problems = new Problems();
    readPaid(
      csvRecords('사번,귀속월,기본급\nA,2024-03,1\nA,2024-03,2\n', 'paid.csv'),
      '현행',
      { items: ['기본급', '연장수당', '휴업수당'], dueItems: new Set(['기본급', '연장수당']) },
      problems,
    );
    expect(problems.list.map(({ code }) => code)).toEqual(['missing-column', 'duplicate-person-month']);
  });

  test.each(['2024-03', '2024-08'])(
    'cannot be paid in %s, before which there is nothing or which is none of the months',
    async (month) => {
      const now = await loadedScenario(base);
      const codes = await workArrears(now, nothing, {
        ...ask,
        payMonth: parseMonth(month) ?? 0,
      }).catch(codesOf);
      expect(codes).toEqual(['pay-month-outside']);
    },
  );

  test('are refused in a month of which the rules cut allowances', async () => {
    const left = base.replace('입사일: 2020-01-01', '입사일: 2020-01-01, 퇴사일: 2024-07-15');
    const cut = '변경: { 현행: { 값: { 고정수당일할: 일할 } } }';
    const codes = await workArrears(await loadedScenario(`${left}\n${cut}\n`), nothing, ask).catch(codesOf);
    expect(codes).toEqual(['arrears-cut']);
  });

  test('of those who have left are owed, and no deductions are worked out', async () => {
    const left = base.replace('입사일: 2020-01-01', '입사일: 2020-01-01, 퇴사일: 2024-06-30');
    const { people, payments } = await workArrears(await loadedScenario(left), nothing, ask);
    expect([people.length, payments.size]).toEqual([6, 0]);
  });
});

const paidIn = (pay: readonly MonthPay[]) => () => paidBy(pay);
const nothing = () => paidBy([]);
const codesOf = (error: unknown): unknown =>
  error instanceof ProblemError ? error.problems.map(({ code }) => code) : error;
