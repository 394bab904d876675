import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { connect, loadDuckdb, quoted } from '../../src/disk/duckdb/load.ts';
import { query } from '../../src/disk/duckdb/query.ts';
import { readManifest } from '../../src/disk/months/finished-run.ts';
import { mergeRuns } from '../../src/disk/months/merge.ts';
import { sha256 } from '../../src/disk/rule-folder.ts';
import { openTableFile } from '../../src/disk/table-file.ts';
import { Problems } from '../../src/problem/problem.ts';
import { codes, fewMonths, filesIn, place, runOver, scenarioOver, wholeOver } from './months-setup.ts';

/** Writes one byte in the middle anew, and puts the times back that programs can put back. */
function edit(path: string): void {
  const { atime, mtime, size } = statSync(path);
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  const middle = Math.floor(size / 2);
  readSync(file, byte, 0, 1, middle);
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, middle);
  closeSync(file);
  utimesSync(path, atime, mtime);
}
const ways: Readonly<Record<string, (path: string) => void>> = {
  cut: (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'edited in place': edit,
  'written on': (path) => appendFileSync(path, '\n'),
  replaced: (path) => {
    copyFileSync(path, `${path}.new`);
    renameSync(`${path}.new`, path);
  },
  removed: (path) => rmSync(path),
};

const kinds = ['csv', 'parquet', 'duckdb'] as const;
const original = (kind: string): string => join(place, `changing.${kind}`);
beforeAll(async () => {
  writeFileSync(original('csv'), fewMonths(40));
  const rows = `select * from read_csv(${quoted(original('csv'))}, types = {'귀속월': 'VARCHAR', '휴게': 'VARCHAR'})`;
  const connection = await connect(await loadDuckdb('test'));
  await connection.run(`copy (${rows}) to ${quoted(original('parquet'))} (format parquet)`);
  await connection.run(`attach ${quoted(original('duckdb'))} as made`);
  await connection.run(`create table made.인월 as ${rows}`);
  await connection.run('detach made');
  connection.closeSync();
});

let copies = 0;
/** A scenario over a file of its own. */
function over(kind: string): { readonly scenario: string; readonly file: string } {
  const name = `changing-${++copies}.${kind}`;
  return { scenario: scenarioOver(name, readFileSync(original(kind))), file: join(place, name) };
}

const all = kinds.flatMap((kind) => Object.keys(ways).map((way) => [kind, way] as const));
test.each(all)(
  'a file of %s that is %s while it is read ends the run, and nothing is written',
  async (kind, way) => {
    const { scenario, file } = over(kind);
    const folder = join(place, `changed-${copies}`);
    const onChunk = (number: number): void => (number === 1 ? ways[way]?.(file) : undefined);
    expect(await codes(() => runOver(scenario, folder, { onChunk }))).toEqual(['input-changed']);
    expect(existsSync(folder)).toBe(false);
  },
);

test.each(all)('%s, %s while a run whose results are one file reads it', async (kind, way) => {
  const { scenario, file } = over(kind);
  const folder = join(place, `changed-${copies}`);
  const change = (): void => ways[way]?.(file);
  expect(await codes(() => wholeOver(scenario, folder, 'csv', change))).toEqual(['input-changed']);
  expect(existsSync(folder)).toBe(false);
});

test.each(Object.keys(ways))('what is %s while a run is gone on with', async (way) => {
  const { scenario, file } = over('csv');
  const folder = join(place, `changed-${copies}`);
  const step = 1500;
  await expect(runOver(scenario, folder, { step, stopAfter: 2 })).rejects.toThrow('stopped');
  const onChunk = (number: number): void => (number === 2 ? ways[way]?.(file) : undefined);
  expect(await codes(() => runOver(scenario, folder, { step, resume: true, onChunk }))).toEqual([
    'input-changed',
  ]);
  expect(existsSync(folder) ? Object.keys(filesIn(folder)) : []).toEqual([]);
});

test('what is replaced while threads of their own read it', async () => {
  const { scenario, file } = over('csv');
  const folder = join(place, `changed-${copies}`);
  const onChunk = (number: number): void => (number === 1 ? ways['replaced']?.(file) : undefined);
  const found = await codes(() => runOver(scenario, folder, { step: 1500, workers: 2, onChunk }));
  expect(found).toEqual(['input-changed']);
  expect(existsSync(folder)).toBe(false);
});

test.each(kinds)('the hash of a file of %s is that of the bytes that were computed', async (kind) => {
  const { scenario, file } = over(kind);
  const folder = join(place, `hashed-${copies}`);
  await runOver(scenario, folder);
  expect(readManifest(folder).inputs.map((one) => one.sha256)).toEqual(
    [scenario, file].map((path) => sha256(readFileSync(path))),
  );
});

test('the hash of a scenario in CP949 is that of its bytes', async () => {
  const { scenario } = over('csv');
  const text = readFileSync(scenario);
  // A byte order mark is no part of the text.
  writeFileSync(scenario, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text]));
  const folder = join(place, `hashed-bom-${copies}`);
  await runOver(scenario, folder);
  expect(readManifest(folder).inputs[0]?.sha256).toBe(sha256(readFileSync(scenario)));
});

test.each(['cut', 'edited in place', 'replaced'])(
  'a large table that is %s between two windows',
  async (way) => {
    const path = join(place, `large-${way}.csv`);
    writeFileSync(path, `사번,메모\n${'S1,돌봄\n'.repeat(2_000_000)}`);
    const { source } = await openTableFile(path);
    const rows = source.records(new Problems())[Symbol.iterator]();
    for (let n = 0; n < 10; n++) rows.next();
    ways[way]?.(path);
    const rest = (): void => {
      while (rows.next().done !== true);
    };
    expect(await codes(rest)).toEqual(['input-changed']);
    source.close();
  },
);

test.each(['csv', 'parquet', 'duckdb'] as const)(
  'a question to results in %s that are others now',
  async (format) => {
    const folder = join(place, `asked-${format}`);
    await runOver(over('csv').scenario, folder, { format });
    expect((await query(folder, 'select count(*)')).rows).toEqual([[240]]);
    for (const { path } of readManifest(folder).outputs.filter((one) =>
      /^(part|people|result)/.test(one.path),
    )) {
      const before = readFileSync(join(folder, path));
      edit(join(folder, path));
      expect(await codes(() => query(folder, 'select count(*)')), path).toEqual(['part-damaged']);
      rmSync(join(folder, path));
      expect(await codes(() => query(folder, 'select count(*)')), path).toEqual(['part-damaged']);
      writeFileSync(join(folder, path), before);
    }
    expect((await query(folder, 'select count(*)')).rows).toEqual([[240]]);
  },
);

test('parts that are others than their manifests say are not merged', async () => {
  const { scenario } = over('csv');
  const parts = [1, 2].map((part) => join(place, `merged-${part}`));
  for (const [i, folder] of parts.entries())
    await runOver(scenario, folder, { part: { part: i + 1, of: 2 } });
  edit(join(parts[1] ?? '', 'part-00001.csv'));
  expect(await codes(() => mergeRuns(parts, join(place, 'merged')))).toEqual(['part-damaged']);
  expect(existsSync(join(place, 'merged'))).toBe(false);
});
