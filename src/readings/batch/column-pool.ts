import { type Column, type ColumnSpec, makeColumn, type Storage } from './columns.ts';

/** Columns that are used again: making one anew for every block of rows costs more than working it out. */
export class ColumnPool {
  private readonly columns = new Map<Storage, Column[]>();
  private readonly used = new Map<Storage, number>();

  /** Gives every column back. */
  reset(): void {
    this.used.clear();
  }

  /** A column that holds whatever it held before. */
  take({ storage }: Pick<ColumnSpec, 'storage'>, rows: number): Column {
    const all = this.columns.get(storage) ?? [];
    const place = this.used.get(storage) ?? 0;
    this.columns.set(storage, all);
    this.used.set(storage, place + 1);
    const held = all[place];
    if (held !== undefined && held.length >= rows) return held.subarray(0, rows);
    const made = makeColumn({ storage }, 2 * rows);
    all[place] = made;
    return made.subarray(0, rows);
  }
}
