import type { Column, ColumnSpec } from '../readings/batch/columns.ts';
import type { Chunk } from '../scenario/chunk.ts';
import type { FactSpec } from '../scenario/months-file/runner.ts';
import { cellOf, comma, copied } from './bytes.ts';
import { factText } from './results.ts';

/** More values of one fact than that are forgotten, so that memory stays bounded. */
const mostKnown = 1 << 16;

/** The cells of a row's facts, a comma before each. Rows of one person mostly say the same: then they are kept. */
export class FactCells {
  private readonly facts: readonly Fact[];
  private buffer = new Uint8Array(1024);
  private cells = this.buffer.subarray(0, 0);
  private row = -1;

  constructor(facts: readonly FactSpec[], chunk: Chunk) {
    this.facts = facts.map(({ spec }) => new Fact(spec, chunk.facts.get(spec.term)?.values));
  }

  /** Good until the next row is asked for. */
  of(row: number): Uint8Array {
    let isSame = this.row >= 0;
    for (let f = 0; isSame && f < this.facts.length; f++)
      isSame = this.facts[f]?.isSame(row, this.row) ?? true;
    if (!isSame) this.make(row);
    this.row = row;
    return this.cells;
  }

  private make(row: number): void {
    let at = 0;
    for (const fact of this.facts) {
      const cell = fact.cell(row);
      if (at + cell.length + 1 > this.buffer.length) {
        const wider = new Uint8Array(2 * (at + cell.length + 1));
        wider.set(this.buffer);
        this.buffer = wider;
      }
      this.buffer[at++] = comma;
      at = copied(cell, this.buffer, at);
    }
    this.cells = this.buffer.subarray(0, at);
  }
}

class Fact {
  private readonly spec: ColumnSpec;
  private readonly values: Column | undefined;
  private readonly known = new Map<number, Uint8Array>();

  constructor(spec: ColumnSpec, values: Column | undefined) {
    this.spec = spec;
    this.values = values;
  }

  isSame(row: number, other: number): boolean {
    return this.values === undefined || this.values[row] === this.values[other];
  }

  /** Each value's cell is made once. */
  cell(row: number): Uint8Array {
    const held = this.values?.[row] ?? Number.NaN;
    const known = this.known.get(held);
    if (known !== undefined) return known;
    const made = cellOf(factText(this.spec, held));
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(held, made);
    return made;
  }
}
