import type { ChunkFigures } from '../people/table/chunk.ts';
import type { ReadChunk } from '../people/table/store.ts';

/**
 * Works out a chunk of person-months under a scenario's schemes. The figures are good until the next chunk: their columns
 * are used again.
 */
export type Compute = (read: ReadChunk) => Promise<ChunkFigures>;
