import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import { ofThisProcess } from './process-name.ts';

/**
 * Reads a path a line until its input ends: then the program has ended, however it did. What still stands goes; of a
 * lock only the program's own. It lets signals pass that are meant for a whole group of processes.
 */
const script = `trap '' HUP INT TERM
while IFS= read -r path; do set -- "$@" "$path"; done
name=$1; shift
for path; do case $path in
  */.pumsak.lock | */.pumsak.lock.taking) grep -qF -- "$name" "$path" && rm -f -- "$path" ;;
  *) if [ -e "$path" ] || [ -L "$path" ]; then rm -rf -- "$path"; fi ;;
esac; done`;

interface Sweeper {
  readonly pid: number | undefined;
  readonly lines: Writable;
}

let started: Sweeper | undefined;

/**
 * A process that outlives this one by a moment. No listener here hears a signal while something is worked out at one
 * go, and none ever hears kill -9; without listeners a signal ends the program at once.
 */
function sweeper(): Sweeper | undefined {
  if (started !== undefined || process.platform === 'win32' || !isMainThread) return started;
  const child = spawn('/bin/sh', ['-c', script, 'sh', ofThisProcess()], {
    cwd: '/',
    // A group of its own: what a terminal sends to this program's does not reach it.
    detached: true,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Where none can be started, what is left behind goes when the folder is written next.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  started = { pid: child.pid, lines: child.stdin };
  return started;
}

/** Whoever looks after what this program leaves; undefined where nobody does. */
export const sweeperId = (): number | undefined => sweeper()?.pid;

/** Names of one line only: of another the first line would be a path of its own. */
export function sweepAfterwards(path: string): void {
  const whole = resolve(path);
  if (!/[\r\n]/.test(whole)) sweeper()?.lines.write(`${whole}\n`);
}
