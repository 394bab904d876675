import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { amountOf, loadRulesFrom, ProblemError, payAll, payslip } from '../../src/index.ts';
import { folderWith } from './project-setup.ts';
import { pumsak } from './pumsak.ts';

const nature = 'nature: { 통상임금: 아니오, 세금: 과세, 최저임금: 아님, 평균임금: 예 }';
/** No more than a million won a year; and a tenth of the year's sales up to 600,000 won, a fifth of what is above. */
const rules = {
  'pumsak.yaml': '프로젝트: 연간\n층: [korea, seoul-social-service, ./rules]\n제도: [연간안]\n',
  'rules/yearly.yaml': `provision: 연간
label: Pay by the year's sales
source: 우리 보수규정 제3조
items:
  한도수당: { label: A million won a year at most, line: 지급, ${nature} }
  누진수당: { label: A tenth up to 600_000 won and a fifth above, line: 지급, ${nature} }
terms:
  실적금: { unit: 원, label: Sales of the month, fact: { from: 근무, default: 0, min: 0, max: 10_000_000, step: 1 } }
  올해실적: { unit: 원, label: The year's sales with this month's, formula: 실적금 + yearToDate(실적금 otherwise 0) }
  한도수당:
    unit: 원
    label: A million won a year at most
    formula: floor(min(실적금, max(0원, 1_000_000원 - yearToDate(한도수당 otherwise 0))), 1원)
  누진수당:
    unit: 원
    label: A tenth up to 600,000 won and a fifth above
    formula: >-
      floor(10% * 올해실적 + 10% * max(0원, 올해실적 - 600_000원) - yearToDate(누진수당 otherwise 0), 1원)
`,
  'rules/strict.yaml': `provision: 빠짐없이
label: Pay by the year's sales
source: 우리 보수규정 제3조
items:
  빠짐없이: { label: No month may be missing, line: 지급, ${nature} }
terms:
  빠짐없이: { unit: 원, label: No month may be missing, formula: 'floor(yearToDate(실적금), 1원)' }
`,
  'rules/schemes/yearly.yaml': `scheme: 연간안
label: By the year
provisions: [직원, 파생, 근로시간-공통, 근로시간-8시간, 연장근로-8시간, 연간]
lines: { 지급: { items: [한도수당, 누진수당], total: 지급총액, label: Gross pay } }
`,
  'rules/schemes/strict.yaml': `scheme: 빠짐없는안
label: No month may be missing
provisions: [직원, 파생, 근로시간-공통, 근로시간-8시간, 연장근로-8시간, 연간, 빠짐없이]
lines: { 지급: { items: [한도수당, 누진수당, 빠짐없이], total: 지급총액, label: Gross pay } }
`,
};
const who = { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' };
const sales: readonly (readonly [id: string, month: string, sales: number])[] = [
  ['S1', '2023-12', 7_000],
  ['S1', '2024-01', 450_000],
  ['S1', '2024-02', 460_000],
  ['S1', '2024-03', 454_835],
  ['S2', '2023-12', 0],
  ['S2', '2024-01', 100_000],
  ['S2', '2024-02', 0],
  ['S2', '2024-03', 2_000_000],
];
/**
 * S1: of the million 90,000 are left in March. By March 1,364,835: 136,483.5 + 76,483.5 = 212,967, less 45,000 of January
 * and 77,000 of February (910,000: 91,000 + 31,000, less 45,000). December is of another year.
 * S2: 900,000 are left; by March 2,100,000: 210,000 + 150,000, less 10,000.
 */
const expected: readonly (readonly [capped: number, progressive: number])[] = [
  [7_000, 700],
  [450_000, 45_000],
  [460_000, 77_000],
  [90_000, 90_967],
  [0, 0],
  [100_000, 10_000],
  [0, 0],
  [900_000, 350_000],
];

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('');
const monthsFile = (rows: typeof sales): string =>
  csv([
    ['사번', '귀속월', ...Object.keys(who), '실적금'],
    ...rows.map(([id, month, amount]) => [id, month, ...Object.values(who), amount]),
  ]);
const scenario = (people: string, from = '2023-12', scheme = '연간안'): string =>
  `시나리오: 연간
귀속월: { 시작: ${from}, 종료: 2024-03 }
제도: [${scheme}]
근무가정: { 이름: 파일, 설명: 파일대로. }
사람: { ${people} }
`;
const folder = folderWith({
  ...rules,
  'people.csv': csv([
    ['사번', ...Object.keys(who)],
    ['S1', ...Object.values(who)],
    ['S2', ...Object.values(who)],
  ]),
  'records.csv': csv([['사번', '귀속월', '실적금'], ...sales]),
  'months.csv': monthsFile(sales),
  'roster.yaml': scenario('명부: people.csv, 월별기록: records.csv'),
  'months.yaml': scenario('인월: months.csv'),
});
afterAll(() => rmSync(folder, { recursive: true }));

const estimate = (i: number): Record<string, unknown> => {
  const [id, month, amount] = sales[i] ?? ['', '', 0];
  const before = sales.slice(0, i).filter(([other]) => other === id);
  return {
    귀속월: month,
    직원: who,
    근무: { 실적금: amount },
    ...(before.length > 0 && { 이전월: before.map(([, 귀속월, 실적금]) => ({ 귀속월, 근무: { 실적금 } })) }),
  };
};

/** Of a folder's rows of results: both lines, in the order of people and months. */
function paid(out: string, file: string): number[][] {
  const files = readdirSync(join(folder, out)).filter((name) => name.startsWith(file));
  const rows = files.sort().flatMap((name) => {
    const [head = [], ...own] = readFileSync(join(folder, out, name), 'utf8')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    return own.map((row) => ['한도수당', '누진수당'].map((term) => Number(row[head.indexOf(term)])));
  });
  return rows;
}
const run = async (...args: readonly string[]) => pumsak(['run', ...args], { cwd: folder });

describe('what is paid by the year is paid alike', () => {
  test('in an estimate with its earlier months', async () => {
    const own = await loadRulesFrom(folder);
    const found = sales.map((_, i) => {
      const slip = payslip(own, estimate(i), '연간안');
      return [amountOf(slip, '한도수당'), amountOf(slip, '누진수당')];
    });
    expect(found).toEqual(expected);
  });

  test('of rows in memory, in whatever order', async () => {
    const own = await loadRulesFrom(folder);
    const rows = sales.map(([사번, 귀속월, 실적금]) => ({ 사번, 귀속월, 실적금, ...who }));
    const all = await payAll(own, rows.toReversed(), ['연간안']);
    const lines = ['한도수당', '누진수당'].map((line) => Array.from(all.amounts('연간안', line)).reverse());
    expect(sales.map((_, i) => lines.map((line) => line[i]))).toEqual(expected);
  });

  test('in a run over a roster and its records', async () => {
    expect((await run('roster.yaml', '--out', 'roster')).code).toBe(0);
    expect(paid('roster', 'payslips')).toEqual(expected);
  });

  test('in a run over a file of person-months, whole, by several threads or in parts', async () => {
    expect((await run('months.yaml', '--out', 'whole')).code).toBe(0);
    expect(paid('whole', 'part-')).toEqual(expected);
    expect((await run('months.yaml', '--out', 'threads', '--workers', '2')).code).toBe(0);
    expect(paid('threads', 'part-')).toEqual(expected);
    // The file is divided within somebody's months, were it divided by its bytes.
    for (const part of ['1', '2', '3'])
      expect((await run('months.yaml', '--out', `p${part}`, '--part', `${part}/3`)).code).toBe(0);
    expect(['p1', 'p2', 'p3'].flatMap((part) => paid(part, 'part-'))).toEqual(expected);
  });
});

describe('a month of the year that is not there', () => {
  const without = sales.filter(([, month]) => month >= '2024-02');
  const [first] = without;

  test('counts as the rule says', async () => {
    writeFileSync(join(folder, 'late.csv'), monthsFile(without));
    writeFileSync(join(folder, 'late.yaml'), scenario('인월: late.csv', '2024-02'));
    expect((await run('late.yaml', '--out', 'late')).code).toBe(0);
    // 540,000 are left of the million after February; 914,835: 91,483.5 + 31,483.5 = 122,967, less 46,000.
    expect(paid('late', 'part-').slice(0, 2)).toEqual([
      [460_000, 46_000],
      [454_835, 76_967],
    ]);
  });

  test('leaves no sum where the rule says nothing, in a run as in an estimate', async () => {
    const own = await loadRulesFrom(folder);
    const rows = without.map(([사번, 귀속월, 실적금]) => ({ 사번, 귀속월, 실적금, ...who }));
    const refused = async (work: () => unknown): Promise<unknown> => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return error.problems.map(({ code, term, values }) => [code, term, values['months']]);
      }
    };
    // January is one month before February.
    const missing = ['no-earlier-month', '빠짐없이', '1'];
    const input = { 귀속월: first?.[1] ?? '', 직원: who };
    expect(await refused(() => payslip(own, input, '빠짐없는안'))).toEqual([missing]);
    expect(await refused(() => payAll(own, rows, ['빠짐없는안']))).toContainEqual(missing);
    for (const [name, people] of [
      ['strict-roster', '명부: people.csv, 월별기록: late-records.csv'],
      ['strict-months', '인월: late.csv'],
    ] as const) {
      writeFileSync(join(folder, 'late-records.csv'), csv([['사번', '귀속월', '실적금'], ...without]));
      writeFileSync(join(folder, `${name}.yaml`), scenario(people, '2024-02', '빠짐없는안'));
      const { code, stderr } = await run(`${name}.yaml`, '--out', name);
      expect([code, stderr.includes('no-earlier-month'), stderr.includes('1개월 전의 실적금')]).toEqual([
        2,
        true,
        true,
      ]);
    }
  });
});
