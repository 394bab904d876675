import type { Attribution } from '../../columns/attribution/attribution.ts';
import type { RunLine } from '../../columns/lines.ts';
import type { OrderState } from '../../people/table/order.ts';
import type { ResultColumn } from '../../report/run/results.ts';
import type { BookBasis } from '../../report/workbook/book-run.ts';
import type { ShownScenario } from '../../run/scenario/scenario.ts';
import type { AccumulatorState } from '../../run/summary.ts';
import type { Counted } from '../control.ts';
import type { RunIdentity } from './run-state.ts';

/** What a finished run leaves for merging and for queries. */
export interface AccumulatorFile {
  readonly identity: RunIdentity;
  readonly scenario: Omit<ShownScenario, 'synthetic'>;
  readonly lines: readonly RunLine[];
  readonly attributions: readonly Attribution[];
  readonly columns: readonly ResultColumn[];
  /** The columns of people.csv between 사번 and the figures. */
  readonly labels: readonly string[];
  /** What a workbook needs beside; there for runs that make one. */
  readonly book?: BookBasis;
  readonly order: OrderState;
  readonly fold: AccumulatorState;
  readonly read: Counted;
}
