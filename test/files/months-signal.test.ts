import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fewMonths, filesIn, place, scenarioOver } from './months-setup.ts';

const root = new URL('../../', import.meta.url).pathname;
const cli = join(root, 'dist/cli.js');

/** Moments after the first file stands: while rows are read, worked out, written, and put into a database. */
test.each([
  ['SIGINT', 'csv', 0],
  ['SIGTERM', 'csv', 5],
  ['SIGHUP', 'csv', 10],
  ['SIGINT', 'parquet', 30],
  ['SIGTERM', 'parquet', 60],
  ['SIGINT', 'duckdb', 90],
  ['SIGTERM', 'duckdb', 150],
] as const)(
  '%s to a run that writes %s leaves no half file, and --resume goes on',
  async (signal, format, after) => {
    const path = scenarioOver(`${signal}.csv`, fewMonths(1500));
    const [folder, straight] = [join(place, signal + format), join(place, `${signal}${format}-straight`)];
    const run = [cli, 'run', path, '--format', format, '--out'];
    const child = spawn(process.execPath, [...run, folder], { stdio: 'ignore' });
    const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
      child.on('close', (code, by) => resolve(by ?? code)),
    );
    while (!existsSync(join(folder, 'progress.json'))) await setTimeout(2);
    await setTimeout(after);
    child.kill(signal);
    // What a shell counts as 130, 143 and 129; a quick machine may have finished before.
    expect([signal, 0]).toContain(await ended);
    expect(Object.keys(filesIn(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
    if (existsSync(join(folder, 'progress.json')))
      execFileSync(process.execPath, [...run, folder, '--resume'], { stdio: 'ignore' });
    execFileSync(process.execPath, [...run, straight], { stdio: 'ignore' });
    const [found, expected] = [filesIn(folder), filesIn(straight)];
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    // A database has its own idea of where bytes go, and the manifest has its hash.
    const same = Object.keys(expected).filter((name) => format !== 'duckdb' || !/duckdb|manifest/.test(name));
    for (const name of same) expect(found[name], name).toBe(expected[name]);
  },
);

/** The long mode: PUMSAK_LONG=1. */
test.skipIf(process.env['PUMSAK_LONG'] === undefined)(
  'five times the rows take no more memory',
  () => {
    const mebibytes = (people: number): number => {
      const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
      const said = execFileSync(process.execPath, [tsx, join(root, 'bench/months-run.ts'), String(people)], {
        encoding: 'utf8',
      });
      return Number(/at most (\d+) MiB/.exec(said)?.[1]);
    };
    const [small, large] = [mebibytes(100_000), mebibytes(500_000)];
    expect(large).toBeLessThan(1.2 * small);
  },
  600_000,
);
