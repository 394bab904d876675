import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { cli, root } from './pumsak.ts';

const place = mkdtempSync(join(tmpdir(), 'pumsak-signals-'));
const scenario = join(place, 'hours.yaml');
const shipped = join(root, 'scenarios/2024-wage-reform.yaml');
// A million people over ten months: no machine is done with them before it is told to stop.
writeFileSync(scenario, `시나리오: 오래\n기준: ${shipped}\n합성인력: { 인원: 1000000 }\n`);

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<NodeJS.Signals | number | null>;
  readonly said: () => string;
}

/** Starts a command that says which files it has read. */
function start(args: readonly string[]): Started {
  const loud = ['--import', new URL('./says-what-it-reads.mjs', import.meta.url).href];
  const child = spawn(process.execPath, [...loud, cli, ...args], {
    cwd: place,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part;
  });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.on('exit', (code, by) => resolve(by ?? code)),
  );
  return { child, ended, said: () => said };
}

/** Waits until something is so, or the command has ended. */
async function until({ child, said }: Started, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    if (child.exitCode !== null) throw new Error(`it ended before: ${said()}`);
    await setTimeout(2);
  }
}

const hidden = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('.'));
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// Each of these works at one go for minutes or hours: nothing in the program can listen meanwhile.
test.each([
  ['uncertainty', '--draws', '100000'],
  ['run'],
  ['consent'],
  ['negotiate'],
  ['budget'],
  ['ledger', '--month', '2024-03', '--out', join(place, 'ledger')],
])('%s ends by any signal while it works', async (name, ...more) => {
  for (const signal of signals) {
    const command = start([name, scenario, ...more]);
    await until(command, () => command.said().includes(`read ${shipped}`));
    command.child.kill(signal);
    expect(await command.ended).toBe(signal);
  }
});

test.each([
  ['run', 'SIGINT'],
  ['run', 'SIGTERM'],
  ['run', 'SIGHUP'],
  ['run', 'SIGKILL'],
  ['payslip', 'SIGINT'],
  ['payslip', 'SIGKILL'],
] as const)('%s that writes leaves an empty folder after %s', async (name, signal) => {
  const folder = join(place, name + signal);
  const more = name === 'payslip' ? ['--all', '--month', '2024-03'] : [];
  const command = start([name, scenario, ...more, '--out', folder]);
  await until(command, () => existsSync(folder) && hidden(folder).length > 0);
  command.child.kill(signal);
  expect(await command.ended).toBe(signal);
  // What looks after it needs a moment more.
  while (readdirSync(folder).length > 0) await setTimeout(2);
});
