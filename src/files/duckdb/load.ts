import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ProblemError, problem } from '../../problem/problem.ts';

type Duckdb = typeof import('@duckdb/node-api');

/** DuckDB, where it is installed: it is large, and most people never need it. @throws ProblemError needs-duckdb */
export async function loadDuckdb(what: string): Promise<Duckdb> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new ProblemError([problem('needs-duckdb', { values: { what } })]);
  }
}

/**
 * A database of its own in memory. Few threads and a bounded memory: it works beside the calculation. What does not
 * fit goes to the system's place for passing files, not to wherever the program was called.
 */
export async function connect(duckdb: Duckdb): Promise<DuckDBConnection> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1GB',
    temp_directory: join(tmpdir(), `pumsak-${process.pid}`),
  });
  return instance.connect();
}

/** What DuckDB refuses is a problem of the file or of the query. @throws ProblemError duckdb-failed */
export async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ProblemError([problem('duckdb-failed', { values: { why: why.trim() } })]);
  }
}

/** A file of this very name, as a text in SQL: whole, so that no beginning of it can mean another place. */
export const fileNamed = (path: string): string => quoted(resolve(path));
/** As `fileNamed`, where DuckDB would take `*`, `?` and `[` for patterns. */
export const literally = (path: string): string => resolve(path).replace(/[[*?]/g, '[$&]');

/** Parquet files as a table. A folder called `월=3` adds no column. */
export const parquetTable = (paths: readonly string[], more = ''): string =>
  `read_parquet([${paths.map((path) => quoted(literally(path))).join(', ')}], hive_partitioning = false${more})`;
/** CSV files of ours as a table. */
export const csvTable = (paths: readonly string[], more: string): string =>
  `read_csv([${paths.map((path) => quoted(literally(path))).join(', ')}], hive_partitioning = false, header = true, delim = ',', quote = '"', escape = '"', ${more})`;

/** A text in SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name in SQL. */
export const named = (text: string): string => `"${text.replaceAll('"', '""')}"`;
