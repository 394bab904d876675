import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '../problem/problem.ts';
import { codeOf, notWritten, partialName } from './disk.ts';
import { type Holder, readHolder, stateOfHolder, thisHolder } from './holder.ts';
import { ofThisProcess } from './process-name.ts';
import { sweepAfterwards } from './sweeper.ts';
import { unwatch, watch } from './unfinished.ts';

/** The sweeper knows it by this name, and removes this program's own alone. */
export const lockName = '.pumsak.lock';

/** A folder that this process alone writes into. */
export interface Lock {
  /** Whose lock was taken over: it had ended without a chance to give it back. */
  readonly after?: Holder;
  release(): void;
}

/** Milliseconds between two looks, and how often one looks before somebody is told. */
const [pause, looks] = [20, 250];

/**
 * Takes a folder for this process. What another left behind that is gone is taken over.
 * @throws ProblemError folder-in-use; file-not-writable
 */
export function lockFolder(folder: string): Lock {
  const path = join(folder, lockName);
  let after: Holder | undefined;
  for (let look = 1; ; look++) {
    if (created(path)) return { ...(after && { after }), release: () => rmSync(path, { force: true }) };
    const text = textOf(path);
    if (text === undefined) continue;
    const holder = readHolder(text);
    const state = holder === undefined ? 'at work' : stateOfHolder(holder);
    if (state === 'at work' || state === 'elsewhere' || look > looks) throw inUse(folder, path, holder);
    // What sweeps up after it gives the lock back itself.
    if (state === 'sweeping' || !withGuard(path, () => removed(path, text))) sleep(pause);
    else after = holder;
  }
}

const inUse = (folder: string, path: string, holder: Holder | undefined): ProblemError => {
  const who = holder === undefined ? '?' : `${holder.process.pid} (${holder.host})`;
  return new ProblemError([problem('folder-in-use', { values: { path: folder, who, lock: path } })]);
};

/** Whether the lock is this process's now; it stands whole or not at all. @throws ProblemError file-not-writable */
function created(path: string): boolean {
  const text = JSON.stringify(thisHolder());
  const partial = partialName(path);
  watch(partial);
  sweepAfterwards(path);
  try {
    writeFileSync(partial, text, { mode: 0o600 });
    return linked(partial, path, text);
  } catch (error) {
    throw notWritten(path, error);
  } finally {
    rmSync(partial, { force: true });
    unwatch(partial);
  }
}

function linked(from: string, to: string, text: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Some disks know no links.
    return createdAnew(to, text);
  }
}

function createdAnew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where it has been given back meanwhile. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw notWritten(path, error);
  }
}

/** Removes a lock that is still the one that was looked at: another may have taken it over first. */
function removed(path: string, text: string): boolean {
  if (textOf(path) !== text) return false;
  rmSync(path, { force: true });
  return true;
}

/** Lets one process at a time remove what another has left. False where it is another's turn. */
function withGuard(path: string, work: () => boolean): boolean {
  const guard = `${path}.taking`;
  sweepAfterwards(guard);
  try {
    writeFileSync(guard, ofThisProcess(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw notWritten(guard, error);
  }
  try {
    return work();
  } finally {
    rmSync(guard, { force: true });
  }
}

const sleep = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
