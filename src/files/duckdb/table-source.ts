import { existsSync } from 'node:fs';
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { plain } from '../../people/cells/plain.ts';
import type { CsvRecord } from '../../people/csv-records.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { FewProblems } from '../../scenario/months-file/few-problems.ts';
import type { OrderState } from '../../scenario/months-file/order.ts';
import { type MonthsAsk, makePlan, type Plan } from '../../scenario/months-file/plan.ts';
import type { ReadChunk } from '../../scenario/months-file/store.ts';
import { type Block, type BlockColumn, MonthsTable } from '../../scenario/months-file/table.ts';
import type { Passed } from '../months/hash.ts';
import { hashFile, openFile } from '../months/hash.ts';
import type { MonthsSource } from '../months/source.ts';
import { connect, fileNamed, loadDuckdb, named, parquetTable, readAsTable } from './load.ts';

/** Rows that make a part of the output. */
const partRows = 1 << 18;
/** DuckDB's whole numbers, and days; everything else comes as the text that it shows. */
const whole = /^(U?(TINY|SMALL|BIG)INT|U?INTEGER)$/;

/**
 * Opens a Parquet file, or the table 인월 of a DuckDB file, as person-months. Its places are rows, from 0; in
 * messages a row counts as a line, the names of the columns as the first, and a column by its number.
 * @throws ProblemError needs-duckdb, table-not-readable, database-not-closed, and what is wrong with the columns.
 */
export async function openTable(
  path: string,
  kind: 'parquet' | 'duckdb',
  ask: MonthsAsk,
  known?: Passed,
): Promise<MonthsSource> {
  // A missing file is told as everywhere else.
  await (await openFile(path)).close();
  // DuckDB would read it with the file, and no hash would tell.
  const log = `${path}.wal`;
  if (kind === 'duckdb' && existsSync(log))
    throw new ProblemError([problem('database-not-closed', { values: { path: log } })]);
  const connection = await connect(await loadDuckdb(kind === 'parquet' ? 'Parquet' : 'DuckDB'));
  try {
    const passed = known ?? { sha256: await hashFile(path), size: 0, isUtf8: true };
    return await readAsTable(ask.file, async () => {
      if (kind === 'duckdb') await connection.run(`attach ${fileNamed(path)} as file (read_only)`);
      const from = kind === 'duckdb' ? 'file.인월' : parquetTable([path], ', file_row_number = true');
      const row = kind === 'duckdb' ? 'rowid' : 'file_row_number';
      const described = await connection.runAndReadAll(`describe select * from ${from}`);
      const columns = described
        .getRows()
        .map(([name, type]) => ({ name: String(name), type: String(type) }))
        .filter(({ name }) => name !== 'file_row_number');
      const plan = planOf(columns, ask);
      const counted = await connection.runAndReadAll(
        `select coalesce(max(${row}) + 1, 0)::double from ${from}`,
      );
      const end = Number(counted.getRows()[0]?.[0] ?? 0);
      const shown = columns.map(({ name, type }) =>
        whole.test(type) || type === 'DATE' ? named(name) : `${named(name)}::varchar as ${named(name)}`,
      );
      return new TableSource(connection, passed, plan, end, `select ${shown.join(', ')} from ${from}`, row);
    });
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}

/** @throws ProblemError */
function planOf(columns: readonly { readonly name: string }[], ask: MonthsAsk): Plan {
  const header: CsvRecord = {
    cells: columns.map(({ name }) => name),
    broken: false,
    place: (cell) => ({ file: ask.file, line: 1, column: cell + 1 }),
  };
  const problems = new Problems();
  const plan = makePlan(header, ask, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new ProblemError([problem('empty-file', {})]);
  return plan;
}

class TableSource implements MonthsSource {
  readonly passed: Passed;
  readonly plan: Plan;
  readonly start = 0;
  readonly end: number;
  readonly step = partRows;
  private readonly connection: DuckDBConnection;
  private readonly select: string;
  private readonly row: string;

  constructor(
    connection: DuckDBConnection,
    passed: Passed,
    plan: Plan,
    end: number,
    select: string,
    row: string,
  ) {
    this.connection = connection;
    this.passed = passed;
    this.plan = plan;
    this.end = end;
    this.select = select;
    this.row = row;
  }

  async *read(
    from: number,
    to: number,
    order: OrderState,
    problems: FewProblems,
    progress: (at: number) => void = () => {},
  ): AsyncGenerator<ReadChunk, OrderState> {
    const table = new MonthsTable(this.plan, order, problems);
    const result = await readAsTable(this.plan.file, () =>
      this.connection.stream(`${this.select} where ${this.row} >= ${from} and ${this.row} < ${to}`),
    );
    for (let at = from; !problems.isFull; ) {
      const chunk = await readAsTable(this.plan.file, () => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) break;
      table.feed(blockOf(chunk), at - from);
      at += chunk.rowCount;
      progress(at);
      yield* table.ready.splice(0);
    }
    table.finish();
    yield* table.ready.splice(0);
    return table.order;
  }

  async align(at: number): Promise<number> {
    if (at <= 0) return 0;
    const id = this.plan.columns.findIndex(({ kind }) => kind === 'id');
    let before: string | undefined;
    for (let from = at - 1; from < this.end; from += 4096) {
      const sql = `select * from (${this.select} where ${this.row} >= ${from} and ${this.row} < ${from + 4096})`;
      const rows = (await readAsTable(this.plan.file, () => this.connection.runAndReadAll(sql))).getRows();
      for (const [i, row] of rows.entries()) {
        const text = plain(String(row[id] ?? ''));
        if (before !== undefined && text !== before) return from + i;
        before = text;
      }
    }
    return this.end;
  }

  /** As in CSV, the names of the columns are line 1, and the first row is line 2. A row that was deleted is none. */
  async lineAt(at: number): Promise<number> {
    const sql = `select count(*)::double from (${this.select} where ${this.row} < ${at})`;
    return (
      Number(
        (await readAsTable(this.plan.file, () => this.connection.runAndReadAll(sql))).getRows()[0]?.[0] ?? 0,
      ) + 2
    );
  }

  async close(): Promise<void> {
    this.connection.closeSync();
  }
}

/** DuckDB's chunk as the reader takes it. */
function blockOf(chunk: DuckDBDataChunk): Block {
  const columns = Array.from({ length: chunk.columnCount }, (_, c): BlockColumn => {
    const vector = chunk.getColumnVector(c);
    return (row) => {
      const value = vector.getItem(row);
      if (value === null || typeof value === 'number' || typeof value === 'string') return value;
      if (typeof value === 'bigint') return Number(value);
      if (typeof value === 'object' && 'days' in value && typeof value.days === 'number')
        return { day: value.days };
      return String(value);
    };
  });
  return { rows: chunk.rowCount, columns };
}
