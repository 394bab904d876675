import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '../../problem/problem.ts';
import type { FileHash } from '../../rules/model.ts';
import type { OrderState } from '../../scenario/months-file/order.ts';
import type { FoldState } from '../../scenario/summary.ts';
import { writeAtomic } from '../disk.ts';

/** How results are written; `summary` writes no rows, only what they come to. */
export const formats = ['csv', 'parquet', 'duckdb', 'summary'] as const;
export type Format = (typeof formats)[number];

/** One of several runs that divide a file's people among them. */
export interface PartOf {
  readonly part: number;
  readonly of: number;
}

/** What the same bytes depend on. */
export interface RunIdentity {
  readonly engine: string;
  readonly rules: readonly FileHash[];
  readonly inputs: readonly FileHash[];
  readonly format: Format;
  readonly part: PartOf | null;
}

/** How far a run has come: written anew after every whole part. */
export interface Progress {
  readonly identity: RunIdentity;
  /** Where in the file the next part begins. */
  readonly at: number;
  readonly order: OrderState;
  readonly fold: FoldState;
  /** How many stretches have been done; one without a row makes no part. */
  readonly stretches: number;
  readonly parts: readonly WrittenPart[];
}

export interface WrittenPart {
  /** The results; null where they are only added up. */
  readonly results: FileHash;
  readonly people: FileHash;
  readonly personMonths: number;
}

const progressName = 'progress.json';

export function writeProgress(folder: string, progress: Progress): void {
  writeAtomic(join(folder, progressName), `${JSON.stringify(progress, null, 1)}\n`);
}

/**
 * How far the run in a folder had come.
 * @throws ProblemError nothing-to-resume; resume-differs, for another input, rule, scenario, format or part.
 */
export function readProgress(folder: string, identity: RunIdentity): Progress {
  const path = join(folder, progressName);
  if (!existsSync(path)) throw new ProblemError([problem('nothing-to-resume', { values: { path: folder } })]);
  const progress: Progress = JSON.parse(readFileSync(path, 'utf8'));
  const differing = difference(progress.identity, identity);
  if (differing === undefined) return progress;
  const values = { what: differing, path: folder };
  throw new ProblemError([problem('resume-differs', { values })]);
}

/** What of two runs is not the same, by its name. Files are the same by what they hold, wherever they stand. */
export function difference(a: RunIdentity, b: RunIdentity): string | undefined {
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

/** The names that runs give to their files, and nobody else. */
const ours =
  /^(\.?(part|people)-\d+\.(csv|parquet)(\.partial)?|\.?(result\.duckdb)(\.partial)?(\.wal)?|progress\.json|fold\.json|summary\.json|people\.csv|payslips\.(csv|parquet)|manifest\.json)$/;

/** Removes what a run has written; the folder itself, too, when nothing else is in it. */
export function removeRun(folder: string, removeFolder: boolean): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (ours.test(name)) rmSync(join(folder, name), { force: true });
  if (removeFolder && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Removes what was being written when a run ended. */
export function removePartials(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (ours.test(name) && name.startsWith('.')) rmSync(join(folder, name), { force: true });
}

export const partName = (index: number, extension: string): string =>
  `part-${String(index).padStart(5, '0')}.${extension}`;
export const peopleName = (index: number): string => `people-${String(index).padStart(5, '0')}.csv`;
