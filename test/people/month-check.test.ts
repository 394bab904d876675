import { describe, expect, test } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import { readRecords } from '../../src/people/inputs/csv-records.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { noOrder } from '../../src/people/table/order.ts';
import { makePlan, type Plan } from '../../src/people/table/plan.ts';
import { MonthsScanner } from '../../src/people/table/scanner.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import { type ColumnBlock, MonthsTable } from '../../src/people/table/typed-rows.ts';
import { Problems } from '../../src/problem/problem.ts';
import { engine, rules } from '../support.ts';

/*
 * What can stand together in a row of person-months, at each border and one past it: read by sight from a CSV file and
 * from a table that knows types. Each row stands behind one that is right, so that only its own figures can refuse it.
 */
const schemes = ['현행', '개편안'];
const right = {
  사번: 'A',
  귀속월: '2024-03',
  직종: '요양보호사',
  근무형태: '전일제',
  소속유형: '본부',
  입사일: '',
  퇴사일: '',
  휴직시작일: '',
  휴직종료일: '',
  제공건수: '',
  적극개입건수: '',
  연차일수: '',
  통상고정수당: '',
  재직조건수당: '',
  기타고정수당: '',
  식대: '',
  교통비: '',
};
type Row = Partial<Record<keyof typeof right, string>>;
const heading = Object.keys(right);

