import { mkdirSync, readFileSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeRuns } from '../../src/disk/months/merge.ts';
import { isRunFile } from '../../src/disk/months/progress.ts';
import { refuseInputs } from '../../src/disk/results.ts';
import { inputPaths, openScenario } from '../../src/disk/scenario.ts';
import { isLong } from '../runs.ts';
import { rules } from '../support.ts';
import { codes, fewMonths, filesIn, place, runOver, scenarioOver, wholeOver } from './months-setup.ts';

const path = scenarioOver('few.csv', fewMonths(40));

const made = (name: string): string => {
  mkdirSync(join(place, name));
  return join(place, name);
};

test.each(['csv', 'parquet'] as const)(
  'a part in %s that cannot take its name is told, leaves nothing half, and is made later',
  async (format) => {
    const [folder, straight] = [join(place, `taken-${format}`), join(place, `taken-${format}-straight`)];
    await runOver(path, straight, { step: 1500, format });
    for (const name of [`part-00003.${format}`, 'people-00003.csv']) {
      await expect(runOver(path, folder, { step: 1500, format, stopAfter: 2 })).rejects.toThrow('stopped');
      mkdirSync(join(folder, name));
      for (const workers of isLong || format === 'csv' ? [undefined, 1] : [undefined]) {
        const resumed = { step: 1500, format, resume: true, ...(workers !== undefined && { workers }) };
        expect(await codes(() => runOver(path, folder, resumed))).toEqual(['file-not-writable']);
        rmdirSync(join(folder, name));
        expect(Object.keys(filesIn(folder)).filter((one) => one.startsWith('.'))).toEqual([]);
        mkdirSync(join(folder, name));
      }
      rmdirSync(join(folder, name));
      await runOver(path, folder, { step: 1500, format, resume: true });
      expect(filesIn(folder)).toEqual(filesIn(straight));
    }
  },
);

test('a folder of the name of a result is told before anything is removed', async () => {
  for (const name of ['part-00001.csv', 'people.csv', '.part-00002.csv.4711-0123456789ab.partial']) {
    const folder = join(place, `folder-${name}`);
    await runOver(path, folder, { step: 1500, format: 'summary' });
    mkdirSync(join(folder, name));
    expect(await codes(() => runOver(path, folder))).toEqual(['file-not-writable']);
    rmdirSync(join(folder, name));
    expect(Object.keys(filesIn(folder))).toContain('summary.json');
  }
});

test('only what a run writes is a run’s to remove', async () => {
  const folder = made('beside');
  const own = [
    'people-2024.csv',
    'part-3.csv',
    'people-명단.csv',
    'months.csv',
    'consent.csv',
    'payslips.csv',
  ];
  for (const name of own) writeFileSync(join(folder, name), name);
  await runOver(path, folder);
  await runOver(path, folder, { step: 1500 });
  for (const name of own) expect(readFileSync(join(folder, name), 'utf8')).toBe(name);
});

test('an ordinary run over another leaves none of its files', async () => {
  const folder = join(place, 'over-another');
  await runOver(path, folder, { step: 1500 });
  const names = ['manifest.json', 'payslips.csv', 'people.csv', 'summary.json'];
  await wholeOver(path, folder);
  expect(Object.keys(filesIn(folder))).toEqual(names);
  await wholeOver(path, folder, 'parquet');
  expect(Object.keys(filesIn(folder))).toEqual(names.map((name) => name.replace('s.csv', 's.parquet')));
  await runOver(path, folder, { format: 'summary' });
  expect(Object.keys(filesIn(folder))).toEqual(['fold.json', 'manifest.json', 'summary.json']);
});

test('parts are not put together over what they were made from', async () => {
  const folder = made('own');
  const over = scenarioOver('own/people.csv', fewMonths(40));
  const parts = await Promise.all(
    [1, 2].map(async (part) => {
      const out = join(place, `own-${part}`);
      await runOver(over, out, { part: { part, of: 2 } });
      return out;
    }),
  );
  const before = filesIn(folder);
  expect(await codes(() => mergeRuns(parts, folder))).toEqual(['output-is-input']);
  expect(filesIn(folder)).toEqual(before);
});

test('a scenario’s bases and every link to a file are inputs', async () => {
  const folder = made('linked');
  writeFileSync(join(place, 'real.csv'), fewMonths(2));
  symlinkSync(join('..', 'real.csv'), join(folder, 'people.csv'));
  symlinkSync(join('linked', 'people.csv'), join(place, 'first.csv'));
  const refused = (file: string): Promise<string[]> => codes(() => refuseInputs(folder, [file], isRunFile));
  expect(await refused(join(place, 'first.csv'))).toEqual(['output-is-input']);
  expect(await refused(join(folder, 'people.csv'))).toEqual(['output-is-input']);
  expect(await refused(join(place, 'real.csv'))).toEqual([]);

  const base = join(folder, 'summary.json');
  writeFileSync(base, readFileSync(path, 'utf8').replace('few.csv', '../few.csv'));
  const over = join(place, 'over.yaml');
  writeFileSync(over, '기준: linked/summary.json\n');
  const read = inputPaths(await openScenario(rules, over), over);
  expect(read).toEqual([over, base, join(place, 'few.csv')]);
  expect(await codes(() => refuseInputs(folder, read, isRunFile))).toEqual(['output-is-input']);
});

test('a manifest that has lost or repeats a file is no part', async () => {
  const parts = await Promise.all(
    [1, 2].map(async (part) => {
      const out = join(place, `lost-${part}`);
      await runOver(path, out, { part: { part, of: 2 }, step: 1500 });
      return out;
    }),
  );
  const file = join(parts[1] ?? '', 'manifest.json');
  const text = readFileSync(file, 'utf8');
  const entry = / {2}\{\n {3}"path": "part-00001\.csv",[^}]*\},\n/;
  expect(text).toMatch(entry);
  for (const changed of [text.replace(entry, ''), text.replace(entry, (found) => found + found)]) {
    writeFileSync(file, changed);
    expect(await codes(() => mergeRuns(parts, join(place, 'never')))).toEqual(['part-damaged']);
  }
  writeFileSync(file, text);
  await mergeRuns(parts, join(place, 'found'));
});
