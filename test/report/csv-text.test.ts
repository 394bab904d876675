import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { asWritten, csv, csvText, neutral } from '../../src/writing/csv-text.ts';
import { runs } from '../runs.ts';

/** Texts of what matters: apostrophes, what begins formulas, control characters, quotes and letters. */
const text = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '\u0000', '"', ',', ' ', '1', '가'),
  maxLength: 8,
});

test('no cell begins a formula, and each is read as it was written', () => {
  fc.assert(
    fc.property(text, (written) => {
      const cell = neutral(written);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(cell).not.toMatch(/^[=+\-@\u0000-\u001f]/);
      expect(asWritten(cell)).toBe(written);
    }),
    runs(500, 20_000),
  );
});

test('no two texts are one cell', () => {
  const texts = ['=1', "'=1", "''=1", "'", "''", 'a', "'a", '-', "'-"];
  expect(texts.map(neutral)).toEqual(["'=1", "''=1", "'''=1", "'", "''", 'a', "'a", "'-", "''-"]);
});

test('both writers of CSV keep them apart', () => {
  fc.assert(
    fc.property(text, (written) => {
      const parsed = (line: string) => Papa.parse<string[]>(line, { delimiter: ',', newline: '\r\n' }).data;
      const one = parsed(`x,${csvText(written)}\r\n`)[0]?.[1];
      const other = parsed(csv(['a', 'b'], [['x', written]]).slice(1))[1]?.[1];
      expect([asWritten(one ?? ''), asWritten(other ?? '')]).toEqual([written, written]);
    }),
    runs(300, 10_000),
  );
});
