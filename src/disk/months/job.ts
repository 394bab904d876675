import type { PersonMonthSource } from '../../people/table/source.ts';
import type { ResultLayout } from '../../report/run/results.ts';
import type { BookBasis } from '../../report/workbook/book-run.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { Work } from '../../run/work-out.ts';
import type { Partition, PartitionProgress, PartitionResult } from './partition.ts';
import type { RunIdentity } from './run-state.ts';

/** Works partitions out elsewhere, several at a time; one more is worked out here meanwhile. */
export interface PartitionPool {
  readonly size: number;
  run(partition: Partition, progress: PartitionProgress): Promise<PartitionResult>;
}

/** A run over a table of person-months that is written part by part. */
export interface MonthsJob {
  readonly scenario: Scenario;
  /** The scenario's path, for the manifest. */
  readonly path: string;
  readonly source: PersonMonthSource;
  readonly work: Work;
  /** Where else partitions are worked out. */
  readonly pool?: PartitionPool;
  readonly identity: RunIdentity;
  readonly folder?: string;
  /** What the workbook needs beside, of a run that makes one. */
  readonly book?: BookBasis;
  readonly resume: boolean;
  /** The share of the file that is done, 0 to 1, and the person-months so far. */
  readonly progress: (share: number, personMonths: number) => void;
}

export const layoutOf = ({
  source,
  scenario,
  work: { lines },
}: Pick<MonthsJob, 'source' | 'scenario' | 'work'>): ResultLayout => ({
  facts: source.shape.facts.filter(({ from }) => from === '직원'),
  schemes: scenario.schemes,
  lines,
  differs: true,
  ...(scenario.assumed && { assumed: scenario.assumed }),
});
