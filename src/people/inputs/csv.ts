import type { Place, Problems } from '../../problem/problem.ts';
import { type CsvColumn, matchHeader } from './csv-header.ts';
import type { CsvRecord, RecordSource } from './csv-records.ts';

export type { CsvColumn } from './csv-header.ts';

/** A cell's text, trimmed and with Hangul composed, and its place. */
export interface CsvCell {
  readonly text: string;
  readonly at: Place;
}

/** One data row of a table. */
export interface CsvRow {
  /** Where the row begins: its line in the file counts quoted line breaks too. */
  readonly at: Place;
  /** The cell under a column's name; undefined when the file has no such column. A blank cell has text ''. */
  cell(name: string): CsvCell | undefined;
}

/**
 * Reads a table with a heading line. Everything wrong with its shape goes to `problems`; rows of a wrong
 * length are left out, so no cell is ever taken for its neighbour.
 */
export function readCsvTable(
  source: RecordSource,
  columns: readonly CsvColumn[],
  problems: Problems,
): CsvRow[] {
  const [header, ...records] = source.records(problems);
  if (header === undefined) {
    problems.add('empty-file', { at: { file: source.file, line: 1, column: 1 } });
    return [];
  }
  if (header.broken) return [];
  const body = records.filter((record) => !record.broken);
  const positions = matchHeader(header, body, columns, problems);
  const width = header.cells.length;
  return body.flatMap((record) => {
    if (record.cells.length === width) return [row(record, positions)];
    const at = record.place(Math.min(record.cells.length, width));
    problems.add('row-length', {
      at,
      values: { found: String(record.cells.length), expected: String(width) },
    });
    return [];
  });
}

/** A record whose cells are found by their columns' names. */
export function row(record: CsvRecord, positions: ReadonlyMap<string, number>): CsvRow {
  return {
    get at() {
      return record.place(0);
    },
    cell(name) {
      const index = positions.get(name);
      if (index === undefined) return undefined;
      return {
        text: (record.cells[index] ?? '').normalize('NFC').trim(),
        get at() {
          return record.place(index);
        },
      };
    },
  };
}
