import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError } from '../../problem/problem.ts';
import { partialName } from '../disk.ts';
import { unwatch, watch } from '../unfinished.ts';
import type { FileScan } from './hash.ts';
import type { PartitionPool } from './job.ts';
import type { Partition, PartitionProgress, PartitionResult } from './partition.ts';
import { partName, peopleName } from './progress.ts';
import { isCsv, type ResultFormat } from './run-state.ts';

/** What a worker is started with: it opens the scenario and its file for itself. */
export interface WorkerStart {
  readonly path: string;
  /** The layers of --rules. */
  readonly rules: readonly string[];
  readonly format: ResultFormat;
  readonly folder?: string;
  /** What is known of the file, so that no worker need read it whole. */
  readonly passed: FileScan;
}

/** What a worker says. */
export type WorkerWord =
  | { readonly at: number; readonly personMonths: number }
  | { readonly done: PartitionResult }
  | { readonly problems: readonly Problem[] }
  | { readonly bug: string };

/**
 * Worker threads, each with a partition of the file at a time: it reads it, works it out and writes its part, so that
 * nothing but sums goes from thread to thread.
 */
export class WorkerPool implements PartitionPool {
  readonly size: number;
  private readonly idle: Worker[];
  private readonly start: WorkerStart;

  constructor(script: URL, size: number, start: WorkerStart) {
    this.size = size;
    this.start = start;
    this.idle = Array.from({ length: size }, () => new Worker(script, { workerData: start }));
  }

  async run(partition: Partition, progress: PartitionProgress): Promise<PartitionResult> {
    const worker = this.idle.pop();
    if (worker === undefined) throw new RangeError('more partitions than workers');
    // A worker that is ended with the program cannot clean up after itself.
    const partials = this.partials(partition);
    for (const path of partials) watch(path);
    try {
      return await asked(worker, partition, progress);
    } finally {
      for (const path of partials) unwatch(path);
      this.idle.push(worker);
    }
  }

  private partials({ index }: Partition): readonly string[] {
    const { folder, format } = this.start;
    if (folder === undefined) return [];
    const names = [partName(index, isCsv(format) ? 'csv' : 'parquet'), peopleName(index)];
    return names.map((name) => partialName(join(folder, name)));
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.map(ended));
  }
}

/** Ends a worker that has nothing to do. */
function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.on('exit', () => resolve());
    // One that could not even be opened has said so to whoever asked it.
    worker.on('error', () => resolve());
    worker.postMessage('end');
  });
}

function asked(worker: Worker, partition: Partition, progress: PartitionProgress): Promise<PartitionResult> {
  return new Promise((resolve, reject) => {
    const heard = (word: WorkerWord): void => {
      if ('at' in word) progress(word.at, word.personMonths);
      else if ('done' in word) end(() => resolve(word.done));
      else if ('problems' in word) end(() => reject(new ProblemError(word.problems)));
      else end(() => reject(new Error(word.bug)));
    };
    const failed = (error: Error): void => end(() => reject(error));
    const ended = (code: number): void => end(() => reject(new Error(`a worker ended with ${code}`)));
    // Each by name: a worker has listeners of its own.
    const end = (settle: () => void): void => {
      worker.off('message', heard).off('error', failed).off('exit', ended);
      settle();
    };
    worker.on('message', heard).on('error', failed).on('exit', ended);
    worker.postMessage(partition);
  });
}
