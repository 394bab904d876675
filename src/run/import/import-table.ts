import type { Engine } from '../../pay/engine.ts';
import { readChoice } from '../../people/cells/choice.ts';
import { plainSpelling } from '../../people/cells/plain.ts';
import { readAllowances } from '../../people/inputs/allowances.ts';
import { CsvTable } from '../../people/inputs/csv.ts';
import type { KeyedRecord, RecordSource } from '../../people/inputs/csv-records.ts';
import type { FactBooks } from '../../people/inputs/fact-books.ts';
import { readMonthRecords } from '../../people/inputs/month-records.ts';
import { timesheetOfPunches } from '../../people/inputs/punch-rows.ts';
import { Roster } from '../../people/inputs/roster.ts';
import { readTimesheets } from '../../people/inputs/timesheets.ts';
import { type Book, labelOf, understoodSheet } from '../../people/understand/book-table.ts';
import { byKey } from '../../people/understand/by-key.ts';
import { inWon, ownHeading } from '../../people/understand/heading.ts';
import { isRead, type Understood, understand } from '../../people/understand/understand.ts';
import { understoodRecords } from '../../people/understand/understood-records.ts';
import { type CellFault, cellKey, cellName, type Sheet } from '../../people/workbook/sheet.ts';
import { type Problem, Problems } from '../../problem/problem.ts';
import type { TermRule } from '../../rules/model.ts';
import { type TableMapping, valuesOfColumn } from '../../rules/words/mapping.ts';
import { tableWords } from '../../rules/words/table-words.ts';
import { sheetAsk } from '../scenario/sheet-ask.ts';
import { rosterKind, tableColumns } from '../scenario/table-kind.ts';

/** Rows of fixed allowances, as their table has them. */
export interface OwnItems {
  readonly head: readonly string[];
  readonly rows: readonly OwnItem[];
}

/** One allowance of a person, and the cell that says how much it is. */
export interface OwnItem {
  readonly cells: readonly string[];
  readonly row: number;
  readonly column: number;
  readonly fault?: CellFault;
}

/** A value of the file that is none of a column's, and how often it comes. */
export interface UnknownValue {
  readonly column: string;
  readonly value: string;
  readonly rows: number;
  readonly cell: string;
  readonly choices: readonly string[];
}

/** What a file was found to hold. */
export interface Imported {
  readonly file: string;
  readonly kind: string;
  readonly understood: Understood;
  /** Columns and values, as the ordinary readers take them. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly items: OwnItems | undefined;
  readonly problems: readonly Problem[];
  /** How many rows have something wrong with them. */
  readonly wrong: number;
}

export interface ImportRules {
  readonly books: FactBooks;
  readonly engine: Engine;
}

/** What telling a table by its columns takes of them. */
type TableRules = Pick<ImportRules, 'books'> & { readonly engine: Pick<Engine, 'rules'> };

/** The kind of table of which sheets have most columns; undefined where they have none of any. `mapped`: how a kind is read. */
export function kindOfSheets(
  sheets: readonly Sheet[],
  { books, engine }: TableRules,
  mapped?: (kind: string) => TableMapping,
): string | undefined {
  const words = tableWords(engine.rules.ruleSet);
  const found = [...tableColumns(books).keys()].flatMap((kind) =>
    sheets.flatMap((sheet) => {
      const one = understand(sheet, sheetAsk(books, words, kind, mapped?.(kind)));
      return one === undefined ? [] : [{ kind, known: one.known }];
    }),
  );
  return found.toSorted((a, b) => b.known - a.known)[0]?.kind;
}

/** What a file is understood to say by a mapping; undefined, and problems, where it holds no such table. */
export const understoodBook = (
  book: Book,
  kind: string,
  { books, engine }: ImportRules,
  problems: Problems,
): Understood | undefined =>
  understoodSheet(
    book,
    kind,
    sheetAsk(books, tableWords(engine.rules.ruleSet), kind, book.mapping),
    problems,
  );

/** Columns that several headings claim as well as each other: somebody must say which it is. */
export function severalClaims({ uses, header }: Understood, file: string, problems: Problems): void {
  const claims = byKey(
    uses.filter(({ reason }) => reason === 'several'),
    ({ to }) => to ?? '',
  );
  for (const [name, all] of claims) {
    const [first] = all;
    const at = {
      file,
      line: header.last + 1,
      column: (first?.index ?? 0) + 1,
      path: cellName(header.last, first?.index ?? 0),
    };
    const headings = all.map(({ heading }) => heading).join(', ');
    problems.add('column-claimed', { at, term: name, values: { headings, first: first?.heading ?? '' } });
  }
}

/** Values that columns with choices do not have, as a mapping may have them stand for others. */
export function unknownValues(
  understood: Understood,
  mapping: TableMapping,
  { 직원, 근무 }: FactBooks,
): readonly UnknownValue[] {
  const terms = new Map([...직원.terms, ...근무.terms].map((term) => [term.fact?.key ?? term.name, term]));
  return understood.uses.filter(isRead).flatMap(({ to = '', index }) => {
    const term = terms.get(to);
    return term?.choices === undefined ? [] : valuesOf(understood, term, to, index, mapping);
  });
}

function valuesOf(
  { sheet, data }: Understood,
  term: TermRule,
  column: string,
  index: number,
  mapping: TableMapping,
): UnknownValue[] {
  const mapped = new Set(valuesOfColumn(mapping, column).map(([from]) => plainSpelling(from)));
  const choices = term.choices ?? [];
  const found = new Map<string, UnknownValue>();
  for (const row of data) {
    const value = plainSpelling(sheet.rows[row]?.[index] ?? '');
    if (value === '' || mapped.has(value)) continue;
    const before = found.get(value);
    if (before !== undefined) found.set(value, { ...before, rows: before.rows + 1 });
    else if (!readChoice(value, choices).ok)
      found.set(value, { column, value, rows: 1, cell: cellName(row, index), choices });
  }
  return [...found.values()];
}

