import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { welfarePeople } from '../../scripts/welfare-people.ts';
import { welfareRoster } from '../../scripts/welfare-roster.ts';
import { textWidth } from '../../src/problem/text-width.ts';
import { change, won } from '../../src/writing/amount.ts';
import { expectGolden } from '../golden.ts';
import { everyCell, read, seen } from '../workbook/setup.ts';
import { pumsak, root } from './pumsak.ts';

/** examples/welfare-foundation: a roster of 362 people as an institution keeps it, from workbook to report. */
const cwd = `${root}examples/welfare-foundation`;
const out = mkdtempSync(join(tmpdir(), 'pumsak-welfare-'));
afterAll(() => rmSync(out, { recursive: true }));

const scenario = 'scenarios/2026.yaml';
const rowsOf = (path: string): Record<string, string>[] => {
  const [head = '', ...rows] = readFileSync(join(out, path), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split(/\r?\n/);
  const names = head.split(',');
  // No cell of what is read here holds a comma.
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [names[i] ?? '', cell])));
};
const sum = (rows: readonly Record<string, string>[], name: string): number =>
  rows.reduce((all, row) => all + Number(row[name]), 0);

beforeAll(async () => {
  const run = await pumsak(['run', scenario, '--out', join(out, 'result'), '--format', 'xlsx'], { cwd });
  const report = await pumsak(['report', scenario, '--out', join(out, 'report.html')], { cwd });
  expect([run.code, report.code, run.stdout.includes('362명, ')]).toEqual([0, 0, true]);
});

test('the shipped workbook is what its script makes, and passes check with its project', async () => {
  const shipped = everyCell(await read(`${cwd}/roster.xlsx`));
  const made = join(out, 'made.xlsx');
  await welfareRoster().xlsx.writeFile(made);
  expect(shipped).toEqual(everyCell(await read(made)));
  const { code, stdout } = await pumsak(['check'], { cwd });
  expect([code, stdout]).toEqual([0, expect.stringMatching(/시나리오 1: 이상 없음\n$/)]);
  expect(stdout).not.toContain('살펴볼 것');
});

test('import asks nothing: 362 people read, eleven sums of departments and one of all left out, the hidden column told', async () => {
  const { code, stdout } = await pumsak(['import', 'roster.xlsx', '--yes', '--out', join(out, 'imported')], {
    cwd,
  });
  expect(code).toBe(0);
  // 362 people, eleven sums and the last, a blank row and a note below: 376 rows from the sixth on.
  expect(stdout).toContain('줄: 376 = 읽은 362 + 건너뛴 14 (합계 줄 12: ');
  expect(stdout).toContain('머리글은 4–5행입니다.');
  expect(stdout).toContain('뺀 열: 연번, 인적사항 > 내선번호, 수당 > 계, 비고\n');
  expect(stdout).toContain('숨긴 것도 읽었습니다: 1열.\n');
  const people = rowsOf('imported/명부.csv');
  expect(people.map((one) => one['사번'])).toEqual(welfarePeople().map(({ id }) => id));
  expect(new Set(people.map((one) => one['부서'])).size).toBe(10);
  // 72,000천원.
  expect(people.find((one) => one['사번'] === '1001')?.['연봉']).toBe('72000000');
});

describe('what three people are paid in 2026, by hand', () => {
  test.each([
    // By the year: 72,000,000 ÷ 12 = 6,000,000 + 500,000 + 40,000 + meals of 140,000 = 6,680,000 × 12; 2 % of 72,000,000 more.
    ['1001', 80_160_000, 1_440_000],
    // 대리, step 5: 2,848,000 + 100,000 + 70,000 + 200,000 + 140,000 = 3,358,000 × 12, and 60 % of 2,848,000 twice: 3,417,600.
    // Then 2,848,000 × 102.5 % = 2,919,200, and of 200,000 100,000 are folded in: 3,019,200 + 310,000 = 3,329,200 × 12,
    // and 60 % of 3,019,200 twice: 3,623,040. 43,573,440 − 43,713,600.
    ['1044', 43_713_600, -140_160],
    // 사원, step 3, 20 of 40 hours: 2,320,000 ÷ 2 = 1,160,000 + 20,000 + 40,000 + 70,000 = 1,290,000 × 12, and 696,000 twice.
    // Then 1,189,000 + 40,000 + 90,000 = 1,319,000 × 12, and 60 % of 1,229,000 twice: 17,302,800 − 16,872,000.
    ['1064', 16_872_000, 430_800],
  ])('%s', (id, now, difference) => {
    const one = rowsOf('result/people.csv').find((row) => row['사번'] === id);
    expect([one?.['지급총액(현재제도)'], one?.['차액(개편안)']]).toEqual([String(now), String(difference)]);
  });
});

