import { join } from 'node:path';
import type { Chunk } from '../../people/table/chunk.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder, type OrderState } from '../../people/table/order.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';
import type { Problem } from '../../problem/problem.ts';
import type { ResultLayout } from '../../report/run/results.ts';
import { type AccumulatorState, SummaryAccumulator, type SummaryScenario } from '../../run/summary.ts';
import { type Work, workOut } from '../../run/work-out.ts';
import { type Counted, ReadCounter } from '../control.ts';
import { type PartNames, PartSink } from './part-sink.ts';
import { partName, peopleName } from './progress.ts';
import { isCsv, type ResultFormat, type WrittenPart } from './run-state.ts';

/** What working out any partition of a table needs. */
export interface PartitionJob {
  readonly source: PersonMonthSource;
  readonly scenario: SummaryScenario;
  readonly work: Work;
  readonly layout: ResultLayout;
  readonly format: ResultFormat;
  readonly folder?: string;
}

/** A partition between two places where a person begins; its results are the part of this number. */
export interface Partition {
  readonly from: number;
  readonly to: number;
  readonly index: number;
  /** After a mistake elsewhere nothing is worked out or written any more, only read for what else is wrong. */
  readonly onlyRead: boolean;
  /** How the people before it stood, where that is known. */
  readonly order?: OrderState;
}

/** What a partition came to, as plain data: it may come from another thread. */
export interface PartitionResult {
  readonly order: OrderState;
  readonly accumulator: AccumulatorState;
  readonly part?: WrittenPart;
  readonly read: Counted;
  /** Lines are counted from the partition's own beginning. */
  readonly problems: readonly Problem[];
  readonly more: number;
}

/** Hears the place in the file and the person-months of the partition so far. */
export type PartitionProgress = (at: number, personMonths: number) => void;

/** Works out one partition, which makes one part of the results, whole or not at all. @throws ProblemError */
export async function runPartition(
  job: PartitionJob,
  partition: Partition,
  progress: PartitionProgress = () => {},
): Promise<PartitionResult> {
  const { source, folder, scenario, work } = job;
  const summary = new SummaryAccumulator(work.lines, scenario, work.attributions);
  const problems = new FewProblems();
  const counter = new ReadCounter();
  let order = partition.order ?? noOrder;
  let place = partition.from;
  async function* chunks(): AsyncGenerator<Chunk> {
    order = yield* counter.over(
      source.read(partition.from, partition.to, order, problems, (at) => {
        place = at;
      }),
    );
  }
  const part =
    folder === undefined ? undefined : new PartSink(namesOf(folder, partition.index, job.format), job);
  try {
    await workOut(chunks(), work, [summary, ...(part ? [part] : [])], problems, {
      onlyRead: partition.onlyRead,
      done: () => progress(place, summary.state.personMonths),
    });
    const written = problems.any ? undefined : await part?.keep();
    if (problems.any) part?.drop();
    return {
      order,
      accumulator: summary.written(),
      read: counter.counted,
      problems: problems.retained,
      more: problems.omitted,
      ...(written && { part: written }),
    };
  } catch (error) {
    part?.drop();
    throw error;
  }
}

const namesOf = (folder: string, index: number, format: ResultFormat): PartNames => ({
  results: join(folder, partName(index, isCsv(format) ? 'csv' : 'parquet')),
  people: join(folder, peopleName(index)),
});
