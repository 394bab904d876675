import { type QueryResult, type QueryValue, query } from '../disk/duckdb/query.ts';
import { groupDigits } from '../formula/display.ts';
import { csvText } from '../writing/csv-text.ts';
import { table } from '../writing/table.ts';
import { type Context, exit, out } from './context.ts';

/** `pumsak query RUN SQL [--json] [--csv]`. @throws ProblemError */
export async function queryCommand(
  folder: string,
  sql: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const answer = await query(folder, sql);
  if (context.json) out(`${JSON.stringify(asObjects(answer), null, 1)}\n`);
  else if (options['csv'] === true) out(asCsv(answer));
  else out(`${asTable(answer, context.columns)}\n`);
  return exit.done;
}

/** Numbers that JSON cannot hold exactly are texts. */
const asObjects = ({ columns, rows }: QueryResult): Record<string, unknown>[] =>
  rows.map((row) =>
    Object.fromEntries(
      columns.map(({ key }, i) => {
        const cell = row[i] ?? null;
        return [key, typeof cell === 'bigint' ? String(cell) : cell];
      }),
    ),
  );

const asCsv = ({ columns, rows }: QueryResult): string =>
  [columns.map(({ name }) => csvText(name)), ...rows.map((row) => row.map(plainCell))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');

const plainCell = (cell: QueryValue): string =>
  cell === null ? '' : typeof cell === 'string' ? csvText(cell) : String(cell);

const asTable = ({ columns, rows }: QueryResult, width: number): string =>
  table(
    columns.map(({ name, isNumber }) => ({ head: name, align: isNumber ? 'right' : 'left' })),
    rows.map((row) => row.map(shownCell)),
    width,
  );

function shownCell(cell: QueryValue): string {
  if (cell === null) return '';
  if (typeof cell !== 'number' && typeof cell !== 'bigint') return String(cell);
  return groupDigits(String(cell)).replace('-', '−');
}
