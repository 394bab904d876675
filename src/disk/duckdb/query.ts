import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { ResultColumn } from '../../report/run/results.ts';
import {
  checkFiles,
  type Manifest,
  readAccumulatorFile,
  readManifest,
  refuseMoved,
} from '../months/finished-run.ts';
import { databaseName, payslipsTable, peopleTable } from './database.ts';
import {
  asked,
  connect,
  csvTable,
  fileNamed,
  literally,
  loadDuckdb,
  parquetTable,
  quoted,
  sqlName,
} from './load.ts';
import { questionOf } from './question.ts';

/** What a query gave. Whole numbers are bigints where they are large. */
export interface QueryResult {
  readonly columns: readonly QueryColumn[];
  readonly rows: readonly (readonly QueryValue[])[];
}

export interface QueryColumn {
  readonly name: string;
  /** As the name, and no other column's. */
  readonly key: string;
  readonly isNumber: boolean;
}

export type QueryValue = string | number | bigint | boolean | null;

/**
 * Asks the results of a finished run in SQL: 결과, one row a person-month and scheme, and 사람. Without FROM, 결과 is
 * meant. Only the run's own folder can be read, and nothing written.
 * @throws ProblemError not-a-run, part-damaged, needs-duckdb, query-not-select, query-function, query-no-rows,
 * duckdb-failed, input-changed
 */
export async function query(folder: string, sql: string): Promise<QueryResult> {
  const manifest = readManifest(folder);
  const problems = new Problems();
  const read = manifest.outputs.filter(({ path }) => isAsked.test(path));
  const checked = await checkFiles(folder, read, problems, 'part-damaged');
  problems.throwIfAny();
  const connection = await connect(await loadDuckdb('query'));
  try {
    return await asked(async () => {
      const question = await questionOf(connection, sql);
      await makeViews(connection, folder, manifest);
      const found = await answer(connection, question);
      refuseMoved(checked);
      return found;
    });
  } finally {
    connection.closeSync();
  }
}

/** The files in which rows stand. */
const isAsked = /^(people\.csv|(part-\d+|payslips)\.(csv|parquet)|result\.duckdb)$/;

async function makeViews(connection: DuckDBConnection, path: string, manifest: Manifest): Promise<void> {
  const folder = realpathSync(path);
  const names = manifest.outputs.map(({ path }) => path);
  const database = names.includes(databaseName);
  if (database) await connection.run(`attach ${fileNamed(join(folder, databaseName))} as run (read_only)`);
  const results = database ? 'run.결과' : resultsTable(folder, manifest);
  await connection.run(`set allowed_directories = [${quoted(folder)}, ${quoted(literally(folder))}]`);
  await connection.run('set enable_external_access = false');
  if (results === undefined) throw new ProblemError([problem('query-no-rows', { values: { path } })]);
  await connection.run(`create view 결과 as select * from ${results}`);
  if (database || names.includes('people.csv'))
    await connection.run(`create view 사람 as select * from ${database ? 'run.사람' : peopleTable(folder)}`);
  await connection.run('set lock_configuration = true');
}

/** Where the results are; none for a run that wrote totals alone. */
function resultsTable(folder: string, manifest: Manifest): string | undefined {
  const names = manifest.outputs.map(({ path }) => path);
  const parts = (extension: string): string[] =>
    names
      .filter((name) => name.startsWith('part-') && name.endsWith(extension))
      .map((name) => join(folder, name));
  const [parquet, csv] = [parts('.parquet'), parts('.csv')];
  if (parquet.length > 0) return parquetTable(parquet);
  if (names.includes('payslips.parquet')) return parquetTable([join(folder, 'payslips.parquet')]);
  if (names.includes('payslips.csv')) return payslipsTable(folder);
  if (!names.includes('fold.json')) return undefined;
  const { columns, identity } = readAccumulatorFile(folder, manifest);
  if (csv.length > 0) return csvTable(csv, `auto_detect = false, columns = {${typesOf(columns)}}`);
  // One of several parts may hold nobody.
  return identity.format === 'summary' ? undefined : noRows(columns);
}

const typesOf = (columns: readonly ResultColumn[]): string =>
  columns.map(({ name, type }) => `${quoted(name)}: '${type}'`).join(', ');

const noRows = (columns: readonly ResultColumn[]): string =>
  `(select ${columns.map(({ name, type }) => `null::${type} as ${sqlName(name)}`).join(', ')} where false)`;

async function answer(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
  const reader = await connection.runAndReadAll(sql);
  const types = reader.columnTypes().map(String);
  const keys = reader.deduplicatedColumnNames();
  const columns = reader.columnNames().map((name, i) => ({
    name,
    key: keys[i] ?? name,
    isNumber: numeric.test(types[i] ?? ''),
  }));
  const rows = reader.getRows().map((row) => row.map(cellOf));
  return { columns, rows };
}

const numeric = /^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\(.*\))$/;

function cellOf(value: unknown): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  const text = String(value);
  // A decimal is a number as long as a double holds all of its digits.
  return isDecimal(value) && text.replace(/\D/g, '').length <= 15 ? Number(text) : text;
}

const isDecimal = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'scale' in value;

const isSafe = (value: bigint): boolean => value >= -(2n ** 53n) && value <= 2n ** 53n;
