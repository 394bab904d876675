import { copyFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileHash } from '../../rules/model.ts';
import { csvHeading } from '../csv-heading.ts';
import { hashFile } from '../months/hash.ts';
import { connect, csvTable, fileNamed, loadDuckdb, parquetTable, quoted } from './load.ts';
import { spillFolder } from './spill.ts';
import { written } from './written.ts';

export const databaseName = 'result.duckdb';

/** Puts the parts of a run and its people into one database, with the tables 결과 and 사람. */
export async function partsToDatabase(folder: string, parts: readonly FileHash[]): Promise<FileHash> {
  const path = join(folder, databaseName);
  const results = parquetTable(parts.map((part) => join(folder, part.path)));
  await connected('DuckDB', (connection) =>
    written(path, (partial) => makeDatabase(connection, partial, results, peopleTable(folder))),
  );
  return { path: databaseName, sha256: await hashFile(path) };
}

async function connected(what: string, work: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const connection = await connect(await loadDuckdb(what));
  try {
    await work(connection);
  } finally {
    connection.closeSync();
  }
}

/** A database of the tables 결과 and 사람. */
async function makeDatabase(
  connection: DuckDBConnection,
  path: string,
  results: string,
  people: string,
): Promise<void> {
  // For `a?b/c`, DuckDB would put its log into a folder `a.wal?b`: such a database is made elsewhere.
  const aside = resolve(path).includes('?') && spillFolder() !== '';
  const at = aside ? join(spillFolder(), basename(path)) : path;
  await connection.run(`attach ${fileNamed(at)} as made`);
  await connection.run(`create table made.결과 as select * from ${results}`);
  await connection.run(`create table made.사람 as select * from ${people}`);
  await connection.run('detach made');
  if (!aside) return;
  copyFileSync(at, path);
  rmSync(at);
}

/** The person-months of a run in Parquet or a database as CSV, in the folder that goes with the program. @returns its path */
export async function resultsAsCsv(folder: string, names: readonly string[]): Promise<string> {
  const isDatabase = names.includes(databaseName);
  const path = join(spillFolder(), 'results.csv');
  await connected('audit', async (connection) => {
    if (isDatabase)
      await connection.run(`attach ${fileNamed(join(folder, databaseName))} as run (read_only)`);
    const rows = isDatabase ? 'run.결과' : parquetTable(names.map((name) => join(folder, name)));
    await connection.run(`copy (select * from ${rows}) to ${fileNamed(path)} (header, delimiter ',')`);
  });
  return path;
}

/** The payslips of an ordinary run in another format. */
export async function convertPayslips(folder: string, format: 'parquet' | 'duckdb'): Promise<string> {
  const from = payslipsTable(folder);
  const name = format === 'parquet' ? 'payslips.parquet' : databaseName;
  await connected(format === 'parquet' ? 'Parquet' : 'DuckDB', (connection) =>
    written(join(folder, name), async (partial) => {
      if (format === 'parquet')
        await connection.run(`copy (select * from ${from}) to ${fileNamed(partial)} (format parquet)`);
      else await makeDatabase(connection, partial, from, peopleTable(folder));
    }),
  );
  rmSync(join(folder, 'payslips.csv'), { force: true });
  return name;
}

/** The payslips of an ordinary run: what stands up to 미적용사유 is text, whatever it looks like, and the rest won. */
export const payslipsTable = (folder: string): string =>
  withTexts(join(folder, 'payslips.csv'), (heads) => heads.indexOf('미적용사유') + 1);

/** Everybody's totals: what stands before 개월 says who it is. */
export const peopleTable = (folder: string): string =>
  withTexts(join(folder, 'people.csv'), (heads) => heads.indexOf('개월'));

/** A CSV file of ours, whose first columns are texts. */
function withTexts(path: string, count: (heads: readonly string[]) => number): string {
  const heads = csvHeading(path);
  const texts = heads.slice(0, count(heads)).map((name) => `${quoted(name)}: 'VARCHAR'`);
  return csvTable([path], `types = {${texts.join(', ')}}`);
}
