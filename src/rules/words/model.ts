import type { Place } from '../../problem/problem.ts';

/** 표에 쓰는 말: what tables of institutions call columns, sums, units and punches. */
export interface TableWordsRule {
  readonly name: string;
  /** Other headings of columns, by the column's name; names and aliases of facts come before them. */
  readonly headings: Readonly<Record<string, readonly string[]>>;
  /** Words of rows that are sums. */
  readonly sums: readonly string[];
  /** Units of money that headings state, in won. */
  readonly units: Readonly<Record<string, number>>;
  readonly clock: ClockWords;
  readonly at: Place;
}

/** What cells of attendance exports say beside times. */
export interface ClockWords {
  /** A punch that is missing. */
  readonly missing: readonly string[];
  /** Before a time of the next day, and before one of the same. */
  readonly nextDay: readonly string[];
  readonly sameDay: readonly string[];
  /** Before a time, which punch it is: 출근 08:51. */
  readonly punches: readonly string[];
  /** Of exports with a row for each punch, what stands for one in and for one out. */
  readonly in: readonly string[];
  readonly out: readonly string[];
  /** Days on which nobody worked: no time is right. */
  readonly off: readonly string[];
}

/** The words of all layers together. */
export type TableWords = Omit<TableWordsRule, 'name' | 'at'>;
