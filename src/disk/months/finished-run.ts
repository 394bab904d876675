import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../problem/catalog.ts';
import { ProblemError, type Problems, problem } from '../../problem/problem.ts';
import type { FileHash } from '../../rules/model.ts';
import { codeOf } from '../disk.ts';
import { changed, contentState, type FileState } from '../file-state.ts';
import { manifestName, unsealed } from '../manifest.ts';
import { sha256 } from '../rule-folder.ts';
import type { AccumulatorFile } from './accumulator-file.ts';
import { hashFile } from './hash.ts';
import { isAccumulatorFile, isManifest, type Manifest } from './run-files.ts';

export type { Manifest };

const damaged = (path: string): ProblemError =>
  new ProblemError([problem('part-damaged', { values: { path } })]);

/** @throws ProblemError not-a-run; part-damaged */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestName);
  if (!existsSync(path)) throw new ProblemError([problem('not-a-run', { values: { path: folder } })]);
  const found = unsealed(readRunFile(path));
  if (!isManifest(found)) throw damaged(path);
  return found;
}

/** The names of what a folder's manifest lists; none without a manifest that is as it was written. */
export function listedIn(folder: string): readonly string[] {
  const path = join(folder, manifestName);
  const manifest = existsSync(path) ? unsealed(readRunFile(path)) : undefined;
  return isManifest(manifest) ? manifest.outputs.map((one) => one.path) : [];
}

/** What a finished run left for merging and for queries: by its hash, it is what was written. @throws ProblemError part-damaged */
export function readAccumulatorFile(folder: string, { outputs }: Manifest): AccumulatorFile {
  const path = join(folder, 'fold.json');
  const text = readRunFile(path);
  if (outputs.find((one) => one.path === 'fold.json')?.sha256 !== sha256(text)) throw damaged(path);
  const found: unknown = parsed(text);
  if (!isAccumulatorFile(found)) throw damaged(path);
  return found;
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws ProblemError file-not-readable */
export function readRunFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProblemError([problem('file-not-readable', { values: { path, why: codeOf(error) } })]);
  }
}

/** Whether every file is there as it was written. @returns what tells afterwards whether they still are */
export async function checkFiles(
  folder: string,
  files: readonly FileHash[],
  problems: Problems,
  code: ProblemCode,
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  for (const { path, sha256: expected } of files) {
    const file = join(folder, path);
    const state = existsSync(file) ? contentState(file) : undefined;
    if (state === undefined || (await hashFile(file)) !== expected)
      problems.add(code, { values: { path: file } });
    else checked.push({ path: file, state });
  }
  return checked;
}

/** A file of a run in the state in which it was compared with the manifest. */
export interface CheckedFile {
  readonly path: string;
  readonly state: FileState;
}

/** @throws ProblemError input-changed where another run has put files of its own in their places meanwhile */
export function refuseMoved(files: readonly CheckedFile[]): void {
  for (const { path, state } of files)
    if (!existsSync(path) || contentState(path) !== state) throw changed(path);
}
