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
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../problem/nearest.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { decodeText } from './encoding.ts';
import { ofThisProcess } from './process-name.ts';
import { unwatch, watch } from './unfinished.ts';

/** A file's bytes; `source` is what is read for the path, 0 for standard input. @throws ProblemError file-not-found, file-not-readable */
export function readBytes(path: string, source: string | number = path): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    throw notRead(path, error);
  }
}

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

/**
 * Makes a folder and those above it. Node's own recursion does not end where the system says of a folder that it may not
 * be made that it is not there (/proc). @throws ProblemError file-not-writable
 */
export function makeFolder(folder: string): void {
  try {
    makeWithin(resolve(folder));
  } catch (error) {
    throw notWritten(folder, error);
  }
}

function makeWithin(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeWithin(dirname(folder));
  try {
    mkdirSync(folder);
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
export function writeAtomic(path: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const partial = partialName(path);
  watch(partial);
  try {
    writeThrough(partial, bytes);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw notWritten(path, error);
  } finally {
    unwatch(partial);
  }
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
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
