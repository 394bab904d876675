import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Bytes, memoryBytes } from '../people/inputs/bytes.ts';
import { CsvBytes, csvRecords } from '../people/inputs/csv-bytes.ts';
import type { RecordSource } from '../people/inputs/csv-records.ts';
import { wholeCharacters } from '../people/inputs/text-encoding.ts';
import type { Book } from '../people/understand/book-table.ts';
import { isWorkbook } from '../people/workbook/starts.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import type { TableMapping } from '../rules/words/mapping.ts';
import { codeOf, notRead, readBytes } from './disk.ts';
import { decodeText } from './encoding.ts';
import { changed, type FileState, refuseChanged, settledState } from './file-state.ts';
import { sha256 } from './rule-folder.ts';

/** Files up to this size are read at once; of larger ones, some windows are in memory at a time. */
const small = 1 << 24;
const window = 1 << 16;
/** A file sorted by month and person is read in as many places at once as it has months. */
const mostWindows = 32;

/** A table's file, ready to be read, and its hash. */
export interface TableFile {
  readonly source: RecordSource;
  readonly sha256: string;
}

/** Opens a CSV file of any size, in whichever encoding. @throws ProblemError */
export async function openTableFile(path: string): Promise<TableFile> {
  const length = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return (length > small ? await largeFile(path) : undefined) ?? inMemory(path);
}

/** Opens a table of people: a CSV file as it is, a workbook or a file that the project maps as sheets. @throws ProblemError */
export async function openPeopleFile(
  path: string,
  mappings: readonly TableMapping[] = [],
): Promise<{ readonly source: RecordSource | Book; readonly sha256: string }> {
  const mapping = mappings.find(({ file }) => resolve(file) === resolve(path));
  if (mapping === undefined && !isWorkbook(firstBytes(path))) return openTableFile(path);
  const bytes = readBytes(path);
  return { source: { ...(await readSheets(bytes, path)), mapping }, sha256: sha256(bytes) };
}

/** The sheets of a workbook, or of a CSV file in whichever encoding. @throws ProblemError */
export async function readSheets(bytes: Uint8Array, path: string): Promise<Book> {
  if (isWorkbook(bytes)) {
    // Its readers are loaded for those who have one.
    const { readBook } = await import('../people/workbook/book.ts');
    return { file: path, sheets: readBook(bytes, path) };
  }
  const { csvSheet } = await import('../people/workbook/csv-sheet.ts');
  const problems = new Problems();
  const sheet = csvSheet(await decodeText(bytes, path), path, problems);
  problems.throwIfAny();
  return { file: path, sheets: [sheet] };
}

/** How a file begins; nothing of one that is not there. */
function firstBytes(path: string): Uint8Array {
  const buffer = Buffer.alloc(4);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return buffer;
  const file = opened(path);
  try {
    return buffer.subarray(0, readSync(file, buffer, 0, 4, 0));
  } finally {
    closeSync(file);
  }
}

async function inMemory(path: string): Promise<TableFile> {
  const bytes = readBytes(path);
  const isPlain = isUtf8(bytes) && !hasControls(bytes);
  const source = isPlain
    ? new CsvBytes(memoryBytes(bytes), path)
    : csvRecords(await decodeText(bytes, path), path);
  return { source, sha256: sha256(bytes) };
}

/** Undefined for what is not plain UTF-8: whoever decodes the whole text reads it, or says what is wrong with it. */
async function largeFile(path: string): Promise<TableFile | undefined> {
  const file = opened(path);
  const state = await settledState(file, path);
  const scanned = scan(file, path);
  refuseChanged(file, path, state);
  if (scanned !== undefined)
    return {
      source: new CsvBytes(windows(file, path, scanned.length, state), path),
      sha256: scanned.sha256,
    };
  closeSync(file);
  return undefined;
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw notRead(path, error);
  }
}

/** Goes through the whole file, as long as it is UTF-8 without characters that no text has. */
function scan(file: number, path: string): { sha256: string; length: number } | undefined {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  let [length, kept] = [0, 0];
  for (;;) {
    const read = readAt(file, path, buffer, kept, undefined);
    if (read === 0) break;
    hash.update(buffer.subarray(kept, kept + read));
    length += read;
    const bytes = buffer.subarray(0, kept + read);
    // A character that the block cuts off waits for the next.
    const whole = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, whole)) || hasControls(bytes)) return undefined;
    kept = bytes.length - whole;
    buffer.copy(buffer, 0, whole, bytes.length);
  }
  return kept === 0 ? { sha256: hash.digest('hex'), length } : undefined;
}

/** Characters that no text file has, U+FFFD among them; a work-book begins with some. */
function hasControls(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 32 ? byte !== 9 && byte !== 10 && byte !== 13 : byte === 127) return true;
    if (byte === 0xc2 && (bytes[i + 1] ?? 255) < 0xa0) return true;
    if (byte === 0xef && bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) return true;
  }
  return false;
}

function readAt(file: number, path: string, buffer: Buffer, offset: number, at: number | undefined): number {
  try {
    return readSync(file, buffer, offset, buffer.length - offset, at ?? null);
  } catch (error) {
    throw new ProblemError([problem('file-not-readable', { values: { path, why: codeOf(error) } })]);
  }
}

interface Window {
  readonly at: number;
  readonly bytes: Buffer;
}

/** A file on the disk, of which the windows last asked for are in memory; what they hold is what was scanned. */
function windows(file: number, path: string, length: number, state: FileState): Bytes {
  const recent: Window[] = [];
  const reaches = (one: Window, at: number, least: number): boolean =>
    one.at <= at && one.at + one.bytes.length >= Math.min(at + least, length);
  const load = (at: number, least: number): Window => {
    const size = Math.min(Math.max(least, window), length - at);
    const old = recent.length >= mostWindows ? recent.pop()?.bytes : undefined;
    const bytes = old !== undefined && old.length === size ? old : Buffer.allocUnsafe(size);
    for (let done = 0; done < size; ) {
      const read = readAt(file, path, bytes, done, at + done);
      if (read === 0) throw changed(path);
      done += read;
    }
    refuseChanged(file, path, state);
    return { at, bytes };
  };
  return {
    length,
    from(at, least) {
      const place = recent.findIndex((one) => reaches(one, at, least));
      const found = recent[place] ?? load(at, least);
      if (place > 0) recent.splice(place, 1);
      if (place !== 0) recent.unshift(found);
      return found.bytes.subarray(at - found.at);
    },
    close: () => closeSync(file),
  };
}
