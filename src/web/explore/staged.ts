import { csvRecords } from '../../people/inputs/csv-bytes.ts';
import { knownHeadings, withOwnHeadings } from '../../people/inputs/csv-header.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import type { FactBooks } from '../../people/inputs/fact-books.ts';
import { sheetRecords } from '../../people/inputs/sheet-records.ts';
import { decodeWith } from '../../people/inputs/text-encoding.ts';
import type { Book } from '../../people/understand/book-table.ts';
import { type Understood, understand } from '../../people/understand/understand.ts';
import { readBook } from '../../people/workbook/book.ts';
import { csvSheet } from '../../people/workbook/csv-sheet.ts';
import type { Sheet } from '../../people/workbook/sheet.ts';
import { isWorkbook } from '../../people/workbook/starts.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import { noMapping, type TableMapping } from '../../rules/words/mapping.ts';
import { tableWords } from '../../rules/words/table-words.ts';
import { importedTable, kindOfSheets, type OwnItems } from '../../run/import/import-table.ts';
import { asBefore } from '../../run/import/mapping.ts';
import { sheetAsk } from '../../run/scenario/sheet-ask.ts';
import { tableColumns, tableKind } from '../../run/scenario/table-kind.ts';

/** How a sheet is read: what is understood of it by a mapping, which somebody may change. */
export interface SheetMatch {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly mapping: TableMapping;
  readonly understood: Understood;
}

/** A table that was dropped. */
export interface StagedTable {
  /** The file's name, and the sheet's where there are several. */
  readonly file: string;
  /** Undefined where its headings are no table's. */
  readonly kind: string | undefined;
  readonly rows: number;
  readonly source: RecordSource;
  /** Of the file that it came in. */
  readonly sha256: string;
  readonly match?: SheetMatch;
  /** The sheet of a table that nobody knows: somebody may say what it is. */
  readonly sheet?: Pick<SheetMatch, 'book' | 'sheet'>;
  /** It is read as it stands: every heading is a column's, and nobody said otherwise. */
  readonly isPlain?: true;
  /** Columns that are fixed allowances: a table of their own. */
  readonly items?: OwnItems | undefined;
  /** The file whose columns it is made of, and the table whose place it took. */
  readonly madeOf?: string;
  readonly insteadOf?: string | undefined;
}

/** By what files are read: the facts that schemes ask for, and how earlier files of each kind were read. */
export interface StageRules {
  readonly rules: Compiled;
  readonly books: FactBooks;
  readonly before: ReadonlyMap<string, TableMapping>;
}

/** Of a text with more letters that is read as it stands, nobody is shown how: a sheet of it would take the memory of many. */
const mostShown = 5_000_000;

/** The tables of a file: its text, or each filled sheet of a workbook. @throws ProblemError */
export async function stagedTables(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  sha256: string,
  asked: StageRules,
): Promise<readonly StagedTable[]> {
  if (isWorkbook(bytes)) {
    const book: Book = { file: name, sheets: readBook(bytes, name) };
    const filled = book.sheets.filter((one) => !one.isHidden && sheetRecords(one, name) !== undefined);
    return filled.flatMap((sheet) => {
      const label = filled.length === 1 ? name : `${name} ${sheet.name}`;
      const matched = bestMatch(label, sha256, book, sheet, asked);
      const source = sheetRecords(sheet, label);
      if (matched !== undefined || source === undefined) return matched ?? [];
      return [{ ...unmatched(source, asked), sha256, sheet: { book, sheet } }];
    });
  }
  const text = await decodeWith(bytes, name, (own) => new TextDecoder('euc-kr').decode(own));
  const plain: StagedTable = { ...unmatched(csvRecords(text, name), asked), sha256 };
  const isTold = plain.kind !== undefined && asked.before.has(plain.kind);
  const isPlain = !isTold && isAllKnown(plain, asked);
  if (isPlain && text.length > mostShown) return [plain];
  const problems = new Problems();
  const sheet = csvSheet(text, name, problems);
  if (problems.any) return [plain];
  const book: Book = { file: name, sheets: [sheet] };
  if (!isPlain) return [bestMatch(name, sha256, book, sheet, asked) ?? { ...plain, sheet: { book, sheet } }];
  const mapping = noMapping(name, plain.kind ?? '');
  const match = matchedTable(name, sha256, { book, sheet, mapping }, asked)?.match;
  return [{ ...plain, ...(match && { match }), isPlain }];
}

/** A sheet as the kind of table whose columns it has most of; undefined where it has those of none. */
function bestMatch(
  label: string,
  sha256: string,
  book: Book,
  sheet: Sheet,
  asked: StageRules,
): StagedTable | undefined {
  const { rules, books, before } = asked;
  const mapped = (kind: string): TableMapping => {
    const last = before.get(kind);
    return last === undefined ? noMapping(book.file, kind) : asBefore(book.file, last);
  };
  const best = kindOfSheets([sheet], { books, engine: { rules } }, mapped);
  if (best === undefined) return undefined;
  const made = matchedTable(label, sha256, { book, sheet, mapping: mapped(best) }, asked);
  // Lists with the same fields are told apart by the file's name.
  const kind = made && tableKind(headingsOf(made.source), books, label);
  if (kind === undefined || kind === best) return made;
  return matchedTable(label, sha256, { book, sheet, mapping: mapped(kind) }, asked) ?? made;
}

/** A sheet read by a mapping; undefined where it is no such table by it. */
export function matchedTable(
  file: string,
  sha256: string,
  { book, sheet, mapping }: Omit<SheetMatch, 'understood'>,
  { rules, books }: StageRules,
): StagedTable | undefined {
  const understood = understand(sheet, sheetAsk(books, tableWords(rules.ruleSet), mapping.kind, mapping));
  if (understood === undefined) return undefined;
  const { source, items } = importedTable({ file, kind: mapping.kind }, understood, mapping, {
    books,
    engine: { rules },
  });
  return {
    ...{ file, kind: mapping.kind, rows: understood.data.length, source, sha256, items },
    match: { book, sheet, mapping, understood },
  };
}

/** A table as it stands. @throws ProblemError for one without a filled line */
function unmatched(source: RecordSource, { books }: StageRules): Omit<StagedTable, 'sha256'> {
  const { file } = source;
  const [header, ...body] = source.records(new Problems());
  if (header === undefined)
    throw new ProblemError([problem('empty-file', { at: { file, line: 1, column: 1 } })]);
  return { file, kind: tableKind(header.cells, books, file), rows: body.length, source };
}

/** Whether every heading of a table is one of its kind's columns. */
function isAllKnown({ kind, source }: Omit<StagedTable, 'sha256'>, { books }: StageRules): boolean {
  const headings = headingsOf(source).filter((text) => text.trim() !== '');
  const columns = withOwnHeadings(tableColumns(books).get(kind ?? '') ?? [], books.headings);
  return kind !== undefined && knownHeadings(headings, columns) === headings.length;
}

function headingsOf(source: RecordSource): readonly string[] {
  for (const { cells } of source.records(new Problems())) return cells;
  return [];
}
