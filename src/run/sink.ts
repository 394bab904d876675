import type { ChunkFigures } from '../columns/chunk-figures.ts';
import type { Chunk } from '../people/table/chunk.ts';
import type { ChunkTotals } from './totals.ts';

/** What a chunk came to. Its figures are good until the next chunk is worked out, unless the work keeps them. */
export interface WorkedChunk {
  readonly chunk: Chunk;
  readonly figures: ChunkFigures;
  readonly totals: ChunkTotals;
}

/** Whoever takes what chunks come to: a summary, a file, memory. */
export interface Sink {
  take(worked: WorkedChunk): void | Promise<void>;
}
