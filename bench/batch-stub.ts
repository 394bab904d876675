import type { Value } from '../src/formula/checked.ts';
import type { Program, Term } from '../src/formula/program.ts';
import type { Column, ColumnSpec } from '../src/readings/batch/columns.ts';
import type { Bounds } from '../src/readings/bounds.ts';

/** The face of `src/readings/batch/batch.ts`, until that file is there; then `pumsak.ts` imports it instead. */
export interface Batch {
  readonly inputs: readonly ColumnSpec[];
  readonly parameters: readonly { readonly term: string }[];
  readonly outputs: readonly ColumnSpec[];
  run(
    inputs: readonly Column[],
    parameters: readonly number[],
    outputs: readonly Column[],
    from: number,
    to: number,
  ): void;
}

export interface BatchOptions {
  readonly outputs: readonly string[];
  readonly bounds: (term: Term) => Bounds;
  readonly fixed?: ReadonlyMap<string, Value>;
}

export class NoBatch extends Error {}

export function compileBatch(_program: Program, _options: BatchOptions): Batch {
  throw new NoBatch('the batch reading is not there yet');
}
