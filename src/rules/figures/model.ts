import type { Place } from '../../problem/problem.ts';

/** 인쇄된 숫자: what a document prints, and what should hold between its figures. Plain data. */
export interface FiguresRule {
  readonly name: string;
  readonly label: string;
  /** The document. */
  readonly source: string;
  readonly note?: string;
  readonly values: readonly PrintedValue[];
  readonly tables: readonly PrintedTable[];
  readonly relations: readonly FigureRelation[];
  readonly contradictions: readonly Contradiction[];
  readonly at: Place;
}

/** A text of the file with its place. */
export interface FigureText {
  readonly text: string;
  readonly at: Place;
}

/** One figure: its digits in the unit in which it is printed. */
export interface PrintedValue {
  readonly name: string;
  readonly unit: string;
  readonly digits: string;
  /** The section and line of the document. */
  readonly place: string;
  readonly at: Place;
}

export interface PrintedTable {
  readonly name: string;
  readonly label: string;
  readonly place: string;
  /** The day of which it speaks (YYYY-MM-DD). */
  readonly date?: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedRow[];
  readonly at: Place;
}

export interface PrintedColumn {
  readonly name: string;
  readonly unit: string;
  /** A row is the sum of the rows below it. */
  readonly isSum: boolean;
  /** What it should be in every row, over the other columns. */
  readonly is?: FigureText;
  readonly at: Place;
}

export interface PrintedRow {
  readonly name: string;
  /** The row to whose sum it belongs. */
  readonly parent?: string;
  /** Digits by column; '' where nothing is printed. */
  readonly cells: readonly string[];
  readonly place: string;
  readonly at: Place;
}

export interface FigureRelation {
  readonly name: string;
  readonly printed: FigureText;
  readonly is: FigureText;
  readonly note?: string;
  readonly at: Place;
}

/** What a document says in two places that do not fit each other. */
export interface Contradiction {
  readonly name: string;
  readonly text: string;
  readonly label: string;
  readonly says: readonly { readonly text: string; readonly place: string; readonly source?: string }[];
  readonly at: Place;
}
