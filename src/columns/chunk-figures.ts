import type { Problem } from '../problem/problem.ts';

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
