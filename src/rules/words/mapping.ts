import type { Place } from '../../problem/model.ts';

/** How a project reads one of its files: what it calls columns and values. Plain data, as all that rules hold: pages carry it. */
export interface TableMapping {
  /** As pumsak.yaml names it, seen from its folder. */
  readonly file: string;
  /** The kind of table: 명부, 근무일지 … */
  readonly kind: string;
  readonly sheet?: string;
  /** The rows of the headings, from 1. */
  readonly header?: readonly [first: number, last: number];
  /** Headings in the file, and the column that each is. */
  readonly columns: readonly Pair[];
  /** Headings of columns that are not needed. */
  readonly left: readonly string[];
  /** What stands for what, by column. */
  readonly values: readonly (readonly [column: string, pairs: readonly Pair[]])[];
  /** Headings of columns that are fixed allowances, and their natures. */
  readonly items: readonly (readonly [heading: string, natures: Readonly<Record<string, string>>])[];
  /** Headings of columns by whose values people are grouped. */
  readonly groups: readonly GroupColumn[];
}

export type Pair = readonly [from: string, to: string];

/** A column of an institution's own that no rule asks for: a fact with the values that the file was found to hold. */
export interface GroupColumn {
  readonly heading: string;
  readonly values: readonly string[];
  readonly at?: Place;
}

/** One that says nothing. */
export const noMapping = (file: string, kind: string): TableMapping => ({
  ...{ file, kind },
  ...{ columns: [], left: [], values: [], items: [], groups: [] },
});

/** What values of a column stand for others, by how the file writes them. */
export const valuesOfColumn = (mapping: TableMapping | undefined, column: string): readonly Pair[] =>
  mapping?.values.find(([name]) => name === column)?.[1] ?? [];
