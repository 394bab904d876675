import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export const root = new URL('../../', import.meta.url).pathname;
export const scripts = join(root, 'scripts');
/** What the scripts start as `pumsak`. */
export const pumsak = [process.execPath, join(root, 'dist/cli.js')] as const;

/** Runs a program to its end. @returns its exit code and what it wrote to both outputs. */
export function ran(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, PUMSAK: pumsak.join(' '), ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** The same, for what must succeed. @returns what it wrote to standard output. */
export const must = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string =>
  execFileSync(program, args, {
    env: { ...process.env, PUMSAK: pumsak.join(' '), ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });

/** The process that works on a part's folder. */
function processOf(folder: string): number | undefined {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return words[1] === pumsak[1] && words.includes(folder);
    } catch {
      return false; // it has ended meanwhile
    }
  });
  return found === undefined ? undefined : Number(found);
}

/**
 * Waits until the task that fills a folder is in the middle of writing a file, and of that many whole ones behind it,
 * and sends it a signal there. @throws Error when the task was over before.
 */
export async function strike(folder: string, wholeFiles: number, signal: NodeJS.Signals): Promise<void> {
  const partial = `.part-${String(wholeFiles + 1).padStart(5, '0')}.csv.`;
  const isWriting = (): boolean =>
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(partial));
  for (;;) {
    if (existsSync(join(folder, 'manifest.json'))) throw new Error(`${folder} was done too soon`);
    const pid = isWriting() ? processOf(folder) : undefined;
    if (pid === undefined) await setTimeout(3);
    else {
      process.kill(pid, signal);
      return;
    }
  }
}
