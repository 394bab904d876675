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

/** A database of its own in memory. Few threads and a bounded memory: it works beside the calculation. */
export async function connect(duckdb: Duckdb): Promise<DuckDBConnection> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
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

/** A text in SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name in SQL. */
export const named = (text: string): string => `"${text.replaceAll('"', '""')}"`;
