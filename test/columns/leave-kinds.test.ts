import { describe, expect, test } from 'vitest';
import { monthFact } from '../../src/calendar/month.ts';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Engine } from '../../src/pay/engine.ts';
import { readEstimate } from '../../src/people/inputs/estimate-input.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { Problems } from '../../src/problem/problem.ts';
import { checkLeave } from '../../src/rules/check-leave.ts';
import { Compiled } from '../../src/rules/compile.ts';
import type { RuleSet, TermRule } from '../../src/rules/model.ts';
import { sourceFromValue } from '../../src/rules/source-value.ts';
import { won, worker } from '../support.ts';
import { byColumns, carer, type RowResult } from './chunk-setup.ts';

/** The shipped rules with two more kinds of leave: as many rows, and facts that hold and count their days. */
function withFamilyLeave(): RuleSet {
  const shipped = shippedRules();
  const at = { file: 'test', line: 1, column: 1 };
  const days = (name: string, from: '근무' | '파생'): TermRule => ({
    name,
    label: name,
    unit: '일',
    at,
    fact: {
      from,
      key: name,
      aliases: [],
      default: '0',
      min: '0',
      max: '31',
      step: '0.5',
      optional: false,
      required: false,
    },
  });
  const own = {
    근무: [days('경조사일수', '근무')],
    파생: [days('경조사주수', '파생'), days('안식휴직일수', '파생'), days('안식휴직초과일수', '파생')],
  };
  const provisions = shipped.provisions.map((one) =>
    one.name === '근무' || one.name === '파생' ? { ...one, terms: [...one.terms, ...own[one.name]] } : one,
  );
  const family = {
    name: '가족',
    counted: [
      {
        name: '경조사',
        label: 'Family events',
        fact: '경조사일수',
        dates: '경조사일자',
        isAbsence: false,
        counts: { weeks: '경조사주수' },
        at,
      },
    ],
    dated: [
      {
        name: '안식휴직',
        label: 'Sabbatical',
        facts: { days: '안식휴직일수', beyond: '안식휴직초과일수' },
        effects: {
          임금: '무급',
          국민연금: '납부예외',
          건강보험: '고지유예',
          평균임금: '제외',
          연차출근: '출근',
        },
        at,
      },
    ],
    effects: [],
    at,
  };
  return { ...shipped, provisions, leave: [...shipped.leave, family] };
}

const rules = new Compiled(withFamilyLeave(), new Problems());
const engine = new Engine(rules);
const schemes = ['현행', '개편안'];

function read(input: Readonly<Record<string, unknown>>, of = rules): PersonMonth | string[] {
  const problems = new Problems();
  const node = sourceFromValue({ 귀속월: '2024-03', 직원: worker, ...input }, 'test', problems);
  const [person] = readEstimate(node, factBooks(of, schemes), problems)?.people ?? [];
  return problems.any || person === undefined
    ? problems.list.map(({ code, term = '' }) => `${code} ${term}`)
    : person;
}

function personOf(input: Readonly<Record<string, unknown>>): PersonMonth {
  const person = read(input);
  if (Array.isArray(person)) throw new Error(person.join(', '));
  return person;
}

const nothing = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
const none = { 현행: nothing, 개편안: nothing };
const nineToSix = { 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' };
const facts = (input: Readonly<Record<string, unknown>>) =>
  engine.monthFacts(personOf({ 근무시간대: nineToSix, ...input }), '개편안');

describe('a kind of leave that the rules add', () => {
  test('names facts that there are', () => {
    const problems = new Problems();
    checkLeave(rules, problems);
    expect(problems.list).toEqual([]);
  });

  test('takes its days from the hours worked, and its weeks are counted', () => {
    // Two full days in two weeks: of each two hours over six are not worked.
    const taken = facts({ 경조사일자: ['2024-03-08', '2024-03-11'] });
    expect(facts({}).연장분 - taken.연장분).toBe(240);
    expect(monthFact(taken, '경조사주수')).toBe(2);
    expect(monthFact(taken, '결근주수')).toBe(0);
  });

  test('is a leave of absence with years of its own, and counts among those of its effects', () => {
    const spells = [{ 종류: '안식휴직', 시작일: '2022-03-11', 종료일: '2024-03-20' }];
    const away = facts({ 휴직: spells });
    // Two years end on 10 March 2024; 1 to 20 March are on leave.
    expect(['안식휴직일수', '안식휴직초과일수', '질병휴직일수'].map((name) => monthFact(away, name))).toEqual(
      [20, 10, 0],
    );
    expect(
      ['무급휴직일수', '납부예외휴직일수', '별도급여휴직일수'].map((name) => monthFact(away, name)),
    ).toEqual([20, 20, 0]);
  });

  test('does what its effects say, with no formula for it', () => {
    const slip = engine.payslip(
      personOf({ 분류시간: none, 휴직: [{ 종류: '안식휴직', 시작일: '2024-02-15' }] }),
      '현행',
    );
    expect(won(slip, '지급총액', '국민연금', '건강보험')).toEqual([0, 0, 0]);
  });

  test('is none to rules that do not know it', () => {
    const shipped = new Compiled(shippedRules(), new Problems());
    expect(read({ 경조사일자: ['2024-03-08'] }, shipped)).toEqual(['unknown-key ']);
    const spells = [{ 종류: '안식휴직', 시작일: '2022-03-11', 종료일: '2024-03-20' }];
    expect(read({ 휴직: spells }, shipped)).toEqual(['unknown-choice 휴직[1].종류']);
    expect(read({ 이전월: [{ 귀속월: '2024-02', 휴직: spells }] }, shipped)).toEqual([
      'unknown-choice 이전월[1].휴직[1].종류',
    ]);
  });

  test('makes rows of a file different to the calendar, as a fifth kind too', () => {
    // More kinds than the numbers of common rows have room for.
    const rows = ['0', '0', '1', '0.5', '1', '2.5'].flatMap((taken) =>
      ['0', '1.5'].map((absent) => ({ 경조사일수: taken, 결근일수: absent })),
    );
    const cells = rows.map((row, i) => ({
      사번: `S${String(i).padStart(2, '0')}`,
      귀속월: '2024-03',
      ...carer,
      ...row,
      근무시작: '09:00',
      근무종료: '18:00',
      휴게: '12:00-13:00',
    }));
    const [results = []] = byColumns(engine, schemes, ['2024-03'], [cells]);
    const exact = rows.map((row) => {
      const person = personOf({ 근무: row, 근무시간대: nineToSix });
      return schemes.map((scheme) => {
        const lines = engine.payslip(person, scheme).lines.find(({ kind }) => kind === '지급')?.items ?? [];
        return Object.fromEntries(
          lines.flatMap(({ term, amount }) => (amount === 0 ? [] : [[term, amount]])),
        );
      });
    });
    expect(results.map(amountsOf)).toEqual(exact);
    expect(new Set(results.map((row) => JSON.stringify(amountsOf(row)))).size).toBeGreaterThan(5);
  });
});

const amountsOf = (row: RowResult) =>
  'wrong' in row ? row.wrong : row.map(({ amounts: { 지급총액: _, ...lines } }) => lines);
