import type { ProblemCode } from './catalog.ts';

/** A place in a source text: 1-based line and column (columns count UTF-16 units). What stands in no text has a path. */
export interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  /** How many columns the caret underlines; 1 when absent. */
  readonly length?: number;
  /** The source line itself, for the excerpt under the message. */
  readonly excerpt?: string;
  /** Where a text goes on otherwise than it began: on further lines, behind escapes. */
  readonly stretches?: readonly PlacePart[];
  /**
   * Where it stands in what was never a text: 직원.기본급 in an input's values ('' for the whole), F2 in a sheet. Line and column
   * are then a cell's row and column, or put the values in their order.
   */
  readonly path?: string;
}

/** A stretch of a text that lies elsewhere in its source than the one before. */
export interface PlacePart extends Pick<Place, 'line' | 'column' | 'excerpt'> {
  /** How far into the text it begins. */
  readonly offset: number;
}

/** One thing that is wrong, as data. Its text comes from the catalog, in Korean or English. */
export interface Problem {
  readonly code: ProblemCode;
  readonly at?: Place;
  /** The term, key or column it is about. */
  readonly term?: string;
  /** What the catalog's sentences put in their braces. */
  readonly values: Readonly<Record<string, string>>;
  /** The same elsewhere in the file: how often, and the first of those places. */
  readonly also?: { readonly count: number; readonly at: readonly Place[] };
}
