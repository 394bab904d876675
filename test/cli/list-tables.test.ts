import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { pumsak } from './pumsak.ts';

/** The child-care centre, whose dependants stand in family.csv. */
const folder = mkdtempSync(join(tmpdir(), 'pumsak-lists-'));
cpSync(fileURLToPath(new URL('../../examples/child-care', import.meta.url)), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const here = { cwd: folder };

async function json(...args: readonly string[]) {
  const { code, stdout, stderr } = await pumsak([...args, '--json'], here);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout);
}

/** 가족수당 by person, month and scheme. */
function allowances(file: string): Readonly<Record<string, number>> {
  const text = readFileSync(join(folder, file), 'utf8').replace('\uFEFF', '').trim();
  const [head = [], ...rows] = text.split(/\r?\n/).map((row) => row.split(','));
  const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
  return Object.fromEntries(
    rows.map((row) => [
      ['사번', '귀속월', '제도'].map((name) => cell(row, name)).join(' '),
      Number(cell(row, '가족수당')),
    ]),
  );
}

writeFileSync(
  join(folder, 'scenarios/child.yaml'),
  `시나리오: 자녀수당 10,000원 더
기준: 2025.yaml
변경: { 급식비인상: { 값: { 자녀수당: 40_000 } } }
`,
);

test('a run pays what an estimate of the same person does', async () => {
  expect((await pumsak(['run', 'scenarios/2025.yaml', '--out', 'out'], here)).code).toBe(0);
  const paid = allowances('out/payslips.csv');
  // A spouse of 40,000 and a child of 30,000; nobody; a child who is 19 on 2024-05-05.
  expect(['1001', '1002', '1003'].map((id) => paid[`${id} 2025-10 현재제도`])).toEqual([70_000, 0, 0]);
  expect((await pumsak(['estimate', 'one-person.yaml'], here)).stdout).toMatch(/가족수당 +70,000/);
});

test('a scenario over another, explain and the file of person-months come to the same', async () => {
  const { stdout } = await pumsak(
    ['explain', 'scenarios/2025.yaml', '--employee', '1001', '--month', '2025-03', '--term', '가족수당'],
    here,
  );
  expect(stdout).toContain('가족수당 = 70,000원');
  // 10,000 won a month more for one child, and 60,000 for meals: twelve months of it; meals alone for the two others.
  const { 시나리오: _, ...result } = await json('run', 'scenarios/child.yaml');
  expect(JSON.stringify(result)).toContain(String(12 * (3 * 60_000 + 10_000)));
  writeFileSync(
    join(folder, 'months.csv'),
    '사번,귀속월,직급,초임호봉,입사일,가족1.관계,가족1.생년월일,가족2.관계,가족2.생년월일\n1001,2025-10,보육교사,1,2023-03-02,배우자,1985-02-01,자녀,2015-08-01\n',
  );
  writeFileSync(
    join(folder, 'months.yaml'),
    '시나리오: 인월\n귀속월: { 시작: 2025-10, 종료: 2025-10 }\n근무가정: { 이름: 정시, 설명: 정시 }\n사람: { 인월: months.csv }\n',
  );
  expect((await pumsak(['run', 'months.yaml', '--out', 'months'], here)).code).toBe(0);
  expect(allowances('months/part-00001.csv')['1001 2025-10 현재제도']).toBe(70_000);
});

test('diff counts the cost of a value that goes by a list over the people of the tables', async () => {
  const { stdout, code } = await pumsak(['diff', 'scenarios/2025.yaml', 'scenarios/child.yaml'], here);
  expect(code).toBe(0);
  // One child under 19, twelve months of 10,000 won.
  expect(stdout).toContain('120,000');
});

test('an empty table is written, filled in and read', async () => {
  expect((await pumsak(['template', '가족', '-o', 'empty.csv'], here)).code).toBe(0);
  expect(readFileSync(join(folder, 'empty.csv'), 'utf8')).toBe('\uFEFF사번,관계,생년월일\r\n');
  expect((await pumsak(['template'], here)).stdout).toContain(
    '가족 (Dependants)\n  사번*, 관계*, 생년월일*\n',
  );
  expect((await pumsak(['template', '가즉'], here)).stderr).toContain('가까운 값: 가족.');
});