/** A table as the ordinary readers take it, and its columns that are fixed allowances. `file` names it in problems. */
export function importedTable(
  { file, kind }: { readonly file: string; readonly kind: string },
  understood: Understood,
  mapping: TableMapping | undefined,
  { books, engine }: TableRules,
): { readonly source: RecordSource; readonly items: OwnItems | undefined } {
  const { units, clock } = tableWords(engine.rules.ruleSet);
  // What nobody knows is left out with a word of it, as the mapping will say.
  const uses = understood.uses.map((use) =>
    use.reason === 'unknown' ? { ...use, reason: 'left' as const } : use,
  );
  const read = understoodRecords({ ...understood, uses }, { file, units, mapping });
  return {
    source: kind === '근무일지' ? timesheetOfPunches(read, clock) : read,
    items: ownItems(understood, mapping, units, books),
  };
}

/** Reads a table as the ordinary readers do, and what is wrong with each of its cells. */
export function importTable(book: Book, kind: string, understood: Understood, rules: ImportRules): Imported {
  const file = labelOf(book, understood.sheet);
  const problems = new Problems();
  const { source, items } = importedTable({ file, kind }, understood, book.mapping, rules);
  check(source, kind, rules, problems);
  if (items !== undefined && items.rows.length > 0)
    readAllowances(itemsSource(items, file), idsOf(source), rules.books.allowances, problems);
  const [head, ...body] = source.records(new Problems());
  const wrong = new Set(
    problems.list.flatMap(({ at }) =>
      at?.file === file && at.line > understood.header.last + 1 ? [at.line] : [],
    ),
  );
  return {
    file,
    kind,
    understood,
    head: head?.cells ?? [],
    rows: body.map(({ cells }) => cells.map((text) => text.trim())),
    items,
    problems: problems.list,
    wrong: wrong.size,
  };
}

/** Other tables than the roster name people that stand elsewhere: here all of them are taken for known. */
function check(source: RecordSource, kind: string, { books }: ImportRules, problems: Problems): void {
  if (kind === rosterKind) {
    new Roster(source, books, problems);
    return;
  }
  const columns = tableColumns(books).get(kind) ?? [];
  const places = idsOf(source);
  if (kind === '월별기록') readMonthRecords(source, books.근무, places, problems);
  else if (kind === '근무일지') readTimesheets(source, places, problems, books.clock);
  else if (kind === '고정수당') readAllowances(source, places, books.allowances, problems);
  else for (const _ of new CsvTable(source, columns, problems).rows(problems));
}

function idsOf(source: RecordSource): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const row of new CsvTable(source, [{ name: '사번' }], new Problems()).rows(new Problems())) {
    const id = plainSpelling(row.cell('사번')?.text ?? '');
    if (id !== '' && !ids.has(id)) ids.set(id, ids.size);
  }
  return ids;
}

/** The columns that are fixed allowances, as rows of their table; a blank, a dash or 0 is none. */
function ownItems(
  { sheet, data, uses }: Understood,
  mapping: TableMapping | undefined,
  units: Readonly<Record<string, number>>,
  { allowances }: FactBooks,
): OwnItems | undefined {
  const items = uses.filter(({ reason }) => reason === 'item');
  const id = uses.find(({ to, reason }) => to === '사번' && reason !== 'second')?.index;
  if (items.length === 0 || id === undefined) return undefined;
  const asked = allowances.asked.map(({ nature }) => nature);
  const rows = data.flatMap((row) =>
    items.flatMap(({ index, heading, unit }): OwnItem[] => {
      const text = plainSpelling(sheet.rows[row]?.[index] ?? '');
      const fault = sheet.faults.get(cellKey(row, index));
      if (fault === undefined && /^(?:[-–—]|0|)$/.test(text)) return [];
      const natures = naturesOf(mapping, heading);
      const name = ownHeading(heading);
      const said = allowances.asked.map((one) => natures[one.nature] ?? allowances.choiceOf(name, one) ?? '');
      const cells = [sheet.rows[row]?.[id] ?? '', name, inWon(text, units[unit ?? ''] ?? 1), ...said];
      return [{ cells, row, column: index, ...(fault && { fault }) }];
    }),
  );
  return { head: ['사번', '항목', '금액', ...asked], rows };
}

/** Where 금액 stands in a row of allowances. */
const amountCell = 2;

/** By the heading, or by what stands behind a group's. */
export const naturesOf = (
  mapping: TableMapping | undefined,
  heading: string,
): Readonly<Record<string, string>> =>
  [heading, ownHeading(heading)]
    .map((text) => mapping?.items.find(([one]) => one === text)?.[1])
    .find((natures) => natures !== undefined) ?? {};

/** Allowances as a table whose places are the cells of the file that they stand in. */
export function itemsSource({ head, rows }: OwnItems, file: string): RecordSource {
  const made = ({ cells, row, column, fault }: OwnItem, key: number): KeyedRecord => ({
    key,
    cells,
    broken: false,
    ...(fault && { fault: (cell: number) => (cell === amountCell ? fault : undefined) }),
    place: () => ({ file, line: row + 1, column: column + 1, path: cellName(row, column) }),
  });
  const all: readonly OwnItem[] = [{ cells: head, row: 0, column: 0 }, ...rows];
  const again = (key: number): KeyedRecord => made(all[key] ?? { cells: [], row: 0, column: 0 }, key);
  return { file, records: () => all.map(made), again, close: () => {} };
}
