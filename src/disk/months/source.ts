import type { FewProblems } from '../../people/table/few-problems.ts';
import type { OrderState } from '../../people/table/order.ts';
import type { Plan } from '../../people/table/plan.ts';
import type { ReadChunk } from '../../people/table/store.ts';
import type { FileScan } from './hash.ts';

/**
 * A file of person-months. Its places are bytes (CSV) or rows (Parquet, DuckDB); any partition between two places
 * that `align` gives can be read by itself, for no person's rows reach over one.
 */
export interface MonthsSource {
  /** What one reading of the whole file says of it. */
  readonly passed: FileScan;
  readonly plan: Plan;
  readonly start: number;
  readonly end: number;
  /** How long a partition makes one part of the output. */
  readonly step: number;
  /** The first place from `at` on where a person begins. */
  align(at: number): Promise<number>;
  /**
   * Reads a partition; `order` is how the people before it stood. Returns how they stand behind it. A chunk is its reader's,
   * who may `release` it. Several partitions may be read at a time.
   */
  read(
    from: number,
    to: number,
    order: OrderState,
    problems: FewProblems,
    progress?: (at: number) => void,
  ): AsyncGenerator<ReadChunk, OrderState>;
  /** The line (or row) that begins at a place, from 1. */
  lineAt(at: number): Promise<number>;
  close(): Promise<void>;
}
