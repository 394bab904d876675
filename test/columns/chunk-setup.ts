import { expect } from 'vitest';
import { parseMonth } from '../../src/calendar/date.ts';
import type { ChunkFigures } from '../../src/columns/chunk-figures.ts';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { sharedByRows } from '../../src/columns/constants.ts';
import { fused } from '../../src/jit/fused.ts';
import type { Engine } from '../../src/pay/engine.ts';
import type { Payslip } from '../../src/pay/payslip.ts';
import { readRecords } from '../../src/people/inputs/csv-records.ts';
import { factBooks } from '../../src/people/inputs/fact-books.ts';
import type { Chunk } from '../../src/people/table/chunk.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { noOrder } from '../../src/people/table/order.ts';
import { makePlan } from '../../src/people/table/plan.ts';
import { MonthsScanner } from '../../src/people/table/scanner.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import { Problems } from '../../src/problem/problem.ts';
import { engine, person, worker } from '../support.ts';

/** A row of a file of person-months: cells by column; a column that is not there is blank. */
export type FileRow = Readonly<Record<string, string>>;

/** What a scheme comes to in one row. */
export interface RowFigures {
  readonly covered: boolean;
  readonly missed: readonly string[];
  /** Won by line of gross pay, those of 0 won left out. */
  readonly amounts: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
}
/** By scheme, or the codes and lines of what is wrong with the row. */
export type RowResult = readonly RowFigures[] | { readonly wrong: readonly string[] };

/** The full-time care worker of a 모두돌봄센터 whom the reform covers, as cells of a file. */
export const carer: FileRow = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };

/**
 * What a run works out of a file of person-months, row by row. Several lists of rows are as many chunks of one file:
 * what was seen of the first is known in the next. @throws ProblemError for a file that cannot be read.
 */
export function byColumns(
  by: Engine,
  asked: readonly string[],
  months: readonly string[],
  chunks: readonly (readonly FileRow[])[],
): RowResult[][] {
  const heading = [...new Set(chunks.flat().flatMap((row) => Object.keys(row)))];
  const books = factBooks(by.rules, asked);
  const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
  const problems = new Problems();
  const [header] = readRecords(heading.join(','), 'm.csv', problems);
  const specs = specsOf(by.rules, asked);
  const ask = { file: 'm.csv', specs, terms, schemes: asked, fallbacks: [], kinds: by.rules.leave };
  const plan =
    header && makePlan(header, { ...ask, months: months.map((one) => parseMonth(one) ?? 0) }, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new Error('no plan');
  const runner = new ChunkRunner(by, asked, {
    backend: fused,
    ...sharedByRows(by, asked, plan),
    kinds: ['지급'],
    reuse: true,
  });
  return chunks.map((rows) => {
    const found = new FewProblems();
    const scanner = new MonthsScanner(plan, ',', 2, noOrder, found);
    const text = rows.map((row) => `${heading.map((name) => row[name] ?? '').join(',')}\n`).join('');
    scanner.feed(new TextEncoder().encode(text), true);
    if (found.any) throw new Error(JSON.stringify(found.list));
    return scanner.ready.flatMap((chunk) => rowsOf(runner.run(chunk), chunk));
  });
}

function rowsOf({ schemes, failed }: ChunkFigures, chunk: Chunk): RowResult[] {
  const wrong = new Map(
    failed.map(({ row, problems }) => [row, problems.map(({ code, at }) => `${code} ${at?.line}`)]),
  );
  const names = (flags: ReadonlyMap<string, Int8Array>, row: number): string[] =>
    [...flags].flatMap(([name, flag]) => (flag[row] === 1 ? [name] : [])).sort();
  return Array.from({ length: chunk.rows }, (_, row) => {
    const why = wrong.get(row);
    if (why !== undefined) return { wrong: why };
    return schemes.map(({ covered, missed, amounts, findings }) => ({
      covered: covered[row] === 1,
      missed: names(missed, row),
      amounts: Object.fromEntries(
        [...amounts]
          .flatMap(([term, won]) => (won[row] === 0 ? [] : [[term, won[row] ?? Number.NaN]]))
          .sort(),
      ),
      findings: names(findings, row),
    }));
  });
}

/** A payslip of the exact reading in the same words. */
export const figuresOf = (slip: Payslip): RowFigures => ({
  covered: slip.covered,
  missed: [...slip.missed].sort(),
  amounts: Object.fromEntries(
    slip.lines
      .filter(({ kind }) => kind === '지급')
      .flatMap(({ items, total }) => [...items, total])
      .flatMap(({ term, amount }): [string, number][] => (amount === 0 ? [] : [[term, amount]]))
      .sort(),
  ),
  findings: slip.findings.map(({ name }) => name).sort(),
});

/** A number for each row's person, in the order of people. */
export const idOf = (row: number): string => `S${String(row).padStart(5, '0')}`;

/** An input of an estimate that says of one person's month what the row says. */
export const inputOf = (row: FileRow): Record<string, unknown> => ({
  귀속월: row['귀속월'],
  직원: {
    ...worker,
    ...(row['입사일'] && { 입사일: row['입사일'] }),
    ...(row['퇴사일'] && { 퇴사일: row['퇴사일'] }),
  },
  ...(row['근무시작'] && {
    근무시간대: {
      시작: row['근무시작'],
      종료: row['근무종료'],
      ...(row['휴게'] && { 휴게: row['휴게'] }),
    },
  }),
  근무: Object.fromEntries(
    Object.entries(row).flatMap(([name, cell]) => (/일수$/.test(name) && cell ? [[name, Number(cell)]] : [])),
  ),
  ...(row['휴직시작일'] && {
    휴직: [{ 종류: '질병휴직', 시작일: row['휴직시작일'], 종료일: row['휴직종료일'] }],
  }),
});

/** The schemes of these tests. */
export const schemes = ['현행', '개편안'];

/**
 * Everybody's months by columns, in one chunk, each of them held to the payslips that the exact reading makes of an
 * estimate of that month. Rows without a 사번 are people of their own.
 */
export function bothWays(months: readonly string[], rows: readonly FileRow[]): RowResult[] {
  const all = rows.map((row, i) => ({ 사번: idOf(i), ...row }));
  const [made = []] = byColumns(engine, schemes, months, [all]);
  rows.forEach((row, i) => {
    const one = person(inputOf(row));
    const expected = schemes.map((scheme) => figuresOf(engine.payslip(one, scheme)));
    expect(made[i], JSON.stringify(row)).toEqual(expected);
  });
  return made;
}

/** What a row comes to under a scheme, by its place: a line's won. */
export function wonOf(row: RowResult | undefined, scheme: number, term: string): number {
  if (row === undefined || 'wrong' in row) throw new Error(JSON.stringify(row));
  return row[scheme]?.amounts[term] ?? 0;
}

export const findingsOf = (row: RowResult | undefined, scheme: number): readonly string[] =>
  row === undefined || 'wrong' in row ? [] : (row[scheme]?.findings ?? []);

/** What is wrong with a row: codes and lines. */
export const wrongOf = (row: RowResult | undefined): readonly string[] =>
  row !== undefined && 'wrong' in row ? row.wrong : [];
