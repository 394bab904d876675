import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import excel from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { readBook } from '../../src/people/workbook/book.ts';
import type { Sheet } from '../../src/people/workbook/sheet.ts';
import { ProblemError } from '../../src/problem/problem.ts';

/** Workbooks as programs write them: exceljs, and LibreOffice where it is there. */
const folder = mkdtempSync(join(tmpdir(), 'pumsak-office-'));
afterAll(() => rmSync(folder, { recursive: true }));

const soffice = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((one) => join(one, 'soffice'))
  .find((one) => existsSync(one));

function converted(file: string, to: 'xlsx' | 'xls' | 'ods'): Uint8Array {
  const out = join(folder, to);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(
    soffice ?? 'soffice',
    [
      profile,
      '--headless',
      ...(file.endsWith('.csv') ? ['--infilter=CSV:44,34,76'] : []),
      '--convert-to',
      to,
      '--outdir',
      out,
      file,
    ],
    {
      stdio: 'pipe',
    },
  );
  return new Uint8Array(
    readFileSync(join(out, file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, `.${to}`))),
  );
}

async function awkward(): Promise<string> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('직원 현황');
  sheet.addRows([
    ['직원 명부', ''],
    ['사번', '기본급', '입사일', '출근', '비율', '글'],
    [
      '0012',
      2_400_000,
      new Date(Date.UTC(2021, 2, 2)),
      new Date(Date.UTC(1899, 11, 30, 8, 51)),
      0.85,
      { richText: [{ text: '요양' }, { text: ' & 보호' }] },
    ],
    [13, { formula: 'B3*2', result: 4_800_000 }, new Date(Date.UTC(1900, 2, 1)), '', 1e-7, '=1+1'],
  ]);
  sheet.mergeCells('A1:F1');
  sheet.getColumn(3).numFmt = 'yyyy"년" m"월" d"일"';
  sheet.getColumn(4).numFmt = 'hh:mm';
  sheet.getColumn(5).numFmt = '0%';
  sheet.getCell('A4').numFmt = '0000';
  sheet.getColumn(5).hidden = true;
  sheet.getRow(4).hidden = true;
  book.addWorksheet('숨김', { state: 'hidden' }).addRow(['사번']);
  book.addWorksheet('아주 숨김', { state: 'veryHidden' }).addRow(['사번']);
  const path = join(folder, '명부.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

function check(sheets: readonly Sheet[]): void {
  expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['직원 현황', false],
    ['숨김', true],
    ['아주 숨김', true],
  ]);
  const [sheet] = sheets;
  expect(sheet?.rows).toEqual([
    Array(6).fill('직원 명부'),
    ['사번', '기본급', '입사일', '출근', '비율', '글'],
    ['0012', '2400000', '2021-03-02', '08:51', '0.85', '요양 & 보호'],
    ['0013', '4800000', '1900-03-01', '', '0.0000001', '=1+1'],
  ]);
  expect([...(sheet?.hiddenColumns ?? [])]).toEqual([4]);
  expect([...(sheet?.hiddenRows ?? [])]).toEqual([3]);
  expect(sheet?.faults.size).toBe(0);
}

test('what exceljs writes', async () => {
  check(readBook(new Uint8Array(readFileSync(await awkward())), '명부.xlsx'));
});

describe.skipIf(soffice === undefined)('LibreOffice', () => {
  test('saves the same workbook, and it reads the same', async () => {
    check(readBook(converted(await awkward(), 'xlsx'), '명부.xlsx'));
  });

  test('works out a formula that was saved without its value, and then it is one', async () => {
    const book = new excel.Workbook();
    book.addWorksheet('표').addRow([3, { formula: 'A1*7', date1904: false }]);
    const path = join(folder, '수식.xlsx');
    await book.xlsx.writeFile(path);
    const [before] = readBook(new Uint8Array(readFileSync(path)), '수식.xlsx');
    expect([...(before?.faults.values() ?? [])]).toEqual(['uncalculated']);
    const [after] = readBook(converted(path, 'xlsx'), '수식.xlsx');
    expect([after?.rows, after?.faults.size]).toEqual([[['3', '21']], 0]);
  });

  test('opens a CSV as people do, and its workbook reads as the CSV', () => {
    const path = join(folder, '표.csv');
    writeFileSync(path, '\uFEFF사번,성명\n12,똠방각하\n');
    const [sheet] = readBook(converted(path, 'xlsx'), '표.xlsx');
    expect(sheet?.rows).toEqual([
      ['사번', '성명'],
      ['12', '똠방각하'],
    ]);
  });

  test.each(['xls', 'ods'] as const)('.%s is refused by its name', async (kind) => {
    const bytes = converted(await awkward(), kind);
    let said: unknown;
    try {
      readBook(bytes, '명부');
    } catch (error) {
      said =
        error instanceof ProblemError
          ? error.problems.map(({ code, values }) => `${code} ${values['kind']}`)
          : error;
    }
    expect(said).toEqual([`workbook-kind .${kind}`]);
  });
});
