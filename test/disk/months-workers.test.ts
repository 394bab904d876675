import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, loadDuckdb, quoted } from '../../src/disk/duckdb/load.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { isLong } from '../runs.ts';
import { fewMonths, filesIn, place, runOver, scenarioOver } from './months-setup.ts';

test('worker threads leave the bytes that one thread leaves, whatever their number', async () => {
  const path = scenarioOver('workers.csv', fewMonths(40));
  const alone = join(place, 'workers-none');
  await runOver(path, alone, { step: 1500 });
  const expected = filesIn(alone);
  expect(Object.keys(expected).filter((name) => name.startsWith('part-')).length).toBeGreaterThan(4);
  for (const workers of isLong ? [1, 2, 3] : [1, 3]) {
    const folder = join(place, `workers-${workers}`);
    await runOver(path, folder, { step: 1500, workers });
    expect(filesIn(folder)).toEqual(expected);
  }
});

test('what is wrong in a stretch is told with its line in the file, and nothing is left', async () => {
  const rows = fewMonths(40).replace(/^(S30,2024-04,)[^,]+/m, '$1요양보호');
  const path = scenarioOver('workers-wrong.csv', rows);
  const folder = join(place, 'workers-wrong');
  const error = await runOver(path, folder, { step: 1500, workers: 2 }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw error;
  // The heading is line 1, and each of 29 people before has three lines.
  expect(error.problems.map(({ code, at }) => [code, at?.line])).toEqual([
    ['unknown-choice', 1 + 29 * 3 + 2],
  ]);
  expect(() => filesIn(folder)).toThrow();
});

test('people out of order are found where two stretches meet', async () => {
  const lines = fewMonths(40).split('\n');
  const [head = '', ...rows] = lines.filter((line) => line !== '');
  const text = [head, ...rows.slice(60), ...rows.slice(0, 60), ''].join('\n');
  const path = scenarioOver('workers-order.csv', text);
  const reported = async (workers: number | undefined) => {
    const asked = { step: 1500, ...(workers !== undefined && { workers }) };
    const error = await runOver(path, undefined, asked).catch((thrown: unknown) => thrown);
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, at }) => `${code} ${at?.line}`);
  };
  const alone = await reported(undefined);
  // Rows 61 to 120 come first; the 61st line of data is S1.
  expect(alone[0]).toBe('people-not-sorted 62');
  expect(await reported(2)).toEqual(alone);
});

test.each(['parquet', 'duckdb'])('threads lose nobody of a table in %s', async (kind) => {
  const name = `workers-table.${kind}`;
  const text = fewMonths(1200);
  writeFileSync(join(place, 'workers-table.csv'), text);
  const csv = quoted(join(place, 'workers-table.csv'));
  const rows = `select * from read_csv(${csv}, types = {'귀속월': 'VARCHAR', '휴게': 'VARCHAR'})`;
  const file = quoted(join(place, name));
  const connection = await connect(await loadDuckdb('test'));
  const made =
    kind === 'parquet'
      ? [`copy (${rows}) to ${file} (format parquet)`]
      : [`attach ${file} as made`, `create table made.인월 as ${rows}`, 'detach made'];
  for (const one of made) await connection.run(one);
  connection.closeSync();
  const path = scenarioOver(name, readFileSync(join(place, name)));
  const alone = join(place, `${kind}-alone`);
  await runOver(path, alone, { step: 250 });
  const expected = filesIn(alone);
  expect(JSON.parse(readFileSync(join(alone, 'summary.json'), 'utf8')).인원).toBe(1200);
  for (const workers of isLong ? [1, 2, 3] : [2]) {
    const folder = join(place, `${kind}-${workers}`);
    await runOver(path, folder, { step: 250, workers });
    expect(filesIn(folder)).toEqual(expected);
  }
});
