import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { CsvColumn } from '../../src/people/inputs/csv.ts';
import { csvRecords } from '../../src/people/inputs/csv-bytes.ts';
import type { RecordSource } from '../../src/people/inputs/csv-records.ts';
import { sheetRecords } from '../../src/people/inputs/sheet-records.ts';
import { plainSheet } from '../../src/people/workbook/sheet.ts';
import { Problems } from '../../src/problem/problem.ts';
import { placeText } from '../../src/problem/text.ts';
import { readCsvTable } from './records-setup.ts';

const columns: CsvColumn[] = [
  { name: '사번', required: true },
  { name: '기본급', aliases: ['급여'] },
  { name: '성명' },
];

/** The cells by their columns, and what is refused. */
function outcome(source: RecordSource | undefined) {
  const problems = new Problems();
  const rows = source === undefined ? [] : readCsvTable(source, columns, problems);
  return {
    cells: rows.map((row) => columns.map(({ name }) => row.cell(name)?.text)),
    refused: problems.list.map(({ at: _, ...one }) => one),
  };
}

const heading = fc.constantFrom('사번', '급여', '성 명', '기본급', '메모', '');
const cell = fc.oneof(
  fc.constantFrom('', ' ', '1001'),
  fc.string({ unit: fc.constantFrom(...'",;\t 가ㆍ1') }),
);
const sheets = fc
  .array(heading, { minLength: 1, maxLength: 5 })
  .chain((head) =>
    fc.tuple(
      fc.constant(['사번', ...head]),
      fc.array(fc.array(cell, { minLength: head.length + 1, maxLength: head.length + 1 }), { maxLength: 5 }),
    ),
  );

describe('a sheet’s rows as a table', () => {
  test('random cells are read as from the CSV that a person would save of the sheet', () => {
    fc.assert(
      fc.property(sheets, ([head, body]) => {
        const text = Papa.unparse([head, ...body], { delimiter: ',', newline: '\n', quotes: true });
        expect(outcome(sheetRecords(plainSheet('', [head, ...body]), '명부'))).toEqual(
          outcome(csvRecords(text, '명부')),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('blank rows are left out, short ones filled up, and each cell has its name', () => {
    const rows = [[], ['사번', '성명'], ['', ' '], ['1001']];
    const source = sheetRecords(plainSheet('', rows), '자료.xlsx 명부');
    expect(outcome(source)).toEqual({ cells: [['1001', undefined, '']], refused: [] });
    const [, record] = source?.records(new Problems()) ?? [];
    expect(record && [0, 1, 26, 701, 702].map((at) => placeText(record.place(at)))).toEqual(
      ['A4', 'B4', 'AA4', 'ZZ4', 'AAA4'].map((name) => `자료.xlsx 명부:${name}`),
    );
    expect(sheetRecords(plainSheet('', [[], [' ', '']]), '빈 시트')).toBeUndefined();
  });
});
