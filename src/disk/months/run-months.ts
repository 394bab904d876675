import { existsSync } from 'node:fs';
import { FewProblems } from '../../people/table/few-problems.ts';
import { joinOrders, noOrder } from '../../people/table/order.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import { type AccumulatorState, SummaryAccumulator } from '../../run/summary.ts';
import { both, nobody } from '../control.ts';
import { makeFolder } from '../disk.ts';
import { isInputChanged } from '../file-state.ts';
import { finishRun } from './finish.ts';
import { mapInOrder } from './in-order.ts';
import { layoutOf, type MonthsJob } from './job.ts';
import {
  type Partition,
  type PartitionJob,
  type PartitionProgress,
  type PartitionResult,
  runPartition,
} from './partition.ts';
import { readProgress, removePartials, removeRun, writeProgress } from './progress.ts';
import { isProgressOf } from './run-files.ts';
import type { PartOf, Progress } from './run-state.ts';

export interface MonthsResult {
  readonly accumulator: SummaryAccumulator;
  /** Names of the files written. */
  readonly files: readonly string[];
}

/**
 * Reads a file of person-months partition by partition; each makes one part of the results, whole or not at all. Partitions
 * may be worked out side by side: what comes out does not depend on it.
 * @throws ProblemError with what is wrong in any row; then nothing is left of the run.
 */
export async function runMonths(job: MonthsJob): Promise<MonthsResult> {
  const isNew = job.folder !== undefined && !existsSync(job.folder);
  try {
    return await runParts(job, isNew);
  } catch (error) {
    // Parts of a file that is another now are parts of nothing.
    if (job.folder !== undefined && isInputChanged(error)) removeRun(job.folder, isNew);
    throw error;
  }
}

/** What a run of these schemes and lines has added up before its first person. */
const emptyFold = ({ work, scenario }: MonthsJob): AccumulatorState =>
  new SummaryAccumulator(work.lines, scenario, work.attributions).written();

async function runParts(job: MonthsJob, isNew: boolean): Promise<MonthsResult> {
  const { source, folder, identity } = job;
  const [from, to] = await wholePartition(source, identity.part ?? undefined);
  const before = folder !== undefined && job.resume ? await readProgress(folder, identity) : undefined;
  if (folder !== undefined) prepare(folder, before !== undefined);
  if (before !== undefined && !isProgressOf(before, emptyFold(job)))
    throw new ProblemError([problem('resume-damaged', { values: { path: folder ?? '' } })]);
  const accumulator = new SummaryAccumulator(
    job.work.lines,
    job.scenario,
    job.work.attributions,
    before?.fold,
  );
  let state: Progress = before ?? {
    identity,
    at: from,
    order: noOrder,
    fold: accumulator.written(),
    read: nobody,
    stretches: 0,
    parts: [],
  };
  if (folder !== undefined) writeProgress(folder, state);
  const problems = new FewProblems();
  const layout = layoutOf(job);
  const { folder: _, ...rest } = job;
  // A summary has no rows to write.
  const writes = folder !== undefined && identity.format !== 'summary';
  const partitionJob: PartitionJob = { ...rest, layout, format: identity.format, ...(writes && { folder }) };
  const reported = new Map<number, { readonly at: number; readonly personMonths: number }>();
  const tell = (partition: Partition, at: number, personMonths: number): void => {
    reported.set(partition.index, { at: at - partition.from, personMonths });
    const all = [...reported.values()];
    const done = all.reduce((sum, one) => sum + one.at, startedAt - from);
    job.progress(
      done / (to - from),
      all.reduce((sum, one) => sum + one.personMonths, before?.fold.personMonths ?? 0),
    );
  };
  const startedAt = state.at;
  let isBusy = false;
  const here = async (partition: Partition, progress: PartitionProgress): Promise<PartitionResult> => {
    isBusy = true;
    try {
      return await runPartition(partitionJob, partition, progress);
    } finally {
      isBusy = false;
    }
  };
  const work = async (partition: Partition): Promise<{ partition: Partition; done: PartitionResult }> => {
    const progress: PartitionProgress = (at, months) => tell(partition, at, months);
    const run = job.pool && isBusy ? job.pool.run(partition, progress) : here(partition, progress);
    return { partition, done: await run };
  };
  const partitions = partitionsOf(source, state.at, to, state.stretches + 1, () => problems.any);
  for await (const { partition, done } of mapInOrder(partitions, work, 1 + (job.pool?.size ?? 0))) {
    const own = new FewProblems();
    own.takeReported(done.problems, done.more);
    const order = joinOrders(state.order, done.order);
    // People out of order between two partitions: the second, read after the first, says where.
    if (order === undefined) {
      const again = await runPartition(partitionJob, { ...partition, onlyRead: true, order: state.order });
      own.takeReported(again.problems, again.more);
    }
    if (own.any) problems.takeFrom(own, await source.lineAt(partition.from));
    accumulator.merge(done.accumulator);
    state = {
      identity,
      at: partition.to,
      order: order ?? state.order,
      fold: accumulator.written(),
      read: both(state.read, done.read),
      stretches: partition.index,
      parts: done.part ? [...state.parts, done.part] : state.parts,
    };
    if (folder !== undefined && !problems.any) writeProgress(folder, state);
    if (problems.isFull) break;
  }
  // In one of several parts there may be nobody; in a whole run that is a mistake.
  if (!problems.any && accumulator.state.people === 0 && identity.part === null)
    problems.take([problem('nobody-in-months', { values: {} })]);
  if (problems.any && folder !== undefined) removeRun(folder, isNew);
  if (problems.any) throw new ProblemError(problems.list);
  const files = folder === undefined ? [] : await finishRun(folder, job, layout, state);
  return { accumulator, files };
}

/** The partitions of a file from a place on, each a step long and moved to where a person begins. */
async function* partitionsOf(
  source: PersonMonthSource,
  from: number,
  to: number,
  first: number,
  onlyRead: () => boolean,
): AsyncGenerator<Partition> {
  let index = first;
  for (let at = from; at < to; ) {
    const next = Math.min(to, await source.align(at + source.step));
    yield { from: at, to: next, index: index++, onlyRead: onlyRead() };
    at = next;
  }
}

/** The partition of a file that a part of the work is about: equal shares of it, moved to where a person begins. */
async function wholePartition(
  source: PersonMonthSource,
  part: PartOf | undefined,
): Promise<[number, number]> {
  const { start, end } = source;
  if (part === undefined) return [start, end];
  const border = (n: number): Promise<number> =>
    source.align(start + Math.floor(((end - start) * n) / part.of));
  return [await border(part.part - 1), await border(part.part)];
}

function prepare(folder: string, goesOn: boolean): void {
  makeFolder(folder);
  if (goesOn) removePartials(folder);
  else removeRun(folder, false);
}
