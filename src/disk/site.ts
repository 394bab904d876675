import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asUmask, makeFolder, writeAtomic } from './disk.ts';

/** The guides of a folder. */
export function guidesIn(folder: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Writes a site's files into a folder. @throws ProblemError file-not-writable */
export function writeSite(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    makeFolder(dirname(file), asUmask);
    writeAtomic(file, text, asUmask);
  }
}
