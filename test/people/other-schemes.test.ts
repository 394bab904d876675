import { describe, expect, test } from 'vitest';
import { ProblemError, payAll, payslip } from '../../src/index.ts';
import { Engine } from '../../src/pay/engine.ts';
import { readRecords } from '../../src/people/inputs/csv-records.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { noOrder } from '../../src/people/table/order.ts';
import { makePlan } from '../../src/people/table/plan.ts';
import { MonthsScanner } from '../../src/people/table/scanner.ts';
import { otherHeadings, specsOf } from '../../src/people/table/specs.ts';
import { Problems } from '../../src/problem/problem.ts';
import { runTables } from '../run/table-scenario.ts';
import { rules } from '../support.ts';

/**
 * 보육직급 is asked of people by 호봉제(보육) alone, 월급여 of months by the scheme of net pay. Under 현행 neither is read,
 * and both are known.
 */
const all = { compiled: rules, engine: new Engine(rules) };
const worker = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };
const head = { 귀속월: { 시작: '2024-03', 종료: '2024-03' }, 제도: ['현행'] };
/** 11,436 won × 209 hours. */
const base = 2_390_124;

const codes = async (work: () => unknown) => {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, values }) => [code, values['nearest']]);
  }
};

describe('what only a scheme that is not compared asks for', () => {
  const pay = (직원: object, 근무: object = {}) =>
    payslip(all, { 귀속월: '2024-03', 직원: { ...worker, ...직원 }, 근무 }, '현행').lines[0]?.total.amount;

  test('is left aside in an input; what no layer knows, or knows of months alone, is none', async () => {
    expect(pay({ 보육직급: '원장' }, { 월급여: 9_000_000 })).toBe(base);
    expect(await codes(() => pay({ 보육직금: '원장' }))).toEqual([['unknown-key', '보육직급']]);
    expect(await codes(() => pay({ 월급여: 9_000_000 }))).toEqual([['unknown-key', undefined]]);
  });

  test('is left aside in tables of people, of their months and of changes', async () => {
    const roster = (column: string) =>
      `사번,직종,근무형태,소속유형,${column}\n1,요양보호사,전일제,모두돌봄센터,원장\n`;
    const tables = {
      월별기록: '사번,귀속월,월급여\n1,2024-03,아무 말\n',
      변경: '사번,적용일,열,값\n1,2024-03-11,보육직급,원장\n',
    };
    const { rows, placeOf } = await runTables(rules, head, { 명부: roster('보육직급'), ...tables });
    expect(rows[0]?.schemes[0]?.amounts?.[placeOf('지급총액')]).toBe(base);
    expect(await codes(() => runTables(rules, head, { 명부: roster('보육직금') }))).toEqual([
      ['unknown-column', undefined],
    ]);
  });

  const [heading, cells] = ['사번,귀속월,직종,근무형태,소속유형', '1,2024-03,요양보호사,전일제,모두돌봄센터'];

  test('is left aside in files of person-months, minutes of other schemes among it', async () => {
    const columns = { 사번: ['1'], 귀속월: ['2024-03'], 보육직급: ['원장'], '개편안.연장': [600] };
    const more = Object.fromEntries(Object.entries(worker).map(([key, value]) => [key, [value]]));
    const paid = await payAll(all, { ...columns, ...more }, ['현행']);
    expect([...paid.amounts('현행', '지급총액')]).toEqual([base]);
    expect(await codes(() => payAll(all, { ...columns, ...more, 보육직금: ['원장'] }, ['현행']))).toEqual([
      ['unknown-column', undefined],
    ]);
  });

  test('by sight, too, whatever stands in its cells', () => {
    const problems = new Problems();
    const [header] = readRecords(`${heading},보육직급,월급여`, 'm.csv', problems);
    const books = factBooks(rules, ['현행']);
    const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
    const months = [24290];
    const ask = {
      file: 'm.csv',
      specs: specsOf(rules, ['현행']),
      terms,
      schemes: ['현행'],
      fallbacks: [],
      months,
    };
    const others = otherHeadings(rules, ['현행']);
    const plan = header && makePlan(header, { ...ask, kinds: rules.leave, others }, problems);
    problems.throwIfAny();
    if (plan === undefined) throw new Error('no plan');
    expect(plan.columns.slice(-2).map(({ kind }) => kind)).toEqual(['ignored', 'ignored']);
    const found = new FewProblems();
    const scanner = new MonthsScanner(plan, ',', 2, noOrder, found);
    const rows = [`${cells},원장,3`, `2${cells.slice(1)},"가, 나",`, `3${cells.slice(1)},"말 ""함""",`];
    scanner.feed(new TextEncoder().encode(`${rows.join('\n')}\n`), true);
    expect(found.list).toEqual([]);
    expect(scanner.ready.map((chunk) => chunk.rows)).toEqual([3]);
  });
});
