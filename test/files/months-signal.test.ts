import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fewMonths, filesIn, place, scenarioOver } from './months-setup.ts';

const root = new URL('../../', import.meta.url).pathname;
const cli = join(root, 'dist/cli.js');

test('Ctrl-C leaves no half file, and --resume comes to the same bytes', async () => {
  const path = scenarioOver('signal.csv', fewMonths(1500));
  const [folder, straight] = [join(place, 'signal'), join(place, 'signal-straight')];
  const child = spawn(process.execPath, [cli, 'run', path, '--out', folder], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!existsSync(join(folder, 'progress.json'))) await setTimeout(2);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(Object.keys(filesIn(folder)).filter((name) => name !== 'progress.json')).toEqual([]);
  execFileSync(process.execPath, [cli, 'run', path, '--out', folder, '--resume'], { stdio: 'ignore' });
  execFileSync(process.execPath, [cli, 'run', path, '--out', straight], { stdio: 'ignore' });
  expect(filesIn(folder)).toEqual(filesIn(straight));
});

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
