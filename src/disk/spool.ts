import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { ownOnly, partialName } from './disk.ts';
import { writable } from './months/part-file.ts';
import { unwatch, watch } from './unfinished.ts';

/** Texts that wait on the disk, however many they are, until it is known in which order they are wanted. */
export class Spool {
  private readonly path: string;
  private readonly file: number;
  private readonly ends: number[] = [];

  /** @throws ProblemError file-not-writable */
  constructor(path: string) {
    this.path = partialName(path);
    watch(this.path);
    this.file = writable(this.path, () => openSync(this.path, 'w+', ownOnly.files));
  }

  get count(): number {
    return this.ends.length;
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    writable(this.path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    });
    this.ends.push((this.ends.at(-1) ?? 0) + bytes.length);
  }

  /** The text that was added at a place. */
  at(place: number): string {
    const [from, to] = [this.ends[place - 1] ?? 0, this.ends[place] ?? 0];
    const bytes = Buffer.allocUnsafe(to - from);
    for (let done = 0; done < bytes.length; ) {
      const read = readSync(this.file, bytes, done, bytes.length - done, from + done);
      if (read === 0) throw new RangeError(`${this.path} ends before text ${place}`);
      done += read;
    }
    return bytes.toString();
  }

  drop(): void {
    closeSync(this.file);
    rmSync(this.path, { force: true });
    unwatch(this.path);
  }
}
