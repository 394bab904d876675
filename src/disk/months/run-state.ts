import type { OrderState } from '../../people/table/order.ts';
import type { FileHash } from '../../rules/model.ts';
import type { AccumulatorState } from '../../run/summary.ts';
import type { Counted } from '../control.ts';

/** How results are written; `xlsx` puts a workbook beside the CSV, `summary` writes no rows, only what they come to. */
export const formats = ['csv', 'xlsx', 'parquet', 'duckdb', 'summary'] as const;

export type ResultFormat = (typeof formats)[number];

/** Whether rows are written as CSV, and not as Parquet. */
export const isCsv = (format: ResultFormat): boolean => format === 'csv' || format === 'xlsx';

/** One of several runs that divide a file's people among them. */
export interface PartOf {
  readonly part: number;
  readonly of: number;
}

/** What the same bytes depend on. */
export interface RunIdentity {
  readonly engine: string;
  readonly rules: readonly FileHash[];
  readonly inputs: readonly FileHash[];
  readonly format: ResultFormat;
  readonly part: PartOf | null;
}

/** How far a run has come: written anew after every whole part. */
export interface Progress {
  readonly identity: RunIdentity;
  /** Where in the file the next part begins. */
  readonly at: number;
  readonly order: OrderState;
  readonly fold: AccumulatorState;
  readonly read: Counted;
  /** How many partitions have been done; one without a row makes no part. */
  readonly stretches: number;
  readonly parts: readonly WrittenPart[];
}

/** The files of a partition; where results are only added up there are none. */
export interface WrittenPart {
  readonly results: FileHash;
  readonly people: FileHash;
}
