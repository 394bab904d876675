import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { isMeantAsUtf8, wholeCharacters } from '../../people/inputs/text-encoding.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import { codeOf, notRead, refuseSpecial } from '../disk.ts';
import { type FileState, refuseChanged, settledState } from '../file-state.ts';

const block = 1 << 20;

/** @throws ProblemError file-not-found, file-not-readable */
export async function openFile(path: string): Promise<FileHandle> {
  try {
    // A pipe can be read once, and is needed twice.
    const stats = await stat(path);
    if (stats.isFIFO()) throw new ProblemError([problem('special-file', { values: { path } })]);
    refuseSpecial(path, stats, Number.POSITIVE_INFINITY);
    return await open(path, 'r');
  } catch (error) {
    throw error instanceof ProblemError ? error : notRead(path, error);
  }
}

/** What one pass over a file tells. */
export interface FileScan {
  readonly sha256: string;
  readonly size: number;
  /** Whether it is meant as UTF-8, damaged or not. */
  readonly isUtf8: boolean;
  /** As which it was hashed. */
  readonly state: FileState;
}

/** The SHA-256 of a file of any size. @throws ProblemError file-not-found, file-not-readable */
export const hashFile = async (path: string): Promise<string> => (await scanFile(path)).sha256;

/** @throws ProblemError file-not-found, file-not-readable, input-changed */
export async function scanFile(path: string): Promise<FileScan> {
  const file = await openFile(path);
  try {
    return await pass(file, path);
  } finally {
    await file.close();
  }
}

/** @throws ProblemError file-not-readable, input-changed */
export async function pass(file: FileHandle, path: string): Promise<FileScan> {
  const state = await settledState(file.fd, path);
  const hash = createHash('sha256');
  // The first piece that is not UTF-8; Hangul in UTF-8 before it tells what the file is, too.
  let broken: Uint8Array | undefined;
  let hasHangul = false;
  let rest = new Uint8Array();
  let size = 0;
  for await (const read of blocks(file, path, 0)) {
    hash.update(read);
    size += read.length;
    if (broken !== undefined || hasHangul) continue;
    // Whole characters only: what the block cuts off waits for the next.
    const bytes = rest.length === 0 ? read : Buffer.concat([rest, read]);
    const whole = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) broken = Uint8Array.from(bytes);
    else hasHangul = isMeantAsUtf8(new TextDecoder().decode(bytes.subarray(0, whole)));
    rest = Uint8Array.from(bytes.subarray(whole));
  }
  if (broken === undefined && rest.length > 0) broken = rest;
  const meant = broken === undefined || hasHangul || isMeantAsUtf8(new TextDecoder().decode(broken));
  refuseChanged(file.fd, path, state);
  return { sha256: hash.digest('hex'), size, isUtf8: meant, state };
}

/** Two buffers of a size: while one is worked on, the other is filled. */
export const bufferPair = (size: number): [Buffer, Buffer] => [
  Buffer.allocUnsafe(size),
  Buffer.allocUnsafe(size),
];

/** A file's bytes from one place to another, block by block: the next is read while one is worked on, for so long it is good. */
export async function* blocks(
  file: FileHandle,
  path: string,
  from: number,
  to = Number.POSITIVE_INFINITY,
  buffers = bufferPair(block),
): AsyncGenerator<Buffer> {
  const size = buffers[0].length;
  const ahead = (at: number, turn: number): Promise<Buffer> => {
    const buffer = buffers[turn % 2]?.subarray(0, Math.min(size, to - at)) ?? Buffer.alloc(0);
    const reading = readAt(file, buffer, at, path).then((read) => buffer.subarray(0, read));
    // Whoever awaits it hears of a failure; until then nobody may call it unhandled.
    reading.catch(() => {});
    return reading;
  };
  let next = ahead(from, 0);
  for (let [at, turn] = [from, 1]; at < to; turn++) {
    const bytes = await next;
    if (bytes.length === 0) return;
    at += bytes.length;
    if (at < to) next = ahead(at, turn);
    yield bytes;
  }
}

export async function readAt(file: FileHandle, buffer: Buffer, at: number, path: string): Promise<number> {
  try {
    return (await file.read(buffer, 0, buffer.length, at)).bytesRead;
  } catch (error) {
    throw new ProblemError([problem('file-not-readable', { values: { path, why: codeOf(error) } })]);
  }
}
