import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../src/disk/workbook/exceljs.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { cellName, equalTo, letters, SheetNames } from '../../src/report/workbook/address.ts';
import { fromCellText, toCellText } from '../../src/report/workbook/cell-text.ts';
import { DataSheets, is } from '../../src/report/workbook/data-sheets.ts';
import type { Sheet } from '../../src/report/workbook/model.ts';
import { pumsak } from '../cli/pumsak.ts';
import { isLong, runs } from '../runs.ts';
import { findOffice, needOffice, recalculated } from './office.ts';
import { cells, everyCell, formulas, read, seen, unpacked } from './setup.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-book-'));
/** What `npm test` does not find is left out, and told as skipped; the long mode installs it. */
const office = isLong ? needOffice() : findOffice();

/** Four people over two months; 4 has no department, and no scheme but the first covers 2. */
const roster = `사번,성명,부서,직종,노조,소속,근무형태
1,가나다,총무팀,요양보호사,1노조,모두돌봄센터,전일제
2,=1+1,인사팀,사회복지사,2노조,본부,전일제
3,라마바,총무팀,요양보호사,1노조,모두돌봄센터,전일제
4,사아자,,요양보호사,없음,데이케어센터,전일제
`;
const scenario = (more = ''): string => `시나리오: 2024년 & 통합 문서
귀속월: { 시작: 2024-03, 종료: 2024-04 }
제도: [현행, 개편안]
근무가정: { 이름: 정시, 설명: 정시에 일한다. }
사람: { 명부: people.csv, 변경: changes.csv, 일과: '09:00-18:00', 휴게: '12:00-13:00' }
${more}`;
const budget = `예산:
  표: 예산-2024.세출
  금액: 당해
  개월: 당해개월
  열: 소속유형
  줄: { 모두돌봄센터 운영: [모두돌봄센터, 장애인활동지원기관], 데이케어센터 운영: [데이케어센터] }
  비용: [지급총액, 사업주부담총액]
`;

async function ran(name: string, more: string, args: readonly string[] = []): Promise<string> {
  writeFileSync(join(place, 'people.csv'), roster);
  // 3 moves to another union in April.
  writeFileSync(join(place, 'changes.csv'), '사번,적용일,열,값\n3,2024-04-01,노조,2노조\n');
  writeFileSync(join(place, `${name}.yaml`), scenario(more));
  const out = join(place, name);
  const { code, said } = await pumsak([
    'run',
    join(place, `${name}.yaml`),
    '--out',
    out,
    '--format',
    'xlsx',
    ...args,
  ]);
  expect([code, said]).toEqual([0, said]);
  return join(out, 'result.xlsx');
}

let path = '';
beforeAll(async () => {
  path = await ran('run', budget);
});

