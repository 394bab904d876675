import { type CellFault, cellKey, cellName, type Sheet } from '../workbook/sheet.ts';
import type { KeyedRecord, RecordSource } from './csv-records.ts';

/** A sheet's cells, and which of them cannot be taken. */
export type SheetCells = Pick<Sheet, 'rows' | 'faults'>;

/**
 * A sheet's rows of cells as a table. Every record is as wide as the widest row, rows without content are left out, and a
 * cell's place is its name (F2). Undefined for a sheet without content.
 */
export function sheetRecords({ rows, faults }: SheetCells, file: string): RecordSource | undefined {
  const width = rows.reduce((most, cells) => Math.max(most, filledWidth(cells)), 0);
  if (width === 0) return undefined;
  const fault =
    faults.size === 0 ? undefined : (row: number) => (cell: number) => faults.get(cellKey(row, cell));
  const made = (row: number): KeyedRecord => record(rows[row] ?? [], row, width, file, fault?.(row));
  return {
    file,
    records: () => rows.flatMap((cells, row) => (filledWidth(cells) === 0 ? [] : [made(row)])),
    again: made,
    close: () => {},
  };
}

const filledWidth = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => cell.trim() !== '') + 1;

const record = (
  cells: readonly string[],
  row: number,
  width: number,
  file: string,
  fault: ((cell: number) => CellFault | undefined) | undefined,
): KeyedRecord => ({
  key: row,
  cells: Array.from({ length: width }, (_, i) => cells[i] ?? ''),
  broken: false,
  ...(fault && { fault }),
  place: (cell) => ({ file, line: row + 1, column: cell + 1, path: cellName(row, cell) }),
});
