/** Why a cell's text is not to be taken: an error, a formula that nobody worked out yet, one that looks into another file. */
export type CellFault = 'error' | 'uncalculated' | 'external';

/** Cells from one to another, both included; rows and columns count from 0. */
export interface CellRange {
  readonly from: readonly [row: number, column: number];
  readonly to: readonly [row: number, column: number];
}

/** A sheet of cells, from a workbook or a CSV file: texts as people write them. */
export interface Sheet {
  /** The sheet's name; '' for the one of a CSV file. */
  readonly name: string;
  readonly isHidden: boolean;
  /** By row and column, both from 0; a row may be shorter than others. */
  readonly rows: readonly (readonly string[])[];
  /** By `cellKey`. */
  readonly faults: ReadonlyMap<number, CellFault>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells made one; each holds the first one's text. */
  readonly merges: readonly CellRange[];
}

/** More columns than a sheet of Excel has are none. */
export const mostColumns = 16_384;
export const mostRows = 1_048_576;

export const cellKey = (row: number, column: number): number => row * mostColumns + column;

/** The letters of a column: 0 is A, 26 is AA. */
export const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** A cell's name: F2. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** The row and the column of a cell's name; undefined for what is none. */
export function cellOf(name: string): readonly [row: number, column: number] | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (digits === '') return undefined;
  const column = [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return row >= 0 && row < mostRows && column < mostColumns ? [row, column] : undefined;
}

/** A sheet of nothing but texts. */
export const plainSheet = (name: string, rows: Sheet['rows']): Sheet => ({
  name,
  isHidden: false,
  rows,
  faults: new Map(),
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merges: [],
});
