import { isoDay } from '../../calendar/date.ts';
import type { Place } from '../../problem/problem.ts';
import { readMonth } from '../cells/date.ts';
import { plainSpelling } from '../cells/plain.ts';
import type { CsvRecord } from '../inputs/csv-records.ts';
import { type CellFormat, look, lookOf, readCell } from './cell-kinds.ts';
import type { FewProblems } from './few-problems.ts';
import type { OrderState } from './order.ts';
import type { Plan } from './plan.ts';
import { MonthsReader } from './reader.ts';

/** A cell of a table that knows types: a text, a whole number, a day, or nothing. */
export type BlockColumn = (row: number) => string | number | { readonly day: number } | null;

export interface ColumnBlock {
  readonly rows: number;
  /** In the order of the plan's columns. */
  readonly columns: readonly BlockColumn[];
  /** The number of a row, where they do not stand one after the other. */
  readonly lineOf?: (row: number) => number;
}

/** More spellings of one column than that are forgotten, so that memory stays bounded. */
const mostKnown = 1 << 16;

/** Reads blocks of a table with types into chunks; texts mean what they mean in CSV. */
export class MonthsTable extends MonthsReader {
  private readonly looks: readonly CellFormat[];
  private readonly known: readonly Map<string, number>[];
  private readonly hours = new Map<string, number>();
  private readonly texts = ['', '', '', ''];
  private newId = '';
  private newMonth = 0;

  constructor(plan: Plan, order: OrderState, problems: FewProblems) {
    super(plan, order, problems);
    this.looks = plan.columns.map(lookOf);
    this.known = plan.columns.map(() => new Map());
  }

  /** `first`: the number of the block's first row. */
  feed({ rows, columns, lineOf }: ColumnBlock, first: number): void {
    for (let row = 0; row < rows; row++) {
      let isPlain = true;
      for (let c = 0; c < columns.length && isPlain; c++) isPlain = this.take(columns[c]?.(row) ?? null, c);
      const line = lineOf?.(row) ?? first + row;
      if (isPlain && this.takeHours() && this.check(this.store.slots, this.store.rows, this.newMonth))
        this.accept(this.newId, this.newMonth, line);
      else this.readSlowly(this.record(columns, row, line), line);
      if (this.problems.isFull) return;
    }
  }

  /** Takes a cell into the store; false where the row needs the ordinary reader. */
  private take(cell: ReturnType<BlockColumn>, c: number): boolean {
    const at = this.looks[c];
    const column = this.plan.columns[c];
    if (at === undefined || column === undefined) return false;
    if (at.kind === look.ignored) return true;
    if (cell === null || cell === '') {
      if (at.kind === look.text) this.texts[at.slot] = '';
      else if (at.kind === look.blank) return true;
      else if (at.needed) return false;
      else this.put(at.slot, this.plan.blanks[at.slot] ?? Number.NaN);
      return true;
    }
    if (typeof cell === 'number') {
      const value = cell * at.scale;
      if (at.kind !== look.number) return this.takeText(String(cell), c);
      if (value < at.lo || value > at.hi) return false;
      this.put(at.slot, value);
      return true;
    }
    if (typeof cell === 'object') {
      if (at.kind !== look.date || cell.day < at.lo || cell.day > at.hi)
        return this.takeText(isoDay(cell.day), c);
      this.put(at.slot, cell.day);
      return true;
    }
    return this.takeText(cell, c);
  }

  private takeText(text: string, c: number): boolean {
    const at = this.looks[c];
    const column = this.plan.columns[c];
    if (at === undefined || column === undefined || at.kind === look.blank) return false;
    const trimmed = text.normalize('NFC').trim();
    if (at.kind === look.text) this.texts[at.slot] = trimmed;
    else if (at.kind === look.id) {
      this.newId = plainSpelling(trimmed);
      return this.newId !== '';
    } else {
      const known = this.known[c];
      let value = known?.get(text);
      if (value === undefined) {
        const month = at.kind === look.month ? readMonth(trimmed) : undefined;
        value =
          month === undefined ? readCell(column, trimmed, this.plan) : month.ok ? month.value : Number.NaN;
        if (trimmed === '' || Number.isNaN(value)) return false;
        if ((known?.size ?? 0) >= mostKnown) known?.clear();
        known?.set(text, value);
      }
      if (at.kind === look.month) this.newMonth = value;
      else this.put(at.slot, value);
    }
    return true;
  }

  private put(slot: number, value: number): void {
    const column = this.store.slots[slot];
    if (column !== undefined) column[this.store.rows] = value;
  }

  private takeHours(): boolean {
    if (!this.plan.hours) return true;
    const key = this.texts.join('\n');
    let pattern = this.hours.get(key);
    if (pattern === undefined) {
      pattern = this.hoursOf(this.texts);
      if (pattern === undefined) return false;
      if (this.hours.size >= mostKnown) this.hours.clear();
      this.hours.set(key, pattern);
    }
    this.store.pattern[this.store.rows] = pattern;
    return true;
  }

  protected override forget(): void {
    this.hours.clear();
  }

  protected override place(line: number, cell = 0): Place {
    return { file: this.plan.file, line, column: cell + 1 };
  }

  /** The row as texts, for the ordinary reader. */
  private record(columns: readonly BlockColumn[], row: number, line: number): CsvRecord {
    const cells = columns.map((column) => {
      const cell = column(row);
      if (cell === null) return '';
      return typeof cell === 'object' ? isoDay(cell.day) : String(cell);
    });
    return { cells, broken: false, place: (cell) => this.place(line, cell) };
  }
}
