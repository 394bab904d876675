import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf } from '../../src/pay/payslip.ts';
import { type Problem, ProblemError } from '../../src/problem/problem.ts';
import { eachPlace } from '../each-place.ts';
import { runs } from '../runs.ts';
import { engine, person, rules, worker } from '../support.ts';
import { runTables, type Tables } from './table-scenario.ts';

const roster = `사번,직종,근무형태,소속유형,기본급
1,요양보호사,전일제,모두돌봄센터,2508000
2,요양보호사,전일제,모두돌봄센터,2508000
`;
const head = { 귀속월: { 시작: '2026-02', 종료: '2026-04' }, 제도: ['현행', '개편안'] };
const months = ['2026-02', '2026-03', '2026-04'];

async function line(term: string, tables: Tables, scheme = 0): Promise<Record<string, number>> {
  const { rows, placeOf } = await runTables(rules, head, tables);
  const at = placeOf(term);
  return Object.fromEntries(
    rows.map(({ id, month, schemes }) => [`${id} ${month}`, schemes[scheme]?.amounts[at] ?? -1]),
  );
}

async function problemsOf(휴일대체: string): Promise<readonly Problem[]> {
  try {
    await line('기본급', { 명부: roster, 휴일대체 });
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  return [];
}

describe('a table of days that changed places', () => {
  // Monday, 2026-03-02 is a substitute holiday. 2,508,000 ÷ 209 = 12,000 an hour; eight hours of a holiday × 1.5.
  const work = (day: string): string => `1,${day},09:00,18:00,12:00-13:00\n`;
  const 근무일지 = `사번,일자,시작,종료,휴게\n${work('2026-03-02')}${work('2026-03-06')}`;

  test('the holiday is a day of work and the other day a holiday, of whom the table names', async () => {
    const paid = (휴일대체?: string) =>
      line('휴일수당', { 명부: roster, 근무일지, ...(휴일대체 && { 휴일대체 }) });
    expect((await paid())['1 2026-03']).toBe(144_000);
    // The 6th takes its place: another holiday's eight hours.
    expect((await paid('사번,휴일,대체\n1,2026-03-02,2026-03-06\n'))['1 2026-03']).toBe(144_000);
    // The 9th does, on which nobody works; and of the other person nothing changes.
    expect((await paid('사번,휴일,대체\n1,2026-03-02,2026-03-09\n'))['1 2026-03']).toBe(0);
    expect((await paid('사번,휴일,대체\n2,2026-03-02,2026-03-09\n'))['1 2026-03']).toBe(144_000);
  });

  test('one line goes with both months: a holiday of March, a day off in April', async () => {
    const 월별기록 = `사번,귀속월,제공건수\n${['1', '2'].flatMap((id) => ['03', '04'].map((m) => `${id},2026-${m},36\n`)).join('')}`;
    const 휴일대체 = '사번,원래휴일,대체휴일\n1,2026-03-02,2026-04-03\n';
    const bonus = await line('협력성과급A', { 명부: roster, 월별기록, 휴일대체 }, 1);
    // March has 22 weekdays less one holiday, April 22. Of 21 days 85 % are 35.7, of 22 they are 37.4: 36 services are
    // enough in March but for whom it has a day more, and in April only for whom it has a day less.
    expect(['1 2026-03', '2 2026-03', '1 2026-04', '2 2026-04'].map((key) => bonus[key])).toEqual([
      0, 150_000, 150_000, 0,
    ]);
  });

  test('pays as the same days in inputs do, month by month', async () => {
    const holidays = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-03-02'];
    const worked = ['2026-02-13', '2026-03-03', '2026-03-31', '2026-04-01', '2026-04-30'];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(holidays, { minLength: 1, maxLength: 3 }),
        fc.shuffledSubarray(worked, { minLength: 3, maxLength: 3 }),
        fc.subarray([...holidays, ...worked]),
        async (own, others, worksOn) => {
          const swaps = own.map((휴일, i) => ({ 휴일, 대체: others[i] ?? '' }));
          const shifts = worksOn.map((일자) => ({ 일자, 시작: '09:00', 종료: '20:00', 휴게: '12:00-13:00' }));
          const { rows, lines } = await runTables(rules, head, {
            명부: `사번,직종,근무형태,소속유형,기본급,근무시작,근무종료,휴게
1,요양보호사,전일제,모두돌봄센터,2508000,09:00,19:00,12:00-13:00
`,
            휴일대체: `사번,휴일,대체\n${swaps.map((one) => `1,${one.휴일},${one.대체}\n`).join('')}`,
            근무일지: `사번,일자,시작,종료,휴게\n${shifts.map((one) => `1,${Object.values(one).join()}\n`).join('')}`,
          });
          for (const month of months) {
            const input = {
              귀속월: month,
              직원: { ...worker, 기본급: 2_508_000 },
              근무시간대: { 시작: '09:00', 종료: '19:00', 휴게: '12:00-13:00' },
              휴일대체: swaps,
              근무일지: shifts.filter(({ 일자 }) => 일자.startsWith(month)),
            };
            const one = person(input);
            const row = rows.find((each) => each.id === '1' && each.month === month);
            for (const [i, scheme] of head.제도.entries()) {
              const slip = engine.payslip(one, scheme);
              expect(row?.schemes[i]?.amounts).toEqual(lines.map(({ term }) => amountOf(slip, term)));
            }
          }
        },
      ),
      runs(8, 400),
    );
  });

  test('what is wrong is told at its own line', async () => {
    const found = await problemsOf(`사번,휴일,대체
9,2026-03-02,2026-03-06
1,2026-03-40,2026-03-06
1,2026-03-03,2026-03-06
2,2026-03-03,2026-03-06
2,2026-05-05,2026-05-06
`);
    const said = eachPlace(found).map(({ code, at }) => `${code} ${at?.line}`);
    expect(said.toSorted()).toEqual([
      'no-such-date 3',
      'outside-months 6',
      'swap-holiday 4',
      'swap-holiday 5',
      'unknown-person 2',
    ]);
  });
});
