import { copyFileSync, existsSync, linkSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { joinOrders, noOrder, type OrderState } from '../../people/table/order.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { FileHash } from '../../rules/model.ts';
import { SummaryAccumulator } from '../../run/summary.ts';
import { both, nobody } from '../control.ts';
import { makeFolder } from '../disk.ts';
import { manifestName } from '../manifest.ts';
import { refuseInputs } from '../results.ts';
import type { AccumulatorFile } from './accumulator-file.ts';
import { writeLast } from './finish.ts';
import {
  type CheckedFile,
  checkFiles,
  readAccumulatorFile,
  readManifest,
  refuseMoved,
} from './finished-run.ts';
import { hashFile } from './hash.ts';
import { writable } from './part-file.ts';
import { hasProgress, identityMismatch, isRunFile, partName, peopleName, removeRun } from './progress.ts';

/** One part's folder as it was left. */
interface PartRun {
  readonly path: string;
  readonly part: number;
  readonly of: number;
  readonly accumulatorFile: AccumulatorFile;
  readonly scenario: string;
  readonly inputs: readonly FileHash[];
  readonly outputs: readonly FileHash[];
}

/**
 * Puts the parts of a divided run together: each must be there once, made from the same, and unchanged since.
 * @returns what they come to, and the names of the files written.
 * @throws ProblemError with everything that does not fit; then nothing is written.
 */
export async function mergeRuns(
  paths: readonly string[],
  folder: string,
  /** Where they are put together, if not there at once. */
  target = folder,
): Promise<{ readonly accumulatorFile: AccumulatorFile; readonly files: readonly string[] }> {
  const problems = new Problems();
  const runs = paths.flatMap((path) => readPart(path, problems) ?? []).sort((a, b) => a.part - b.part);
  const [first] = runs;
  problems.throwIfAny();
  if (first === undefined) throw new RangeError('nothing to put together');
  checkSet(runs, first, problems);
  problems.throwIfAny();
  const checked: CheckedFile[] = [];
  for (const { path, outputs } of runs)
    checked.push(...(await checkFiles(path, outputs, problems, 'part-damaged')));
  problems.throwIfAny();
  const order = checkOrder(runs, problems);
  problems.throwIfAny();

  await refuseOrigins(folder, runs);
  const sum = new SummaryAccumulator(
    first.accumulatorFile.lines,
    first.accumulatorFile.scenario,
    first.accumulatorFile.attributions,
  );
  for (const { accumulatorFile } of runs) sum.merge(accumulatorFile.fold);
  if (sum.state.people === 0) throw new ProblemError([problem('nobody-in-months', { values: {} })]);
  const accumulatorFile: AccumulatorFile = {
    ...first.accumulatorFile,
    identity: { ...first.accumulatorFile.identity, part: null },
    order,
    fold: sum.written(),
    read: runs.map(({ accumulatorFile: { read } }) => read).reduce(both, nobody),
  };
  const isNew = !existsSync(target);
  makeFolder(target);
  removeRun(target, false);
  try {
    return {
      accumulatorFile,
      files: await putTogether(target, accumulatorFile, first.scenario, runs, checked),
    };
  } catch (error) {
    removeRun(target, isNew);
    throw error;
  }
}

/** Neither the parts may be written over nor what they were made from, which is known by what it holds. @throws ProblemError output-is-input */
async function refuseOrigins(folder: string, runs: readonly PartRun[]): Promise<void> {
  const parts = runs.flatMap(({ path, outputs }) =>
    [...outputs.map((one) => one.path), manifestName].map((name) => join(path, name)),
  );
  const inputs = new Set(runs.flatMap((run) => run.inputs.map(({ sha256 }) => sha256)));
  const present = existsSync(folder) ? readdirSync(folder).filter(isRunFile) : [];
  const held = present
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  const origins: string[] = [];
  for (const path of held) if (inputs.has(await hashFile(path))) origins.push(path);
  refuseInputs(folder, [...parts, ...origins], isRunFile);
}

/** Writes the whole's files. @returns their names */
async function putTogether(
  folder: string,
  accumulatorFile: AccumulatorFile,
  scenario: string,
  runs: readonly PartRun[],
  checked: readonly CheckedFile[],
): Promise<string[]> {
  const parts = runs.flatMap(({ path, outputs }) =>
    outputs.filter((one) => one.path.startsWith('part-')).map((one) => ({ path, one })),
  );
  const results = parts.map(({ path, one }, i): FileHash => {
    const name = partName(i + 1, one.path.endsWith('.csv') ? 'csv' : 'parquet');
    bring(join(path, one.path), join(folder, name));
    return { ...one, path: name };
  });
  const named = accumulatorFile.identity.format === 'summary' ? [] : runs;
  const people = named.map(({ path }, i): FileHash => {
    bring(join(path, 'people.csv'), join(folder, peopleName(i + 1)));
    return { path: peopleName(i + 1), sha256: '' };
  });
  // What was brought is what was checked.
  refuseMoved(checked);
  return writeLast(folder, accumulatorFile, scenario, results, people);
}

function readPart(path: string, problems: Problems): PartRun | undefined {
  if (!existsSync(join(path, 'fold.json')) || hasProgress(path)) {
    problems.add('not-a-run', { values: { path } });
    return undefined;
  }
  try {
    const manifest = readManifest(path);
    const accumulatorFile = readAccumulatorFile(path, manifest);
    if (accumulatorFile.identity.part === null) {
      problems.add('not-a-part', { values: { path } });
      return undefined;
    }
    const { part, of } = accumulatorFile.identity.part;
    const { scenario, inputs, outputs } = manifest;
    return { path, part, of, accumulatorFile, scenario, inputs, outputs };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.addAll(error.problems);
    return undefined;
  }
}

/** Whether all are parts of one whole. */
function checkSet(runs: readonly PartRun[], first: PartRun, problems: Problems): void {
  const seen = new Map<number, string>();
  for (const { path, part, of, accumulatorFile } of runs) {
    const other = seen.get(part);
    if (other !== undefined && of === first.of)
      problems.add('part-twice', { values: { part: String(part), path, other } });
    seen.set(part, path);
    const whole = (one: AccumulatorFile) => ({ ...one.identity, part: null });
    const what =
      of !== first.of
        ? '--part'
        : (identityMismatch(whole(accumulatorFile), whole(first.accumulatorFile)) ??
          (JSON.stringify(accumulatorFile.scenario) === JSON.stringify(first.accumulatorFile.scenario)
            ? undefined
            : '시나리오'));
    if (what !== undefined) problems.add('parts-differ', { values: { what, path, other: first.path } });
  }
  const missing = Array.from({ length: first.of }, (_, i) => i + 1).filter((part) => !seen.has(part));
  if (missing.length === 0) return;
  const listed = missing.slice(0, 20).join(', ') + (missing.length > 20 ? ', …' : '');
  problems.add('parts-missing', { values: { count: String(first.of), missing: listed } });
}

function checkOrder(runs: readonly PartRun[], problems: Problems): OrderState {
  let order: OrderState = noOrder;
  for (const { accumulatorFile } of runs) {
    const joined = joinOrders(order, accumulatorFile.order);
    if (joined === undefined) {
      const values = { id: accumulatorFile.order.first ?? '', before: order.last ?? '' };
      problems.add('people-not-sorted', { term: '사번', values });
    } else order = joined;
  }
  return order;
}

/** The same file under another name, without copying where the disk can do so. */
function bring(from: string, to: string): void {
  writable(to, () => {
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
  });
}
