import type { DayPattern } from '../../calendar/types.ts';
import type { Problem } from '../../problem/problem.ts';
import type { Column, ColumnEncoding } from '../../readings/batch/columns.ts';

/**
 * A block of person-months as columns, in no scheme's words: what a large file is read into. Rows are sorted by
 * person and month, and all of a person's months stand in one chunk, so that rules which look back find them.
 */
export interface Chunk {
  readonly rows: number;
  /** 사번 by person, in the order of the rows. */
  readonly ids: readonly string[];
  /** Each row's place in `ids`. */
  readonly person: Int32Array;
  /** Each row's pay month. */
  readonly month: Int32Array;
  /** The facts that were given, by term, in the columns of the plan's facts. A fact without a column is given nowhere. */
  readonly facts: ReadonlyMap<string, FactColumn>;
  /** The hours of scheduled days: each row's place in `patterns`, −1 for the scheme's own. */
  readonly pattern?: Int32Array;
  readonly patterns: readonly DayPattern[];
  /** One sick leave of absence a row: first and last day, both included; −1 for none. */
  readonly leave?: { readonly from: Int32Array; readonly to: Int32Array };
  /** Minutes classified elsewhere, by scheme; then no hours are looked at. */
  readonly minutes?: ReadonlyMap<string, MinuteColumns>;
}

export interface FactColumn {
  readonly spec: ColumnEncoding;
  readonly values: Column;
}

export interface MinuteColumns {
  readonly 연장: Int32Array;
  readonly 야간: Int32Array;
  readonly 휴일: Int32Array;
  readonly 휴일연장: Int32Array;
}

/** What the schemes come to, scheme by scheme in the order asked. Whoever works it out says until when its columns are good. */
export interface ChunkFigures {
  readonly schemes: readonly SchemeFigures[];
  /** By scheme after the first: the schemes that lie between the two, where they are asked for. */
  readonly counterfactuals?: readonly (readonly SchemeFigures[])[];
  /** Rows that could not be worked out, with why. */
  readonly failed: readonly { readonly row: number; readonly problems: readonly Problem[] }[];
}

export interface SchemeFigures {
  readonly scheme: string;
  /** 1 where the scheme covers the person that month, else 0; the figures then are its fallback's. */
  readonly covered: Int8Array;
  /** By condition: 1 where it failed. */
  readonly missed: ReadonlyMap<string, Int8Array>;
  /** Whole won by line, totals included; 0 where the scheme that applies has no such line. A line that is 0 in every row may have no column. */
  readonly amounts: ReadonlyMap<string, Float64Array>;
  /** By finding: 1 where it holds. */
  readonly findings: ReadonlyMap<string, Int8Array>;
  /** What the schemes that applied chose of the choices they show. */
  readonly choices: ReadonlyMap<string, ReadonlySet<string>>;
}
