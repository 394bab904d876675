import type { Chunk } from '../../people/table/chunk.ts';
import type { FactSpec } from '../../people/table/fact-spec.ts';
import { factCellText } from '../../people/table/fact-text.ts';
import type { Column, ColumnEncoding } from '../../readings/batch/columns.ts';
import { cellOf, copied, integer } from '../../writing/bytes.ts';

/** More values of one fact than that are forgotten, so that memory stays bounded. */
const mostKnown = 1 << 16;

/** The cells of a fact: whole numbers are written as they are, each other value's cell is made once. */
export class FactCells {
  private readonly spec: ColumnEncoding;
  private readonly isWhole: boolean;
  private readonly known = new Map<number, Uint8Array>();

  constructor({ spec }: FactSpec) {
    this.spec = spec;
    this.isWhole = spec.type.kind === 'number' && spec.scale === 1;
  }

  /** Writes a value's cell. @returns the place behind it */
  put(held: number, buffer: Uint8Array, at: number): number {
    if (this.isWhole && held !== this.spec.absent && !Number.isNaN(held)) return integer(held, buffer, at);
    return copied(this.of(held), buffer, at);
  }

  private of(held: number): Uint8Array {
    const known = this.known.get(held);
    if (known !== undefined) return known;
    const made = cellOf(factCellText(this.spec, held));
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
