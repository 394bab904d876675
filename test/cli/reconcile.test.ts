import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { pumsak, root } from './pumsak.ts';

const folder = mkdtempSync(join(tmpdir(), 'pumsak-reconcile-'));
afterAll(() => rmSync(folder, { recursive: true }));
const example = `${root}examples/payroll.yaml`;
const at = (...names: string[]): string => join(folder, ...names);
const lines = (path: string): string[] => readFileSync(path, 'utf8').split('\r\n');

interface Found {
  readonly 같음: number;
  readonly 사람: number;
  readonly 대장에만: readonly string[];
  readonly 계산에만: readonly string[];
  readonly 견주지않은열: readonly string[];
  readonly 견주지않은항목: Readonly<Record<string, number>>;
  readonly 차이: readonly {
    readonly 사번: string;
    readonly 항목: string;
    readonly 대장: number;
    readonly 계산: number;
    readonly 까닭: readonly { readonly kind: string; readonly 말: string }[];
  }[];
}

async function held(ledger: string, ...more: string[]): Promise<Found & { readonly code: number | null }> {
  const args = ['reconcile', ledger, example, '--month', '2024-03', '--json', ...more];
  const { code, stdout, stderr } = await pumsak(args);
  expect(stderr).toBe('');
  const found: Found = JSON.parse(stdout);
  return { ...found, code };
}
const said = ({ 차이 }: Found): string[] =>
  차이.map(
    ({ 사번, 항목, 대장, 계산, 까닭 }) =>
      `${사번} ${항목} ${대장 - 계산}: ${까닭.map(({ 말 }) => 말).join(' / ')}`,
  );

/** The example's ledger of a month. */
async function ledgerOf(name: string, month = '2024-03', ...more: string[]): Promise<string[]> {
  const { code } = await pumsak(['ledger', example, '--month', month, '--out', at(name), ...more]);
  expect(code).toBe(0);
  return lines(at(name, 'ledger.csv'));
}

/** A ledger as it was written, with other cells of somebody: by heading. */
function changed(all: readonly string[], id: string, cells: Readonly<Record<string, number>>): string {
  const heads = (all[0] ?? '').replace('\uFEFF', '').split(',');
  const text = all
    .map((line) => {
      const own = line.split(',');
      for (const [head, amount] of Object.entries(cells))
        if (own[0] === id) own[heads.indexOf(head)] = String(amount);
      return own.join(',');
    })
    .join('\r\n');
  const path = at(`changed-${id}-${Object.keys(cells).join('-')}.csv`);
  writeFileSync(path, text);
  return path;
}

