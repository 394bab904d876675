import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heading, monthsCsv } from '../../bench/months-data.ts';
import { halfFiles, hashes, read, rowsHash } from './folders.ts';
import { must, pumsak, ran, root, scripts, strike } from './tasks.ts';

const people = Number(process.env['PUMSAK_PEOPLE'] ?? 20_000);
const parts = 8;
const place = mkdtempSync(join(tmpdir(), 'pumsak-schedulers-'));
const [scenario, whole] = [join(place, 'scale.yaml'), join(place, 'whole')];
const slurm = join(root, 'test/schedulers/slurm.sh');
const slurmFolder = join(place, 'slurm');
/** How many files a part has written, at the least, when it is killed: of 32 MiB of input each. */
let wholeFiles = 0;

beforeAll(async () => {
  const missing = ['parallel', 'munged', 'slurmctld', 'slurmd', 'sbatch'].filter(
    (name) =>
      !['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'].some((at) =>
        readdirSync(at).includes(name),
      ),
  );
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')}: not found. On Debian: apt-get install parallel slurm-wlm munge`);
  const file = openSync(join(place, 'months.csv'), 'w');
  writeSync(file, heading);
  for (const text of monthsCsv(people)) writeSync(file, text);
  closeSync(file);
  wholeFiles = statSync(join(place, 'months.csv')).size / parts > 1.2 * 2 ** 25 ? 1 : 0;
  writeFileSync(
    scenario,
    '시나리오: 나눔\n귀속월: { 시작: 2024-01, 종료: 2024-12 }\n제도: [현행, 개편안]\n근무가정: { 이름: 파일, 설명: 파일대로. }\n사람: { 인월: months.csv }\n',
  );
  expect(await ran(pumsak[0], [pumsak[1], 'run', scenario, '--out', whole])).toMatchObject({ code: 0 });
  expect(JSON.parse(read(whole, 'summary.json'))).toMatchObject({ 인원: people, 인월: 12 * people });
  must(slurm, ['start', slurmFolder]);
});

afterAll(() => {
  must(slurm, ['stop', slurmFolder]);
  rmSync(place, { recursive: true });
});

/** What parts were put together to is what one run made of the file. */
function expectWhole(merged: string): void {
  for (const name of ['people.csv', 'summary.json']) expect(read(merged, name)).toBe(read(whole, name));
  expect(rowsHash(merged)).toBe(rowsHash(whole));
}

const partialsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.partial'));
const inode = (folder: string): number | undefined =>
  wholeFiles === 0 ? undefined : statSync(join(folder, 'part-00001.csv')).ino;

test('GNU parallel: what is killed is run again, by the next call and by the same', async () => {
  const out = join(place, 'parallel');
  const script = [join(scripts, 'parallel.sh'), [scenario, out, String(parts)]] as const;
  const log = (): string[][] =>
    read(out, 'parallel.log')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));

  const third = join(out, 'part-3');
  const [first] = await Promise.all([ran(...script, { TRIES: '1' }), strike(third, wholeFiles, 'SIGKILL')]);
  expect(first.code, first.said).not.toBe(0);
  const isDone = ([, , , , , , exit, signal]: string[]): boolean => exit === '0' && signal === '0';
  expect(
    log()
      .filter((line) => !isDone(line))
      .map(([seq]) => seq),
  ).toEqual(['3']);
  expect(halfFiles(third)).toEqual([]);
  const before = inode(third);
  const done = log()
    .filter(isDone)
    .map(([seq]) => seq);
  expect(done.length).toBeLessThan(parts - 1);

  const [second] = await Promise.all([ran(...script), strike(join(out, 'part-8'), wholeFiles, 'SIGKILL')]);
  expect(second.code, second.said).toBe(0);
  expect(inode(third)).toBe(before);
  expect(partialsIn(out)).toEqual([]);
  // What had been done was not done again; what had failed stands there twice.
  const times = (seq: string | undefined): number => log().filter(([one]) => one === seq).length;
  expect(done.map(times)).toEqual(done.map(() => 1));
  expect(times('3')).toBe(2);
  expectWhole(join(out, 'whole'));
});

