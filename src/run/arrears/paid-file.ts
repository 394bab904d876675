import { isoMonth } from '../../calendar/date.ts';
import { takeMonth } from '../../people/cells/problems.ts';
import { takeAmount } from '../../people/inputs/allowance-cells.ts';
import { idColumn, required, takeCell } from '../../people/inputs/columns.ts';
import { type CsvColumn, type CsvRow, CsvTable } from '../../people/inputs/csv.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { Problems } from '../../problem/problem.ts';
import type { MonthPay } from './arrears.ts';

/** The items of wages that a scheme has, and those of them that somebody is due. */
export interface PaidItems {
  readonly items: readonly string[];
  readonly dueItems: ReadonlySet<string>;
}

const [monthColumn, schemeColumn] = ['귀속월', '제도'];

/**
 * What was paid, from a table with a row for each person and month and a column for each item that is looked at, as
 * `pumsak run --out` writes it; other columns may stand beside. Of several schemes the rows of one are read. Items that are
 * due to somebody need a column (`dueItems`); of another item without one nothing was paid.
 *
 * Problems: `missing-column` for an item that has none, `duplicate-person-month`, and what cells refuse.
 */
export function readPaid(
  source: RecordSource,
  scheme: string,
  { items, dueItems }: PaidItems,
  problems: Problems,
): readonly MonthPay[] {
  const headings = headingsOf(source);
  const columns = items.map((item): CsvColumn => ({ name: item, required: dueItems.has(item) }));
  const known = [idColumn, required(monthColumn, '급여월', '년월'), ...columns];
  const names = new Set(known.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const others = headings.filter((name) => !names.has(name)).map((name) => ({ name }));
  const table = new CsvTable(source, [...known, ...others], problems);
  const seen = new Set<string>();
  const found: MonthPay[] = [];
  for (const row of table.rows(problems)) {
    const own = row.cell(schemeColumn)?.text;
    if (own !== undefined && own !== '' && own !== scheme) continue;
    const one = readRow(row, items, problems);
    if (one === undefined) continue;
    const key = `${one.id} ${one.month}`;
    if (seen.has(key))
      problems.add('duplicate-person-month', {
        at: row.at,
        values: { id: one.id, month: isoMonth(one.month) },
      });
    else found.push(one);
    seen.add(key);
  }
  return found;
}

function headingsOf(source: RecordSource): readonly string[] {
  for (const record of source.records(new Problems())) return record.cells.map((one) => one.trim());
  return [];
}

function readRow(row: CsvRow, items: readonly string[], problems: Problems): MonthPay | undefined {
  const id = row.cell(idColumn.name)?.text ?? '';
  const month = takeCell(row, monthColumn, takeMonth, problems);
  const amounts = items.flatMap((item): [string, number][] => {
    const cell = row.cell(item);
    if (cell === undefined || cell.text === '') return [];
    const won = takeAmount(cell, problems, item);
    return won === undefined || won === 0 ? [] : [[item, won]];
  });
  return month === undefined || id === '' ? undefined : { id, month, amounts: new Map(amounts) };
}
