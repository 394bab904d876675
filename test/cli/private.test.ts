import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { help } from '../../src/cli/help.ts';
import { fewMonths, scenarioOver } from '../disk/months-setup.ts';
import { isLong } from '../runs.ts';
import { cli, pumsak, root } from './pumsak.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-private-'));
const scenario = join(place, 'people.yaml');
writeFileSync(
  scenario,
  `시나리오: 스무 명\n기준: ${join(root, 'scenarios/2024-wage-reform.yaml')}\n합성인력: { 인원: 20 }\n`,
);
const months = scenarioOver('private.csv', fewMonths(6));

// The examples of --help name the files of the repository.
for (const name of ['examples', 'scenarios', 'rules']) symlinkSync(join(root, name), join(place, name));

const rightsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    ['.', ...readdirSync(folder, { recursive: true }).map(String)].map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]),
  );

test.each([
  ['run', scenario],
  ['run', scenario, '--format', 'xlsx'],
  ['run', scenario, '--format', 'duckdb'],
  ['run', months],
  ['run', months, '--format', 'parquet'],
  ['ledger', scenario, '--month', '2024-03'],
  ['payslip', scenario, '--all', '--month', '2024-03', '--form', 'text'],
  ['payslip', scenario, '--all', '--month', '2024-03', '--form', 'html'],
])('what %s writes of %s %s %s is its writer’s alone', async (...args) => {
  const folder = join(place, args.join('-').replaceAll(/[^\w-]/g, ''), 'inner');
  expect(await pumsak([...args, '--out', folder])).toMatchObject({ code: 0 });
  for (const [name, rights] of Object.entries(rightsIn(folder)))
    expect([name, rights]).toEqual([name, statSync(join(folder, name)).isDirectory() ? '700' : '600']);
});

test('rules as pages are for everybody whom the umask lets in', async () => {
  const folder = join(place, 'site');
  await pumsak(['docs', '--out', folder]);
  const open = (0o666 & ~process.umask()).toString(8);
  expect(rightsIn(folder)).toMatchObject({ 'index.html': open });
});

/** The examples of --help that a line says whole, and that need no answer typed. */
const examples = Object.values(help.ko.commands).flatMap(({ examples: lines }) =>
  lines.filter(
    (line) =>
      line.startsWith('pumsak ') &&
      !/[<>|"]|pumsak (ask|query|merge|report whole|audit|verify|uncertainty)/.test(line),
  ),
);

test('no command opens a socket', () => {
  const quiet = new URL('./without-network.mjs', import.meta.url).href;
  const all = [...new Set(examples.map((line) => line.split(' ')[1]))];
  expect(all.length).toBeGreaterThan(15);
  const quick = ['estimate', 'net', 'payslip', 'solve', 'template', 'new', 'rules', 'ledger'];
  const ran = isLong ? all : all.filter((name) => quick.includes(String(name)));
  expect(ran.length).toBeGreaterThan(4);
  for (const name of ran) {
    const line = examples.find((one) => one.split(' ')[1] === name) ?? '';
    const args = line.split(' ').slice(1);
    // Whatever a command writes, it writes elsewhere.
    const aside = args.map((arg, i) =>
      /^(--out|-o)$/.test(args[i - 1] ?? '') ? join(place, `socket-${name}`) : arg,
    );
    const done = spawnSync(process.execPath, ['--import', quiet, cli, ...aside], {
      cwd: place,
      encoding: 'utf8',
    });
    expect(`${line}: ${done.stderr}`).not.toContain('a socket was opened');
    expect([line, done.status === 70]).toEqual([line, false]);
  }
}, 300_000);

test('nothing of the program names the network', () => {
  const bundled = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.js'));
  for (const name of bundled)
    expect([
      name,
      /node:(net|http|https|tls|dgram|dns)\b/.exec(readFileSync(join(root, 'dist', name), 'utf8'))?.[0],
    ]).toEqual([name, undefined]);
});
