import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ProblemError, problem } from '../../problem/problem.ts';
import type { FoldFile } from '../months/finish.ts';
import { databaseName, payslipsTable, peopleTable } from './database.ts';
import { asked, connect, loadDuckdb, quoted } from './load.ts';

/** What a query gave. Whole numbers are bigints where they are large. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number | bigint | boolean | null;

/**
 * Asks the results of a finished run in SQL: 결과, one row a person-month and scheme, and 사람. Without FROM, 결과 is
 * meant. Only the run's own folder can be read, and nothing written.
 * @throws ProblemError not-a-run, needs-duckdb, duckdb-failed
 */
export async function query(folder: string, sql: string): Promise<Answer> {
  if (!existsSync(join(folder, 'manifest.json'))) throw notARun(folder);
  const connection = await connect(await loadDuckdb('query'));
  try {
    return await asked(async () => {
      await makeViews(connection, realpathSync(folder));
      return answer(connection, withFrom(sql));
    });
  } finally {
    connection.closeSync();
  }
}

const notARun = (path: string): ProblemError =>
  new ProblemError([problem('not-a-run', { values: { path } })]);

async function makeViews(connection: DuckDBConnection, folder: string): Promise<void> {
  const manifest: { readonly outputs: readonly { readonly path: string }[] } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  );
  const names = manifest.outputs.map(({ path }) => path);
  const database = names.includes(databaseName);
  if (database) await connection.run(`attach ${quoted(join(folder, databaseName))} as run (read_only)`);
  const results = database ? 'run.결과' : resultsTable(folder, names);
  const people = database ? 'run.사람' : peopleTable(folder);
  await connection.run(`set allowed_directories = [${quoted(folder)}]`);
  await connection.run('set enable_external_access = false');
  if (results !== undefined) await connection.run(`create view 결과 as select * from ${results}`);
  if (database || names.includes('people.csv'))
    await connection.run(`create view 사람 as select * from ${people}`);
  await connection.run('set lock_configuration = true');
}

function resultsTable(folder: string, names: readonly string[]): string | undefined {
  const list = (extension: string): string =>
    names
      .filter((name) => name.startsWith('part-') && name.endsWith(extension))
      .map((name) => quoted(join(folder, name)))
      .join(', ');
  if (list('.parquet') !== '') return `read_parquet([${list('.parquet')}])`;
  if (names.includes('payslips.parquet')) return `read_parquet(${quoted(join(folder, 'payslips.parquet'))})`;
  if (names.includes('payslips.csv')) return payslipsTable(folder);
  if (list('.csv') === '') return undefined;
  const { columns }: FoldFile = JSON.parse(readFileSync(join(folder, 'fold.json'), 'utf8'));
  const types = columns.map(({ name, type }) => `${quoted(name)}: '${type}'`).join(', ');
  return `read_csv([${list('.csv')}], header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}})`;
}

/** `select 노조, sum(차액) group by 노조`: the results are what is asked. */
export function withFrom(sql: string): string {
  const bare = sql.replace(/'[^']*'|"[^"]*"/g, '');
  return /^\s*select\b/i.test(sql) && !/\bfrom\b/i.test(bare) ? `from 결과 ${sql}` : sql;
}

async function answer(connection: DuckDBConnection, sql: string): Promise<Answer> {
  const reader = await connection.runAndReadAll(sql);
  const types = reader.columnTypes().map(String);
  const columns = reader.columnNames().map((name, i) => ({
    name,
    isNumber: /INT|DOUBLE|FLOAT|DECIMAL/.test(types[i] ?? ''),
  }));
  const rows = reader.getRows().map((row) => row.map(cellOf));
  return { columns, rows };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return String(value);
}

const isSafe = (value: bigint): boolean => value >= -(2n ** 53n) && value <= 2n ** 53n;
