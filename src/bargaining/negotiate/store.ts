import { type Figures, measureNames } from './measures.ts';

/** The figures of the packages that were worked out, by their number in the grid. */
export interface Store {
  readonly size: number;
  get(at: number): Figures | undefined;
  put(at: number, figures: Figures): void;
  /** The packages, ascending. */
  all(): Iterable<number>;
}

/** Every package of a grid. */
export class TableStore implements Store {
  size = 0;
  private readonly columns: readonly Float64Array[];
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
    this.columns = measureNames.map(() => new Float64Array(count).fill(Number.NaN));
  }

  get(at: number): Figures | undefined {
    const [a, b, c, d, e, f] = this.columns.map((column) => column[at] ?? Number.NaN);
    if (a === undefined || b === undefined || c === undefined) return undefined;
    if (d === undefined || e === undefined || f === undefined || Number.isNaN(a)) return undefined;
    return [a, b, c, d, e, f];
  }

  put(at: number, figures: Figures): void {
    this.size++;
    for (const [m, column] of this.columns.entries()) column[at] = figures[m] ?? Number.NaN;
  }

  *all(): Iterable<number> {
    for (let at = 0; at < this.count; at++) if (!Number.isNaN(this.columns[0]?.[at] ?? Number.NaN)) yield at;
  }
}

/** Some packages of a large grid. */
export class MapStore implements Store {
  private readonly figures = new Map<number, Figures>();

  get size(): number {
    return this.figures.size;
  }
  get = (at: number): Figures | undefined => this.figures.get(at);
  put(at: number, figures: Figures): void {
    this.figures.set(at, figures);
  }
  all = (): Iterable<number> => [...this.figures.keys()].sort((a, b) => a - b);
}
