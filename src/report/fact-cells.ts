import type { Column, ColumnSpec } from '../readings/batch/columns.ts';
import type { Chunk } from '../scenario/chunk.ts';
import type { FactSpec } from '../scenario/months-file/runner.ts';
import { bytesOf, cellOf } from './bytes.ts';
import { factText } from './results.ts';

/** More values of one fact than that are forgotten, so that memory stays bounded. */
const mostKnown = 1 << 16;

/** The cells of a fact: each value's is made once. */
export class FactCells {
  private readonly spec: ColumnSpec;
  private readonly known = new Map<number, Uint8Array>();

  constructor({ spec }: FactSpec) {
    this.spec = spec;
  }

  of(held: number): Uint8Array {
    const known = this.known.get(held);
    if (known !== undefined) return known;
    const { type, scale } = this.spec;
    const text = factText(this.spec, held);
    // A whole number is one also where a sign stands before it.
    const made = type.kind === 'number' && scale === 1 ? bytesOf(text) : cellOf(text);
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(held, made);
    return made;
  }
}

/** 1 for each row that is of another person, or says otherwise of some fact, than the row before. */
export function changedRows({ rows, person }: Chunk, columns: readonly (Column | undefined)[]): Uint8Array {
  const changed = new Uint8Array(rows);
  if (rows > 0) changed[0] = 1;
  for (const column of [person, ...columns]) if (column !== undefined) addChanges(column, changed);
  return changed;
}

function addChanges(column: Column, changed: Uint8Array): void {
  let before = column[0] ?? 0;
  for (let row = 1; row < changed.length; row++) {
    const value = column[row] ?? 0;
    // A value that is not there (NaN) is like no other; its cell is made again.
    if (value !== before) changed[row] = 1;
    before = value;
  }
}
