import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ProblemError, problem } from '../problem/problem.ts';
import { notRead } from './disk.ts';

/** Milliseconds in which a disk may call two states of a file by one time: the longest tick of a system's clock. */
const tick = 20;

/**
 * Which file it is and when it was last written, renamed, replaced or given rights: whoever changes what it holds
 * changes this, and cannot put it back.
 */
export type FileState = string;

const stateIn = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): FileState =>
  [dev, ino, size, mtimeNs, ctimeNs].join(':');

/** The state of a path, or of a file that is open. @throws ProblemError file-not-found, file-not-readable */
export function fileState(file: string | number, path: string): FileState {
  return stateIn(statsOf(file, path));
}

/** The same without what links and rights change: for files of ours, which nobody writes in place. */
export function contentState(path: string): FileState {
  const { dev, ino, size, mtimeNs } = statsOf(path, path);
  return [dev, ino, size, mtimeNs].join(':');
}

/** As `fileState`, where what is written from now on has another time. */
export async function settledState(file: string | number, path: string): Promise<FileState> {
  for (;;) {
    const stats = statsOf(file, path);
    const age = Date.now() - Number(stats.ctimeNs / 1_000_000n);
    if (age < 0 || age > tick) return stateIn(stats);
    await setTimeout(tick);
  }
}

function statsOf(file: string | number, path: string): BigIntStats {
  try {
    return typeof file === 'number' ? fstatSync(file, { bigint: true }) : statSync(file, { bigint: true });
  } catch (error) {
    throw notRead(path, error);
  }
}

export const changed = (path: string): ProblemError =>
  new ProblemError([problem('input-changed', { values: { path } })]);

export const isInputChanged = (error: unknown): boolean =>
  error instanceof ProblemError && error.problems.some(({ code }) => code === 'input-changed');

/** @throws ProblemError input-changed where a file is not as it was */
export function refuseChanged(file: string | number, path: string, before: FileState): void {
  let now: FileState | undefined;
  try {
    now = fileState(file, path);
  } catch {
    // It is gone.
  }
  if (now !== before) throw changed(path);
}