describe('the workbook of a run', () => {
  test('has a sheet for each question, the summary first', async () => {
    const book = await read(path);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '요약',
      '직종별',
      '근무형태별',
      '소속유형별',
      '노조별',
      '부서별',
      '개인별',
      '인월별',
      '항목별',
      '월 × 예산',
      '발견사항',
      '가정',
      '근거',
      'manifest',
    ]);
  });

  test('everybody with name and department, and the difference as a formula of two cells', async () => {
    const book = await read(path);
    const sheet = book.getWorksheet('개인별');
    const head = cells(book, '개인별', 2).map(String);
    expect(head.slice(0, 11)).toEqual([
      '사번',
      '성명',
      '직종',
      '근무형태',
      '소속유형',
      '노조',
      '부서',
      '개월',
      '지급총액\n(현행)',
      '지급총액\n(개편안)',
      '차액(개편안)',
    ]);
    const csv = readFileSync(join(place, 'run', 'people.csv'), 'utf8').split('\r\n');
    const own = (csv[1] ?? '').split(',');
    const column = (name: string): number => Number(own[(csv[0] ?? '').split(',').indexOf(name)]);
    expect(cells(book, '개인별', 3).slice(0, 11)).toEqual([
      '1',
      '가나다',
      '요양보호사',
      '전일제',
      '모두돌봄센터',
      '1노조',
      '총무팀',
      2,
      column('지급총액(현행)'),
      column('지급총액(개편안)'),
      column('차액(개편안)'),
    ]);
    expect(sheet?.getCell('K3').formula).toBe('J3-I3');
    // Neither a formula nor another text than was given.
    expect(sheet?.getCell('B4').value).toBe("'=1+1");
    expect(fromCellText("'=1+1")).toBe('=1+1');
    expect(seen(sheet?.getCell('F5').value)).toBe('1노조→2노조');
  });

  test('sums, heads and groups are formulas over the rows', async () => {
    const book = await read(path);
    const summary = book.getWorksheet('요약');
    const made: string[] = [];
    summary?.eachRow((row) => row.eachCell((cell) => cell.formula && made.push(cell.formula)));
    expect(made).toContain("SUM('개인별'!$I$3:$I$6)");
    expect(made.some((one) => one.startsWith('COUNTIFS(\'개인별\'!$K$3:$K$6,">0")'))).toBe(true);
    // 3 is in both unions, a month in each: two people, three months and two people, three months.
    expect(cells(book, '노조별', 2).slice(0, 3)).toEqual(['1노조', 2, 3]);
    expect(cells(book, '노조별', 3).slice(0, 3)).toEqual(['2노조', 2, 3]);
    expect(cells(book, '노조별', 5).slice(0, 3)).toEqual(['합계', 4, 8]);
    // Whoever said nothing comes last.
    expect(cells(book, '부서별', 4).slice(0, 3)).toEqual(['적지 않음', 1, 2]);
    expect(book.getWorksheet('부서별')?.getCell('D4').formula).toContain(',"=")');
  });

  test('rows stay in sight, are picked by their headings, and print on A4 across', async () => {
    const book = await read(path);
    const sheet = book.getWorksheet('인월별');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 1 });
    expect(sheet?.autoFilter).toMatch(/^A1:[A-Z]+17$/);
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToHeight: 0 });
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:1');
    expect(sheet?.headerFooter.oddFooter).toBe('&C&P / &N');
    expect(sheet?.headerFooter.oddHeader).toContain('2024년 && 통합 문서');
    expect(sheet?.getCell('C2').value).toEqual(new Date('2024-03-01'));
    expect(sheet?.getCell('C2').numFmt).toBe('yyyy"-"mm');
    // Six syllables of two, and the button of the filter.
    expect(sheet?.getColumn(2).width).toBeGreaterThanOrEqual(10);
    const change = book.getWorksheet('개인별')?.getCell('K3').numFmt;
    expect(change).toBe('"▲ "#,##0;"▼ "#,##0;0');
  });

  test('what it rests on is in it: rules with their sources, and the hashes of what it was made from', async () => {
    const book = await read(path);
    const texts = (sheet: string): string =>
      JSON.stringify([...everyCell(book)].filter(([at]) => at.startsWith(`${sheet}!`)));
    expect(texts('근거')).toContain('근로기준법 제56조');
    expect(texts('가정')).toContain('정시에 일한다.');
    const manifest: { inputs: { path: string; sha256: string }[] } = JSON.parse(
      readFileSync(join(place, 'run', 'manifest.json'), 'utf8'),
    );
    for (const { path: input, sha256 } of manifest.inputs) {
      expect(texts('manifest')).toContain(input);
      expect(texts('manifest')).toContain(sha256);
    }
  });

  test('nothing is written over without being asked, and nothing is left half written', async () => {
    const again = await pumsak([
      'run',
      join(place, 'run.yaml'),
      '--out',
      join(place, 'run'),
      '--format',
      'xlsx',
    ]);
    expect([again.code, again.said.includes('would-overwrite')]).toEqual([2, true]);
    const sheets: Sheet[] = [
      {
        name: '하나',
        columns: [{ kind: 'text', width: 10 }],
        *rows() {
          yield { cells: ['a'] };
          throw new Error('stopped');
        },
      },
    ];
    const target = join(place, 'half.xlsx');
    const book = { title: '', note: '', sheets };
    await expect(writeWorkbook(target, book)).rejects.toThrow();
    expect(() => readFileSync(target)).toThrow('ENOENT');
    await expect(writeWorkbook(join(place, 'no', 'such.xlsx'), { ...book, sheets: [] })).rejects.toThrow(
      ProblemError,
    );
  });

  test('charts stand beside their tables: the spread of differences, and the cost by month against the budget', () => {
    const parts = unpacked(path);
    const chart = (n: number): string =>
      (parts.get(`xl/charts/chart${n}.xml`) ?? '').replaceAll('&#39;', "'");
    expect([...parts.keys()].filter((name) => name.startsWith('xl/charts/'))).toHaveLength(3);
    expect(chart(1)).toContain("<c:cat><c:strRef><c:f>'요약'!$A$");
    expect(chart(2)).toContain("<c:f>'월 × 예산'!$A$3:$A$4</c:f>");
    // Axes have names, and each part is known to the package.
    expect(chart(1).match(/<c:title>/g)).toHaveLength(3);
    const types = parts.get('[Content_Types].xml') ?? '';
    for (const name of parts.keys())
      if (/^xl\/(charts|drawings)\/[^_]/.test(name)) expect(types).toContain(`PartName="/${name}"`);
    const drawn = [...parts].filter(([name]) => name.startsWith('xl/drawings/_rels/'));
    expect(drawn.map(([, xml]) => xml.match(/charts\/chart\d/g))).toEqual([
      ['charts/chart1'],
      ['charts/chart2', 'charts/chart3'],
    ]);
    const rels = [...parts].filter(([name]) => name.startsWith('xl/worksheets/_rels/')).map(([, xml]) => xml);
    expect(rels.join('').match(/drawings\/drawing\d\.xml/g)).toEqual([
      'drawings/drawing1.xml',
      'drawings/drawing2.xml',
    ]);
  });

  test('in English its sheets and headings are English', async () => {
    const book = await read(await ran('english', '', ['--lang', 'en']));
    expect(book.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['summary', 'by 직종']);
    expect(cells(book, 'people', 2).slice(0, 2)).toEqual(['employee', 'name']);
  });
});

