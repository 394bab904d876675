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
}

/**
 * Works out a chunk of person-months under a scenario's schemes. The figures are good until the next chunk: their columns
 * are used again.
 */
export type Compute = (read: ReadChunk) => Promise<ChunkFigures>;
