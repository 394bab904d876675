import { describe, expect, test } from 'vitest';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { comparePayslips } from '../../src/pay/comparison.ts';
import type { Engine } from '../../src/pay/engine.ts';
import { schemeBounds } from '../../src/pay/fact-bounds.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { formulaWords, words } from '../../src/readings/words.ts';
import { payslipSheet } from '../../src/report/payslip/sheet.ts';
import { byColumns, carer, wonOf } from '../columns/chunk-setup.ts';
import { ownEngine, ownPeople, ownScheme } from '../own-scheme.ts';
import { worker } from '../support.ts';
import { tableOf } from '../table-of.ts';

const declared = `시험가족:
  unit: 목록
  label: Dependants
  fact:
    from: 직원
    most: 3
    fields:
      관계: { unit: 선택, choices: [배우자, 자녀, 부모] }
      생년월일: { unit: 날짜 }
      금액: { unit: 원, min: 0, max: 1_000_000, step: 1, optional: true }
`;
const engine = ownEngine(
  `${declared}자녀수당:
  unit: 원
  label: 50,000 won for a child under 8
  formula: 'count(시험가족 where 관계 = "자녀" and fullYears(생년월일, 귀속월) < 8년) * 50_000원'
가족금액: { unit: 원, label: Amounts of all but spouses, formula: 'sum(시험가족, 금액 otherwise 0 where 관계 != "배우자")' }
모두: { unit: 원, label: A won a head, formula: count(시험가족) * 1원 }`,
  ['자녀수당', '가족금액', '모두'],
);
const items = ['자녀수당', '가족금액', '모두'];

interface Item {
  readonly 관계?: string;
  readonly 생년월일?: string;
  readonly 금액?: number;
}
/** March 2024: born on 2016-03-01 one is 8 that day, born on 2016-03-02 still 7. */
const families: readonly (readonly [family: readonly Item[], expected: readonly number[]])[] = [
  [[], [0, 0, 0]],
  [[{ 관계: '자녀', 생년월일: '2016-03-02', 금액: 1_000 }], [50_000, 1_000, 1]],
  [[{ 관계: '자녀', 생년월일: '2016-03-01' }], [0, 0, 1]],
  [
    [
      { 관계: '배우자', 생년월일: '2020-01-01', 금액: 500 },
      { 관계: '자녀', 생년월일: '2020-01-01', 금액: 70 },
      { 관계: '자녀', 생년월일: '2018-12-31' },
    ],
    [100_000, 70, 3],
  ],
  [
    [
      { 관계: '부모', 생년월일: '1950-05-05', 금액: 9 },
      { 관계: '부모', 생년월일: '1952-05-05', 금액: 20 },
    ],
    [0, 29, 2],
  ],
];
const input = (family: readonly unknown[]) => ({
  귀속월: '2024-03',
  직원: { ...worker, ...(family.length > 0 && { 시험가족: family }) },
});
const personOf = (by: Engine, family: readonly unknown[]) => {
  const [one] = ownPeople(by, input(family));
  if (one === undefined) throw new Error('nobody');
  return one;
};

describe('count and sum over a list', () => {
  test.each(families)('an estimate of %j', (family, expected) => {
    const slip = engine.payslip(personOf(engine, family), ownScheme);
    expect(items.map((term) => amountOf(slip, term))).toEqual(expected);
  });

  test('columns of people with lists come to the same', () => {
    const people = families.map(([family], i) => ({ ...personOf(engine, family), id: `S${i}` }));
    const { schemes, failed } = new ChunkRunner(engine, [ownScheme]).run(
      tableOf(engine, [ownScheme], people).whole,
    );
    expect(failed).toEqual([]);
    const found = families.map((_, i) => items.map((term) => schemes[0]?.amounts.get(term)?.[i]));
    expect(found).toEqual(families.map(([, expected]) => expected));
  });

  test('a file has a column for each field of each item', () => {
    const rows = families.map(([family], i) => ({
      사번: `S${i}`,
      귀속월: '2024-03',
      ...carer,
      ...Object.fromEntries(
        family.flatMap((item, k) =>
          Object.entries(item).map(([field, value]) => [`시험가족${k + 1}.${field}`, String(value)]),
        ),
      ),
    }));
    const [made = []] = byColumns(engine, [ownScheme], ['2024-03'], [rows]);
    const found = made.map((row) => items.map((term) => wonOf(row, 0, term)));
    expect(found).toEqual(families.map(([, expected]) => expected));
  });

  test('a function of the rules takes a field', () => {
    const by = ownEngine(
      `${declared}두배합: { unit: 원, label: Twice the amounts, formula: 'sum(시험가족, 두배(금액) where given(금액))' }`,
      ['두배합'],
      'functions:\n  두배: { label: Twice, of: { 한쪽: 원 }, unit: 원, formula: 한쪽 * 2 }\n',
    );
    const [family] = families[4] ?? [[]];
    // 9 and 20 won.
    expect(amountOf(by.payslip(personOf(by, family), ownScheme), '두배합')).toBe(58);
  });

  test('bounds: no more than the items there can be', () => {
    const program = engine.program(ownScheme, '2024-03', new Problems());
    const bounds = program && schemeBounds(engine.rules, program);
    const ends = items.map((term) => {
      const one = bounds?.of(term);
      return one?.kind === 'number' ? [one.within.lo?.at.n, one.within.hi?.at.n] : undefined;
    });
    expect(ends).toEqual([
      [0n, 150_000n],
      [0n, 3_000_000n],
      [0n, 3n],
    ]);
  });

  test('a wage statement says of what it counts', () => {
    const [family] = families[3] ?? [[]];
    const slip = engine.payslip(personOf(engine, family), ownScheme);
    const sheet = payslipSheet(comparePayslips([slip]));
    const how = (term: string) =>
      sheet.groups
        .flatMap((group) => group.items)
        .find((one) => one.term === term)
        ?.calculations.at(-1)?.text;
    expect(how('자녀수당')).toBe('시험가족 2 × 50,000원');
  });

  test('words', () => {
    const [family] = families[3] ?? [[]];
    const { evaluation } = engine.payslip(personOf(engine, family), ownScheme);
    const said = words(evaluation, '자녀수당', () => '원');
    expect(said.numbers).toBe('(1 + 1) * 50,000'.replace('*', '×'));
    expect(said.sentence).toBe(
      '시험가족 가운데 [관계 = 자녀 그리고 생년월일부터 귀속월까지 채운 해 < 8년]의 수 2 × 50,000원 = 100,000원',
    );
    const { formula } = evaluation.term('가족금액');
    expect(formula && formulaWords(formula)).toBe('시험가족 가운데 [관계 ≠ 배우자]의 금액(없으면 0) 합');
  });
});

