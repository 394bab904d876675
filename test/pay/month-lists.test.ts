import { describe, expect, test, vi } from 'vitest';
import { rowMinutes } from '../../src/calendar/interface.ts';
import { checkCalendarLists } from '../../src/columns/check-calendar-lists.ts';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { fused } from '../../src/jit/fused.ts';
import { situation, solve } from '../../src/library/face.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { schemeBounds } from '../../src/pay/fact-bounds.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { asksRows } from '../../src/pay/row-facts.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { formulaWords, words } from '../../src/readings/words.ts';
import { explain } from '../../src/report/estimate/explanation.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { byColumns, carer, wonOf, wrongOf } from '../columns/chunk-setup.ts';
import { ownEngine, ownPeople, ownScheme } from '../own-scheme.ts';
import { readRules } from '../read-rules.ts';
import { worker } from '../support.ts';
import { tableOf, withHistory } from '../table-of.ts';

const items = ['식대', '주수당', '평일야간', '개근주', '어린날'];
const engine = ownEngine(
  `식대: { unit: 원, label: Meals, formula: count(날 where 실근로분 >= 240분) * 5_000원 }
주수당: { unit: 원, label: For a week of fifteen hours at least, formula: 'sum(주, 10_000원 where 실근로분 >= 900분)' }
평일야간:
  unit: 원
  label: A won a night minute of a weekday that is a scheduled day
  formula: 'sum(날, 야간분 / 1분 * 1원 where 종류 = "소정근로일" and not weekday(날짜) in ["토", "일"])'
개근주:
  unit: 원
  label: For each whole week of the month without absence
  formula: sum(주, 100원 where 결근 = 0일 and 첫날 >= 귀속월 and 첫날 + 6일 < addMonths(귀속월, 1개월))
어린날:
  unit: 원
  label: A won a day employed from the 29th on
  formula: 'sum(날, 1원 where day(날짜) in [29, 30, 31] and 재직 and not 휴직)'`,
  items,
  '',
  ['근무'],
);
type Input = Readonly<Record<string, unknown>> & { readonly 귀속월: string };
const input = (귀속월: string, more: Readonly<Record<string, unknown>> = {}): Input => ({
  귀속월,
  ...more,
  직원: { ...worker, ...(typeof more['직원'] === 'object' && more['직원']) },
});
const personOf = (by: Engine, one: Input) => {
  const [person] = ownPeople(by, one);
  if (person === undefined) throw new Error('nobody');
  return person;
};

/**
 * March 2024 begins on a Friday that is a holiday; then 4–8, 11–15, 18–22 and 25–29 are worked from nine to six: 20 days, and
 * four whole weeks, the last of which ends on Sunday the 31st. April has 21 such days (the 10th is an election): its weeks begin
 * on 1, 8, 15 and 22, and on 29 April, with two days of sixteen hours. February 2024 has 19, with 9 and 12 off: two days of the
 * week of 29 January, then those of 5, 12 and 19, and four days of that of the 26th. February 2023 has 20, from Wednesday 1 to
 * Tuesday 28: three days, three whole weeks, two days.
 */
const cases: readonly (readonly [what: string, input: Input, expected: readonly number[]])[] = [
  ['nothing recorded', input('2024-03'), [100_000, 40_000, 0, 400, 3]],
  [
    'half a day of leave leaves four hours of it, two days leave none',
    input('2024-03', { 연차일자: ['2024-03-04', '2024-03-05', '2024-03-06'], 근무: { 연차일수: 2.5 } }),
    [90_000, 40_000, 0, 400, 3],
  ],
  [
    // 20:00–23:00 on Tuesday is an hour of night; on Sunday it is none of a scheduled day.
    'late shifts',
    input('2024-03', {
      근무일지: [
        { 일자: '2024-03-05', 시작: '20:00', 종료: '23:00' },
        { 일자: '2024-03-10', 시작: '20:00', 종료: '23:30' },
      ],
    }),
    [95_000, 40_000, 60, 400, 3],
  ],
  [
    // Four days of the week from 4 March are missed: eight hours of it are left.
    'absence',
    input('2024-03', {
      결근일자: ['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-07'],
      근무: { 결근일수: 4 },
    }),
    [80_000, 30_000, 0, 300, 3],
  ],
  [
    'somebody who joins on 28 March',
    input('2024-03', { 직원: { 입사일: '2024-03-28' } }),
    [10_000, 10_000, 0, 400, 3],
  ],
  [
    'a leave of absence from 30 March on',
    input('2024-03', { 휴직: [{ 종류: '육아휴직', 시작일: '2024-03-30' }] }),
    [100_000, 40_000, 0, 400, 1],
  ],
  ['April', input('2024-04'), [105_000, 50_000, 0, 400, 2]],
  ['February of a leap year', input('2024-02'), [95_000, 50_000, 0, 300, 1]],
  ['February of another', input('2023-02'), [100_000, 50_000, 0, 300, 0]],
];

