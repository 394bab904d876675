import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileHash } from '../rules/model.ts';
import { makeFolder } from './disk.ts';
import { PartFile } from './months/part-file.ts';

/** Several files of a folder that are written side by side, row by row; none takes its name before all are written. */
export class PaperFiles<Name extends string> {
  private readonly folder: string;
  private readonly isNew: boolean;
  private readonly files = new Map<Name, PartFile>();

  /** @throws ProblemError file-not-writable */
  constructor(folder: string, names: readonly Name[]) {
    this.folder = folder;
    this.isNew = !existsSync(folder);
    makeFolder(folder);
    try {
      for (const name of names) this.files.set(name, new PartFile(join(folder, name)));
    } catch (error) {
      this.drop();
      throw error;
    }
  }

  write(name: Name, text: string): void {
    this.files.get(name)?.write(Buffer.from(text));
  }

  keep(): FileHash[] {
    return [...this.files.values()].map((file) => file.keep());
  }

  drop(): void {
    for (const file of this.files.values()) file.drop();
    if (this.isNew && existsSync(this.folder) && readdirSync(this.folder).length === 0)
      rmdirSync(this.folder);
  }
}
