import { join } from 'node:path';
import { type Attribution, coalitionValues } from '../../columns/attribution/attribution.ts';
import type { Compute } from '../../columns/compute.ts';
import type { RunLine } from '../../columns/lines.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder, type OrderState } from '../../people/table/order.ts';
import type { ReadChunk } from '../../people/table/store.ts';
import type { Problem } from '../../problem/problem.ts';
import { PeopleCsv, peopleHeadingBytes } from '../../report/run/people-csv.ts';
import { ResultCsv } from '../../report/run/result-csv.ts';
import type { ResultLayout } from '../../report/run/results.ts';
import { type AccumulatorState, SummaryAccumulator, type SummaryScenario } from '../../run/summary.ts';
import { accumulateChoices, accumulateFindings, ChunkTotals } from '../../run/totals.ts';
import { PartFile } from './part-file.ts';
import { partName, peopleName } from './progress.ts';
import { CsvPart, type ResultsPart } from './results-part.ts';
import type { ResultFormat, WrittenPart } from './run-state.ts';
import type { MonthsSource } from './source.ts';

/** What working out any partition of a file needs. */
export interface PartitionJob {
  readonly source: MonthsSource;
  readonly scenario: SummaryScenario;
  readonly lines: readonly RunLine[];
  readonly layout: ResultLayout;
  readonly compute: Compute;
  readonly attributions: readonly Attribution[];
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
  const { source, folder, scenario, lines } = job;
  const accumulator = new SummaryAccumulator(lines, scenario, job.attributions);
  const problems = new FewProblems();
  let order = partition.order ?? noOrder;
  let place = partition.from;
  async function* chunks(): AsyncGenerator<ReadChunk> {
    order = yield* source.read(partition.from, partition.to, order, problems, (at) => {
      place = at;
    });
  }
  const isWrong = (): boolean => partition.onlyRead || problems.any;
  let results: ResultsPart | undefined;
  let people: PartFile | undefined;
  const rows = new PeopleCsv(lines);
  const drop = (): void => {
    results?.drop();
    people?.drop();
  };
  try {
    for await (const read of chunks()) {
      // Signals and screens get their turn. The first may end this turn of the loop; only in the next are they heard.
      for (let turn = 0; turn < 2; turn++) await new Promise((resume) => setImmediate(resume));
      if (isWrong()) continue;
      const figures = await job.compute(read);
      for (const { problems: own } of figures.failed) problems.take(own);
      if (isWrong()) continue;
      const totals = new ChunkTotals(read.chunk, figures, lines, job.attributions);
      accumulator.addCoalitionValues(coalitionValues(figures, lines, 0, read.chunk.rows));
      accumulator.addPeople(totals);
      accumulateFindings(figures, accumulator);
      accumulateChoices(figures, accumulator);
      progress(place, accumulator.state.personMonths);
      if (folder !== undefined) {
        results ??= await openResults(folder, partition.index, job);
        people ??= openPeople(folder, partition.index, job);
        await results.write(read.chunk, figures);
        people.write(rows.rows(totals));
      }
      read.release();
    }
    const done = {
      order,
      accumulator: accumulator.written(),
      problems: problems.retained,
      more: problems.omitted,
    };
    if (results === undefined || people === undefined || problems.any) {
      drop();
      return done;
    }
    return { ...done, part: { results: await results.keep(), people: people.keep() } };
  } catch (error) {
    drop();
    throw error;
  }
}

async function openResults(
  folder: string,
  index: number,
  { format, layout }: PartitionJob,
): Promise<ResultsPart> {
  if (format === 'csv')
    return new CsvPart(join(folder, partName(index, 'csv')), layout, new ResultCsv(layout));
  const { ParquetPart } = await import('../duckdb/parquet-part.ts');
  return ParquetPart.open(join(folder, partName(index, 'parquet')), layout);
}

function openPeople(folder: string, index: number, { layout, lines, attributions }: PartitionJob): PartFile {
  const file = new PartFile(join(folder, peopleName(index)));
  file.write(peopleHeadingBytes(layout.schemes, lines, attributions));
  return file;
}
