import { join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Problem, ProblemError, problem } from '../../problem/problem.ts';
import { codeOf } from '../disk.ts';
import { spillFolder } from './spill.ts';

type Duckdb = typeof import('@duckdb/node-api');

/** DuckDB, where it is installed: it is large, and most people never need it. @throws ProblemError needs-duckdb */
export async function loadDuckdb(what: string): Promise<Duckdb> {
  // Before there are threads: they share it.
  spillFolder();
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new ProblemError([problem('needs-duckdb', { values: { what } })]);
  }
}

let databases = 0;

/**
 * A database of its own in memory. Few threads and a bounded memory: it works beside the calculation. What does not
 * fit goes to a folder of ours.
 */
export async function openMemory(duckdb: Duckdb): Promise<DuckDBInstance> {
  const spill = spillFolder();
  return duckdb.DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1GB',
    // Two databases must not spill into one folder. DuckDB makes it when it needs it.
    temp_directory: spill && join(spill, `${threadId}-${databases++}`),
  });
}

/** A database of its own in memory, for whoever asks one thing after the other. */
export const connect = async (duckdb: Duckdb): Promise<DuckDBConnection> =>
  (await openMemory(duckdb)).connect();

/** What DuckDB refuses of a query is a problem of the query. @throws ProblemError duckdb-failed */
export const asked = <T>(work: () => Promise<T>): Promise<T> =>
  refused(work, (why) => problem('duckdb-failed', { values: { why } }));

/** What DuckDB refuses while it reads an input is a problem of that file. @throws ProblemError table-not-readable */
export const readAsTable = <T>(path: string, work: () => Promise<T>): Promise<T> =>
  refused(work, (said) => {
    // What follows is our own SQL, and the file is named as everywhere.
    const why = (said.split('\n')[0] ?? '').replaceAll(resolve(path), path);
    return problem('table-not-readable', { values: { path, why } });
  });

async function refused<T>(work: () => Promise<T>, problemOf: (why: string) => Problem): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError([problemOf(codeOf(error))]);
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
export const sqlName = (text: string): string => `"${text.replaceAll('"', '""')}"`;
