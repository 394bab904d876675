import { type NumberKinds, numberText } from './formats.ts';
import {
  type CellFault,
  type CellRange,
  cellKey,
  cellOf,
  mostColumns,
  mostRows,
  type Sheet,
} from './sheet.ts';
import { readXml, unescaped } from './xml.ts';

/** What cells of every sheet refer to. */
export interface BookParts {
  readonly shared: readonly string[];
  readonly kinds: NumberKinds;
  readonly isFrom1904: boolean;
  /** What a truth is written as. */
  readonly yesNo: readonly [string, string];
}

/** Reads a worksheet's cells. @throws Error for XML that is not a sheet's */
export function readSheet(bytes: Uint8Array, book: BookParts): Omit<Sheet, 'name' | 'isHidden'> {
  const reader = new SheetReader(book);
  readXml(bytes, reader);
  return reader.sheet();
}

const blankRow: string[] = [];

class SheetReader {
  private readonly book: BookParts;
  private readonly rows: string[][] = [];
  private readonly faults = new Map<number, CellFault>();
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private readonly merges: CellRange[] = [];
  private row = -1;
  private column = -1;
  private cell = { type: 'n', style: 0, value: '', formula: '', hasValue: false, hasFormula: false };
  /** What the text that comes belongs to. */
  private into: 'value' | 'formula' | undefined;
  private isSpoken = false;

  constructor(book: BookParts) {
    this.book = book;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case 'row':
        this.startRow(attribute);
        break;
      case 'c':
        this.startCell(attribute);
        break;
      case 'v':
        this.cell.hasValue = true;
        this.into = 'value';
        break;
      case 't':
        if (!this.isSpoken) this.into = 'value';
        break;
      case 'f':
        this.cell.hasFormula = true;
        this.into = 'formula';
        break;
      case 'rPh':
        this.isSpoken = true;
        break;
      case 'col':
        this.hideColumns(attribute);
        break;
      case 'mergeCell':
        this.merge(attribute('ref') ?? '');
        break;
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.into = undefined;
    if (name === 'rPh') this.isSpoken = false;
    if (name === 'c') this.endCell();
  }

  text(text: string): void {
    if (this.into !== undefined) this.cell[this.into] += text;
  }

  sheet(): Omit<Sheet, 'name' | 'isHidden'> {
    const { rows, faults, hiddenRows, hiddenColumns, merges } = this;
    for (const range of merges) this.fill(range);
    return { rows, faults, hiddenRows, hiddenColumns, merges };
  }

  private startRow(attribute: (name: string) => string | undefined): void {
    const at = Number(attribute('r') ?? this.row + 2) - 1;
    if (!(at > this.row) || at >= mostRows) throw new TypeError('rows out of order');
    while (this.rows.length < at) this.rows.push(blankRow);
    this.rows.push([]);
    this.row = at;
    this.column = -1;
    if (isOn(attribute('hidden'))) this.hiddenRows.add(at);
  }

  private startCell(attribute: (name: string) => string | undefined): void {
    const named = attribute('r');
    const column = named === undefined ? this.column + 1 : cellOf(named)?.[1];
    if (column === undefined || column >= mostColumns || this.row < 0)
      throw new TypeError(`no cell ${named}`);
    this.column = column;
    this.cell = {
      type: attribute('t') ?? 'n',
      style: Number(attribute('s') ?? 0),
      value: '',
      formula: '',
      hasValue: false,
      hasFormula: false,
    };
  }

  private endCell(): void {
    const { type, hasFormula, hasValue, formula } = this.cell;
    const fault: CellFault | undefined =
      type === 'e'
        ? 'error'
        : hasFormula && !hasValue
          ? 'uncalculated'
          : // [1] is another workbook, by its number.
            /\[\d+\]/.test(formula)
            ? 'external'
            : undefined;
    if (fault !== undefined) this.faults.set(cellKey(this.row, this.column), fault);
    const text = this.cellText();
    if (text === '') return;
    const cells = this.rows[this.row] ?? [];
    while (cells.length < this.column) cells.push('');
    // A line break within a cell is a space, as one sees it in a row.
    cells[this.column] = /[\r\n]/.test(text) ? text.replace(/\s*[\r\n]+\s*/g, ' ') : text;
  }

  private cellText(): string {
    const { type, style, value } = this.cell;
    const { shared, kinds, isFrom1904, yesNo } = this.book;
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'b') return value === '' ? '' : yesNo[value === '1' || value === 'true' ? 0 : 1];
    if (type === 'n') return value === '' ? '' : numberText(value, kinds[style], isFrom1904);
    return unescaped(value);
  }

  private hideColumns(attribute: (name: string) => string | undefined): void {
    if (!isOn(attribute('hidden'))) return;
    const [from, to] = [Number(attribute('min')), Math.min(Number(attribute('max')), mostColumns)];
    for (let column = from - 1; column < to; column++) this.hiddenColumns.add(column);
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(':').map(cellOf);
    if (from !== undefined && to !== undefined) this.merges.push({ from, to });
  }

  /** The first cell's text in all of them, as far as the sheet is filled: a merge may reach over a million rows. */
  private fill({ from, to }: CellRange): void {
    const text = this.rows[from[0]]?.[from[1]] ?? '';
    if (text === '') return;
    const width = this.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
    const lastColumn = Math.min(to[1], Math.max(width - 1, from[1]));
    for (let row = from[0]; row <= Math.min(to[0], this.rows.length - 1); row++) {
      if (this.rows[row] === blankRow) this.rows[row] = [];
      const cells = this.rows[row] ?? [];
      for (let column = from[1]; column <= lastColumn; column++) {
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
    }
  }
}

const isOn = (text: string | undefined): boolean => text === '1' || text === 'true';