test('a Slurm job array: tasks requeued while they run, and after they were killed', async () => {
  const out = join(place, 'array');
  mkdirSync(join(place, 'said'));
  const env = { SLURM_CONF: join(slurmFolder, 'slurm.conf'), PUMSAK_SCRIPTS: scripts };
  const job = must(
    'sbatch',
    [
      '--parsable',
      `--array=1-${parts}`,
      '--requeue',
      `--output=${join(place, 'said', '%a')}`,
      join(scripts, 'slurm-array.sh'),
      scenario,
      out,
    ],
    env,
  ).trim();
  /** Job array task → its state and how often it was requeued. */
  const tasks = (): Map<number, { state: string; restarts: number }> =>
    new Map(
      must('scontrol', ['--oneliner', 'show', 'job', job], env)
        .trim()
        .split('\n')
        .flatMap((line) => {
          const field = (name: string): string => new RegExp(`\\b${name}=(\\S+)`).exec(line)?.[1] ?? '';
          const task = field('ArrayTaskId');
          return /^\d+$/.test(task)
            ? [[Number(task), { state: field('JobState'), restarts: Number(field('Restarts')) }] as const]
            : []; // those not begun yet stand on one line
        }),
    );
  const until = async (task: number, state: string): Promise<void> => {
    while (tasks().get(task)?.state !== state) await setTimeout(200);
  };

  // One is held still in the middle of a file, so that it cannot be done before Slurm kills it.
  const [second, fifth] = [join(out, 'part-2'), join(out, 'part-5')];
  await strike(second, wholeFiles, 'SIGSTOP');
  must('scontrol', ['requeue', `${job}_2`], env);
  // Another dies as for want of memory; Slurm calls it failed until somebody asks for it again.
  await strike(fifth, wholeFiles, 'SIGKILL');
  await until(5, 'FAILED');
  expect(halfFiles(fifth)).toEqual([]);
  const before = inode(fifth);
  must('scontrol', ['requeue', `${job}_5`], env);

  for (let task = 1; task <= parts; task++) await until(task, 'COMPLETED');
  const restarts = [...tasks()].sort(([a], [b]) => a - b).map(([, one]) => one.restarts);
  expect(restarts).toEqual([0, 1, 0, 0, 1, 0, 0, 0]);
  expect(inode(fifth)).toBe(before);
  expect(partialsIn(out)).toEqual([]);
  const merged = join(out, 'whole');
  const folders = Array.from({ length: parts }, (_, i) => join(out, `part-${i + 1}`));
  must(pumsak[0], [pumsak[1], 'merge', ...folders, '--out', merged]);
  expectWhole(merged);
  expect(hashes(merged), 'not a byte tells which scheduler it was').toEqual(
    hashes(join(place, 'parallel', 'whole')),
  );
});

test('packages by the array, totals alone: each is put together behind its own parts', async () => {
  const out = join(place, 'packages');
  const bonuses = [160_000, 200_000, 0];
  const text = readFileSync(scenario, 'utf8');
  const packages = bonuses.map((bonus) => {
    const path = join(place, `bonus-${bonus}.yaml`);
    writeFileSync(path, `${text}변경: { 개편안: { 값: { 기준A금액: ${bonus} } } }\n`);
    return path;
  });
  const env = {
    SLURM_CONF: join(slurmFolder, 'slurm.conf'),
    SBATCH_OUTPUT: join(place, 'said', 'packages-%j'),
    FORMAT: 'summary',
  };
  const call = (): string => must(join(scripts, 'slurm-packages.sh'), [out, '4', ...packages], env);
  expect(call().trim().split('\n').length).toBe(bonuses.length);
  const isDone = (path: string): boolean => existsSync(join(out, basename(path, '.yaml'), 'manifest.json'));
  while (!packages.every(isDone) || must('squeue', ['--noheader'], env) !== '') await setTimeout(500);
  expect(readdirSync(out).sort()).toEqual(packages.map((path) => basename(path, '.yaml')).sort());
  for (const path of packages) {
    const alone = must(pumsak[0], [pumsak[1], 'run', path, '--json']);
    expect(read(join(out, basename(path, '.yaml')), 'summary.json')).toBe(alone);
  }
  expect(call(), 'what is finished is left').toBe('');
});