describe.skipIf(office === undefined)('LibreOffice', () => {
  test('works every formula out to the figure that stands beside it, and reads the same cells', async () => {
    const [own, other] = [await read(path), await read(recalculated(path, office ?? ''))];
    const expected = formulas(own);
    expect(expected.size).toBeGreaterThan(150);
    expect([...everyCell(other)]).toEqual([...everyCell(own)]);
    // Charts are read, and so written again.
    const charts = [...unpacked(recalculated(path, office ?? '')).keys()].filter((name) =>
      /charts\/chart\d+\.xml$/.test(name),
    );
    expect(charts).toHaveLength(3);
  });

  test('does work them out: a wrong figure does not stay', async () => {
    const wrong = join(place, 'wrong.xlsx');
    await writeWorkbook(wrong, {
      title: '',
      note: '',
      sheets: [
        {
          name: '하나',
          columns: [{ kind: 'won', width: 10 }],
          rows: () => [{ cells: [3] }, { cells: [{ formula: 'A1*2', value: 7 }] }],
        },
      ],
    });
    const book = await read(recalculated(wrong, office ?? ''));
    expect(cells(book, '하나', 2)).toEqual([6]);
  });

  test('finds rows by exactly the text of a criterion, wildcards and operators too, over several sheets', async () => {
    const values = ['가*', '가나', '<3', '=4', "'", '', '5', '~?', '가~나'];
    const data = new DataSheets(
      new SheetNames(),
      '표',
      [
        { head: '값', kind: 'text' },
        { head: '원', kind: 'won' },
      ],
      values.length,
      { most: 4 },
    );
    let at = -1;
    const sheets = data.sheets(async () => {
      at++;
      return [values[at] || undefined, 10 ** at];
    }, 0);
    expect(sheets.map(({ name }) => name)).toEqual(['표', '표 2', '표 3']);
    const rows = values.map((value, i) => ({
      cells: [value, { formula: data.sumIf('원', [is('값', value)]), value: 10 ** i }],
    }));
    const sums = {
      name: '합',
      columns: [
        { kind: 'text' as const, width: 9 },
        { kind: 'won' as const, width: 9 },
      ],
      rows: () => rows,
    };
    const target = join(place, 'criteria.xlsx');
    await writeWorkbook(target, { title: '', note: '', sheets: [...sheets, sums] });
    const book = await read(recalculated(target, office ?? ''));
    expect(values.map((_, i) => cells(book, '합', i + 1)[1])).toEqual(values.map((_, i) => 10 ** i));
  });
});

