import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FileHash } from '../../rules/model.ts';
import { partialName, unwatch, watch } from '../months/part-file.ts';
import { hashFile } from './hash-file.ts';
import { asked, connect, loadDuckdb, quoted } from './load.ts';

export const databaseName = 'result.duckdb';

/** Puts the parts of a run and its people into one database, with the tables 결과 and 사람. */
export async function partsToDatabase(folder: string, parts: readonly FileHash[]): Promise<FileHash> {
  const path = join(folder, databaseName);
  const partial = partialName(path);
  watch(partial);
  rmSync(partial, { force: true });
  const connection = await connect(await loadDuckdb('DuckDB'));
  const files = parts.map((part) => quoted(join(folder, part.path))).join(', ');
  await asked(async () => {
    await connection.run(`attach ${quoted(partial)} as made`);
    await connection.run(`create table made.결과 as select * from read_parquet([${files}])`);
    await connection.run(
      `create table made.사람 as select * from read_csv(${quoted(join(folder, 'people.csv'))}, header = true, types = {'사번': 'VARCHAR'})`,
    );
    await connection.run('detach made');
  });
  connection.closeSync();
  renameSync(partial, path);
  unwatch(partial);
  const sha256 = await hashFile(path);
  return { path: databaseName, sha256 };
}

/** The payslips of an ordinary run in another format. */
export async function convertPayslips(folder: string, format: 'parquet' | 'duckdb'): Promise<string> {
  const connection = await connect(await loadDuckdb(format === 'parquet' ? 'Parquet' : 'DuckDB'));
  const from = payslipsTable(folder);
  const name = format === 'parquet' ? 'payslips.parquet' : databaseName;
  const path = join(folder, name);
  const partial = partialName(path);
  watch(partial);
  rmSync(partial, { force: true });
  await asked(async () => {
    if (format === 'parquet')
      await connection.run(`copy (select * from ${from}) to ${quoted(partial)} (format parquet)`);
    else {
      await connection.run(`attach ${quoted(partial)} as made`);
      await connection.run(`create table made.결과 as select * from ${from}`);
      await connection.run(`create table made.사람 as select * from ${peopleTable(folder)}`);
      await connection.run('detach made');
    }
  });
  connection.closeSync();
  renameSync(partial, path);
  unwatch(partial);
  rmSync(join(folder, 'payslips.csv'), { force: true });
  return name;
}

const texts = ['사번', '귀속월', '제도', '적용', '미적용사유']
  .map((name) => `'${name}': 'VARCHAR'`)
  .join(', ');

/** The payslips of an ordinary run: what is no text is won. */
export const payslipsTable = (folder: string): string =>
  `read_csv(${quoted(join(folder, 'payslips.csv'))}, header = true, types = {${texts}})`;

export const peopleTable = (folder: string): string =>
  `read_csv(${quoted(join(folder, 'people.csv'))}, header = true, types = {'사번': 'VARCHAR'})`;
