import { existsSync, lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import { writeAtomic } from '../disk.ts';
import { sealed, unsealed } from '../manifest.ts';
import { checkFiles, listedIn, readRunFile } from './finished-run.ts';
import { writable } from './part-file.ts';
import { isProgress } from './run-files.ts';
import type { Progress, RunIdentity } from './run-state.ts';

const progressName = 'progress.json';

/** With a hash of its own: a run goes on only from what was written. */
export const writeProgress = (folder: string, progress: Progress): void =>
  writeAtomic(join(folder, progressName), sealed(progress));

/**
 * How far the run in a folder had come; every part it counts on is there, unchanged.
 * @throws ProblemError nothing-to-resume; resume-damaged; resume-differs, for another input, rule, scenario, format or
 * part.
 */
export async function readProgress(folder: string, identity: RunIdentity): Promise<Progress> {
  const path = join(folder, progressName);
  if (!existsSync(path)) throw new ProblemError([problem('nothing-to-resume', { values: { path: folder } })]);
  const progress = unsealed(readRunFile(path));
  if (!isProgress(progress)) throw new ProblemError([problem('resume-damaged', { values: { path } })]);
  const differing = identityMismatch(progress.identity, identity);
  if (differing !== undefined)
    throw new ProblemError([problem('resume-differs', { values: { what: differing, path: folder } })]);
  const problems = new Problems();
  const files = progress.parts.flatMap(({ results, people }) => [results, people]);
  await checkFiles(folder, files, problems, 'resume-damaged');
  problems.throwIfAny();
  return progress;
}

/** What of two runs is not the same, by its name. Files are the same by what they hold, wherever they stand. */
export function identityMismatch(a: RunIdentity, b: RunIdentity): string | undefined {
  const names = {
    engine: '엔진',
    rules: '규칙',
    inputs: '입력',
    format: '--format',
    part: '--part',
  } as const;
  const keys = ['engine', 'rules', 'inputs', 'format', 'part'] as const;
  const held = (identity: RunIdentity) => ({
    ...identity,
    rules: identity.rules.map(({ sha256 }) => sha256),
    inputs: identity.inputs.map(({ sha256 }) => sha256),
  });
  const [one, other] = [held(a), held(b)];
  const key = keys.find((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
  return key && names[key];
}

export const hasProgress = (folder: string): boolean => existsSync(join(folder, progressName));
export const dropProgress = (folder: string): void => rmSync(join(folder, progressName), { force: true });

/** The names that runs give to their files, finished or not, and nobody else: `people-2024.csv` is somebody's own. */
const ours =
  /^\.?((part|people)-\d{5,}\.(csv|parquet)|result\.(duckdb|xlsx)|(progress|fold|summary|manifest)\.json|(people|consent)\.csv|payslips\.(csv|parquet))(\.people)?(\.\d+(-[0-9a-f]+)?)?(\.partial)?(\.wal)?$/;
export const isRunFile = (name: string): boolean => ours.test(name);

/**
 * Removes what a run has written; the folder itself, too, when nothing else is in it.
 * @throws ProblemError file-not-writable, before anything is removed, for a folder of such a name
 */
export function removeRun(folder: string, removeFolder: boolean): void {
  if (!existsSync(folder)) return;
  removeFiles(folder, isRunFile);
  if (removeFolder && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Removes what was being written when a run ended. @throws ProblemError file-not-writable */
export function removePartials(folder: string): void {
  if (existsSync(folder)) removeFiles(folder, (name) => isRunFile(name) && name.startsWith('.'));
}

/** Removes what another run has written. @throws ProblemError file-not-writable */
export const removeOthers = (folder: string, retained: readonly string[]): void =>
  removeFiles(folder, (name) => isRunFile(name) && !retained.includes(name));

function removeFiles(folder: string, isMeant: (name: string) => boolean): void {
  const names = readdirSync(folder).filter(isMeant);
  const folders = names.map((name) => join(folder, name)).filter((path) => lstatSync(path).isDirectory());
  if (folders.length > 0)
    throw new ProblemError(
      folders.map((path) => problem('file-not-writable', { values: { path, why: 'EISDIR' } })),
    );
  // Of names that somebody may well give, only what the run that ended here says it wrote.
  const isAsked = (name: string): boolean => /^(consent|payslips)\.|^result\.xlsx$/.test(name);
  const listed = names.some(isAsked) ? listedIn(folder) : [];
  for (const name of names) {
    if (isAsked(name) && !listed.includes(name)) continue;
    writable(join(folder, name), () => rmSync(join(folder, name), { force: true }));
  }
}

export const partName = (index: number, extension: string): string =>
  `part-${String(index).padStart(5, '0')}.${extension}`;
export const peopleName = (index: number): string => `people-${String(index).padStart(5, '0')}.csv`;
