import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileHash } from '../../rules/model.ts';
import { hashFile } from '../months/hash.ts';
import { partialName } from '../months/part-file.ts';
import { unwatch, watch } from '../unfinished.ts';
import { asked, connect, csvTable, fileNamed, loadDuckdb, parquetTable } from './load.ts';

export const databaseName = 'result.duckdb';

/** Puts the parts of a run and its people into one database, with the tables 결과 and 사람. */
export async function partsToDatabase(folder: string, parts: readonly FileHash[]): Promise<FileHash> {
  const path = join(folder, databaseName);
  const partial = partialName(path);
  const connection = await connect(await loadDuckdb('DuckDB'));
  const results = parquetTable(parts.map((part) => join(folder, part.path)));
  begin(partial);
  await asked(() => makeDatabase(connection, partial, results, peopleTable(folder)));
  connection.closeSync();
  keep(partial, path);
  const sha256 = await hashFile(path);
  return { path: databaseName, sha256 };
}

/** A database of the tables 결과 and 사람. */
async function makeDatabase(
  connection: DuckDBConnection,
  path: string,
  results: string,
  people: string,
): Promise<void> {
  await connection.run(`attach ${fileNamed(path)} as made`);
  await connection.run(`create table made.결과 as select * from ${results}`);
  await connection.run(`create table made.사람 as select * from ${people}`);
  await connection.run('detach made');
}

/** What DuckDB writes for a file: a database has its log beside it. */
const withLog = (partial: string): readonly string[] => [partial, `${partial}.wal`];

function begin(partial: string): void {
  for (const path of withLog(partial)) {
    watch(path);
    rmSync(path, { force: true });
  }
}

function keep(partial: string, path: string): void {
  renameSync(partial, path);
  withLog(partial).forEach(unwatch);
}

/** The payslips of an ordinary run in another format. */
export async function convertPayslips(folder: string, format: 'parquet' | 'duckdb'): Promise<string> {
  const connection = await connect(await loadDuckdb(format === 'parquet' ? 'Parquet' : 'DuckDB'));
  const from = payslipsTable(folder);
  const name = format === 'parquet' ? 'payslips.parquet' : databaseName;
  const path = join(folder, name);
  const partial = partialName(path);
  begin(partial);
  await asked(async () => {
    if (format === 'parquet')
      await connection.run(`copy (select * from ${from}) to ${fileNamed(partial)} (format parquet)`);
    else await makeDatabase(connection, partial, from, peopleTable(folder));
  });
  connection.closeSync();
  keep(partial, path);
  rmSync(join(folder, 'payslips.csv'), { force: true });
  return name;
}

const texts = ['사번', '귀속월', '제도', '적용', '미적용사유']
  .map((name) => `'${name}': 'VARCHAR'`)
  .join(', ');

/** The payslips of an ordinary run: what is no text is won. */
export const payslipsTable = (folder: string): string =>
  csvTable([join(folder, 'payslips.csv')], `types = {${texts}}`);

export const peopleTable = (folder: string): string =>
  csvTable([join(folder, 'people.csv')], `types = {'사번': 'VARCHAR'}`);
