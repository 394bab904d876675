import type { Chunk } from './chunk.ts';
import type { FewProblems } from './few-problems.ts';
import type { OrderState } from './order.ts';
import type { TableShape } from './shape.ts';

/**
 * Whatever people come from, as a table of person-months. Its places are bytes (CSV), rows (Parquet, DuckDB) or people
 * (rosters, made-up workforces); any partition between two places that `align` gives can be read by itself, for no
 * person's rows reach over one.
 */
export interface PersonMonthSource {
  readonly shape: TableShape;
  readonly start: number;
  readonly end: number;
  /** How long a partition makes one part of the output. */
  readonly step: number;
  /** The first place from `at` on where a person begins. */
  align(at: number): Promise<number>;
  /**
   * Reads a partition; `order` is how the people before it stood. Returns how they stand behind it. A chunk is its
   * reader's, who may `release` it. Several partitions may be read at a time.
   */
  read(
    from: number,
    to: number,
    order: OrderState,
    problems: FewProblems,
    progress?: (at: number) => void,
  ): AsyncGenerator<Chunk, OrderState>;
  /** A partition in which a person stands if anywhere. */
  holding(id: string): readonly [from: number, to: number];
  /** How many lines (or rows) stand before a place: what the lines of its rows are counted from. */
  lineAt(at: number): Promise<number>;
  close(): Promise<void>;
}