function planOf(columns: readonly string[]): Plan {
  const books = factBooks(rules, schemes);
  const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
  const problems = new Problems();
  const [header] = readRecords(columns.join(','), 'm.csv', problems);
  const months = ['2024-03', '2024-04', '2024-05'].map((month) => parseMonth(month) ?? 0);
  const ask = {
    file: 'm.csv',
    specs: specsOf(engine.rules, schemes),
    terms,
    schemes,
    fallbacks: [],
    months,
    kinds: rules.leave,
  };
  const plan = header && makePlan(header, ask, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new Error('no plan');
  return plan;
}

const cells = (columns: readonly string[], row: Readonly<Record<string, string>>): string[] =>
  columns.map((name) => row[name] ?? '');
/** The codes and rows of what is wrong, and how many rows were taken, from CSV. */
function fromCsv(rows: readonly Row[], columns = heading): readonly [codes: string[], taken: number] {
  const found = new FewProblems();
  const scanner = new MonthsScanner(planOf(columns), ',', 1, noOrder, found);
  const text = rows.map((row, i) => `${cells(columns, { ...right, ...row, 사번: `A${i}` }).join(',')}\n`);
  scanner.feed(new TextEncoder().encode(text.join('')), true);
  return [found.list.map(({ code, at }) => `${code} ${at?.line}`), scanner.taken];
}

/** The same from a table in which numbers and days are no texts. */
function fromTable(rows: readonly Row[], columns = heading): readonly [codes: string[], taken: number] {
  const found = new FewProblems();
  const table = new MonthsTable(planOf(columns), noOrder, found);
  const all = rows.map((row, i) => cells(columns, { ...right, ...row, 사번: `A${i}` }));
  const block: ColumnBlock = {
    rows: rows.length,
    columns: columns.map((_, c) => (row) => {
      const cell = all[row]?.[c] ?? '';
      if (cell === '') return null;
      if (/^\d+$/.test(cell)) return Number(cell);
      return /^\d+-\d+-\d+$/.test(cell) ? { day: Date.parse(cell) / 86_400_000 } : cell;
    }),
  };
  table.feed(block, 1);
  return [found.list.map(({ code, at }) => `${code} ${at?.line}`), table.taken];
}

const cases: readonly (readonly [what: string, row: Row, code: string | undefined])[] = [
  ['hired on the month’s last day', { 입사일: '2024-03-31' }, undefined],
  ['hired on the day after', { 입사일: '2024-04-01' }, 'outside-employment'],
  ['left on the month’s first day', { 퇴사일: '2024-03-01' }, undefined],
  ['left on the day before', { 퇴사일: '2024-02-29' }, 'outside-employment'],
  ['hired and left on one day', { 입사일: '2024-03-10', 퇴사일: '2024-03-10' }, undefined],
  ['left the day before being hired', { 입사일: '2024-03-10', 퇴사일: '2024-03-09' }, 'hired-after-left'],
  ['hired on the first day that counts days', { 입사일: '1970-01-01' }, undefined],
  ['the first month of the run', { 귀속월: '2024-03' }, undefined],
  ['the month before', { 귀속월: '2024-02' }, 'outside-months'],
  ['the last month of the run', { 귀속월: '2024-05' }, undefined],
  ['the month after', { 귀속월: '2024-06' }, 'outside-months'],
  ['meals of one allowance', { 통상고정수당: '140000', 식대: '140000' }, undefined],
  ['a won more', { 통상고정수당: '140000', 식대: '140001' }, 'allowances-above-sums'],
  [
    'meals of all three allowances',
    { 통상고정수당: '100000', 재직조건수당: '30000', 기타고정수당: '10000', 식대: '140000' },
    undefined,
  ],
  [
    'a won more than all three',
    { 통상고정수당: '100000', 재직조건수당: '30000', 기타고정수당: '10000', 식대: '140001' },
    'allowances-above-sums',
  ],
  [
    'meals and transport of one allowance',
    { 통상고정수당: '140000', 식대: '100000', 교통비: '40000' },
    undefined,
  ],
  [
    'meals and transport a won more',
    { 통상고정수당: '140000', 식대: '100000', 교통비: '40001' },
    'allowances-above-sums',
  ],
  ['meals without an allowance', { 식대: '1' }, 'allowances-above-sums'],
  ['a leave of one day', { 휴직시작일: '2024-03-10', 휴직종료일: '2024-03-10' }, undefined],
  [
    'one that ends the day before it begins',
    { 휴직시작일: '2024-03-10', 휴직종료일: '2024-03-09' },
    'leave-end',
  ],
  ['one without an end', { 휴직시작일: '2024-03-10' }, 'missing-value'],
  ['one without a beginning', { 휴직종료일: '2024-03-10' }, 'missing-value'],
  [
    'one from the first day that counts days',
    { 휴직시작일: '1970-01-01', 휴직종료일: '2024-03-10' },
    undefined,
  ],
  [
    'one from the day of being hired to the day of leaving',
    { 입사일: '2024-03-04', 퇴사일: '2024-03-20', 휴직시작일: '2024-03-04', 휴직종료일: '2024-03-20' },
    undefined,
  ],
  [
    'one from the day before being hired',
    { 입사일: '2024-03-04', 휴직시작일: '2024-03-03', 휴직종료일: '2024-03-20' },
    'leave-outside-employment',
  ],
  [
    'one to the day after leaving',
    { 퇴사일: '2024-03-20', 휴직시작일: '2024-03-04', 휴직종료일: '2024-03-21' },
    'leave-outside-employment',
  ],
];

describe.each([
  ['CSV', fromCsv],
  ['a table', fromTable],
])('by %s', (_, read) => {
  test.each(cases)('%s', (_what, row, code) => {
    const expected = code === undefined ? [[], 3] : [[`${code} 2`], 2];
    expect(read([{}, row, {}])).toEqual(expected);
  });

  test('columns that are not there say nothing', () => {
    const some = heading.filter(
      (name) => !['입사일', '제공건수', '통상고정수당', '기타고정수당'].includes(name),
    );
    // Services of nobody known are none; of the allowances one is left.
    expect(
      read([{}, { 적극개입건수: '0', 재직조건수당: '5', 식대: '5', 퇴사일: '2024-03-01' }], some),
    ).toEqual([[], 2]);
    expect(read([{ 재직조건수당: '5', 식대: '6' }], some)).toEqual([['allowances-above-sums 1'], 0]);
    expect(read([{ 퇴사일: '2024-02-29' }], some)).toEqual([['outside-employment 1'], 0]);
  });

  test('whoever left after a month is there in it', () => {
    const rows = ['2024-03', '2024-04', '2024-05'].map((귀속월) => ({ 귀속월, 퇴사일: '2024-04-01' }));
    expect(read(rows)).toEqual([['outside-employment 3'], 2]);
  });
});
