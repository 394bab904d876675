import { textWidth } from '../../problem/text-width.ts';
import { figureWidth, widthOf } from './column-width.ts';
import type { Cell, CellKind, Chart, Sheet, SheetRow } from './model.ts';

/** How many rows one page takes that can still be read. */
const pageRows = 60;

/** A heading of a small table: its name, and the kind of what stands below. */
export type SmallHead = readonly [head: string, kind: CellKind];

/** A sheet of a few rows, put together row by row. */
export class SmallSheet {
  readonly name: string;
  private readonly rows: SheetRow[] = [];
  private readonly charts: Chart[] = [];
  private kinds: readonly CellKind[] = [];
  private frozen: Sheet['frozen'];
  private readonly widths: number[] = [];
  /** How wide texts may make a column. */
  private readonly widest: number;

  constructor(name: string, widest = 40) {
    this.name = name;
    this.widest = widest;
  }

  /** The number of the row that comes next. */
  get next(): number {
    return this.rows.length + 1;
  }

  title(text: string): void {
    this.rows.push({ look: 'title', cells: [text], kinds: ['text'] });
  }

  /** A sentence across so many columns. */
  note(text: string, across: number): void {
    this.rows.push({ look: 'note', cells: [text], kinds: ['text'], across });
  }

  blank(): void {
    this.rows.push({ cells: [] });
  }

  /** The headings of a table; rows below have its kinds. */
  head(heads: readonly SmallHead[]): void {
    this.kinds = heads.map(([, kind]) => kind);
    this.rows.push({ look: 'head', cells: heads.map(([head]) => head) });
    for (const [i, [head, kind]] of heads.entries()) this.widen(i, widthOf({ head, kind }));
  }

  row(cells: readonly Cell[], look: 'plain' | 'sum' = 'plain', kinds = this.kinds): void {
    this.rows.push({ cells, look, kinds });
    cells.forEach((cell, i) => {
      if (typeof cell === 'string') this.widen(i, Math.min(this.widest, textWidth(cell) + 2));
      else this.widen(i, figureWidth(kinds[i] ?? 'text', cell));
    });
  }

  chart(chart: Chart): void {
    this.charts.push(chart);
  }

  /** What has been added so far stays in sight, and so do so many columns. */
  freeze(columns: number): void {
    this.frozen = { rows: this.rows.length, columns };
  }

  sheet(): Sheet {
    const { name, rows, frozen, charts } = this;
    return {
      name,
      columns: this.widths.map((width) => ({ kind: 'text', width })),
      ...(frozen && { frozen }),
      ...(charts.length > 0 && { charts }),
      ...(charts.length > 0 && rows.length <= pageRows && { onePage: true as const }),
      rows: () => rows,
    };
  }

  private widen(column: number, width: number): void {
    for (let i = this.widths.length; i <= column; i++) this.widths.push(0);
    this.widths[column] = Math.max(this.widths[column] ?? 0, width);
  }
}
