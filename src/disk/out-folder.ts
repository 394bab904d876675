import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, ownOnly } from './disk.ts';
import { type Holder, isRunning } from './holder.ts';
import { lockFolder } from './lock.ts';
import { manifestName } from './manifest.ts';
import { listedIn } from './months/finished-run.ts';
import { writable } from './months/part-file.ts';
import { hasProgress, isRunFile, removeOthers } from './months/progress.ts';
import { checkTarget } from './results.ts';

/** Where a run over a folder that holds results writes, until its own stand. */
const nextName = '.next';

export interface IntoFolder {
  readonly force: boolean;
  /** Whether an earlier run is gone on with. */
  readonly resume?: boolean;
  /** Who may look into a folder that is made: its writer alone, unless said otherwise. */
  readonly rights?: typeof ownOnly;
  /** Hears of a run that ended without a chance to give the folder back. */
  readonly tookOver?: (after: Holder) => void;
}

/**
 * Lets one run write into a folder: nobody else does meanwhile, and results that stand there stay until the new ones
 * stand beside them, manifest and all. `work` writes where it is told.
 * @throws ProblemError folder-in-use, would-overwrite, file-not-writable
 */
export async function intoFolder<T>(
  folder: string,
  { force, resume = false, rights = ownOnly, tookOver }: IntoFolder,
  work: (target: string) => Promise<T>,
): Promise<T> {
  const isNew = !existsSync(folder);
  makeFolder(folder, rights);
  const lock = lockFolder(folder);
  try {
    if (lock.after !== undefined) tookOver?.(lock.after);
    // Another run may have stood here first, and be done.
    if (!resume) checkTarget(folder, force);
    const next = join(folder, nextName);
    for (const one of [folder, next]) removeLeft(one);
    moveUp(folder, next);
    const isAside = resume ? hasProgress(next) : existsSync(join(folder, manifestName));
    const made = await work(isAside ? next : folder);
    moveUp(folder, next);
    return made;
  } finally {
    lock.release();
    if (isNew && readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

/** Removes what a power cut left half written; others may be writing a file of their own here. */
function removeLeft(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^\..+\.(\d+)-[0-9a-f]{12}\.partial(\.\w+)?$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      writable(join(folder, name), () => rmSync(join(folder, name), { force: true, recursive: true }));
  }
}

/** Puts results that stand whole in the place of those before, the manifest last. It is gone on with where it was broken off. */
function moveUp(folder: string, next: string): void {
  if (!existsSync(next)) return;
  const made = listedIn(next);
  const isWhole = existsSync(join(next, manifestName)) && !hasProgress(next);
  if (isWhole) {
    const before = listedIn(folder);
    for (const name of [...made, manifestName]) move(join(next, name), join(folder, name));
    for (const name of before)
      if (isRunFile(name) && !made.includes(name)) rmSync(join(folder, name), { force: true });
    removeOthers(folder, [...made, manifestName]);
  }
  if (readdirSync(next).length === 0) rmdirSync(next);
}

const move = (from: string, to: string): void => {
  if (existsSync(from)) writable(to, () => renameSync(from, to));
};
