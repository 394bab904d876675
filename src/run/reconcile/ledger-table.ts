import { idColumn } from '../../people/inputs/columns.ts';
import { type CsvColumn, withOwnHeadings } from '../../people/inputs/csv-header.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { type Book, labelOf, understoodSheet } from '../../people/understand/book-table.ts';
import type { SkippedRow } from '../../people/understand/rows.ts';
import { understoodRecords } from '../../people/understand/understood-records.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';
import { headingsOf, tableWords } from '../../rules/words/table-words.ts';

export const monthColumn: CsvColumn = { name: '귀속월', aliases: ['급여월', '년월', '지급월'] };

/** A ledger as a table, and how many lines of it were nobody's. */
export interface LedgerTable {
  readonly source: RecordSource;
  readonly skipped: number;
}

/**
 * A ledger's sheet as a table, whatever stands above it and between its lines. Every name of an item is a column of its own here:
 * several may mean the same item, and are summed by whoever reads them.
 */
export function ledgerTable(
  book: Book,
  items: ReadonlySet<string>,
  { ruleSet, ledger }: Pick<Compiled, 'ruleSet' | 'ledger'>,
  problems: Problems,
): LedgerTable | undefined {
  const columns = withOwnHeadings([idColumn, monthColumn], headingsOf(ruleSet));
  const taken = new Set(columns.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const names = [...items, ...ledger.names].filter((name) => !taken.has(name));
  const words = tableWords(ruleSet);
  const understood = understoodSheet(
    book,
    '급여대장',
    {
      columns: [...columns, ...[...new Set(names)].map((name) => ({ name }))],
      money: new Set(names),
      words,
      id: idColumn.name,
    },
    problems,
  );
  if (understood === undefined) return undefined;
  const source = understoodRecords(understood, {
    file: labelOf(book, understood.sheet),
    units: words.units,
  });
  const isLine = ({ reason }: SkippedRow): boolean => reason === 'sum' || reason === 'note';
  return { source, skipped: understood.skipped.filter(isLine).length };
}
