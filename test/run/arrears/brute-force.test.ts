import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  firstDay,
  isoDay,
  isoMonth,
  lastDay,
  type Month,
  parseIsoDay,
  parseMonth,
  weekday,
} from '../../../src/calendar/date.ts';
import type { PersonMonth } from '../../../src/people/types.ts';
import { paidBy, payOf, workArrears } from '../../../src/run/arrears/work-arrears.ts';
import { over } from '../../rules/over.ts';
import { runs } from '../../runs.ts';
import { openTables, type Tables } from '../table-scenario.ts';

/** Something that holds from a day on and became known on another. */
interface Dated {
  readonly from: string;
  readonly known: string;
}

/** What is drawn: when each thing holds and became known, who leaves when, the day of knowledge and that of the claim. */
interface Drawn {
  readonly rule: Dated;
  readonly nature: Dated;
  readonly agreement: Dated;
  readonly raise: Dated;
  readonly fact: Dated;
  readonly left: readonly string[];
  readonly knownOn: string;
  readonly claimed: string;
}

const holds = ['2024-03-01', '2024-04-16', '2024-05-01'];
const learned = ['2024-05-10', '2024-06-20', '2024-07-05'];
const dated: fc.Arbitrary<Dated> = fc.record({
  from: fc.constantFrom(...holds),
  known: fc.constantFrom(...learned),
});
const drawn: fc.Arbitrary<Drawn> = fc.record({
  rule: dated,
  nature: dated,
  agreement: dated,
  raise: dated,
  fact: dated,
  left: fc.tuple(
    fc.constantFrom('2024-05-31', '2024-06-16'),
    fc.constantFrom('', '2024-04-30', '2024-06-29'),
    fc.constantFrom('', '2024-06-30'),
  ),
  knownOn: fc.constantFrom(
    '2024-05-09',
    '2024-05-10',
    '2024-06-19',
    '2024-06-20',
    '2024-07-04',
    '2024-07-05',
  ),
  claimed: fc.constantFrom('2024-07-10', '2027-04-27', '2027-06-01', '2027-06-17'),
});

const who = '요양보호사,전일제,모두돌봄센터';
const months = { 시작: '2024-02', 종료: '2024-07' };
const payMonth = parseMonth('2024-07') ?? 0;
const first = parseMonth('2024-02') ?? 0;

/** The layer: a benefit with a value and a nature that are found out later, and an agreement on sick leave. */
function layerOf(
  { rule, nature, agreement }: Drawn,
  isThere: (one: Dated) => boolean,
  says: boolean,
): string[] {
  const known = (one: Dated): string => (says ? `, known: ${one.known}` : '');
  const value = isThere(rule) ? `\n      ${rule.from}: { value: 60_000${known(rule)} }` : '';
  const choice = says ? `{ choice: 예, known: ${nature.known} }` : '예';
  const natures = isThere(nature) ? `, ${nature.from}: ${choice}` : '';
  const signed = isThere(agreement) ? `\n    ${agreement.from}: { status: 체결${known(agreement)} }` : '';
  return [
    `extends: 현행
source: 보기 협약
items:
  보기수당:
    label: A benefit
    line: 지급
    after: 기본급
    values:
      2019-01-01: { value: 50_000 }${value}
    less: [미재직몫]
    nature: { 통상임금: { 2019-01-01: 아니오${natures} }, 세금: 과세, 최저임금: 임금, 평균임금: 제외기간지급 }
`,
    `agreement: 질병휴직
label: Sick leave
overrides: true
source: 보기 협약
before: 전액
after: 70%
replace: { 질병휴직-현행: 질병휴직-개선안 }
parties:
  1노조:
    2022-05-10: { status: 교섭중 }
  2노조:
    2022-05-10: { status: 교섭중 }${signed}
`,
  ];
}

/** The scenario and its tables, with what is there and, where `says`, when it became known. */
function inputOf(
  { raise, fact, left }: Drawn,
  isThere: (one: Dated) => boolean,
  says: boolean,
): { readonly head: object; readonly tables: Tables } {
  const known = (one: Dated): object => (says ? { 알게된날: one.known } : {});
  const rises = { 기본급: { [raise.from]: '+3%', 끝수: '1원 반올림', ...known(raise) } };
  const change = isThere(fact) ? `B,${fact.from},기본급,2300000${says ? `,${fact.known}` : ''}\n` : '';
  const [a, b, c] = left;
  return {
    head: {
      귀속월: months,
      제도: ['현행'],
      협약: '적용',
      ...(isThere(raise) && { 변경: { 현행: { 인상: rises } } }),
    },
    tables: {
      명부: `사번,직종,근무형태,소속유형,기본급,노조,입사일,퇴사일,근무시작,근무종료,휴게
A,${who},2090000,1노조,2020-07-01,${a},09:00,18:00,12:00-13:00
B,${who},2200000,2노조,2021-02-15,${b},09:00,20:00,12:00-13:00
C,${who},2090000,2노조,2019-05-01,${c},09:00,18:00,12:00-13:00
D,${who},2090000,없음,2023-12-01,,09:00,18:00,12:00-13:00
`,
      휴직: '사번,종류,시작일,종료일\nC,질병휴직,2024-02-10,2024-05-20\n',
      변경: `사번,적용일,열,값${says ? ',알게된날' : ''}\n${change}`,
    },
  };
}

