import type { Column, ColumnEncoding } from './columns.ts';

/**
 * Columns that are used again, block of rows after block: making them anew costs more than working them out, and leaves
 * the collector behind. A column holds what it held before; all are good until they are given back together.
 */
export class ColumnPool {
  private readonly int8 = new Shelf((rows) => new Int8Array(rows));
  private readonly int16 = new Shelf((rows) => new Int16Array(rows));
  private readonly int32 = new Shelf((rows) => new Int32Array(rows));
  private readonly float64 = new Shelf((rows) => new Float64Array(rows));

  /** Gives every column back. */
  reset(): void {
    for (const shelf of [this.int8, this.int16, this.int32, this.float64]) shelf.used = 0;
  }

  take({ storage }: Pick<ColumnEncoding, 'storage'>, rows: number): Column {
    return storage === 'int16' ? this.int16.take(rows).subarray(0, rows) : this[`${storage}s`](rows);
  }

  int8s = (rows: number): Int8Array => this.int8.take(rows).subarray(0, rows);
  int32s = (rows: number): Int32Array => this.int32.take(rows).subarray(0, rows);
  float64s = (rows: number): Float64Array => this.float64.take(rows).subarray(0, rows);
}

/** Columns of one kind in the order they are taken. */
class Shelf<T extends Column> {
  used = 0;
  private readonly columns: T[] = [];
  private readonly make: (rows: number) => T;

  constructor(make: (rows: number) => T) {
    this.make = make;
  }

  /** A column of so many rows or more: one that is too short gives way to one with room for somewhat more. */
  take(rows: number): T {
    const place = this.used++;
    const held = this.columns[place];
    if (held !== undefined && held.length >= rows) return held;
    const made = this.make(held === undefined ? rows : Math.ceil(1.25 * rows));
    this.columns[place] = made;
    return made;
  }
}
