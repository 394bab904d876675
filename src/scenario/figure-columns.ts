/** Columns of figures. Used again, they leave nothing for the collector, which lags behind a long file. */
export class FigureColumns {
  private readonly wide: Float64Array[] = [];
  private readonly narrow: Int8Array[] = [];
  private wideUsed = 0;
  private narrowUsed = 0;

  /** Gives every column back; what stands in them is gone. */
  reset(): void {
    this.wideUsed = 0;
    this.narrowUsed = 0;
  }

  /** A column of zeros. */
  amounts(rows: number): Float64Array {
    const place = this.wideUsed++;
    return room(this.wide, place, rows, (length) => new Float64Array(length))
      .subarray(0, rows)
      .fill(0);
  }

  /** A column of zeros, for what holds or does not. */
  flags(rows: number): Int8Array {
    const place = this.narrowUsed++;
    return room(this.narrow, place, rows, (length) => new Int8Array(length))
      .subarray(0, rows)
      .fill(0);
  }
}

/** The column at a place, made when there is none or it is too short: then with room for somewhat longer ones. */
function room<T extends { readonly length: number }>(
  columns: T[],
  place: number,
  rows: number,
  make: (length: number) => T,
): T {
  const held = columns[place];
  if (held !== undefined && held.length >= rows) return held;
  const made = make(held === undefined ? rows : Math.ceil(1.25 * rows));
  columns[place] = made;
  return made;
}
