import { equalTo, rangeName, type SheetNames } from './address.ts';
import { widthOf } from './column-width.ts';
import type { Cell, CellKind, CellRange, Formula, Sheet, SheetRow } from './model.ts';

/** A column of rows that are many. */
export interface DataColumn {
  /** By which formulas find it; the heading where none is said. */
  readonly key?: string;
  readonly head: string;
  readonly kind: CellKind;
  /** What it comes to over all rows, where that is said above them. */
  readonly sum?: number;
  /** How wide its texts are; by its kind and heading otherwise. */
  readonly width?: number;
}

/** How many rows of data a sheet takes: Excel has 1,048,576 in all. */
export const mostRows = 1_000_000;

/** Rows of one table on as many sheets as they need, and formulas over all of them. */
export class DataSheets {
  readonly columns: readonly DataColumn[];
  /** The first row of data on each sheet. Sums stand above the headings, where they are seen before a hundred thousand rows. */
  readonly firstRow: number;
  private readonly parts: readonly { readonly name: string; readonly rows: number }[];
  private readonly places: ReadonlyMap<string, number>;

  /** `together`: rows that may not be parted. */
  constructor(
    names: SheetNames,
    name: string,
    columns: readonly DataColumn[],
    rows: number,
    { together = 1, most = mostRows }: { readonly together?: number; readonly most?: number } = {},
  ) {
    const whole = most - (most % together);
    this.columns = columns;
    this.firstRow = columns.some(({ sum }) => sum !== undefined) ? 3 : 2;
    this.parts = Array.from({ length: Math.max(1, Math.ceil(rows / whole)) }, (_, i) => ({
      name: names.take(name),
      rows: Math.min(whole, rows - i * whole),
    }));
    this.places = new Map(columns.map(({ head, key = head }, i) => [key, i + 1]));
  }

  has = (head: string): boolean => this.places.has(head);

  /** A column's cells, sheet by sheet. */
  private ranges(head: string): string[] {
    const column = this.places.get(head);
    if (column === undefined) throw new RangeError(`no column ${head}`);
    return this.parts.map(({ name, rows }) => rangeName(this.range(name, column, rows)));
  }

  /** The sum of a column. */
  sum = (head: string): string =>
    this.ranges(head)
      .map((range) => `SUM(${range})`)
      .join('+');

  /** The sum of a column over rows whose cells meet every criterion. */
  sumIf(head: string, criteria: readonly Criterion[]): string {
    const all = criteria.map(([column, criterion]) => ({ ranges: this.ranges(column), criterion }));
    return this.ranges(head)
      .map((range, i) => `SUMIFS(${[range, ...pairs(all, i)].join(',')})`)
      .join('+');
  }

  /** How many rows meet every criterion. */
  countIf(criteria: readonly Criterion[]): string {
    const all = criteria.map(([column, criterion]) => ({ ranges: this.ranges(column), criterion }));
    return this.parts.map((_, i) => `COUNTIFS(${pairs(all, i).join(',')})`).join('+');
  }

  /** The sheets, whose rows `next` gives in their order, told the row of the sheet on which each will stand; `sum` names the sums. */
  sheets(next: NextRow, frozen: number, sum = ''): Sheet[] {
    return this.parts.map(
      ({ name, rows }): Sheet => ({
        name,
        columns: this.columns.map((column) => ({ kind: column.kind, width: widthOf(column) })),
        frozen: { rows: this.firstRow - 1, columns: frozen },
        filter: { row: this.firstRow - 1, last: this.firstRow + rows - 1 },
        rows: () => this.rows(name, rows, next, sum),
      }),
    );
  }

  private async *rows(name: string, rows: number, next: NextRow, sum: string): AsyncGenerator<SheetRow> {
    if (this.firstRow > 2) yield this.sums(name, rows, sum);
    yield { look: 'head', cells: this.columns.map(({ head }) => head) };
    for (let i = 0; i < rows; i++) {
      const cells = await next(this.firstRow + i);
      if (cells === undefined) throw new RangeError(`${name} ends after ${i} of ${rows} rows`);
      yield { cells };
    }
  }

  private sums(name: string, rows: number, label: string): SheetRow {
    // Of rows on several sheets, one sheet's sum is no figure of the run.
    const isWhole = this.parts.length === 1;
    return {
      look: 'sum',
      cells: this.columns.map(({ sum }, i): Cell => {
        if (i === 0) return label;
        return sum === undefined || !isWhole ? undefined : subtotal(this.range(name, i + 1, rows), sum);
      }),
      kinds: this.columns.map(({ kind }, i) => (i === 0 ? 'text' : kind)),
    };
  }

  private range(sheet: string, column: number, rows: number): CellRange {
    const last = this.firstRow + Math.max(1, rows) - 1;
    return { sheet, from: { column, row: this.firstRow }, to: { column, row: last } };
  }
}

/** The row that comes next, told where it will stand; undefined behind the last. */
export type NextRow = (row: number) => Promise<readonly Cell[] | undefined>;

/** A column, and what its cells must be. */
export type Criterion = readonly [head: string, criterion: string];

/** That a column's cells hold exactly this. */
export const is = (head: string, value: string | number): Criterion => [head, equalTo(value)];

const pairs = (
  all: readonly { readonly ranges: readonly string[]; readonly criterion: string }[],
  part: number,
): string[] => all.flatMap(({ ranges, criterion }) => [ranges[part] ?? '', criterion]);

/** The sum of the rows that the filter lets through. */
const subtotal = (range: CellRange, value: number): Formula => ({
  formula: `SUBTOTAL(9,${rangeName(range)})`,
  value,
});