test('a date typed as text is the day it says: hired on 2026. 9. 28., paid in four months', () => {
  const one = rowsOf('result/people.csv').find((row) => row['사번'] === '1020');
  expect(one?.['개월']).toBe('4');
});

test('the ledger of a month comes to what the run does, person by person', async () => {
  const args = ['ledger', scenario, '--month', '2026-03', '--out', join(out, 'ledger')];
  expect((await pumsak(args, { cwd })).code).toBe(0);
  const ledger = rowsOf('ledger/ledger.csv');
  const run = rowsOf('result/payslips.csv').filter(
    (row) => row['귀속월'] === '2026-03' && row['제도'] === '현재제도',
  );
  const paid = (rows: readonly Record<string, string>[]) =>
    rows.map((row) => [row['사번'], row['지급총액'], row['실수령액']]);
  expect(paid(ledger)).toEqual(paid(run));
  // Whoever has no account is not paid into one: the three whose numbers are divided by 120.
  const [sent, left] = ['ledger/transfers.csv', 'ledger/transfers-left-out.csv'].map(rowsOf);
  expect(left?.map((row) => row['사번'])).toEqual(['1080', '1200', '1320']);
  expect(sum([...(sent ?? []), ...(left ?? [])], '금액')).toBe(sum(ledger, '실수령액'));
});

test('the final payslip of 1006, for mail and on paper, as golden files', async () => {
  const args = ['payslip', scenario, '--month', '2026-03', '--employee', '1006', '--pay-date', '2026-03-25'];
  for (const form of ['text', 'html'])
    expect((await pumsak([...args, '--form', form, '--out', join(out, form)], { cwd })).code).toBe(0);
  const [mail, paper] = ['text/text/1006.txt', 'html/payslips.html'].map((path) =>
    readFileSync(join(out, path), 'utf8'),
  );
  // 사원, step 9: 2,590,000 + 40,000 + 140,000 + 80,000. All but the meals are taxed: 2,710,000 at 4.75 % is 128,725, at 3.595 %
  // 97,424.5, of this cut to 97,420 at 13.14 % 12,800.9, and of 2,710,000 at 0.9 % 24,390; each cut to 10 won. The table of income tax
  // has 49,100 for one person, a tenth of which is 4,910.
  for (const figure of ['2,850,000', '128,720', '97,420', '12,800', '24,390', '49,100', '4,910'])
    for (const text of [mail, paper]) expect(text).toContain(`${figure}원`);
  // 2,850,000 − (128,720 + 97,420 + 12,800 + 24,390 + 49,100 + 4,910) = 2,850,000 − 317,340
  expect(mail).toMatch(/\n실수령액 +2,532,660원\n/);
  expectGolden('payslip/final.txt', mail ?? '');
  expectGolden('payslip/final.html', paper ?? '');
});

test('in the workbook every sum is as wide as it is shown', async () => {
  const book = await read(join(out, 'result/result.xlsx'));
  const narrow: string[] = [];
  let figures = 0;
  for (const name of ['요약', '부서별', '직급별', '임금체계별', '근무형태별', '노조별', '항목별', '개인별'])
    book.getWorksheet(name)?.eachRow((row) =>
      row.eachCell((cell, column) => {
        const value = seen(cell.value);
        if (typeof value !== 'number' || Math.abs(value) < 1_000_000) return;
        figures++;
        const shown = cell.numFmt.includes('▲') ? change(value) : won(value);
        if (textWidth(shown) + 1 > (book.getWorksheet(name)?.getColumn(column).width ?? 0))
          narrow.push(`${name}!${cell.address}`);
      }),
    );
  expect([narrow, figures > 362]).toEqual([[], true]);
});

test('the report says what the run does, departments before years of hire', () => {
  const html = readFileSync(join(out, 'report.html'), 'utf8');
  const people = rowsOf('result/people.csv');
  const total = sum(people, '차액(개편안)');
  expect(html).toContain(`지급총액이 ${won(total)}원`);
  const lost = people.filter((row) => Number(row['차액(개편안)']) < 0).length;
  expect(html).toContain(`${people.length - lost}명은 늘고 ${lost}명은 줄고`);
  expect(html).toContain('362명, 4,259인월');
  expect(html.indexOf('>부서<')).toBeGreaterThan(0);
  expect(html.indexOf('>부서<')).toBeLessThan(html.indexOf('>입사일(해)<'));
});
