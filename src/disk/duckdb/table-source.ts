import { existsSync } from 'node:fs';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBValue } from '@duckdb/node-api';
import { plainSpelling } from '../../people/cells/plain.ts';
import type { CsvRecord } from '../../people/inputs/csv-records.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import type { FewProblems } from '../../people/table/few-problems.ts';
import type { OrderState } from '../../people/table/order.ts';
import { type MonthsFileSpec, makePlan, type Plan } from '../../people/table/plan.ts';
import { type BlockColumn, type ColumnBlock, MonthsTable } from '../../people/table/typed-rows.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import { refuseChanged } from '../file-state.ts';
import type { FileScan } from '../months/hash.ts';
import { openFile, scanFile } from '../months/hash.ts';
import type { MonthsSource } from '../months/source.ts';
import { fileNamed, loadDuckdb, openMemory, parquetTable, readAsTable, sqlName } from './load.ts';

/** Rows that make a part of the output. */
const partRows = 1 << 18;
/** Rows looked at for where a person begins. */
const window = 1 << 12;
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
  ask: MonthsFileSpec,
  known?: FileScan,
): Promise<MonthsSource> {
  // A missing file is reported as everywhere else.
  await (await openFile(path)).close();
  // DuckDB would read it with the file, and no hash would tell.
  const log = `${path}.wal`;
  if (kind === 'duckdb' && existsSync(log))
    throw new ProblemError([problem('database-not-closed', { values: { path: log } })]);
  const database = await openMemory(await loadDuckdb(kind === 'parquet' ? 'Parquet' : 'DuckDB'));
  const connection = await database.connect();
  try {
    const passed = known ?? (await scanFile(path));
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
        whole.test(type) || type === 'DATE' ? sqlName(name) : `${sqlName(name)}::varchar as ${sqlName(name)}`,
      );
      const id = columns[plan.columns.findIndex((one) => one.kind === 'id')]?.name ?? '';
      const asks = {
        rows: `select ${shown.join(', ')} from ${from}`,
        ids: `select ${row}, ${sqlName(id)}::varchar from ${from}`,
        row,
      };
      return new DuckDbSource(database, connection, path, passed, plan, end, asks);
    });
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}

/** @throws ProblemError */
function planOf(columns: readonly { readonly name: string }[], ask: MonthsFileSpec): Plan {
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

/** What is asked of a table: all its columns, or whose row each is; both still without a WHERE. */
interface TableQueries {
  readonly rows: string;
  readonly ids: string;
  /** The column that numbers the rows. */
  readonly row: string;
}

class DuckDbSource implements MonthsSource {
  readonly passed: FileScan;
  readonly shape: Plan;
  readonly start = 0;
  readonly end: number;
  readonly step = partRows;
  private readonly database: DuckDBInstance;
  /** For what is asked beside reading: a question asked where rows are streaming would end the stream. */
  private readonly aside: DuckDBConnection;
  private readonly asks: TableQueries;
  private readonly path: string;

  constructor(
    database: DuckDBInstance,
    aside: DuckDBConnection,
    path: string,
    passed: FileScan,
    plan: Plan,
    end: number,
    asks: TableQueries,
  ) {
    this.database = database;
    this.aside = aside;
    this.path = path;
    this.passed = passed;
    this.shape = plan;
    this.end = end;
    this.asks = asks;
  }

  async *read(
    from: number,
    to: number,
    order: OrderState,
    problems: FewProblems,
    progress: (at: number) => void = () => {},
  ): AsyncGenerator<Chunk, OrderState> {
    const table = new MonthsTable(this.shape, order, problems);
    const expected = await this.count(from, to);
    const connection = await this.database.connect();
    let read = 0;
    try {
      const result = await this.asked(() =>
        connection.stream(`${this.asks.rows} where ${this.within(from, to)}`),
      );
      while (!problems.isFull) {
        const chunk = await this.asked(() => result.fetchChunk());
        // What was read before this is what was hashed.
        this.refuseChanged();
        if (chunk === null || chunk.rowCount === 0) break;
        table.feed(blockOf(chunk), read);
        read += chunk.rowCount;
        progress(from + read);
        yield* table.ready.splice(0);
      }
    } finally {
      connection.closeSync();
    }
    // Nobody may be lost without a word.
    if (read !== expected && !problems.isFull) throw new Error(`${read} of ${expected} rows were read`);
    table.finish();
    yield* table.ready.splice(0);
    this.refuseChanged();
    return table.order;
  }

  async align(at: number): Promise<number> {
    if (at <= 0) return 0;
    let before = await this.personBefore(at);
    for (let from = at; from < this.end; from += window) {
      for (const [row, person] of await this.people(from, from + window)) {
        if (person !== before) return row;
        before = person;
      }
    }
    return this.end;
  }

  /** Whose row stands last before a place; rows that were deleted are none. */
  private async personBefore(at: number): Promise<string | undefined> {
    for (let to = at; to > 0; to -= window) {
      const [, person] = (await this.people(Math.max(0, to - window), to)).at(-1) ?? [];
      if (person !== undefined) return person;
    }
    return undefined;
  }

  private async people(from: number, to: number): Promise<(readonly [row: number, person: string])[]> {
    const rows = await this.rows(`${this.asks.ids} where ${this.within(from, to)}`);
    return rows.map(([row, id]) => [Number(row), plainSpelling(String(id ?? ''))]);
  }

  /** As in CSV, the names of the columns are line 1, and the first row is line 2. A row that was deleted is none. */
  /** Whoever looks for somebody reads the table. */
  holding = (): readonly [number, number] => [this.start, this.end];
  lineAt = async (at: number): Promise<number> => (await this.count(0, at)) + 2;

  private async count(from: number, to: number): Promise<number> {
    const [counted] = await this.rows(
      `select count(*)::double from (${this.asks.ids} where ${this.within(from, to)})`,
    );
    return Number(counted?.[0] ?? 0);
  }

  private within = (from: number, to: number): string =>
    `${this.asks.row} >= ${from} and ${this.asks.row} < ${to}`;

  private rows(sql: string): Promise<DuckDBValue[][]> {
    return this.asked(async () => (await this.aside.runAndReadAll(sql)).getRows());
  }

  private async asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await readAsTable(this.shape.file, work);
    } catch (error) {
      // What DuckDB says of a file that was cut is not what is wrong.
      this.refuseChanged();
      throw error;
    }
  }

  /** @throws ProblemError input-changed */
  private refuseChanged(): void {
    refuseChanged(this.path, this.shape.file, this.passed.state);
  }

  async close(): Promise<void> {
    this.aside.closeSync();
    this.database.closeSync();
  }
}

/** DuckDB's chunk as the reader takes it. */
function blockOf(chunk: DuckDBDataChunk): ColumnBlock {
  const columns = Array.from({ length: chunk.columnCount }, (_, c): BlockColumn => {
    const vector = chunk.getColumnVector(c);
    return (row) => {
      const value = vector.getItem(row);
      if (value === null || typeof value === 'number' || typeof value === 'string') return value;
      // Beyond the safe numbers as text: two 사번 must not become one.
      if (typeof value === 'bigint')
        return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
      if (typeof value === 'object' && 'days' in value && typeof value.days === 'number')
        return { day: value.days };
      return String(value);
    };
  });
  return { rows: chunk.rowCount, columns };
}
