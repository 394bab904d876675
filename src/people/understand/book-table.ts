import { type Place, type Problem, type Problems, problem } from '../../problem/problem.ts';
import type { TableMapping } from '../../rules/words/mapping.ts';
import { type CsvColumn, withOwnHeadings } from '../inputs/csv-header.ts';
import type { RecordSource } from '../inputs/csv-records.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type UnderstandAsk, type Understood, understand } from './understand.ts';
import { understoodRecords } from './understood-records.ts';

/** A file of sheets, and how the project reads it. */
export interface Book {
  readonly file: string;
  readonly sheets: readonly Sheet[];
  readonly mapping?: TableMapping | undefined;
}

export const isBook = (one: RecordSource | Book): one is Book => 'sheets' in one;

/** The sheet of a file that holds a table of a kind, as it is understood. `kind` names it in problems. */
export function understoodSheet(
  book: Book,
  kind: string,
  ask: UnderstandAsk,
  problems: Problems,
): Understood | undefined {
  const { file, sheets, mapping } = book;
  const at = { file, line: 1, column: 1 };
  const named = mapping?.sheet;
  const all = sheets.filter(({ name, isHidden }) => (named === undefined ? !isHidden : name === named));
  if (named !== undefined && all.length === 0) {
    const known = sheets.map(({ name }) => name).join(', ');
    problems.add('sheet-not-found', { at, values: { sheet: named, known } });
    return undefined;
  }
  const found = all.flatMap((sheet) => understand(sheet, ask) ?? []).filter(({ known }) => known > 0);
  const most = Math.max(...found.map(({ known }) => known));
  const [best, ...others] = found.filter(({ known }) => known === most);
  if (best === undefined) {
    const isBlank = sheets.every(({ rows }) =>
      rows.every((cells) => cells.every((text) => text.trim() === '')),
    );
    if (isBlank) problems.add('empty-file', { at });
    else problems.addNew([noTableFound(at, kind, ask.columns)]);
    return undefined;
  }
  if (others.length > 0) {
    const names = [best, ...others].map(({ sheet }) => sheet.name).join(', ');
    problems.add('several-sheets', { at, values: { kind, names } });
    return undefined;
  }
  return best;
}

/** The same as a table that readers of CSV read. */
export function bookTable(
  book: Book,
  kind: string,
  ask: UnderstandAsk,
  problems: Problems,
): RecordSource | undefined {
  const understood = understoodSheet(book, kind, ask, problems);
  if (understood === undefined) return undefined;
  return understoodRecords(understood, {
    file: labelOf(book, understood.sheet),
    units: ask.words.units,
    mapping: book.mapping,
  });
}

/** A file's name, and the sheet's where there are several. */
export const labelOf = ({ file, sheets }: Book, { name }: Sheet): string =>
  sheets.length > 1 && name !== '' ? `${file} ${name}` : file;

/** What is asked of a sheet of some kind of table. */
export const asking = (
  columns: readonly CsvColumn[],
  rest: Omit<UnderstandAsk, 'columns' | 'id'> & {
    readonly headings: Readonly<Record<string, readonly string[]>> | undefined;
  },
): UnderstandAsk => ({
  ...rest,
  columns: withOwnHeadings(columns, rest.headings),
  id: columns[0]?.name ?? '',
});

/** That a sheet has no row of headings of a kind of table. */
export function noTableFound(at: Place, kind: string, columns: readonly CsvColumn[]): Problem {
  const known = columns.slice(0, 8).map(({ name }) => name);
  return problem('no-table-found', { at, values: { kind, known: known.join(', ') } });
}
