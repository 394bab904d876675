import type { Month } from '../../calendar/date.ts';
import { askedAt, takeMonth, takeNumber } from '../../people/cells/problems.ts';
import { idColumn } from '../../people/inputs/columns.ts';
import { type CsvCell, type CsvColumn, type CsvRow, CsvTable } from '../../people/inputs/csv.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import { type LedgerBook, spelling } from '../../rules/ledger/ledger-book.ts';
import { type LedgerTable, monthColumn } from './ledger-table.ts';

/** Somebody's line of a ledger. */
export interface LedgerRow {
  readonly id: string;
  /** Won by item. */
  readonly amounts: ReadonlyMap<string, number>;
  /** Won by heading, of columns that are no item that the run knows. */
  readonly others: ReadonlyMap<string, number>;
}

/** 급여대장, as somebody else's program or hand wrote it. */
export interface ReadLedger {
  readonly rows: ReadonlyMap<string, LedgerRow>;
  /** The headings of each item. */
  readonly matched: ReadonlyMap<string, readonly string[]>;
  /** Headings of amounts that are no item that the run knows. */
  readonly unmatched: readonly string[];
  /** Lines without a number of a person, such as subtotals. */
  readonly skipped: number;
}

const totalNames: ReadonlySet<string> = new Set(['소계', '합계', '총계', '계', '누계', '총합계', '부서계']);

/**
 * Reads a ledger with a line a person and a column an item, from whatever cuts it into records. Headings are matched by the
 * items' own names, by those of the project and by those of the trade; where a column says the month, the lines of one are read.
 */
export function readLedger(
  { source, skipped: left }: LedgerTable,
  items: ReadonlySet<string>,
  { month, rules }: { readonly month: Month; readonly rules: Compiled },
  problems: Problems,
): ReadLedger {
  const headings = headingsOf(source);
  const known = new Set([idColumn, monthColumn].flatMap((one) => [one.name, ...(one.aliases ?? [])]));
  const others = headings.filter((one) => one !== '' && !known.has(one)).map((name) => ({ name }));
  const table = new CsvTable(source, [idColumn, monthColumn, ...others], problems);
  const byHeading = new Map(
    others.flatMap(({ name }) => {
      const item = itemOf(name, items, rules.ledger);
      return item === undefined ? [] : [[name, item] as const];
    }),
  );
  const rows = new Map<string, LedgerRow>();
  const first = new Map<string, number>();
  const texts = new Set<string>();
  let skipped = left;
  for (const row of table.rows(problems)) {
    const id = row.cell(idColumn.name)?.text ?? '';
    if (id === '' || totalNames.has(spelling(id))) skipped++;
    else if (isOf(row, month, problems)) {
      const before = first.get(id);
      if (before === undefined) first.set(id, row.at.line);
      else problems.add('duplicate-person', { at: row.at, values: { id, line: String(before) } });
      rows.set(id, readRow(row, id, byHeading, others, texts, problems));
    }
  }
  const matched = new Map<string, string[]>();
  for (const [heading, item] of byHeading) matched.set(item, [...(matched.get(item) ?? []), heading]);
  const unmatched = others.flatMap(({ name }) => {
    const isAmount = !texts.has(name) && [...rows.values()].some((row) => (row.others.get(name) ?? 0) !== 0);
    return byHeading.has(name) || !isAmount || isOtherTerm(name, rules) ? [] : [name];
  });
  return { rows, matched, unmatched, skipped };
}

/** A heading such as 연장분 is a figure of the rules, and no money. */
const isOtherTerm = (heading: string, { terms }: Compiled): boolean =>
  terms.get(heading)?.rules.some(({ rule }) => rule.unit !== '원') === true;

function headingsOf(source: RecordSource): readonly string[] {
  for (const record of source.records(new Problems())) return record.cells.map((one) => one.trim());
  return [];
}

/** An item by its own name, however it is spaced, or by what the trade and the project call it. */
function itemOf(heading: string, items: ReadonlySet<string>, book: LedgerBook): string | undefined {
  if (items.has(heading)) return heading;
  const spelt = spelling(heading);
  const named = book.itemOf(heading);
  return named !== undefined && items.has(named)
    ? named
    : [...items].find((item) => spelling(item) === spelt);
}

function isOf(row: CsvRow, month: Month, problems: Problems): boolean {
  const cell = row.cell(monthColumn.name);
  if (cell === undefined || cell.text === '') return true;
  return takeMonth(cell.text, askedAt(cell, monthColumn.name), problems) === month;
}

function readRow(
  row: CsvRow,
  id: string,
  byHeading: ReadonlyMap<string, string>,
  columns: readonly CsvColumn[],
  texts: Set<string>,
  problems: Problems,
): LedgerRow {
  const amounts = new Map<string, number>();
  const others = new Map<string, number>();
  for (const { name } of columns) {
    const cell = row.cell(name);
    const item = byHeading.get(name);
    if (cell === undefined) continue;
    if (item !== undefined) amounts.set(item, (amounts.get(item) ?? 0) + (wonIn(cell, item, problems) ?? 0));
    else if (!texts.has(name)) {
      const won = wonIn(cell, name, new Problems());
      if (won === undefined) texts.add(name);
      else others.set(name, won);
    }
  }
  return { id, amounts, others };
}

/** Whole won, which may be below 0; a blank and the dash by which spreadsheets write 0 are 0. */
function wonIn(cell: CsvCell, item: string, problems: Problems): number | undefined {
  if (/^[-–—]?$/u.test(cell.text)) return 0;
  const amount = takeNumber(cell.text, '원', askedAt(cell, item), problems);
  if (amount === undefined || amount.d === 1n) return amount && Number(amount.n);
  problems.add('not-on-grain', {
    at: cell.at,
    term: item,
    values: { text: cell.text, min: '', max: '', step: '1원' },
  });
  return undefined;
}
