import type { Attribution } from '../../columns/attribution/attribution.ts';
import type { Compute } from '../../columns/compute.ts';
import type { RunLine } from '../../columns/lines.ts';
import type { ResultLayout } from '../../report/run/results.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { Partition, PartitionProgress, PartitionResult } from './partition.ts';
import type { RunIdentity } from './run-state.ts';
import type { MonthsSource } from './source.ts';

/** Works partitions out elsewhere, several at a time; one more is worked out here meanwhile. */
export interface PartitionPool {
  readonly size: number;
  run(partition: Partition, progress: PartitionProgress): Promise<PartitionResult>;
}

/** A run over a file of person-months. */
export interface MonthsJob {
  readonly scenario: Scenario;
  /** The scenario's path, for the manifest. */
  readonly path: string;
  readonly source: MonthsSource;
  readonly lines: readonly RunLine[];
  readonly compute: Compute;
  readonly attributions: readonly Attribution[];
  /** Where else partitions are worked out. */
  readonly pool?: PartitionPool;
  readonly identity: RunIdentity;
  readonly folder?: string;
  readonly resume: boolean;
  /** The share of the file that is done, 0 to 1, and the person-months so far. */
  readonly progress: (share: number, personMonths: number) => void;
}

export const layoutOf = ({
  source,
  scenario,
  lines,
}: Pick<MonthsJob, 'source' | 'scenario' | 'lines'>): ResultLayout => ({
  facts: source.plan.facts.filter(({ from }) => from === '직원'),
  schemes: scenario.schemes,
  lines,
});
