import type { DayPattern } from '../calendar/types.ts';
import type { Column, ColumnSpec } from '../readings/batch/columns.ts';

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
  /** The facts that were given, by term, in the columns of `factSpecs`. A fact without a column is given nowhere. */
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
  readonly spec: ColumnSpec;
  readonly values: Column;
}

export interface MinuteColumns {
  readonly 연장: Int32Array;
  readonly 야간: Int32Array;
  readonly 휴일: Int32Array;
  readonly 휴일연장: Int32Array;
}

/** What a chunk's schemes come to, scheme by scheme in the order asked. */
export interface ChunkFigures {
  readonly schemes: readonly SchemeFigures[];
  /** Rows whose figures could not be worked out by columns (their errors are the exact reading's to tell). */
  readonly failed: readonly number[];
}

export interface SchemeFigures {
  readonly scheme: string;
  /** 1 where the scheme covers the person that month, else 0; the figures then are its fallback's. */
  readonly covered: Int8Array;
  /** Bit i is set where condition i of `conditions` failed. */
  readonly missed: Int32Array;
  readonly conditions: readonly string[];
  /** Whole won by line, totals included, in the order of `lines`. */
  readonly amounts: readonly Column[];
  readonly lines: readonly string[];
  /** Bit i of the row's word is set where finding i of `findingNames` holds. */
  readonly findings: readonly Int8Array[];
  readonly findingNames: readonly string[];
}