describe('cells and names', () => {
  test('columns have letters, from one on', () => {
    expect([1, 26, 27, 52, 703, 16_384].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA', 'XFD']);
    expect(cellName(28, 7)).toBe('AB7');
  });

  test('a text of a criterion stands for itself', () => {
    expect(equalTo('가*"~')).toBe('"=가~*""~~"');
    expect(equalTo('=1')).toBe('"=\'=1"');
    expect([equalTo(''), equalTo(7)]).toEqual(['"="', '7']);
  });

  test('no two sheets have one name, and none a name that Excel refuses', () => {
    const names = new SheetNames();
    const long = '가'.repeat(40);
    expect(['a/b', 'A B', "'", long, long].map((name) => names.take(name))).toEqual([
      'a b',
      'A B 2',
      '1',
      '가'.repeat(31),
      `${'가'.repeat(29)} 2`,
    ]);
  });

  test('every text is read as it was written, and none begins a formula', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        "'",
        '=',
        '@',
        '\u0000',
        '\u000b',
        '\r',
        '\n',
        '\t',
        '_',
        'x',
        '0',
        '4',
        '1',
        '가',
        '<',
        '&',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (written) => {
        const cell = toCellText(written);
        expect(cell).not.toMatch(/^[=+\-@]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
        expect(cell).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
        expect(fromCellText(cell)).toBe(written);
      }),
      runs(500, 20_000),
    );
  });
});

describe('a run in parts', () => {
  const months = (): string => {
    const rows = ['사번,귀속월,직종,근무형태,소속유형,기본급,노조,근무시작,근무종료,휴게'];
    for (let p = 1; p <= 40; p++)
      for (const m of ['03', '04'])
        rows.push(
          `${p},2024-${m},요양보호사,전일제,모두돌봄센터,${2_400_000 + p},${p % 2}노조,09:00,18:00,12:00-13:00`,
        );
    return rows.join('\n').replaceAll(',0노조', ',없음');
  };
  const run = async (...args: string[]): Promise<void> => {
    const { code, said } = await pumsak(args);
    expect([code, said]).toEqual([0, said]);
  };

  test('put together is the workbook of the whole', async () => {
    writeFileSync(join(place, 'months.csv'), months());
    const path = join(place, 'months.yaml');
    writeFileSync(path, scenario().replace(/^사람: .*$/m, '사람: { 인월: months.csv }'));
    const folder = (name: string): string => join(place, 'months', name);
    const out = (name: string): string[] => ['--out', folder(name), '--format', 'xlsx'];
    await run('run', path, ...out('whole'));
    for (const part of ['1', '2']) await run('run', path, '--part', `${part}/2`, ...out(part));
    await run('merge', folder('1'), folder('2'), '--out', folder('merged'));
    const [whole, merged] = [
      await read(join(folder('whole'), 'result.xlsx')),
      await read(join(folder('merged'), 'result.xlsx')),
    ];
    expect(everyCell(merged)).toEqual(everyCell(whole));
    expect(cells(whole, '노조별', 2).slice(0, 3)).toEqual(['1노조', 20, 40]);
    expect(whole.getWorksheet('인월별')?.rowCount).toBe(1 + 40 * 2 * 2);
    // One part alone is no workbook.
    expect(() => readFileSync(join(folder('1'), 'result.xlsx'))).toThrow('ENOENT');
    if (office === undefined) return;
    const again = await read(recalculated(join(folder('merged'), 'result.xlsx'), office));
    expect(everyCell(again)).toEqual(everyCell(merged));
  });
});
