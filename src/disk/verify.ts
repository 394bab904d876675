import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, type Problems, problem } from '../problem/problem.ts';
import { type Manifest, readManifest } from './months/finished-run.ts';
import { hashFile } from './months/hash.ts';
import { formats, type ResultFormat } from './months/run-state.ts';
import { scenarioOfRun } from './run-origin.ts';

/** The files of two runs that are the same, and those that are other bytes whenever they are written. */
export interface Verified {
  readonly same: readonly string[];
  readonly apart: readonly string[];
}

/** DuckDB writes the same tables as other bytes each time, and a workbook says when it was packed. */
const isApart = (name: string): boolean => /\.(duckdb|xlsx)$/.test(name);

/**
 * Compares a run's files with those of the same run done again. What differs goes to `problems`.
 * @throws ProblemError run-changed where the second rests on other files than the first
 */
export async function verified(
  folder: string,
  again: string,
  manifest: Manifest,
  problems: Problems,
): Promise<Verified> {
  const other = readManifest(again);
  scenarioOfRun(folder).check(other);
  const hashes = new Map(other.outputs.map(({ path, sha256 }) => [path, sha256]));
  const [ours, theirs] = [manifest, other].map(partsOf);
  // A run put together from shares has a part more for each; its rows are those of the whole.
  const isJoined = ours !== undefined && theirs !== undefined && ours.length !== theirs.length;
  const areSameRows = isJoined && rowsHash(folder, ours) === rowsHash(again, theirs);
  const same: string[] = [];
  for (const { path, sha256 } of manifest.outputs) {
    const file = join(folder, path);
    if (!existsSync(file) || (await hashFile(file)) !== sha256)
      problems.add('part-damaged', { values: { path: file } });
    else if (isApart(path)) continue;
    else if (isJoined && isPart(path) ? areSameRows : hashes.get(path) === sha256) same.push(path);
    else problems.add('verify-differs', { values: { path: file } });
  }
  const listed = new Set(manifest.outputs.map(({ path }) => path));
  for (const path of hashes.keys())
    if (!listed.has(path) && !(isJoined && isPart(path)))
      problems.add('verify-differs', { values: { path: join(folder, path) } });
  return { same, apart: [...listed].filter(isApart) };
}

const isPart = (name: string): boolean => /^part-\d+\.csv$/.test(name);

/** The parts of a run's rows, in their order. */
const partsOf = ({ outputs }: Manifest): readonly string[] =>
  outputs.flatMap(({ path }) => (isPart(path) ? [path] : [])).sort();

/** The hash of the rows of all parts below the heading of the first; those that are gone are told of by their names. */
function rowsHash(folder: string, parts: readonly string[]): string {
  const hash = createHash('sha256');
  parts.forEach((name, i) => {
    const file = join(folder, name);
    if (!existsSync(file)) return;
    const bytes = readFileSync(file);
    hash.update(i === 0 ? bytes : bytes.subarray(bytes.indexOf('\n') + 1));
  });
  return hash.digest('hex');
}

/**
 * Does a run again by the program itself, under another time zone and another locale, with one thread: none of them may
 * matter. @throws ProblemError verify-failed with what the program says
 */
export function runAgain(
  program: string,
  manifest: Manifest,
  folder: string,
  more: readonly string[],
): Promise<void> {
  const args = [program, 'run', manifest.scenario, '--out', folder, '--format', formatOf(manifest), ...more];
  const env = { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'C', LANG: 'C' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, maxBuffer: 1 << 28 }, (error, _, said) => {
      if (error === null) resolve();
      else reject(new ProblemError([problem('verify-failed', { values: { why: said.trim() } })]));
    });
  });
}

/** The format a run was written in: as it says, or by the names of its files. */
export function formatOf({ outputs, ...more }: Manifest): ResultFormat {
  const said = 'format' in more ? formats.find((one) => one === more.format) : undefined;
  if (said !== undefined) return said;
  const names = outputs.map(({ path }) => path);
  if (names.includes('result.xlsx')) return 'xlsx';
  if (names.includes('result.duckdb')) return 'duckdb';
  if (names.includes('payslips.parquet')) return 'parquet';
  return names.includes('payslips.csv') ? 'csv' : 'summary';
}

/** The share of the work that a run was, as the command line says it. */
export function partOf(manifest: Manifest): string | undefined {
  const part: unknown = 'part' in manifest ? manifest.part : undefined;
  if (typeof part !== 'object' || part === null || !('part' in part) || !('of' in part)) return undefined;
  return `${part.part}/${part.of}`;
}
