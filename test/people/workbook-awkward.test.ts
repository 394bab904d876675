import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CsvTable } from '../../src/people/inputs/csv.ts';
import { readBook } from '../../src/people/workbook/book.ts';
import { csvSheet } from '../../src/people/workbook/csv-sheet.ts';
import { cellName, cellOf } from '../../src/people/workbook/sheet.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { bookRecords } from './book-records.ts';
import { workbook, zip } from './workbook-made.ts';

const bytesOf = (buffer: Buffer): Uint8Array => new Uint8Array(buffer);

/** A workbook of one sheet whose XML is given. */
const sheetOf = (inner: string, { styles = '' } = {}) => {
  const files = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="명부" sheetId="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
    'xl/worksheets/s.xml': `<x:worksheet xmlns:x="x">${inner.replace(/<(\/?)(\w)/g, '<$1x:$2')}</x:worksheet>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
  };
  const [sheet] = readBook(bytesOf(zip(files)), '명부.xlsx');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};

function codesOf(call: () => unknown): readonly string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

describe('awkward workbooks', () => {
  test('a merge holds its first cell’s value over its range, as far as the sheet is filled', () => {
    const sheet = sheetOf(
      '<sheetData><row r="1"><c r="A1" t="str"><v>모두돌봄</v></c><c r="B1"><v>1</v></c></row><row r="3"><c r="B3"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    );
    expect(sheet.rows).toEqual([['모두돌봄', '1'], ['모두돌봄'], ['모두돌봄', '3']]);
  });

  test('hidden rows and columns are told, and read', () => {
    const sheet = sheetOf(
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="C2"><v>2</v></c></row></sheetData>',
    );
    expect([[...sheet.hiddenColumns], [...sheet.hiddenRows]]).toEqual([[1, 2], [1]]);
    expect(sheet.rows[1]).toEqual(['', '', '2']);
  });

  test('numbers as text, with leading noughts by their format, truths, escapes and dates of 1900', () => {
    const sheet = sheetOf(
      '<sheetData><row><c t="str"><v>0012</v></c><c s="1"><v>12</v></c><c t="b"><v>1</v></c><c t="inlineStr"><is><r><t>가</t></r><r><t>_x0041_나</t></r><rPh><t>음</t></rPh></is></c><c s="2"><v>59</v></c><c s="2"><v>60</v></c><c s="2"><v>61</v></c><c t="d"><v>2024-03-01T00:00:00</v></c></row></sheetData>',
      {
        styles:
          '<numFmts><numFmt numFmtId="200" formatCode="0000"/></numFmts><cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="14"/></cellXfs>',
      },
    );
    // Serial 59 is 28 February 1900, 61 is 1 March; 60 is a day that Excel alone has.
    expect(sheet.rows[0]).toEqual([
      '0012',
      '0012',
      '예',
      '가A나',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '2024-03-01T00:00:00',
    ]);
  });

  test('errors, formulas that nobody worked out and those of other files are said by their cells, of read columns alone', () => {
    const texts = ['사번', '기본급', '메모'].map((text) => `<c t="str"><v>${text}</v></c>`).join('');
    const sheet = sheetOf(
      `<sheetData><row>${texts}</row>` +
        '<row><c><v>1</v></c><c t="e"><f>A9/0</f><v>#DIV/0!</v></c><c/></row>' +
        '<row><c><v>2</v></c><c><f>B2*2</f></c><c/></row>' +
        '<row><c><v>3</v></c><c><f>[1]3월!F2</f><v>7</v></c><c/></row>' +
        '<row><c><v>4</v></c><c><f>1+1</f><v>2</v></c><c t="e"><v>#REF!</v></c></row>' +
        '<row><c><v>5</v></c><c t="str"><f>""</f><v></v></c></row></sheetData>',
    );
    const problems = new Problems();
    const [source] = bookRecords([sheet], '명부.xlsx');
    if (source === undefined) throw new Error('no table');
    const table = new CsvTable(source, [{ name: '사번' }, { name: '기본급' }], new Problems());
    expect([...table.rows(problems)].map((row) => row.cell('기본급')?.text)).toEqual(['2', '']);
    expect(problems.list.map(({ code, at }) => `${code} ${at && placeText(at)}`)).toEqual([
      'cell-error 명부.xlsx:B2',
      'cell-not-calculated 명부.xlsx:B3',
      'cell-of-other-file 명부.xlsx:B4',
    ]);
  });

  test('a cell’s name and its place are one', () => {
    for (const [name, at] of [
      ['A1', [0, 0]],
      ['Z9', [8, 25]],
      ['AA10', [9, 26]],
      ['XFD1048576', [1_048_575, 16_383]],
    ] as const) {
      expect(cellOf(name)).toEqual(at);
      expect(cellName(at[0], at[1])).toBe(name);
    }
    expect(['XFE1', 'A1048577', 'A0', '1A', ''].map(cellOf)).toEqual(Array(5).fill(undefined));
  });
});

describe('what is refused, in its own words', () => {
  const ole = (name: string): Buffer =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(500),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(50),
    ]);

  test.each([
    ['a password', ole('EncryptedPackage'), 'workbook-encrypted'],
    ['Excel 97', ole('Workbook'), 'workbook-kind'],
    ['binary', zip({ 'xl/workbook.bin': 'x' }), 'workbook-kind'],
    ['LibreOffice', zip({ 'content.xml': '<office/>' }), 'workbook-kind'],
    ['half a file', workbook({ 명부: [['사번']] }).subarray(0, 300), 'workbook-damaged'],
    [
      'an entity of its own',
      zip({ 'xl/workbook.xml': '<!DOCTYPE w [<!ENTITY a "b">]><workbook>&a;</workbook>' }),
      'workbook-damaged',
    ],
    ['rows backwards', workbookOf('<row r="3"/><row r="2"/>'), 'workbook-damaged'],
    ['a column beyond the last', workbookOf('<row><c r="XFE1"><v>1</v></c></row>'), 'workbook-damaged'],
  ])('%s', (_, bytes, code) => {
    expect(codesOf(() => readBook(bytesOf(bytes), '명부.xlsx'))).toEqual([code]);
  });

  test('bombs: by size, by ratio, by entries that share their bytes, by number', () => {
    // One entry of 100 MB of noughts packs to 100 kB; its size is said, and nothing of it is unpacked.
    const packed = deflateRawSync(Buffer.alloc(60_000_000));
    const honest = zipOf([['xl/a.xml', packed, 60_000_000]]);
    expect(codesOf(() => readBook(bytesOf(honest), '명부.xlsx'))).toEqual(['workbook-bomb']);
    const many = zipOf(Array.from({ length: 10_001 }, (_, i) => [`${i}`, Buffer.alloc(0), 0] as const));
    expect(codesOf(() => readBook(bytesOf(many), '명부.xlsx'))).toEqual(['workbook-bomb']);
    const large = zipOf([['xl/a.xml', Buffer.alloc(10), 700_000_000]]);
    expect(codesOf(() => readBook(bytesOf(large), '명부.xlsx'))).toEqual(['workbook-bomb']);
  });

  test('an entry that lies about its size fills no more memory than it said', () => {
    const packed = deflateRawSync(Buffer.alloc(5_000_000, ' '));
    const lying = zipOf([['xl/workbook.xml', packed, 100]]);
    expect(codesOf(() => readBook(bytesOf(lying), '명부.xlsx'))).toEqual(['workbook-damaged']);
  });
});

function workbookOf(rows: string): Buffer {
  return zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
    'xl/s.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

/** A ZIP of packed entries whose sizes are what is said of them. */
function zipOf(entries: readonly (readonly [name: string, packed: Buffer, size: number])[]): Buffer {
  const [locals, heads]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, packed, size] of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    heads.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(heads.length, 4);
  end.writeUInt16LE(heads.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

describe('CSV as a sheet', () => {
  test.each([
    ['commas', '직원 명부\n사번,성명\n1,"김, 하나"\n'],
    ['tabs', '직원 명부\n사번\t성명\n1\t"김, 하나"\n'],
    ['semicolons', '\uFEFF직원 명부\r\n사번;성명\r\n1;"김, 하나"\r\n'],
  ])('%s, below a title that has none', (_, text) => {
    const problems = new Problems();
    expect(csvSheet(text, '명부.csv', problems).rows).toEqual([
      ['직원 명부'],
      ['사번', '성명'],
      ['1', '김, 하나'],
    ]);
    expect(problems.any).toBe(false);
  });

  test('a quote that does not close is said by its row', () => {
    const problems = new Problems();
    csvSheet('사번,성명\n1,"김\n', '명부.csv', problems);
    expect(problems.list.map(({ code, at }) => `${code} ${at && placeText(at)}`)).toEqual([
      'broken-quote 명부.csv:A2',
    ]);
  });
});
