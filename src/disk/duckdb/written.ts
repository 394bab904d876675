import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { notWritten, ownOnly, partialName, umask } from '../disk.ts';
import { unwatch, watch } from '../unfinished.ts';

/** A file that DuckDB writes under another name, and that takes its own only when it is whole. @throws ProblemError file-not-writable */
export async function written(path: string, work: (partial: string) => Promise<void>): Promise<void> {
  const partial = partialName(path);
  // A database has its log beside it.
  const files = [partial, `${partial}.wal`];
  files.forEach(watch);
  const remove = (): void => {
    for (const file of files) rmSync(file, { force: true });
  };
  try {
    remove();
    await work(partial);
    chmodSync(partial, ownOnly.files & ~umask());
    sync(partial);
    renameSync(partial, path);
  } catch (error) {
    remove();
    throw notWritten(path, error);
  } finally {
    files.forEach(unwatch);
  }
}

/** A power cut must not leave a name without what it names. */
function sync(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
