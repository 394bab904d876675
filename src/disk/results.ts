import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ProblemError, problem } from '../problem/problem.ts';
import type { FileHash } from '../rules/model.ts';
import { makeFolder, notWritten, writeAtomic } from './disk.ts';
import { lockName } from './lock.ts';
import { manifestName, writeManifest } from './manifest.ts';
import { sha256 } from './rule-folder.ts';

/** What a run was made from. The same manifest gives the same bytes. */
export interface RunOrigin {
  /** The engine's version. */
  readonly engine: string;
  readonly rules: readonly FileHash[];
  readonly inputs: readonly FileHash[];
  readonly scenario: string;
}

/**
 * Refuses a folder that holds something, before anything is worked out; nothing is touched.
 * @throws ProblemError would-overwrite, unless `force`; file-not-writable for what is no folder.
 */
export function checkTarget(folder: string, force: boolean): void {
  const full = placed(folder, () => {
    // No name at all is the current folder.
    const path = resolve(folder);
    return existsSync(path) && readdirSync(path).some((name) => name !== lockName);
  });
  if (full && !force) throw new ProblemError([problem('would-overwrite', { values: { path: folder } })]);
}

/**
 * Refuses a folder where the results would take the place of what they are made from.
 * @throws ProblemError output-is-input
 */
export function refuseInputs(
  folder: string,
  read: readonly string[],
  isWritten: (name: string) => boolean,
): void {
  if (!existsSync(folder)) return;
  const target = realpathSync(folder);
  const lost = read.filter(
    (path) =>
      existsSync(path) &&
      placesOf(path).some(
        // Some disks take People.csv for people.csv.
        (place) => dirname(place) === target && isWritten(basename(place).toLowerCase()),
      ),
  );
  if (lost.length > 0)
    throw new ProblemError(lost.map((path) => problem('output-is-input', { values: { path } })));
}

/** Where a file is: a link, every link that it leads to, and what it leads to in the end. */
function placesOf(path: string): string[] {
  const place = join(realpathSync(dirname(path)), basename(path));
  const next = lstatSync(place).isSymbolicLink() ? resolve(dirname(place), readlinkSync(place)) : undefined;
  return next === undefined ? [place] : [place, ...placesOf(next)];
}

function placed<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw notWritten(folder, error);
  }
}

/**
 * Writes files of text, made from those in `read`, into a folder that `checkTarget` let pass, the manifest last.
 * @returns their names. @throws ProblemError output-is-input, file-not-writable
 */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  origin: RunOrigin,
  read: readonly string[],
  /** Where they will be in the end. */
  place = folder,
): string[] {
  refuseInputs(place, read, (name) => name in files || name === manifestName);
  makeFolder(folder);
  const outputs = Object.entries(files).map(([path, text]) => ({ path, sha256: sha256(text) }));
  for (const [name, text] of Object.entries(files)) writeAtomic(join(folder, name), text);
  writeManifest(folder, { ...origin, outputs });
  return [...outputs.map(({ path }) => path), manifestName];
}
