import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isLong } from '../runs.ts';
import { fewMonths, filesIn, place, scenarioOver } from './months-setup.ts';

const root = new URL('../../', import.meta.url).pathname;
const cli = join(root, 'dist/cli.js');

/**
 * Milliseconds after the first file stands: while rows are read, worked out, written, and put into a database. Each
 * signal and each format has its turn; all pairs do in the long mode.
 */
const each = [
  ['SIGINT', 'csv', 0],
  ['SIGHUP', 'csv', 10],
  ['SIGTERM', 'parquet', 60],
  ['SIGINT', 'duckdb', 90],
] as const;
const others = [
  ['SIGTERM', 'csv', 5],
  ['SIGINT', 'parquet', 30],
  ['SIGHUP', 'parquet', 45],
  ['SIGTERM', 'duckdb', 150],
  ['SIGHUP', 'duckdb', 200],
] as const;
test.each(isLong ? [...each, ...others] : each)(
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
    // What looks after the files needs a moment more than the program.
    while (readdirSync(folder).some((name) => name.startsWith('.'))) await setTimeout(2);
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

test('a question that is stopped leaves nothing where it put what did not fit in memory', async () => {
  const folder = join(place, 'asked');
  execFileSync(process.execPath, [cli, 'run', scenarioOver('asked.csv', fewMonths(50)), '--out', folder]);
  const passing = join(place, 'passing');
  mkdirSync(passing);
  const much = 'select count(distinct (사번, 제도, i)) from 결과, range(400000) t(i)';
  const child = spawn(process.execPath, [cli, 'query', folder, much], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: passing },
  });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.on('close', (code, by) => resolve(by ?? code)),
  );
  const spilled = (): string[] =>
    readdirSync(passing, { recursive: true })
      .map(String)
      .filter((name) => name.startsWith('pumsak-'));
  while (!spilled().some((name) => name.includes('duckdb_temp')) && child.exitCode === null)
    await setTimeout(5);
  const spill = readdirSync(passing).find((name) => name.startsWith('pumsak-')) ?? '';
  expect(statSync(join(passing, spill)).mode & 0o777).toBe(0o700);
  child.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
  while (spilled().length > 0) await setTimeout(2);
});

test.runIf(isLong)('five times the rows take no more memory', () => {
  const mebibytes = (people: number): number => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const said = execFileSync(process.execPath, [tsx, join(root, 'bench/months-run.ts'), String(people)], {
      encoding: 'utf8',
    });
    return Number(/at most (\d+) MiB/.exec(said)?.[1]);
  };
  const [small, large] = [mebibytes(100_000), mebibytes(500_000)];
  expect(large).toBeLessThan(1.2 * small);
});
