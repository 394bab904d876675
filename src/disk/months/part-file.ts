import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileHash } from '../../rules/model.ts';
import { notWritten, ownOnly, partialName } from '../disk.ts';
import { unwatch, watch } from '../unfinished.ts';

const copied = Buffer.allocUnsafe(1 << 18);

/** A file that is written bit by bit and takes its name only when it is whole. */
export class PartFile {
  private readonly path: string;
  private readonly partial: string;
  /** Undefined once it is closed. */
  private file: number | undefined;
  private readonly hash = createHash('sha256');

  /** @throws ProblemError file-not-writable */
  constructor(path: string) {
    this.path = path;
    this.partial = partialName(path);
    watch(this.partial);
    try {
      this.file = writable(path, () => openSync(this.partial, 'w', ownOnly.files));
    } catch (error) {
      unwatch(this.partial);
      throw error;
    }
  }

  write(bytes: Uint8Array): void {
    const file = this.opened();
    writable(this.path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    });
    this.hash.update(bytes);
  }

  /** Another file from a place on, through one small buffer however many files there are. */
  append(path: string, from: number): void {
    const file = openSync(path, 'r');
    try {
      for (let at = from; ; ) {
        const read = readSync(file, copied, 0, copied.length, at);
        if (read === 0) return;
        this.write(copied.subarray(0, read));
        at += read;
      }
    } finally {
      closeSync(file);
    }
  }

  /** Writes into another file what this one holds so far. */
  copyTo(other: PartFile): void {
    this.opened();
    other.append(this.partial, 0);
  }

  /** Keeps the file under its name. @throws ProblemError file-not-writable */
  keep(): FileHash {
    const file = this.opened();
    writable(this.path, () => {
      fsyncSync(file);
      this.close();
      renameSync(this.partial, this.path);
    });
    unwatch(this.partial);
    return { path: basename(this.path), sha256: this.hash.digest('hex') };
  }

  /** Removes what is not kept; nothing else, whenever it is called. */
  drop(): void {
    this.close();
    rmSync(this.partial, { force: true });
    unwatch(this.partial);
  }

  private opened(): number {
    if (this.file === undefined) throw new RangeError(`${this.path} is closed`);
    return this.file;
  }

  private close(): void {
    const file = this.file;
    this.file = undefined;
    if (file !== undefined) closeSync(file);
  }
}

/** @throws ProblemError file-not-writable */
export function writable<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw notWritten(path, error);
  }
}
