import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { decodeText } from './encoding.ts';
import { ofThisProcess } from './process-name.ts';
import { unwatch, watch } from './unfinished.ts';

/** A file's bytes; `source` is what is read for the path, 0 for standard input. @throws ProblemError file-not-found, file-not-readable, special-file, file-too-large */
export function readBytes(path: string, source: string | number = path): Uint8Array {
  try {
    if (typeof source === 'string') refuseSpecial(path, statSync(source));
    return readFileSync(source);
  } catch (error) {
    throw error instanceof ProblemError ? error : notRead(path, error);
  }
}

/** What is read whole, at most: a text as long has a hundred million letters. */
export const mostWhole = 1 << 29;

/**
 * Looks at what a path leads to before anything is read: a device such as /dev/zero has no end. A pipe is a file to
 * those who wrote `<(…)`.
 * @throws ProblemError special-file, file-too-large
 */
export function refuseSpecial(path: string, stats: Stats, most = mostWhole): void {
  if (stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket())
    throw new ProblemError([problem('special-file', { values: { path } })]);
  if (stats.size > most)
    throw new ProblemError([
      problem('file-too-large', { values: { path, size: mebibytes(stats.size), most: mebibytes(most) } }),
    ]);
}

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`;

/** A file that is not there, with the nearest name that is, or that cannot be read. */
export function notRead(path: string, error: unknown): ProblemError {
  const why = codeOf(error);
  if (why !== 'ENOENT') return new ProblemError([problem('file-not-readable', { values: { path, why } })]);
  const near = nearest(basename(path), namesIn(dirname(path)));
  const values = { path, ...(near !== undefined && { nearest: near }) };
  return new ProblemError([problem('file-not-found', { values })]);
}

/** A file or folder that cannot be written; what is a problem already stays that problem. */
export const notWritten = (path: string, error: unknown): ProblemError =>
  error instanceof ProblemError
    ? error
    : new ProblemError([problem('file-not-writable', { values: { path, why: codeOf(error) } })]);

/** A file's text, whichever encoding it is in. @throws ProblemError also wrong-encoding */
export const readText = async (path: string): Promise<string> => decodeText(readBytes(path), path);

/** A file that is there is written over only when asked to. @throws ProblemError would-overwrite */
export function keepExisting(path: string | undefined, force: boolean): void {
  if (path !== undefined && !force && existsSync(path))
    throw new ProblemError([problem('would-overwrite', { values: { path } })]);
}

/** Who may read what is written: wages are their writer's alone, whatever the umask lets pass. */
export const ownOnly = { folders: 0o700, files: 0o600 };
/** What the user forbids by the umask; a thread cannot ask, and forbids nothing more. */
export const umask = (): number => (isMainThread ? process.umask() : 0);
/** What names nobody – rules, schemas, forms – is as open as the umask says. */
export const asUmask = { folders: 0o777, files: 0o666 };

/**
 * Makes a folder and those above it. Node's own recursion does not end where the system says of a folder that it may not
 * be made that it is not there (/proc). @throws ProblemError file-not-writable
 */
export function makeFolder(folder: string, { folders } = ownOnly): void {
  try {
    makeWithin(resolve(folder), folders);
  } catch (error) {
    throw notWritten(folder, error);
  }
}

function makeWithin(folder: string, mode: number): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeWithin(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have made it.
    if (!isFolder(folder)) throw error;
  }
}

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** How files under work are called: by this process alone. */
export const partialName = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${ofThisProcess()}.partial`);

/**
 * Writes a whole file or nothing: into a new file beside it, which then takes its place.
 * @throws ProblemError file-not-writable; what stood at `path` before is then untouched.
 */
export function writeAtomic(path: string, content: Uint8Array | string, { files } = ownOnly): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const partial = partialName(path);
  watch(partial);
  try {
    writeThrough(partial, bytes, files);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw notWritten(path, error);
  } finally {
    unwatch(partial);
  }
}

function writeThrough(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'w', mode);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => name.normalize('NFC'));
  } catch {
    return [];
  }
}

/** The system's name for what went wrong, such as ENOENT; else what was said of it. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message.trim();
}
