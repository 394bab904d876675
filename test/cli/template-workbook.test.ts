import { rmSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { folderWith } from './project-setup.ts';
import { pumsak } from './pumsak.ts';

const folder = folderWith({
  'run.yaml': `시나리오: 양식에서
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 개편안]
근무가정: { 이름: 기록, 설명: 기록대로 }
사람: { 명부: 명부.xlsx }
`,
  'imported.yaml': `시나리오: 가져와서
귀속월: { 시작: 2024-03, 종료: 2024-03 }
제도: [현행, 개편안]
근무가정: { 이름: 기록, 설명: 기록대로 }
사람: { 명부: 자료/명부.csv }
`,
});
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(name: string): Promise<excel.Workbook> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(join(folder, name));
  return book;
}

test('a template is a workbook with drop-downs, limits, notes and one example row', async () => {
  expect((await pumsak(['template', '명부', '-o', '명부.xlsx'], { cwd: folder })).code).toBe(0);
  const book = await opened('명부.xlsx');
  const sheet = book.getWorksheet('명부');
  const heads = sheet?.getRow(1).values;
  const column = (name: string): number => (Array.isArray(heads) ? heads.indexOf(name) : -1);
  const rule = (name: string, row = 2) => sheet?.getCell(row, column(name)).dataValidation;
  expect(rule('직종')).toMatchObject({
    type: 'list',
    formulae: [expect.stringMatching(/^목록!\$[A-Z]+\$2:\$[A-Z]+\$9$/)],
  });
  expect(rule('입사일', 900)).toMatchObject({ type: 'date' });
  expect(rule('기본급')).toMatchObject({ type: 'decimal', formulae: [0, 1_000_000_000] });
  expect(book.getWorksheet('목록')?.state).toBe('hidden');
  expect(JSON.stringify(sheet?.getCell(1, column('입사일')).note)).toContain('입사일은 언제입니까?');
  expect([sheet?.getCell(2, column('사번')).value, sheet?.getCell(3, column('사번')).value]).toEqual([
    '1001',
    null,
  ]);
});

test('a template filled in goes through import and run, and by itself, to the same figures', async () => {
  const book = await opened('명부.xlsx');
  const sheet = book.getWorksheet('명부');
  const heads = sheet?.getRow(1).values;
  const write = (row: number, name: string, value: excel.CellValue): void => {
    if (sheet !== undefined && Array.isArray(heads)) sheet.getCell(row, heads.indexOf(name)).value = value;
  };
  for (const [row, id, pay] of [
    [2, '0001', 2_400_000],
    [3, '0002', 2_350_000],
  ] as const) {
    write(row, '사번', id);
    write(row, '직종', '요양보호사');
    write(row, '근무형태', '전일제');
    write(row, '소속유형', '모두돌봄센터');
    write(row, '기본급', pay);
    write(row, '입사일', new Date(Date.UTC(2021, 2, 2)));
  }
  await book.xlsx.writeFile(join(folder, '명부.xlsx'));
  const imported = await pumsak(['import', '명부.xlsx', '--yes', '--out', '자료'], { cwd: folder });
  expect([imported.code, imported.stdout.includes('읽은 2 ')]).toEqual([0, true]);
  const figures: unknown[] = [];
  for (const file of ['run.yaml', 'imported.yaml']) {
    const { code, stdout } = await pumsak(['run', file, '--json'], { cwd: folder });
    expect([code, stdout.includes('4750000')]).toEqual([0, true]);
    figures.push(JSON.parse(stdout).요약 ?? JSON.parse(stdout).제도);
  }
  expect(figures[0]).toEqual(figures[1]);
});

test('what is no table has no workbook', async () => {
  for (const args of [
    ['template', '-o', 'a.xlsx'],
    ['template', 'estimate', '-o', 'a.xlsx'],
  ])
    expect((await pumsak(args, { cwd: folder })).code).toBe(2);
});
