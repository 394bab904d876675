import type { KeyedRecord, RecordSource } from './csv-records.ts';

/**
 * A sheet's rows of cells as a table. Every record is as wide as the widest row, rows without content are left out, and a
 * cell's place is its name (F2). Undefined for a sheet without content.
 */
export function sheetRecords(rows: readonly (readonly string[])[], file: string): RecordSource | undefined {
  const width = rows.reduce((most, cells) => Math.max(most, filledWidth(cells)), 0);
  if (width === 0) return undefined;
  const made = (row: number): KeyedRecord => record(rows[row] ?? [], row, width, file);
  return {
    file,
    records: () => rows.flatMap((cells, row) => (filledWidth(cells) === 0 ? [] : [made(row)])),
    again: made,
    close: () => {},
  };
}

const filledWidth = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => cell.trim() !== '') + 1;

const record = (cells: readonly string[], row: number, width: number, file: string): KeyedRecord => ({
  key: row,
  cells: Array.from({ length: width }, (_, i) => cells[i] ?? ''),
  broken: false,
  place: (cell) => ({ file, line: row + 1, column: cell + 1, path: `${columnName(cell)}${row + 1}` }),
});

/** The letters of a column: 0 is A, 26 is AA. */
const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
