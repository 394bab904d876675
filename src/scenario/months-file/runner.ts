import type { Value } from '../../formula/checked.ts';
import type { ColumnSpec } from '../../readings/batch/columns.ts';
import type { ChunkFigures } from '../chunk.ts';
import type { ReadChunk } from './store.ts';

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

/** Works out a chunk of person-months under a scenario's schemes, here or in a worker. */
export type Compute = (read: ReadChunk) => Promise<ChunkFigures>;
