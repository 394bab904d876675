import { type ChildProcess, fork, spawn } from 'node:child_process';
import type { HostAnswer, HostCall, Outcome } from './host.ts';

export type { Outcome };

/** The repository's root. */
export const root = new URL('../../', import.meta.url).pathname;
export const cli = `${root}dist/cli.js`;

export interface Circumstances {
  readonly stdin?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Calls the built command line, in a process that many calls share (host.ts). */
export const pumsak = (args: readonly string[], given: Circumstances = {}): Promise<Outcome> =>
  inHost(cli, args, given);

/** The same in a process of its own, for what only a process shows: that it starts and ends, its streams. */
export function pumsakProcess(
  args: readonly string[],
  { stdin = '', cwd = root, env = {} }: Circumstances = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: surroundings(env) });
    let [stdout, stderr, said] = ['', '', ''];
    child.stdout.on('data', (part: Buffer) => {
      stdout += part.toString();
      said += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
      said += part.toString();
    });
    child.on('close', (code) => resolve({ code, stdout, stderr, said }));
    child.stdin.end(stdin);
  });
}

/** Runs a program's first module: the built command line wherever it lies, or a TypeScript file. */
export function inHost(
  module: string,
  args: readonly string[],
  { stdin = '', cwd = root, env = {} }: Circumstances = {},
): Promise<Outcome> {
  const host = openHost();
  const call: HostCall = { id: host.calls++, module, args, cwd, env: surroundings(env), stdin };
  return new Promise((resolve, reject) => {
    host.waiting.set(call.id, { resolve, reject });
    host.child.ref();
    host.child.send(call);
  });
}

/** What a person's terminal has: a Korean locale, and nothing that asks for colours or widths. */
function surroundings(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const unwanted = ['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'LC_ALL', 'LC_MESSAGES', 'WAGE_LANG'];
  const inherited = Object.entries(process.env).filter(([name]) => !unwanted.includes(name));
  return { ...Object.fromEntries(inherited), LANG: 'ko_KR.UTF-8', ...env };
}

interface Host {
  readonly child: ChildProcess;
  readonly waiting: Map<number, { resolve(outcome: Outcome): void; reject(error: Error): void }>;
  calls: number;
}

let opened: Host | undefined;

function openHost(): Host {
  if (opened !== undefined) return opened;
  const child = fork(`${root}test/cli/host.ts`, {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
  });
  const host: Host = { child, waiting: new Map(), calls: 0 };
  opened = host;
  child.unref();
  child.channel?.unref();
  child.on('message', ({ id, ...outcome }: HostAnswer) => {
    host.waiting.get(id)?.resolve(outcome);
    host.waiting.delete(id);
  });
  child.on('exit', (code, signal) => {
    opened = undefined;
    for (const { reject } of host.waiting.values())
      reject(new Error(`the process of the command line ended with ${signal ?? code}`));
  });
  return host;
}