interface Side {
  readonly pay: (id: string, month: Month, kind: string) => ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, readonly PersonMonth[]>;
}

/** A state of knowledge by the exact reading, one person and one month at a time. */
async function sideOf(
  rules: ReturnType<typeof over>['rules'],
  input: ReturnType<typeof inputOf>,
): Promise<Side> {
  const { engine, table } = await openTables(rules, input.head, input.tables);
  const people = new Map<string, readonly PersonMonth[]>();
  for (const id of ['A', 'B', 'C', 'D']) people.set(id, table.months(id));
  return {
    people,
    pay: (id, month, kind) => {
      const person = people.get(id)?.find((one) => one.month === month);
      if (person === undefined) return new Map();
      const lines = engine.payslip(person, '현행').lines.find((one) => one.kind === kind);
      return new Map(
        (lines?.items ?? []).flatMap(({ term, amount }) => (amount === 0 ? [] : [[term, amount]])),
      );
    },
  };
}

/** Saturdays, Sundays, and the holidays of 2027 and 2024 among the days on which a period ends here. */
const daysOff = new Set(['2024-06-06', '2027-06-06']);
function nextWorkingDay(day: number): number {
  const isOff = weekday(day) > 5 || daysOff.has(isoDay(day));
  return isOff ? nextWorkingDay(day + 1) : day;
}
const threeYearsOn = (day: number): number =>
  nextWorkingDay(parseIsoDay(isoDay(day).replace('2024', '2027')) ?? Number.NaN);

test('arrears are each month anew under both states of knowledge: of facts, rules and agreements, severance with them', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (one) => {
      const all = (): boolean => true;
      const knownThen = ({ known }: Dated): boolean => known <= one.knownOn;
      // What is looked at says when it became known; what it is held against was written as it was known, word for word.
      const today = over(...layerOf(one, all, true)).rules;
      const [now, then] = [
        await sideOf(today, inputOf(one, all, true)),
        await sideOf(over(...layerOf(one, knownThen, false)).rules, inputOf(one, knownThen, false)),
      ];
      const { head, tables } = inputOf(one, all, true);
      const opened = await openTables(today, head, tables);
      const before = await openTables(today, head, tables, { knownOn: parseIsoDay(one.knownOn) });
      const claimed = parseIsoDay(one.claimed) ?? 0;
      const paid = await payOf(before, '현행');
      const { people } = await workArrears(opened, () => paidBy(paid), {
        scheme: '현행',
        payMonth,
        payday: { monthsLater: 0, day: 25 },
        claimed,
      });
      const found = new Map(
        people.map(({ id, owed, owedWages, lost, overpaid, months: own }) => [
          id,
          {
            sums: { owed, owedWages, lost, overpaid },
            items: own.flatMap(({ month, items }) =>
              items.map((item) => ({ month: isoMonth(month), ...item })),
            ),
          },
        ]),
      );
      for (const id of ['A', 'B', 'C', 'D']) {
        const sums = { owed: 0, owedWages: 0, lost: 0, overpaid: 0 };
        const items: object[] = [];
        for (const kind of ['지급', '퇴직'])
          for (let month = first; month < payMonth; month++) {
            const [was, is] = [then.pay(id, month, kind), now.pay(id, month, kind)];
            const names = [...new Set([...is.keys(), ...was.keys()])];
            let difference = 0;
            for (const item of names) {
              const [had, has] = [was.get(item) ?? 0, is.get(item) ?? 0];
              difference += has - had;
              if (has !== had) items.push({ month: isoMonth(month), item, paid: had, due: has });
            }
            const left = now.people.get(id)?.at(-1)?.record.left ?? lastDay(month);
            const until = threeYearsOn(kind === '지급' ? firstDay(month) + 24 : left);
            if (difference < 0) sums.overpaid -= difference;
            else if (until < claimed) sums.lost += difference;
            else {
              sums.owed += difference;
              if (kind === '지급') sums.owedWages += difference;
            }
          }
        expect([id, found.get(id)?.items ?? []]).toEqual([id, items]);
        expect([id, found.get(id)?.sums ?? { owed: 0, owedWages: 0, lost: 0, overpaid: 0 }]).toEqual([
          id,
          sums,
        ]);
      }
    }),
    runs(4, 60),
  );
});
