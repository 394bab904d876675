import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Holder, thisHolder } from '../../src/disk/holder.ts';
import { lockName } from '../../src/disk/lock.ts';
import { manifestName, writeManifest } from '../../src/disk/manifest.ts';
import { intoFolder } from '../../src/disk/out-folder.ts';
import { sha256 } from '../../src/disk/rule-folder.ts';
import { codes, fewMonths, filesIn, runOver, scenarioOver } from './months-setup.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-out-'));

/** A folder whose lock says what another process wrote, or what nobody did. */
function lockedBy(name: string, holder: Partial<Holder> | string): string {
  const folder = join(place, name);
  mkdirSync(folder);
  const text = typeof holder === 'string' ? holder : JSON.stringify({ ...thisHolder(), name, ...holder });
  writeFileSync(join(folder, lockName), text);
  return folder;
}

/** The number of a process that has come and gone. */
const gone = (): number => spawnSync('true').pid;

test('one writer a folder: the other is told, and the folder is free afterwards', async () => {
  const folder = join(place, 'one');
  const inner = await intoFolder(folder, { force: false }, () =>
    codes(() => intoFolder(folder, { force: true }, async () => {})),
  );
  expect(inner).toEqual(['folder-in-use']);
  expect(existsSync(folder), 'nothing was written, and the folder was made for it').toBe(false);
  expect(await codes(() => intoFolder(folder, { force: false }, async () => {}))).toEqual([]);
});

test.each([
  ['a process that is gone', { process: { pid: gone() }, sweeper: { pid: gone() } }],
  [
    'a process whose number is another’s now',
    { process: { pid: process.pid, began: '1' }, sweeper: { pid: gone() } },
  ],
  ['a process before the machine was started anew', { boot: 'another', process: { pid: process.pid } }],
] as const)('the lock of %s is taken over, and that is told', async (name, holder) => {
  const folder = lockedBy(name, holder);
  const told: Holder[] = [];
  await intoFolder(folder, { force: false, tookOver: (after) => told.push(after) }, async (target) => {
    writeFileSync(join(target, 'x'), '');
  });
  expect(told.map((one) => one.name)).toEqual([name]);
  expect(readdirSync(folder)).toEqual(['x']);
});

test.each([
  ['a process at work', {}],
  ['another machine', { host: 'another', process: { pid: gone() } }],
  ['nobody known', 'half a lo'],
  ['a process without a number', '{"name":"a","host":"b","process":{}}'],
] as const)('the lock of %s stands', async (name, holder) => {
  const folder = lockedBy(name, holder);
  const before = filesIn(folder);
  expect(await codes(() => intoFolder(folder, { force: true }, async () => {}))).toEqual(['folder-in-use']);
  expect(filesIn(folder)).toEqual(before);
});

/** Writes the least that is a result. */
function result(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const outputs = Object.entries(files).map(([path, text]) => ({ path, sha256: sha256(text) }));
  writeManifest(folder, { engine: 'test', scenario: 'x.yaml', rules: [], inputs: [], outputs });
}
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => ![manifestName, lockName, '.next'].includes(name))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

const old = { 'payslips.csv': 'old', 'consent.csv': 'old', 'summary.json': 'old' };
const newer = { 'payslips.csv': 'new', 'summary.json': 'new' };
function standing(name: string): string {
  const folder = join(place, name);
  mkdirSync(folder);
  result(folder, old);
  return folder;
}

test('results stand until others stand beside them, and none of theirs stays behind', async () => {
  const folder = standing('stands');
  await intoFolder(folder, { force: true }, async (target) => {
    mkdirSync(target);
    result(target, newer);
    expect(textsIn(folder)).toEqual(old);
  });
  expect(textsIn(folder)).toEqual(newer);
});

test('a run that fails leaves the results that stood there', async () => {
  const folder = standing('fails');
  const failing = intoFolder(folder, { force: true }, async (target) => {
    mkdirSync(target);
    throw new Error('failed');
  });
  await expect(failing).rejects.toThrow('failed');
  expect(textsIn(folder)).toEqual(old);
});

test('what was broken off while new results took their places is done by the next run', async () => {
  const folder = standing('moving');
  const next = join(folder, '.next');
  mkdirSync(next);
  result(next, newer);
  renameSync(join(next, 'payslips.csv'), join(folder, 'payslips.csv'));
  expect(await codes(() => intoFolder(folder, { force: false }, async () => {}))).toEqual([
    'would-overwrite',
  ]);
  await expect(
    intoFolder(folder, { force: true }, async () => {
      expect(textsIn(folder)).toEqual(newer);
      throw new Error('failed');
    }),
  ).rejects.toThrow('failed');
  expect(textsIn(folder)).toEqual(newer);
});

test('what a power cut left half written goes with the next run; what somebody is writing stays', async () => {
  const folder = join(place, 'left');
  mkdirSync(folder);
  const [stale, live] = [gone(), process.pid].map((pid) => `.papers.${pid}-0123456789ab.partial`);
  for (const name of [stale, `${stale}.html`, live, '.mine.partial'])
    writeFileSync(join(folder, String(name)), '');
  await intoFolder(folder, { force: true }, async () => {});
  expect(readdirSync(folder).sort()).toEqual(['.mine.partial', live].sort());
});

test('a run that stopped beside older results is gone on with there', async () => {
  const few = scenarioOver('beside-old.csv', fewMonths(40));
  const [folder, straight] = [join(place, 'beside'), join(place, 'beside-straight')];
  await runOver(few, straight, { step: 1500 });
  mkdirSync(folder);
  result(folder, old);
  const run = (resume: boolean, stopAfter?: number) =>
    intoFolder(folder, { force: !resume, resume }, (target) =>
      runOver(few, target, { step: 1500, resume, ...(stopAfter !== undefined && { stopAfter }) }),
    );
  await expect(run(false, 2)).rejects.toThrow('stopped');
  expect(textsIn(folder)).toEqual(old);
  await run(true);
  expect(filesIn(folder)).toEqual(filesIn(straight));
});
