import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Bytes } from '../../src/people/inputs/bytes.ts';
import { CsvBytes } from '../../src/people/inputs/csv-bytes.ts';
import { type CsvRecord, readRecords } from '../../src/people/inputs/csv-records.ts';
import { Problems } from '../../src/problem/problem.ts';
import { runs } from '../runs.ts';

/** Bytes that hand out no more than was asked for, and a little: every record ends beyond some window. */
function sparing(text: string, more: number): Bytes {
  const bytes = new TextEncoder().encode(text);
  return { length: bytes.length, from: (at, least) => bytes.slice(at, at + least + more), close: () => {} };
}

const said = (records: Iterable<CsvRecord>) =>
  [...records].map((one) => ({
    cells: one.cells,
    broken: one.broken,
    places: one.cells.map((_, i) => one.place(i)),
  }));

const cell = fc.oneof(
  fc.constantFrom('', ' ', '1001', '홍길동', '2024-03'),
  fc.string({ unit: fc.constantFrom(...'",;\t\n\r 가ㆍ1'), maxLength: 6 }),
);
const written = fc
  .tuple(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), fc.boolean())
  .chain(([data, quotes]) =>
    fc.constantFrom('\n', '\r\n', '\r').map((newline) => Papa.unparse(data, { quotes, newline })),
  );

test('records one by one, and again by their keys, are those of the whole text', () => {
  fc.assert(
    fc.property(written, fc.boolean(), fc.integer({ min: 1, max: 9 }), (text, marked, more) => {
      const whole = marked ? `\uFEFF${text}` : text;
      const [found, expected] = [new Problems(), new Problems()];
      const table = new CsvBytes(sparing(whole, more), '표.csv');
      const records = [...table.records(found)];
      const oracle = readRecords(whole, '표.csv', expected);
      expect(found.list[0]).toEqual(expected.list[0]);
      // Where quotes are broken, how the cells after them are cut is a guess.
      if (expected.any) return;
      expect(said(records)).toEqual(said(oracle));
      expect(said(records.toReversed().map(({ key }) => table.again(key)))).toEqual(
        said(oracle.toReversed()),
      );
      // Whoever asks for a record before any was gone through is told the same lines.
      const fresh = new CsvBytes(sparing(whole, more), '표.csv');
      expect(said(records.map(({ key }) => fresh.again(key)))).toEqual(said(oracle));
    }),
    runs(300, 20_000),
  );
});

test.each([
  ['a quote that no cell ends behind', 'a,b\n"x"y,1\nz,2\n'],
  ['a quote that does not close', 'a,b\n"x,1\nz,2\n'],
  ['spaces behind a quote', 'a,b\n"x" ,1\nz,2\n'],
  ['a tab behind a quote', 'a,b\n"x"\t,1\nz,2\n'],
])('%s', (_, text) => {
  const [found, expected] = [new Problems(), new Problems()];
  const records = said(new CsvBytes(sparing(text, 1), '표.csv').records(found));
  expect(records).toEqual(said(readRecords(text, '표.csv', expected)));
  expect(found.list).toEqual(expected.list);
});

test('a record longer than any window', () => {
  const long = '가나다 '.repeat(40_000);
  const text = `a,b\n1,"${long}\n${long}"\n2,x\n`;
  const table = new CsvBytes(sparing(text, 7), '표.csv');
  const records = [...table.records(new Problems())];
  expect(said(records)).toEqual(said(readRecords(text, '표.csv', new Problems())));
  expect(table.again(records[1]?.key ?? 0).cells).toEqual(['1', `${long}\n${long}`]);
});

test('quotes so odd that the ordinary reader cuts elsewhere are broken; no row is lost by them', () => {
  // Behind the first quote stands a space that is no space of ASCII.
  const problems = new Problems();
  const text = 'a,b\n"x"\u00A0,1\nz,2\n3,"4"\n';
  const records = [...new CsvBytes(sparing(text, 1), '표.csv').records(problems)];
  expect(problems.list.map(({ code, at }) => [code, at?.line])).toEqual([['broken-quote', 3]]);
  expect(records.map(({ broken }) => broken)).toEqual([false, true]);
});