describe('pay by days and weeks', () => {
  test.each(cases)('an estimate: %s', (_, one, expected) => {
    const slip = engine.payslip(personOf(engine, one), ownScheme);
    expect(items.map((term) => amountOf(slip, term))).toEqual(expected);
  });

  test.each([true, false])('columns come to the same (as one loop: %s)', (isFused) => {
    const people = cases.map(([, one], i) => ({ ...personOf(engine, one), id: `S${i}` }));
    const table = tableOf(engine, [ownScheme], people);
    const exact = vi.spyOn(engine, 'payslip');
    const { schemes, failed } = new ChunkRunner(engine, [ownScheme], isFused ? { backend: fused } : {}).run(
      table.whole,
    );
    expect(failed).toEqual([]);
    const found = cases.map((_, i) => items.map((term) => schemes[0]?.amounts.get(term)?.[i]));
    expect(found).toEqual(cases.map(([, , expected]) => expected));
    // No row is left to the exact reading.
    expect(exact).not.toHaveBeenCalled();
    exact.mockRestore();
  });

  test('columns beside those of a scheme that asks for none and keeps the same days', () => {
    const people = cases.slice(0, 1).map(([, one]) => ({ ...personOf(engine, one), id: 'S1' }));
    const both = ['현행', ownScheme];
    const { schemes } = new ChunkRunner(engine, both).run(tableOf(engine, both, people).whole);
    expect(schemes[1]?.amounts.get('식대')?.[0]).toBe(100_000);
  });

  test('a file of person-months, several rows of which are one to the calendar', () => {
    const rows = ['2024-02', '2024-03', '2024-04'].flatMap((귀속월) =>
      ['0', '1', '0'].map((연차일수, i) => ({ 사번: `S${i}`, 귀속월, ...carer, 연차일수 })),
    );
    const sorted = rows.toSorted((a, b) => a.사번.localeCompare(b.사번));
    const [made = []] = byColumns(engine, [ownScheme], ['2024-02', '2024-03', '2024-04'], [sorted]);
    // 19, 20 and 21 days; with a day of leave one less.
    expect(made.map((row) => wonOf(row, 0, '식대'))).toEqual(
      [19, 20, 21, 18, 19, 20, 19, 20, 21].map((days) => days * 5_000),
    );
  });

  test('a month that is looked back at has its days', () => {
    const by = ownEngine(
      `식대: { unit: 원, label: Meals, formula: count(날 where 실근로분 >= 240분) * 5_000원 }
지난식대: { unit: 원, label: Meals of the month before, formula: 'floor(earlier(식대, 1개월) otherwise 0, 1원)' }`,
      ['식대', '지난식대'],
    );
    const people = ['2024-02', '2024-03'].map((one) => ({ ...personOf(by, input(one)), id: 'S1' }));
    const { schemes } = new ChunkRunner(by, [ownScheme]).run(tableOf(by, [ownScheme], people).whole);
    expect(Array.from(schemes[0]?.amounts.get('지난식대') ?? [])).toEqual([0, 95_000]);
    const exact = withHistory(people).map((one) => amountOf(by.payslip(one, ownScheme), '지난식대'));
    expect(exact).toEqual([0, 95_000]);
  });

  test('bounds: no more than a month has days and weeks', () => {
    const program = engine.program(ownScheme, '2024-03', new Problems());
    const bounds = program && schemeBounds(engine.rules, program);
    const ends = ['식대', '주수당'].map((term) => {
      const one = bounds?.of(term);
      return one?.kind === 'number' ? [one.within.lo?.at.n, one.within.hi?.at.n] : undefined;
    });
    expect(ends).toEqual([
      [0n, 155_000n],
      [0n, 60_000n],
    ]);
  });

  test('words say it of any day, and an explanation names each day once', () => {
    const slip = engine.payslip(personOf(engine, input('2024-03')), ownScheme);
    const said = words(slip.evaluation, '주수당', () => '원');
    expect(said.sentence).toBe('주 가운데 [실근로분 ≥ 900분]의 10,000원 합 40,000원 = 40,000원');
    expect(said.numbers).toBe('10,000 + 10,000 + 10,000 + 10,000');
    const { formula } = slip.evaluation.term('식대');
    expect(formula && formulaWords(formula)).toBe('날 가운데 [실근로분 ≥ 240분]의 수 × 5,000원');
    const told = explain(slip, '주수당').map(({ term, value }) => `${term}: ${value}`);
    expect(told.slice(0, 3)).toEqual([
      '주수당: 40,000원',
      '주1: 첫날 2024-02-26, 실근로분 0분',
      '주2: 첫날 2024-03-04, 실근로분 2,400분',
    ]);
    expect(told).toHaveLength(6);
  });

  test('what turns on every day alike is one reason', () => {
    const asked = situation({ compiled: engine.rules, engine }, input('2024-03'), [ownScheme]);
    const ask = { vary: [{ name: '근무종료' }], until: `${ownScheme}.식대 < 100_000원` };
    const { edges } = solve(asked, ask);
    // From nine to two with an hour's break are four hours.
    expect(edges.map(({ after, reasons }) => [Number(after.n), reasons.map(({ kind }) => kind)])).toEqual([
      [14 * 60, ['threshold']],
    ]);
  });

  test('a scheme that asks for none has none worked out', () => {
    const program = engine.program('현행', '2024-03', new Problems());
    expect(program && asksRows(program)).toBe(false);
    const one = personOf(engine, input('2024-03'));
    expect(engine.monthFacts(one, '현행').rows).toBeUndefined();
    expect(engine.monthFacts(one, ownScheme).rows).toBeDefined();
    expect(engine.rules.term('주1_연차')?.type.kind).toBe('number');
    // Nor what no formula names of a day.
    expect(engine.program(ownScheme, '2024-03', new Problems())?.index.has('날1_공가')).toBe(false);
    // Not even the terms are there before a formula asks.
    const other = ownEngine('그냥: { unit: 원, label: Plain, value: 1 }', ['그냥']);
    expect(other.rules.term('주1_연차')).toBeUndefined();
  });
});

