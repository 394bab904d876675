import { measureNames, type PackageMeasures } from './measures.ts';

/** The figures of the packages that were worked out, by their number in the grid. */
export interface PackageStore {
  readonly size: number;
  get(at: number): PackageMeasures | undefined;
  put(at: number, figures: PackageMeasures): void;
  /** The packages, ascending. */
  all(): Iterable<number>;
}

/** Every package of a grid. */
export class DensePackageStore implements PackageStore {
  size = 0;
  private readonly columns: readonly Float64Array[];
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
    this.columns = measureNames.map(() => new Float64Array(count).fill(Number.NaN));
  }

  get(at: number): PackageMeasures | undefined {
    const [a, b, c, d, e, f, g] = this.columns.map((column) => column[at] ?? Number.NaN);
    if (a === undefined || b === undefined || c === undefined) return undefined;
    if (d === undefined || e === undefined || f === undefined || g === undefined || Number.isNaN(a))
      return undefined;
    return [a, b, c, d, e, f, g];
  }

  put(at: number, figures: PackageMeasures): void {
    this.size++;
    for (const [m, column] of this.columns.entries()) column[at] = figures[m] ?? Number.NaN;
  }

  *all(): Iterable<number> {
    for (let at = 0; at < this.count; at++) if (!Number.isNaN(this.columns[0]?.[at] ?? Number.NaN)) yield at;
  }
}

/** Some packages of a large grid. */
export class SparsePackageStore implements PackageStore {
  private readonly figures = new Map<number, PackageMeasures>();

  get size(): number {
    return this.figures.size;
  }
  get = (at: number): PackageMeasures | undefined => this.figures.get(at);
  put(at: number, figures: PackageMeasures): void {
    this.figures.set(at, figures);
  }
  all = (): Iterable<number> => [...this.figures.keys()].sort((a, b) => a - b);
}
