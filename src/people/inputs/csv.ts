import { type Place, Problems } from '../../problem/problem.ts';
import { type CsvColumn, matchHeader, withOwnHeadings } from './csv-header.ts';
import type { CsvRecord, KeyedRecord, RecordSource } from './csv-records.ts';

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

/** A row that its table finds again by its key. */
export interface KeyedRow extends CsvRow {
  readonly table: CsvTable;
  readonly key: number;
}

/**
 * A table with a heading line. Everything wrong with its shape goes to `problems`; rows of a wrong
 * length are left out, so no cell is ever taken for its neighbour.
 */
export class CsvTable {
  /** The column names that the heading has. */
  readonly positions: ReadonlyMap<string, number>;
  private readonly source: RecordSource;
  private readonly header: CsvRecord | undefined;

  constructor(source: RecordSource, columns: readonly CsvColumn[], problems: Problems) {
    this.source = source;
    const shape = new Problems();
    const [header] = source.records(shape);
    if (header === undefined) problems.add('empty-file', { at: { file: source.file, line: 1, column: 1 } });
    else if (header.broken) problems.addAll(shape.list);
    this.header = header?.broken ? undefined : header;
    this.positions =
      this.header === undefined
        ? new Map()
        : matchHeader(
            this.header,
            this.body(new Problems()),
            withOwnHeadings(columns, source.headings),
            problems,
          );
  }

  /** The rows, one by one. */
  *rows(problems: Problems): Generator<KeyedRow> {
    const width = this.header?.cells.length;
    if (width === undefined) return;
    for (const record of this.body(problems)) {
      if (record.cells.length === width) {
        if (!this.isFaulty(record, problems)) yield this.keyed(record);
      } else {
        const values = { found: String(record.cells.length), expected: String(width) };
        problems.add('row-length', { at: rowPlace(record, Math.min(record.cells.length, width)), values });
      }
    }
  }

  /** Whether a cell of a column that is read holds an error, or what nobody worked out; said of each. */
  private isFaulty(record: KeyedRecord, problems: Problems): boolean {
    if (record.fault === undefined) return false;
    let isFaulty = false;
    for (const [name, index] of this.positions) {
      const fault = record.fault(index);
      if (fault === undefined) continue;
      isFaulty = true;
      const values = { text: record.cells[index] ?? '' };
      problems.add(faultCodes[fault], { at: record.place(index), term: name, values });
    }
    return isFaulty;
  }

  /** A row once more. */
  row = (key: number): KeyedRow => this.keyed(this.source.again(key));

  /** Assigned to, not spread: a spread would work out places that nobody asked for. */
  private keyed = (record: KeyedRecord): KeyedRow =>
    Object.assign(row(record, this.positions), { table: this, key: record.key });

  /** What stands below the heading; what is broken is left out. */
  private *body(problems: Problems): Generator<KeyedRecord> {
    let isHeading = true;
    const found = new Problems();
    const tell = (): void =>
      problems.addAll(
        found.list.splice(0).map((one) => (one.at === undefined ? one : { ...one, at: bare(one.at) })),
      );
    for (const record of this.source.records(found)) {
      if (found.any) tell();
      if (!isHeading && !record.broken) yield record;
      isHeading = false;
    }
    tell();
  }
}

const faultCodes = {
  error: 'cell-error',
  uncalculated: 'cell-not-calculated',
  external: 'cell-of-other-file',
} as const;

/** A place in a row. The row itself is not shown: it holds names, births and pay. */
const rowPlace = (record: CsvRecord, cell: number): Place => bare(record.place(cell));

const bare = ({ excerpt: _, ...place }: Place): Place => place;

/** A record whose cells are found by their columns' names. */
export function row(record: CsvRecord, positions: ReadonlyMap<string, number>): CsvRow {
  return {
    get at() {
      return rowPlace(record, 0);
    },
    cell(name) {
      const index = positions.get(name);
      if (index === undefined) return undefined;
      return {
        text: (record.cells[index] ?? '').normalize('NFC').trim(),
        get at() {
          return rowPlace(record, index);
        },
      };
    },
  };
}
