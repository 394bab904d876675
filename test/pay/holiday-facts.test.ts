import { describe, expect, test } from 'vitest';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { display } from '../../src/formula/display.ts';
import { Engine } from '../../src/pay/engine.ts';
import { schemeBounds } from '../../src/pay/fact-bounds.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { runExamples } from '../../src/rules/examples.ts';
import { ownEngine, ownPeople, ownScheme } from '../own-scheme.ts';
import { worker } from '../support.ts';
import { tableOf } from '../table-of.ts';

const terms = `
설날: { unit: 날짜, label: The date of 설날, fact: { from: 파생, holiday: 설날 } }
추석: { unit: 날짜, label: The date of 추석, fact: { from: 파생, holiday: 추석 } }
명절수당:
  unit: 원
  label: Paid in the months of both feasts
  formula: 'if firstOfMonth(설날) = 귀속월 then 100_000원 else if firstOfMonth(추석) = 귀속월 then 200_000원 else 0'
`;
const engine = ownEngine(terms, ['명절수당']);
const months = [2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: 12 }, (_, m) => `${year}-${String(m + 1).padStart(2, '0')}`),
);
// 설날: 2024-02-10, 2025-01-29, 2026-02-17. 추석: 2024-09-17, 2025-10-06, 2026-09-25.
const feasts: Readonly<Record<string, number>> = {
  '2024-02': 100_000,
  '2024-09': 200_000,
  '2025-01': 100_000,
  '2025-10': 200_000,
  '2026-02': 100_000,
  '2026-09': 200_000,
};
const expected = months.map((month) => feasts[month] ?? 0);
const people = months.flatMap((귀속월, i) =>
  ownPeople(engine, { 귀속월, 직원: worker }).map((one) => ({ ...one, id: `S${i}` })),
);

describe('the date of a holiday', () => {
  test('exact, in months that follow one another', () => {
    expect(people.map((one) => amountOf(engine.payslip(one, ownScheme), '명절수당'))).toEqual(expected);
  });

  test('by columns', () => {
    const { schemes, failed } = new ChunkRunner(engine, [ownScheme]).run(
      tableOf(engine, [ownScheme], people).whole,
    );
    expect(failed).toEqual([]);
    expect([...(schemes[0]?.amounts.get('명절수당') ?? [])]).toEqual(expected);
  });

  test('bounds: in one month it is one day, and what rests on it one amount', () => {
    for (const [i, month] of months.entries()) {
      const program = engine.program(ownScheme, month, new Problems());
      const within = program && schemeBounds(engine.rules, program).of('명절수당');
      expect(within, month).toMatchObject({
        within: {
          lo: { at: { n: BigInt(expected[i] ?? -1) } },
          hi: { at: { n: BigInt(expected[i] ?? -1) } },
        },
      });
    }
  });

  test('words: a value, with no formula of its own', () => {
    const { evaluation } = engine.payslip(people[0] ?? fail(), ownScheme);
    expect(display(evaluation.value('설날'), { kind: 'date' })).toBe('2024-02-10');
  });
});

const fail = (): never => {
  throw new Error('nobody');
};
const problemsOf = (by: Engine, month: string) => {
  const problems = new Problems();
  by.program(ownScheme, month, problems);
  return problems.list.map(({ code, term, values }) => ({ code, term, ...values }));
};

test('a holiday that a year does not have, and one on several days, are errors of that year', () => {
  const named = (holiday: string): Engine =>
    ownEngine(
      `날: { unit: 날짜, label: A day, fact: { from: 파생, holiday: ${holiday} } }
시험액: { unit: 원, label: Pay, formula: 'if 날 = 귀속월 then 1원 else 0' }`,
      ['시험액'],
    );
  expect(problemsOf(named('설랄'), '2024-03')).toMatchObject([
    { code: 'holiday-day', term: '날', name: '설랄', year: '2024', count: '0', nearest: '설날' },
  ]);
  const good = named('설날');
  expect(problemsOf(good, '2024-03')).toEqual([]);
  const { ruleSet } = good.rules;
  const [first] = ruleSet.holidays.filter(({ name }) => name === '설날');
  const twice = [...ruleSet.holidays, ...(first === undefined ? [] : [{ ...first, day: first.day + 1 }])];
  const several = new Engine(new Compiled({ ...ruleSet, holidays: twice }, new Problems()));
  // The first of the list is 2019's.
  expect(problemsOf(several, '2019-03')).toMatchObject([{ code: 'holiday-day', year: '2019', count: '2' }]);
  expect(problemsOf(several, '2024-03')).toEqual([]);
});

test('a fact that is no date cannot be that of a holiday', () => {
  const wrong = ownEngine(
    `날: { unit: 일, label: A day, fact: { from: 파생, holiday: 설날 } }
시험액: { unit: 원, label: Pay, formula: 'if 날 > 1일 then 1원 else 0' }`,
    ['시험액'],
  );
  expect(problemsOf(wrong, '2024-03')).toMatchObject([
    { code: 'wrong-kind', term: '날', operation: 'holiday' },
  ]);
});

test('an example takes the date from its month, or is given one', () => {
  const examples = (text: string): Problems => {
    const by = ownEngine(`${terms}`, ['명절수당']);
    const own = by.rules.ruleSet.provisions.find(({ name }) => name === '시험') ?? fail();
    const at = own.at;
    const value = (of: string) => ({ text: of, at });
    const problems = new Problems();
    const [month, day, 설날] = text.split(' ');
    runExamples(
      by.rules,
      {
        ...own,
        examples: [
          {
            ...(month !== '-' && month !== undefined && { month }),
            given: [
              { name: '귀속월', value: value(day ?? '') },
              ...(설날 === undefined ? [] : [{ name: '설날', value: value(설날) }]),
            ],
            expect: [{ name: '명절수당', value: value('100_000') }],
            at,
          },
        ],
      },
      problems,
    );
    return problems;
  };
  expect(examples('2024-02 2024-02-01').list).toEqual([]);
  expect(examples('2025-01 2025-01-01').list).toEqual([]);
  expect(examples('2024-03 2024-03-01').list.map(({ code }) => code)).toEqual(['example-failed']);
  expect(examples('2024-05 2024-05-01 2024-05-09').list).toEqual([]);
  // Of no month no year is known.
  expect(new Set(examples('- 2024-02-01').list.map(({ code }) => code))).toEqual(new Set(['example-needs']));
});

test('nothing of it is asked of people', () => {
  expect(() => ownPeople(engine, { 귀속월: '2024-02', 직원: { ...worker, 설날: '2024-02-10' } })).toThrow(
    ProblemError,
  );
});