describe('pumsak reconcile', () => {
  test('a run’s own ledger reconciles to nothing', async () => {
    await ledgerOf('own');
    const own = await held(at('own', 'ledger.csv'));
    expect(own).toMatchObject({
      code: 0,
      사람: 4,
      같음: 4,
      차이: [],
      대장에만: [],
      계산에만: [],
      견주지않은열: [],
    });
    const reform = ['--month', '2024-06', '--scheme', '개편안'];
    const scenario = `${root}scenarios/2024-wage-reform.yaml`;
    expect((await pumsak(['ledger', scenario, ...reform, '--out', at('reform')])).code).toBe(0);
    const again = await pumsak(['reconcile', at('reform', 'ledger.csv'), scenario, ...reform, '--json']);
    expect({ code: again.code, found: JSON.parse(again.stdout) }).toMatchObject({
      code: 0,
      found: { 사람: 157, 같음: 157, 차이: [] },
    });
  });

  test('a workbook of the ledger, under titles, in two rows of headings, with subtotals', async () => {
    const all = (await ledgerOf('sheet')).filter((line) => line !== '').map((line) => line.split(','));
    const [heads = [], ...rows] = all.map((cells) => cells.map((text) => text.replace('\uFEFF', '')));
    const asCell = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);
    const width = heads.map(() => '');
    const sum = heads.map((_, i) => (i === 1 ? '소계' : asCell(i < 4 ? '' : '1')));
    const sheet = [
      ['2024년 3월 급여대장', ...width.slice(1)],
      ['인적사항', '', '급여', ...width.slice(3)],
      heads.map((head) => (head === '사번' ? '직번' : head === '기본급' ? '본봉(원)' : head)),
      ...rows.map((cells) => cells.map(asCell)),
      sum,
    ];
    const book = new ExcelJS.Workbook();
    book.addWorksheet('대장').addRows(sheet);
    await book.xlsx.writeFile(at('book.xlsx'));
    expect(await held(at('book.xlsx'))).toMatchObject({ code: 0, 사람: 4, 같음: 4, 차이: [] });
    const csvText = [['2024년 3월 급여대장'], heads, ...rows].map((cells) => cells.join(',')).join('\r\n');
    writeFileSync(at('titled.csv'), csvText);
    expect(await held(at('titled.csv'))).toMatchObject({ code: 0, 사람: 4, 같음: 4, 차이: [] });
  });

  test('a ledger in the trade’s words: dependants, an allowance left out, hours, and what nothing explains', async () => {
    const found = await held(`${root}examples/payroll-ledger.csv`);
    expect(found).toMatchObject({ code: 1, 사람: 4, 같음: 0 });
    const items = said(found).filter((line) => !/총액|실수령/.test(line));
    expect(items).toEqual([
      '1001 건강보험 1000: ',
      '1002 소득세 17710: 공제대상가족수: 3명이 아니라 1명',
      '1002 지방소득세 1770: 공제대상가족수: 3명이 아니라 1명',
      '1003 식대 -100000: 고정수당 식대: 100,000원이 아니라 0원',
      '1004 연장수당 34308: 연장: 0분이 아니라 2시간',
      '1004 국민연금 1530: 연장: 0분이 아니라 2시간',
      '1004 건강보험 1220: 연장: 0분이 아니라 2시간',
      '1004 장기요양보험 150: 연장: 0분이 아니라 2시간',
      '1004 고용보험 300: 연장: 0분이 아니라 2시간',
      '1004 소득세 970: 연장: 0분이 아니라 2시간',
      '1004 지방소득세 100: 연장: 0분이 아니라 2시간',
    ]);
    // Totals that add up to the ledger's own items need no other word.
    for (const { 항목, 까닭 } of found.차이.filter((one) => /총액|실수령/.test(one.항목)))
      expect([항목, 까닭.map(({ kind }) => kind)]).toEqual([항목, ['sum']]);
  });

  test('a parameter’s other value: the long-term care rate of 2023', async () => {
    // 102,970 × 12.81% = 13,190.4; in 2024 it is 12.95%.
    const own = await ledgerOf('rate');
    const found = await held(changed(own, '1001', { 장기요양보험: 13_190, 사업주장기요양보험: 13_190 }));
    const [first] = found.차이.filter(({ 항목 }) => 항목 === '장기요양보험');
    expect(first?.까닭.map(({ 말 }) => 말).join()).toContain('2023-01-01의 값');
  });

  test('the amount of the month before, and rounding to 10 won', async () => {
    const before = await ledgerOf('before', '2024-02');
    const heads = (before[0] ?? '').split(',');
    const pension = Number(before[1]?.split(',')[heads.indexOf('국민연금')]);
    const own = await ledgerOf('now');
    const months = await held(changed(own, '1001', { 국민연금: pension }));
    expect(said(months).find((line) => line.startsWith('1001 국민연금'))).toMatch(/앞선 달의 금액 그대로/);
    // 364,611 cut to 364,610.
    const rounded = await held(changed(own, '1001', { 연장수당: 364_610 }));
    expect(said(rounded).find((line) => line.startsWith('1001 연장수당'))).toBe(
      '1001 연장수당 -1: 10원 미만 버림 / 10원 미만 반올림',
    );
  });

  test('another scheme of the scenario', async () => {
    await ledgerOf('other', '2024-03', '--scheme', '개편안');
    const found = await held(at('other', 'ledger.csv'));
    const causes = new Set(found.차이.flatMap(({ 사번, 까닭 }) => (사번 === '1001' ? [까닭[0]?.말] : [])));
    expect(causes).toContain('제도가 개편안');
  });

  test('a won beside it explains nothing', async () => {
    const own = await ledgerOf('beside');
    // 34,308 is two hours; a won more is none of the rules'.
    const found = await held(changed(own, '1004', { 연장수당: 34_309 }));
    expect(said(found).find((line) => line.startsWith('1004 연장수당'))).toBe('1004 연장수당 34309: ');
    // The ledger's own total does not follow from its items any more.
    expect(found.차이).toHaveLength(1);
  });

  test('people of one side alone, columns and items that are not compared', async () => {
    writeFileSync(
      at('few.csv'),
      '직원번호;성명;귀속월;기본급(원);명절비\r\n1001;김;2024-03;2390124;30000\r\n1001;김;2024-02;1;0\r\n9009;박;2024-03;1;0\r\n합계;;;2390125;30000\r\n',
    );
    const found = await held(at('few.csv'));
    expect(found).toMatchObject({
      code: 1,
      사람: 1,
      같음: 1,
      대장에만: ['9009'],
      계산에만: ['1002', '1003', '1004'],
      견주지않은열: ['명절비'],
    });
    expect(found.견주지않은항목).toMatchObject({ 연장수당: 364_611, 식대: 200_000 });
  });

  test('an allowance that the roster has not; a heading of the project’s own', async () => {
    const project = at('project');
    mkdirSync(project);
    for (const file of ['payroll.yaml', 'payroll-people.csv', 'payroll-months.csv', 'payroll-allowances.csv'])
      writeFileSync(join(project, file), readFileSync(`${root}examples/${file}`));
    writeFileSync(join(project, 'pumsak.yaml'), '프로젝트: 보기\n대장: { 본봉A: 기본급 }\n');
    // 30,000 of pay free of tax moves nothing but what is paid: 2,590,124 + 30,000.
    writeFileSync(join(project, 'ledger.csv'), '사번,본봉A,출장비,지급총액\n1002,2390124,30000,2620124\n');
    const { stdout } = await pumsak(
      ['reconcile', 'ledger.csv', 'payroll.yaml', '--month', '2024-03', '--json'],
      { cwd: project },
    );
    const found: Found = JSON.parse(stdout);
    expect(said(found)).toEqual(['1002 지급총액 30000: 고정수당 출장비: 0원이 아니라 30,000원']);
  });

  test('a file of the differences, not written over; wrong cells are told', async () => {
    const ledger = `${root}examples/payroll-ledger.csv`;
    const call = ['reconcile', ledger, example, '--month', '2024-03', '--out', at('differences.csv')];
    expect((await pumsak(call)).code).toBe(1);
    expect(lines(at('differences.csv')).slice(0, 2)).toEqual([
      '\uFEFF사번,항목,대장,계산,차이,까닭',
      '1001,건강보험,103970,102970,1000,',
    ]);
    expect((await pumsak(call)).stderr).toContain('would-overwrite');
    writeFileSync(at('twice.csv'), '사번,기본급\n1001,1\n1001,2\n1002,1.5\n1003,많음\n');
    const { code, stderr } = await pumsak(['reconcile', at('twice.csv'), example, '--month', '2024-03']);
    expect([code, [...stderr.matchAll(/^오류 ([a-z-]+)/gm)].map(([, one]) => one)]).toEqual([
      2,
      ['duplicate-person', 'not-on-grain', 'not-a-number'],
    ]);
  });
});
