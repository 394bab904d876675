import { expect, test } from 'vitest';
import type { CsvRecord, RecordSource } from '../../src/people/inputs/csv-records.ts';
import { readBook } from '../../src/people/workbook/book.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { bookRecords } from './book-records.ts';
import { workbook, zip } from './workbook-made.ts';

const read = (bytes: Buffer) => bookRecords(readBook(new Uint8Array(bytes), '명부.xlsx'), '명부.xlsx');

const recordsOf = (table: RecordSource | undefined): readonly CsvRecord[] => [
  ...(table?.records(new Problems()) ?? []),
];

test('cells are what the sheet shows: texts, numbers, and dates by their format', () => {
  const styles = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot; m&quot;월&quot;"/><numFmt numFmtId="165" formatCode="[$-412]yyyy/mm/dd;@"/><numFmt numFmtId="166" formatCode="#,##0&quot;원&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs>`;
  const shared = [
    '<si><t>사번</t></si>',
    // Runs of letters, and how they are pronounced.
    '<si><r><t>요양</t></r><r><t xml:space="preserve"> &amp; 보호</t></r><rPh sb="0" eb="2"><t>음</t></rPh></si>',
  ];
  const rows = [
    [{ shared: 0 }, '메모, "둘"', { shared: 1 }],
    [],
    // 45352 is 2024-03-01; 0.375 of a day is 09:00; 1.25 days are 30:00.
    [
      { number: 45_352, style: 1 },
      { number: 45_352, style: 2 },
      { number: 45_352, style: 3 },
      { number: 0.375, style: 4 },
      { number: 1.25, style: 4 },
      { number: 2_390_124, style: 5 },
      { number: 0.1 + 0.2 },
    ],
  ];
  const [table, ...others] = read(workbook({ 명부: rows, 빈시트: [] }, { shared, styles }));
  expect(others).toEqual([]);
  expect(table?.file).toBe('명부.xlsx');
  const records = recordsOf(table);
  expect(records.map(({ cells }) => cells)).toEqual([
    ['사번', '메모, "둘"', '요양 & 보호', '', '', '', ''],
    ['2024-03-01', '2024-03', '2024-03-01', '09:00', '30:00', '2390124', '0.3'],
  ]);
  // The blank row between them counts.
  expect(records.map(({ place }) => [place(0), place(6)].map(placeText))).toEqual([
    ['명부.xlsx:A1', '명부.xlsx:G1'],
    ['명부.xlsx:A3', '명부.xlsx:G3'],
  ]);
});

test('each of several filled sheets is a table of its own name; a line break in a cell is a space', () => {
  const tables = read(workbook({ 사람: [['사번', '성\n명']], 빈시트: [], 기록: [['귀속월']] }));
  expect(tables.map(({ file }) => file)).toEqual(['명부.xlsx 사람', '명부.xlsx 기록']);
  expect(recordsOf(tables[0]).map(({ cells }) => cells)).toEqual([['사번', '성 명']]);
});

test('dates that are counted from 1904', () => {
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  // Four years and a day less: 1904-01-01 is day 0.
  const rows = [[{ number: 43_890, style: 1 }]];
  const [sheet] = read(workbook({ 시트: rows }, { styles, is1904: true }));
  expect(recordsOf(sheet).map(({ cells }) => cells)).toEqual([['2024-03-01']]);
});

test.each([
  ['an archive cut short', workbook({ 명부: [['사번']] }).subarray(0, 300)],
  ['an archive of something else', zip({ 'word/document.xml': '<w/>' })],
  ['cells without an end', zip({ 'xl/workbook.xml': '<workbook><sheet r:id="a">' })],
])('%s is refused in words', (_, bytes) => {
  const error = thrown(() => read(bytes));
  expect(error).toBeInstanceOf(ProblemError);
  expect(error instanceof ProblemError && error.problems.map(({ code }) => code)).toEqual([
    'workbook-damaged',
  ]);
});

/** What a call throws. */
function thrown(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