describe('what is wrong with a list', () => {
  const wrong = (시험가족: unknown): readonly string[] => {
    try {
      ownPeople(engine, { 귀속월: '2024-03', 직원: { ...worker, 시험가족 } });
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems.map(({ code, term }) => `${code} ${term}`);
    }
  };
  const child = { 관계: '자녀', 생년월일: '2020-01-01' };

  test.each<[string, unknown, readonly string[]]>([
    ['nothing', [child], []],
    ['a field that is missing', [{ 관계: '자녀' }], ['missing-key 직원.시험가족[1]']],
    ['a field that there is not', [{ ...child, 이름: '가' }], ['unknown-key 직원.시험가족[1]']],
    ['a choice that there is not', [{ ...child, 관계: '조카' }], ['unknown-choice 시험가족1.관계']],
    ['more items than there can be', [child, child, child, child], ['too-many-items 직원.시험가족']],
    ['a value for a list', 3, ['expected-list 직원.시험가족']],
    ['a value for an item', [child, 3], ['expected-map 직원.시험가족[2]']],
    ['a list for a field', [{ ...child, 관계: ['자녀'] }], ['expected-value 직원.시험가족[1].관계']],
  ])('%s', (_, value, expected) => {
    expect(wrong(value)).toEqual(expected);
  });

  test('a list for a fact that is none', () => {
    expect(() => ownPeople(engine, { 귀속월: '2024-03', 직원: { ...worker, 직종: ['요양보호사'] } })).toThrow(
      ProblemError,
    );
  });

  test('a file that says one thing of somebody and not another', () => {
    const rows = [{ 사번: 'S1', 귀속월: '2024-03', ...carer, '시험가족1.관계': '자녀' }];
    const [made = []] = byColumns(engine, [ownScheme], ['2024-03'], [rows]);
    expect(made).toEqual([{ wrong: [expect.stringMatching(/^missing-fact /)] }]);
  });

  test.each([
    ['count(시험가즉)', 'unknown-list', '시험가족'],
    ['sum(시험가즉, 금액)', 'unknown-list', '시험가족'],
    ['count(시험가족 where 관게 = "자녀")', 'unknown-term', '관계'],
    ['count(시험가족 where 관계 = "조카")', 'choice-not-offered', undefined],
    ['count(시험가족 where 금액)', 'wrong-kind', undefined],
    ['sum(시험가족)', 'unexpected-token', undefined],
    ['sum(시험가족, 관계)', 'wrong-kind', undefined],
    ['관계', 'unknown-term', undefined],
    // A field is one within the brackets alone.
    ['count(시험가족) + (if 관계 = "자녀" then 1 else 0)', 'unknown-term', undefined],
  ])('the formula %s', (formula, code, near) => {
    const by = ownEngine(
      `${declared}시험값: { unit: 수, label: Wrong, formula: '${formula}' }
시험액: { unit: 원, label: Pay, formula: 시험값 * 1원 }`,
      ['시험액'],
    );
    const problems = new Problems();
    by.program(ownScheme, '2024-03', problems);
    expect(problems.list.map((one) => [one.code, one.values['nearest']])).toEqual([[code, near]]);
  });
});
