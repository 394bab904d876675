import type { Value } from '../../formula/checked.ts';
import type { ColumnSpec } from '../../readings/batch/columns.ts';
import type { Chunk, ChunkFigures } from '../chunk.ts';

/** A fact that a file of person-months may give, and how it stands in a column. */
export interface FactSpec {
  readonly spec: ColumnSpec;
  /** Its heading in files. */
  readonly key: string;
  readonly aliases: readonly string[];
  readonly from: '직원' | '근무' | '수당';
  readonly required: boolean;
  readonly optional: boolean;
  /** What a blank stands for. */
  readonly default?: Value;
}

/** Works out chunks of person-months under a scenario's schemes. */
export interface Runner {
  readonly factSpecs: readonly FactSpec[];
  run(chunk: Chunk): ChunkFigures;
}

/** As `Runner.run`, here or in a worker. */
export type Compute = (chunk: Chunk) => Promise<ChunkFigures>;
