import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { plainSum } from '../../src/disk/audit/recipe.ts';
import { writeManifest } from '../../src/disk/manifest.ts';
import { readManifest } from '../../src/disk/months/finished-run.ts';
import { sha256 } from '../../src/disk/rule-folder.ts';
import { fewMonths, scenarioOver } from '../disk/months-setup.ts';
import { pumsak, root } from './pumsak.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-audit-'));
const [whole, months] = [join(place, 'whole'), join(place, 'months')];

beforeAll(async () => {
  const scenario = join(place, 'people.yaml');
  const shipped = join(root, 'scenarios/2024-wage-reform.yaml');
  writeFileSync(scenario, `시나리오: 스무 명\n기준: ${shipped}\n합성인력: { 인원: 20 }\n`);
  const over = scenarioOver('audited.csv', fewMonths(20), undefined, '보고: { 원인: true }\n');
  for (const [path, folder] of [
    [scenario, whole],
    [over, months],
  ] as const)
    expect(await pumsak(['run', path, '--out', folder])).toMatchObject({ code: 0 });
});

interface Audited {
  readonly 오류: readonly {
    readonly 코드: string;
    readonly 파일: string | null;
    readonly 발견: string;
    readonly 항목: string | null;
  }[];
  readonly 인월?: number;
}

async function audited(folder: string): Promise<Audited & { readonly code: number | null }> {
  const { code, stdout } = await pumsak(['audit', folder, '--json']);
  const answer: Audited = JSON.parse(stdout);
  return { ...answer, code };
}

test('figures that are right add up, from every kind of file', async () => {
  expect(await audited(whole)).toMatchObject({ code: 0, 오류: [], 인월: 200 });
  expect(await audited(months)).toMatchObject({ code: 0, 오류: [], 인월: 60 });
  const path = scenarioOver('audited-others.csv', fewMonths(20));
  for (const format of ['parquet', 'duckdb']) {
    const folder = join(place, format);
    await pumsak(['run', path, '--out', folder, '--format', format]);
    expect(await audited(folder)).toMatchObject({ code: 0, 오류: [], 인월: 60 });
  }
});

/** Adds a won to the cell of a column in the first row, and lets the manifest say that it was so from the start. */
function oneMore(from: string, file: string, column: string): string {
  const folder = join(place, `off-${file}-${column.replaceAll(/\W/g, '_')}-${copies++}`);
  cpSync(from, folder, { recursive: true });
  const path = join(folder, file);
  const lines = readFileSync(path, 'utf8').split('\r\n');
  const at = (lines[0] ?? '').replace('\uFEFF', '').split(',').indexOf(column);
  const cells = (lines[1] ?? '').split(',');
  expect(cells[at]).toMatch(/^-?\d+$/);
  cells[at] = String(Number(cells[at]) + 1);
  writeFileSync(path, [lines[0], cells.join(','), ...lines.slice(2)].join('\r\n'));
  reseal(folder, file);
  return folder;
}
let copies = 0;

function reseal(folder: string, file: string): void {
  const manifest = readManifest(folder);
  const outputs = manifest.outputs.map((one) =>
    one.path === file ? { ...one, sha256: sha256(readFileSync(join(folder, file))) } : one,
  );
  writeManifest(folder, { ...manifest, outputs });
}

test.each([
  ['payslips.csv', '기본급', '지급총액'],
  ['payslips.csv', '지급총액', '지급총액'],
  ['payslips.csv', '소득세', '공제총액'],
  ['payslips.csv', '실수령액', '실수령액'],
  ['people.csv', '개월', '개월'],
  ['people.csv', '지급총액(현행)', '지급총액(현행)'],
  ['people.csv', '차액(개편안)', '차액(개편안)'],
  ['people.csv', '적용개월(개편안)', '적용개월(개편안)'],
  ['people.csv', '차액:연장근로(개편안)', '차액:…(개편안)'],
  ['people.csv', '실수령차액:그 밖(개편안)', '실수령차액:…(개편안)'],
])('a won more in %s, %s, is told with its place', async (file, column, term) => {
  const folder = oneMore(whole, file, column);
  const { code, 오류 } = await audited(folder);
  expect(code).toBe(1);
  expect(오류.map((one) => one.코드)).not.toContain('part-damaged');
  expect(오류.map((one) => [one.파일, one.항목])).toContainEqual([join(folder, file), term]);
});

test('the months of a file of person-months are people, too', async () => {
  const { 오류 } = await audited(oneMore(months, 'part-00001.csv', '국민연금'));
  expect(오류.map((one) => one.항목)).toContain('공제총액');
});

test.each([
  [['합계', '개편안'], '합계.개편안'],
  [['인원'], '인원'],
  [['인월'], '인월'],
  [['비교', '개편안', '늘어남'], '비교.개편안.늘어남'],
  [['비교', '개편안', '줄어든금액'], '비교.개편안.줄어든금액'],
  [['비교', '개편안', '변경별차액', '연장근로', '공제총액'], '비교.개편안.변경별차액.공제총액'],
  [['사람', '7', '제도', '개편안', '항목', '연장수당'], '사람.8.개편안.연장수당'],
])('one more in summary.json at %s is told', async (keys, term) => {
  const folder = join(place, `summary-${copies++}`);
  cpSync(whole, folder, { recursive: true });
  const path = join(folder, 'summary.json');
  const json = JSON.parse(readFileSync(path, 'utf8'));
  let inner = json;
  for (const key of keys.slice(0, -1)) inner = inner[key];
  inner[keys.at(-1) ?? ''] += 1;
  writeFileSync(path, JSON.stringify(json));
  reseal(folder, 'summary.json');
  const { code, 오류 } = await audited(folder);
  expect(code).toBe(1);
  expect(오류.map((one) => one.항목)).toContain(term);
});

test('a file that is not as the manifest says is told beside what no longer adds up', async () => {
  const folder = join(place, 'changed');
  cpSync(whole, folder, { recursive: true });
  const path = join(folder, 'people.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace('S0001', 'S0000'));
  const { code, 오류 } = await audited(folder);
  expect(code).toBe(1);
  expect(오류.map((one) => one.코드)).toEqual(expect.arrayContaining(['part-damaged', 'audit-differs']));
});

test('a formula is added up where it is a sum, and left where it is more', () => {
  expect(plainSum('지급총액 - 공제총액')).toEqual([
    [1n, '지급총액'],
    [-1n, '공제총액'],
  ]);
  for (const formula of ['지급총액 * 2', 'max(지급총액, 0원)', '지급총액 - 10원', ''])
    expect(plainSum(formula)).toBeUndefined();
});