describe('where the minutes were given', () => {
  const minutes = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
  const given = input('2024-03', { 분류시간: { [ownScheme]: minutes } });
  const codes = (work: () => unknown): readonly string[] => {
    try {
      work();
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems.map(({ code, term, values }) => `${code} ${term} ${values['key']}`);
    }
  };

  test('no day has any, and what rests on them has no figure', () => {
    const slip = () => amountOf(engine.payslip(personOf(engine, given), ownScheme), '식대');
    expect(codes(slip)).toEqual(['missing-fact 날1_실근로분 근무일지나 근무시간대']);
    const { schemes, failed } = new ChunkRunner(engine, [ownScheme]).run(
      tableOf(engine, [ownScheme], [personOf(engine, given)]).whole,
    );
    expect(schemes).toHaveLength(1);
    expect(failed.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['missing-fact']]);
    const row = { 사번: 'S1', 귀속월: '2024-03', ...carer };
    const file = Object.fromEntries(Object.keys(minutes).map((kind) => [`${ownScheme}.${kind}`, '0']));
    const [made = []] = byColumns(engine, [ownScheme], ['2024-03'], [[{ ...row, ...file }]]);
    expect(wrongOf(made[0])).toEqual(['missing-fact 2']);
  });

  test('what asks for the days’ kinds and leave has its figure all the same', () => {
    const by = ownEngine(
      `근무날: { unit: 원, label: A won a scheduled day without leave, formula: 'sum(날, 1원 where 종류 = "소정근로일" and 연차 = 0일)' }`,
      ['근무날'],
      '',
      ['근무'],
    );
    const one = { ...given, 근무: { 연차일수: 1.5 } };
    // 20 scheduled days less the two on which leave was put.
    expect(amountOf(by.payslip(personOf(by, one), ownScheme), '근무날')).toBe(18);
  });
});

