import { type TableMapping, valuesOfColumn } from '../../rules/words/mapping.ts';
import { plainSpelling } from '../cells/plain.ts';
import type { KeyedRecord, RecordSource } from '../inputs/csv-records.ts';
import { cellKey, cellName } from '../workbook/sheet.ts';
import { inWon } from './heading.ts';
import { type ColumnUse, isRead, type Understood } from './understand.ts';

export interface RecordsAsk {
  /** By which problems call the table. */
  readonly file: string;
  readonly units: Readonly<Record<string, number>>;
  readonly mapping?: TableMapping | undefined;
}

/**
 * What a sheet is understood to say, as a table with the columns' own names: values as the mapping has them, money in won.
 * Columns that are left out are none; those that nobody knows keep their headings, and are refused by whoever reads it.
 * Places are the cells of the file.
 */
export function understoodRecords(understood: Understood, ask: RecordsAsk): RecordSource {
  const { sheet, header, data } = understood;
  const uses = understood.uses.filter(
    (use) => isRead(use) || use.reason === 'unknown' || use.reason === 'several',
  );
  const place = (row: number) => (cell: number) => {
    const column = uses[cell]?.index ?? uses.at(-1)?.index ?? 0;
    return { file: ask.file, line: row + 1, column: column + 1, path: cellName(row, column) };
  };
  const readers = uses.map((use) => reader(use, ask));
  const made = (row: number): KeyedRecord => ({
    key: row,
    cells: uses.map(({ index }, i) => readers[i]?.(sheet.rows[row]?.[index] ?? '') ?? ''),
    broken: false,
    place: place(row),
    ...(sheet.faults.size > 0 && {
      fault: (cell: number) => sheet.faults.get(cellKey(row, uses[cell]?.index ?? -1)),
    }),
  });
  const head: KeyedRecord = {
    key: header.last,
    cells: uses.map((use) => (isRead(use) ? (use.to ?? '') : use.heading)),
    broken: false,
    place: place(header.last),
  };
  return {
    file: ask.file,
    *records() {
      yield head;
      for (const row of data) yield made(row);
    },
    again: made,
    close: () => {},
  };
}

/** How a cell's text is taken. */
function reader(use: ColumnUse, { units, mapping }: RecordsAsk): (text: string) => string {
  const values = new Map(
    valuesOfColumn(mapping, use.to ?? '').map(([from, to]) => [plainSpelling(from), to]),
  );
  const factor = units[use.unit ?? ''] ?? 1;
  return (text) => {
    const mapped = values.size === 0 ? undefined : values.get(plainSpelling(text));
    return mapped ?? (factor === 1 ? text : inWon(text, factor));
  };
}
