import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import type { OwnHeadings } from '../../rules/model.ts';
import { plainSpelling } from '../cells/plain.ts';
import type { CsvRecord } from './csv-records.ts';

export interface CsvColumn {
  readonly name: string;
  /** Other headings that mean this column (성명, 이름). */
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** The rules know it and nobody asks for it here: it is no mistake, and is not read. */
  readonly ignored?: boolean;
}

/** Columns of what the rules know and nobody asks for. */
export const ignoredColumns = (names: Iterable<string>): CsvColumn[] =>
  [...names].map((name) => ({ name, ignored: true }));

/** Columns with other headings beside their own, which come first: a word that is a column's own is no other's. */
export function withOwnHeadings(
  columns: readonly CsvColumn[],
  others: OwnHeadings | undefined,
): readonly CsvColumn[] {
  if (others === undefined) return columns;
  const taken = new Set(columns.flatMap(headings).map(key));
  return columns.map((column) => ({
    ...column,
    aliases: [
      ...(column.aliases ?? []),
      ...(others[column.name] ?? []).filter((word) => !taken.has(key(word))),
    ],
  }));
}

/**
 * Finds each column's position by its heading; spaces, underscores and letter case make no difference.
 * Unknown, repeated and missing columns are reported. `body` tells whether a column without heading is empty.
 */
export function matchHeader(
  header: CsvRecord,
  body: Iterable<CsvRecord>,
  all: readonly CsvColumn[],
  problems: Problems,
): ReadonlyMap<string, number> {
  const columns = all.filter(({ ignored }) => ignored !== true);
  const ignored = new Set(all.filter((one) => one.ignored === true).flatMap((one) => headings(one).map(key)));
  const byHeading = new Map(
    columns.flatMap((c) => headings(c).map((heading) => [key(heading), c.name] as const)),
  );
  const positions = new Map<string, number>();
  const unknown = new Map<string, number>();
  const filled = filledBeside(header, body);
  header.cells.forEach((cell, index) => {
    const name = byHeading.get(key(cell));
    const first = name === undefined ? undefined : positions.get(name);
    if (name === undefined) {
      if (ignored.has(key(cell))) return;
      if (cell.trim() !== '' || filled.has(index)) unknown.set(plainSpelling(cell) || `#${index + 1}`, index);
    } else if (first === undefined) positions.set(name, index);
    else {
      const values = { column: cell.trim(), first: (header.cells[first] ?? '').trim(), name };
      problems.add('duplicate-column', { at: header.place(index), term: name, values });
    }
  });
  const missing = columns.filter((column) => !positions.has(column.name));
  reportUnknown(header, unknown, columns, missing, problems);
  for (const column of missing) if (column.required) reportMissing(header, column, unknown.keys(), problems);
  return positions;
}

/** How many of a table's headings are columns of some kind of table. */
export function knownHeadings(cells: readonly string[], columns: readonly CsvColumn[]): number {
  const known = new Set(columns.flatMap(headings).map(key));
  return cells.filter((cell) => known.has(key(cell))).length;
}

const headings = (column: CsvColumn): string[] => [column.name, ...(column.aliases ?? [])];
const key = (heading: string): string => plainSpelling(heading).replace(/[\s_]/g, '').toLowerCase();

/** Excel writes empty columns beside the table; one that holds something must have a heading. */
function filledBeside(header: CsvRecord, body: Iterable<CsvRecord>): Set<number> {
  const filled = new Set<number>();
  const blank = header.cells.flatMap((cell, index) => (cell.trim() === '' ? [index] : []));
  if (blank.length === 0) return filled;
  for (const { cells } of body)
    for (const index of blank) if ((cells[index] ?? '').trim() !== '') filled.add(index);
  return filled;
}

function reportUnknown(
  header: CsvRecord,
  unknown: ReadonlyMap<string, number>,
  columns: readonly CsvColumn[],
  missing: readonly CsvColumn[],
  problems: Problems,
): void {
  const known = columns.map((column) => column.name).join(', ');
  for (const [column, index] of unknown) {
    // A column that is there already is no sensible suggestion.
    const near = nearest(column, missing.flatMap(headings));
    const values = { column, known, ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-column', { at: header.place(index), term: column, values });
  }
}

function reportMissing(
  header: CsvRecord,
  column: CsvColumn,
  unknown: Iterable<string>,
  problems: Problems,
): void {
  const near = nearest(column.name, unknown);
  const aliases = column.aliases?.join(', ');
  problems.add('missing-column', {
    at: header.place(0),
    term: column.name,
    values: {
      column: column.name,
      ...(aliases && { aliases }),
      ...(near !== undefined && { nearest: near }),
    },
  });
}
