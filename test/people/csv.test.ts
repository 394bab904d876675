import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { CsvColumn } from '../../src/people/inputs/csv.ts';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import { Problems } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { runs } from '../runs.ts';
import { readCsvTable } from './records-setup.ts';

const columns: CsvColumn[] = [
  { name: '사번', aliases: ['직원번호', 'Employee ID'], required: true },
  { name: '성명', aliases: ['이름'] },
  { name: '기본급', required: true },
  { name: '연차일수' },
];

function read(text: string, specs = columns) {
  const problems = new Problems();
  const rows = readCsvTable(csvRecords(text, '명부.csv'), specs, problems);
  return {
    cells: rows.map((row) => specs.map((c) => row.cell(c.name)?.text)),
    places: rows.map((row) =>
      specs.map((c) => row.cell(c.name)?.at).map((at) => at && `${at.line}:${at.column}`),
    ),
    rows,
    problems: problems.list.map((p) => `${p.code} ${p.at?.line}:${p.at?.column} ${sentences(p, 'ko').found}`),
    fixes: problems.list.map((p) => sentences(p, 'ko').fix),
  };
}

describe('readTable', () => {
  test('cells by column name, with their places', () => {
    const { cells, places, problems, rows } = read(
      '사번,성명,기본급\n101, 홍길동 ,"2,390,124"\n102,김영희,0\n',
    );
    expect(problems).toEqual([]);
    expect(cells).toEqual([
      ['101', '홍길동', '2,390,124', undefined],
      ['102', '김영희', '0', undefined],
    ]);
    expect(places).toEqual([
      ['2:1', '2:5', '2:11', undefined],
      ['3:1', '3:5', '3:9', undefined],
    ]);
    // No excerpt: a row says who somebody is and what they are paid.
    expect(rows[0]?.at).toEqual({ file: '명부.csv', line: 2, column: 1, length: 3 });
    expect(rows[0]?.cell('기본급')?.at.length).toBe('"2,390,124"'.length);
  });

  test.each([
    ['other names, spaces, underscores, case', 'employee_id,이 름,기본_급\n101,홍길동,1\n'],
    ['a byte-order mark', '\uFEFF사번,성명,기본급\n101,홍길동,1\n'],
    ['decomposed Hangul', '사번,성명,기본급\n101,홍길동,1\n'.normalize('NFD')],
    ['Windows line ends', '사번,성명,기본급\r\n101,홍길동,1\r\n'],
    ['old Mac line ends', '사번,성명,기본급\r101,홍길동,1\r'],
    ['mixed line ends, none at the end', '사번,성명,기본급\r\n\n101,홍길동,1'],
    ['tabs, as copied from Excel', '사번\t성명\t기본급\n101\t홍길동\t1\n'],
    ['semicolons', '사번;성명;기본급\n101;홍길동;1\n'],
    ['blank lines and empty rows', '\n사번,성명,기본급\n\n,,\n101,홍길동,1\n  \n,,\n'],
    ['empty columns beside the table', '사번,성명,기본급,,\n101,홍길동,1,,\n'],
  ])('%s', (_, text) => {
    const { cells, problems } = read(text);
    expect(problems).toEqual([]);
    expect(cells).toEqual([['101', '홍길동', '1', undefined]]);
  });

  test('lines count quoted line breaks; a cell has the line it begins on', () => {
    const { places, problems } = read('사번,성명,기본급\n101,"홍\n길\n동",1\n102,"a ""b"", c",2\n');
    expect(problems).toEqual([]);
    expect(places).toEqual([
      ['2:1', '2:5', '4:4', undefined],
      ['5:1', '5:5', '5:18', undefined],
    ]);
  });

  test.each([
    ['', ['empty-file 1:1 파일이 비어 있습니다']],
    [' \n,,\n', ['empty-file 1:1 파일이 비어 있습니다']],
    ['사번,성명\n101,홍길동\n', ['missing-column 1:1 기본급 열이 없습니다']],
    ['성명\n홍길동\n', ['missing-column 1:1 사번 열이 없습니다', 'missing-column 1:1 기본급 열이 없습니다']],
    ['사번,기본급,키\n1,2,3\n', ['unknown-column 1:8 모르는 열 ‘키’']],
    ['사번,기본급,\n1,2,3\n', ['unknown-column 1:8 모르는 열 ‘#3’']],
    ['사번,이름,성명,기본급\n1,a,b,2\n', ['duplicate-column 1:7 ‘성명’ 열이 ‘이름’ 열과 겹칩니다']],
    ['사번,기본급,기본급\n1,2,2\n', ['duplicate-column 1:8 ‘기본급’ 열이 ‘기본급’ 열과 겹칩니다']],
    [
      '사번,성명,기본급\n1,a\n2,b,3\n4,c,2,390,124\n',
      ['row-length 2:4 칸이 2개인 줄', 'row-length 4:7 칸이 5개인 줄'],
    ],
    ['사번,성명,기본급\n1,"a"b,2\n3,"c",4\n', ['broken-quote 2:3 따옴표가 맞게 닫히지 않은 칸']],
    ['사번,성명,기본급\n1,"a,2\n3,c,4\n', ['broken-quote 2:3 따옴표가 맞게 닫히지 않은 칸']],
    ['사번,"성명,기본급\n1,a,2\n', ['broken-quote 1:4 따옴표가 맞게 닫히지 않은 칸']],
  ])('%j', (text, problems) => {
    expect(read(text).problems).toEqual(problems);
  });

  test('a mistyped heading is suggested from both sides', () => {
    const { fixes } = read('사번,기본굽\n1,2\n');
    expect(fixes).toEqual([
      '제목을 고치거나 열을 지우세요. 가까운 제목: 기본급.',
      '제목 줄에 기본급 열을 넣으세요. ‘기본굽’ 열이 그것이면 제목을 고치세요.',
    ]);
  });

  test('a file is empty whatever was wrong with another', () => {
    const problems = new Problems();
    readCsvTable(csvRecords('x\n', 'a.csv'), columns, problems);
    const before = problems.list.length;
    readCsvTable(csvRecords('', 'b.csv'), columns, problems);
    expect(problems.list.slice(before).map((p) => [p.code, p.at?.file])).toEqual([['empty-file', 'b.csv']]);
  });

  const anyCell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'",;\t\n\r 가각힣ㆍ1'), maxLength: 12 }),
  );
  test('random cells written by papaparse read back, each at its place', () => {
    const names = ['가', '나', '다'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyCell, anyCell, anyCell), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        (cells, quotes, newline) => {
          const numbered = cells.map((row, i) => [String(i), ...row]);
          const text = Papa.unparse({ fields: ['번호', ...names], data: numbered }, { quotes, newline });
          const specs = ['번호', ...names].map((name) => ({ name }));
          const { cells: got, problems, rows } = read(text, specs);
          expect(problems).toEqual([]);
          expect(got).toEqual(
            numbered.map((row) => row.map((c) => c.replace(/\r\n?/g, '\n').normalize('NFC').trim())),
          );
          const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
          rows.forEach((row, i) => {
            const { line, column, excerpt } = row.at;
            expect(excerpt).toBeUndefined();
            expect(lines[line - 1]?.slice(column - 1).replace('"', '')).toMatch(new RegExp(`^${i}"?(?:,|$)`));
            for (const name of names) {
              const cell = row.cell(name);
              const rest = lines[(cell?.at.line ?? 0) - 1]?.slice((cell?.at.column ?? 0) - 1) ?? '';
              const first = numbered[i]?.[names.indexOf(name) + 1]?.split(/[\r\n"]/)[0] ?? '';
              expect(rest.replace(/^"/, '').startsWith(first)).toBe(true);
            }
          });
        },
      ),
      runs(150, 10_000),
    );
  });
});