describe('a field of a day', () => {
  test('stands for the month’s fact of its name within the brackets alone', () => {
    const by = ownEngine(
      `휴일몫: { unit: 원, label: A won a minute, formula: '(sum(날, 연장분) - 연장분) / 1분 * 1원 + sum(날, 연장분 / 1분 * 2원)' }`,
      ['휴일몫'],
    );
    const one = input('2024-03', {
      근무일지: [{ 일자: '2024-03-05', 시작: '09:00', 종료: '20:00', 휴게: '12:00-13:00' }],
    });
    // Two hours beyond eight: 120 − 120, and two won for each.
    expect(amountOf(by.payslip(personOf(by, one), ownScheme), '휴일몫')).toBe(240);
  });

  test('does not keep a term from having the list’s name', () => {
    const by = ownEngine(
      `주: { unit: 원, label: A fact of that name, fact: { from: 직원, min: 0, max: 9, step: 1 } }
시험액: { unit: 원, label: Pay, formula: 'count(주 where 실근로분 >= 900분) * 10원 + 주' }`,
      ['시험액'],
    );
    expect(
      amountOf(by.payslip(personOf(by, input('2024-03', { 직원: { 주: 3 } })), ownScheme), '시험액'),
    ).toBe(43);
  });

  test.each([
    ['count(날 where 실근로시간 >= 4시간)', 'unknown-term'],
    ['count(날 where 종류 = "평일")', 'choice-not-offered'],
    ['count(날 where 실근로분 >= 4시간)', 'unit-clash'],
    ['count(달 where 실근로분 >= 4분)', 'unknown-list'],
    ['if 날짜 > 귀속월 then 1 else 0', 'unknown-term'],
    ['날', 'unknown-term'],
  ])('%s is %s', (formula, code) => {
    const by = ownEngine(
      `시험값: { unit: 수, label: Wrong, formula: '${formula}' }
시험액: { unit: 원, label: Pay, formula: 시험값 * 1원 }`,
      ['시험액'],
    );
    const problems = new Problems();
    by.program(ownScheme, '2024-03', problems);
    expect(problems.list.map((one) => one.code)).toEqual([code]);
  });

  test('a list that the calendar does not give, one twice, too few items, and fields that it does not know', () => {
    const problems = new Problems();
    const text = `provision: 시험
label: test
source: test
terms:
  달: { unit: 목록, label: Months, fact: { from: 파생, most: 12, fields: { 첫날: { unit: 날짜 } } } }
  주: { unit: 목록, label: Weeks, fact: { from: 파생, most: 5, fields: { 실근로분: { unit: 시간 }, 첫날: { unit: 날짜 } } } }
  날:
    unit: 목록
    label: Days
    fact: { from: 파생, most: 31, fields: { 날짜: { unit: 날짜 }, 무단결근: { unit: 일 }, 종류: { unit: 선택, choices: [평일] } } }
`;
    const again = `provision: 또\nlabel: test\nterms:\n  주: { unit: 목록, label: Weeks, fact: { from: 파생, most: 6, fields: { 첫날: { unit: 날짜 } } } }\n`;
    const files = [text, again].map((one, i) => ({ path: `rules/${i}.yaml`, text: one, sha256: '' }));
    const rules = new Compiled(readRules(files, problems), problems);
    checkCalendarLists(rules, problems);
    expect(problems.list.map(({ code, term }) => `${code} ${term}`)).toEqual([
      'duplicate-term 주',
      'unknown-calendar-fact 달',
      'below-minimum 주',
      'wrong-kind 주',
      'missing-key 주',
      'unknown-calendar-fact 날',
      'wrong-kind 날',
    ]);
  });

  test('what the rules ship with is what the calendar gives', () => {
    const problems = new Problems();
    checkCalendarLists(engine.rules, problems);
    expect(problems.list).toEqual([]);
    const fields = [...engine.rules.calendarLists.values()].map(({ rule }) =>
      rule.fact?.rows?.fields.map(({ name }) => name),
    );
    const both = [...rowMinutes, ...engine.rules.leave.counted.map(({ name }) => name)];
    expect(fields).toEqual([
      ['날짜', '종류', '재직', '휴직', ...both],
      ['첫날', ...both],
    ]);
  });
});
