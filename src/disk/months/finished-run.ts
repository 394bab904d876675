import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProblemCode } from '../../problem/catalog.ts';
import { ProblemError, type Problems, problem } from '../../problem/problem.ts';
import type { FileHash } from '../../rules/model.ts';
import { codeOf } from '../disk.ts';
import { manifestName, unsealed } from '../manifest.ts';
import { sha256 } from '../rule-folder.ts';
import type { AccumulatorFile } from './accumulator-file.ts';
import { hashFile } from './hash.ts';

/** What a run's manifest says of its files. */
export interface Manifest {
  /** The scenario's path. */
  readonly scenario: string;
  readonly rules: readonly FileHash[];
  readonly inputs: readonly FileHash[];
  readonly outputs: readonly FileHash[];
}

const damaged = (path: string): ProblemError =>
  new ProblemError([problem('part-damaged', { values: { path } })]);

/** @throws ProblemError not-a-run; part-damaged */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestName);
  if (!existsSync(path)) throw new ProblemError([problem('not-a-run', { values: { path: folder } })]);
  const found = unsealed<Manifest>(readRunFile(path));
  if (found === undefined) throw damaged(path);
  return found;
}

/** The names of what a folder's manifest lists; none without a manifest that is as it was written. */
export function listedIn(folder: string): readonly string[] {
  const path = join(folder, manifestName);
  const manifest = existsSync(path) ? unsealed<Manifest>(readRunFile(path)) : undefined;
  return manifest?.outputs.map((one) => one.path) ?? [];
}

/** What a finished run left for merging and for queries: by its hash, it is what was written. @throws ProblemError part-damaged */
export function readAccumulatorFile(folder: string, { outputs }: Manifest): AccumulatorFile {
  const path = join(folder, 'fold.json');
  const text = readRunFile(path);
  if (outputs.find((one) => one.path === 'fold.json')?.sha256 !== sha256(text)) throw damaged(path);
  return JSON.parse(text);
}

/** @throws ProblemError file-not-readable */
export function readRunFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProblemError([problem('file-not-readable', { values: { path, why: codeOf(error) } })]);
  }
}

/** Whether every file is there as it was written. */
export async function checkFiles(
  folder: string,
  files: readonly FileHash[],
  problems: Problems,
  code: ProblemCode,
): Promise<void> {
  for (const { path, sha256: expected } of files) {
    const file = join(folder, path);
    if (!existsSync(file) || (await hashFile(file)) !== expected)
      problems.add(code, { values: { path: file } });
  }
}
