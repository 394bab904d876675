import { firstDay } from '../../calendar/date.ts';
import { type Place, Problems } from '../../problem/problem.ts';
import { readMonth } from '../cells/date.ts';
import { plainSpelling } from '../cells/plain.ts';
import { type CsvRecord, readRecords } from '../inputs/csv-records.ts';
import { isBlankLine } from './blank-line.ts';
import { ByteTable } from './byte-table.ts';
import { type CellFormat, look, lookOf, readCell } from './cell-kinds.ts';
import type { FewProblems } from './few-problems.ts';
import type { OrderState } from './order.ts';
import type { Plan } from './plan.ts';
import { MonthsReader } from './reader.ts';

const [quote, lf, cr, dash, dot] = [34, 10, 13, 45, 46];
/** A character no text file holds: the bytes are in another encoding, or damaged. */
const unreadable = /(?![\t\n\r])[\p{Cc}\uFFFD]/u;
/** More spellings of one column than that are forgotten, so that memory stays bounded. */
const mostKnown = 1 << 16;
const decoder = new TextDecoder();
const none = new Uint8Array();
const newline = Uint8Array.of(lf);

/**
 * Reads the lines of a CSV file of person-months, as UTF-8 bytes, into chunks. Plain digits, dates and known
 * spellings are read by their bytes; any other spelling is read once by the ordinary cell readers and then known.
 * A row with anything else in it goes to the ordinary reader as a whole.
 */
export class MonthsScanner extends MonthsReader {
  private readonly file: string;
  private readonly delimiter: number;
  private readonly looks: readonly CellFormat[];
  private readonly tables: readonly ByteTable[];
  /** The texts of hours by their numbers, for each of the four columns, and the patterns they make. */
  private texts: string[][] = [[''], [''], [''], ['']];
  private readonly hours = new Map<number, number>();
  private readonly hour = new Int32Array(4);
  /** The spelling of the person's 사번 by which its next rows are known, and its length; 0 where there is none. */
  private idBytes: Uint8Array = new Uint8Array(64);
  private idLength = 0;
  private lineNo: number;
  private rest: Uint8Array = none;
  /** Of the row being read. */
  private newId: string | undefined;
  private newFrom = 0;
  private newTo = 0;
  private newMonth = 0;
  private rowBytes: Uint8Array = none;
  private rowStart = 0;
  /** Of the cell just looked up: its bytes, and where it ends with its quotes. */
  private from = 0;
  private to = 0;
  private cellEnd = 0;
  /** Each column's cell on the row before, where its spelling was looked up: the next row mostly says the same. */
  private readonly sameFrom: Int32Array;
  private readonly sameTo: Int32Array;
  private readonly sameValue: Float64Array;

  constructor(plan: Plan, delimiter: string, firstLine: number, order: OrderState, problems: FewProblems) {
    super(plan, order, problems);
    this.file = plan.file;
    this.delimiter = delimiter.charCodeAt(0);
    this.lineNo = firstLine;
    this.looks = plan.columns.map(lookOf);
    this.tables = plan.columns.map(() => new ByteTable());
    this.sameFrom = new Int32Array(plan.columns.length);
    this.sameTo = new Int32Array(plan.columns.length);
    this.sameValue = new Float64Array(plan.columns.length);
  }

  /** Reads whole lines of a block; what is left waits for the next, or is the last line. The block may be used again. */
  feed(block: Uint8Array, isLast: boolean): void {
    const end = lastLineEnd(block);
    // The line that the blocks share is put together; the others are read where they stand.
    const first = this.rest.length === 0 || end === 0 ? 0 : firstLineEnd(block);
    if (first > 0) {
      const line = joined(this.rest, block.subarray(0, first));
      this.rest = none;
      this.scan(line, 0, line.length);
    }
    this.scan(block, first, end);
    this.rest = joined(this.rest, block.subarray(end));
    if (!isLast) return;
    if (this.rest.length > 0) {
      const line = joined(this.rest, newline);
      this.rest = none;
      this.scan(line, 0, line.length);
    }
    this.finish();
  }

  private scan(bytes: Uint8Array, from: number, end: number): void {
    const { store, looks } = this;
    const width = looks.length;
    this.sameTo.fill(0);
    this.sameFrom.fill(0);
    let p = from;
    while (p < end) {
      const start = p;
      this.newId = undefined;
      let c = 0;
      while (c < width) {
        p = this.cell(bytes, p, c);
        if (p < 0) break;
        c++;
        if (c < width) {
          if (bytes[p] !== this.delimiter) break;
          p++;
        }
      }
      const row = store.rows;
      const last = p < 0 ? 0 : bytes[p];
      if (p >= 0 && c === width && (last === lf || last === cr) && this.takeHours(row)) {
        const month = this.newMonth;
        if (this.check(store.slots, row, month)) {
          const line = this.lineNo;
          const id = this.newId ?? this.id ?? '';
          this.rowBytes = bytes;
          this.rowStart = start;
          const taken = this.accept(id, month, line);
          if (taken && this.newId !== undefined) this.keepId(bytes);
          p += last === cr && bytes[p + 1] === lf ? 2 : 1;
          this.lineNo++;
          continue;
        }
      }
      p = this.whole(bytes, start);
      if (this.problems.isFull) return;
    }
  }

  /** Reads one cell; the place of its end, or −1 where the row needs the ordinary reader. */
  private cell(b: Uint8Array, p: number, c: number): number {
    const at = this.looks[c];
    if (at === undefined) return -1;
    const delimiter = this.delimiter;
    let q = p;
    switch (at.kind) {
      case look.number: {
        let v = 0;
        let d = (b[q] ?? 0) - 48;
        while (d >= 0 && d <= 9) {
          v = v * 10 + d;
          d = (b[++q] ?? 0) - 48;
        }
        const n = q - p;
        let ch = d + 48;
        if (ch === dot && at.scale > 1 && n > 0 && n < 8) {
          // One decimal (half a day), where the column's grain has room for it.
          d = (b[q + 1] ?? 0) - 48;
          const tenths = (v * 10 + d) * at.scale;
          if (d >= 0 && d <= 9 && tenths % 10 === 0) {
            ch = b[q + 2] ?? 0;
            if (ch === delimiter || ch === lf || ch === cr) {
              v = tenths / 10;
              return v < at.lo || v > at.hi ? -1 : this.put(at.slot, v, q + 2);
            }
          }
          break;
        }
        if ((ch === delimiter || ch === lf || ch === cr) && n <= 9) {
          if (n === 0) return this.blank(at, q);
          v *= at.scale;
          if (v < at.lo || v > at.hi) return -1;
          return this.put(at.slot, v, q);
        }
        break;
      }
      case look.date: {
        const ch = b[p];
        if (ch === delimiter || ch === lf || ch === cr) return this.blank(at, p);
        const v = isoDayAt(b, p);
        q = p + 10;
        const after = b[q];
        if (v !== nothing && (after === delimiter || after === lf || after === cr)) {
          if (v < at.lo || v > at.hi) return -1;
          return this.put(at.slot, v, q);
        }
        break;
      }
      case look.month: {
        const v = isoMonthAt(b, p);
        const after = b[p + 7];
        if (v !== nothing && (after === delimiter || after === lf || after === cr)) {
          this.newMonth = v;
          return p + 7;
        }
        break;
      }
      case look.id: {
        const known = this.idBytes;
        const n = this.idLength;
        let i = 0;
        while (i < n && b[p + i] === known[i]) i++;
        const after = b[p + n];
        if (i === n && n > 0 && (after === delimiter || after === lf || after === cr)) return p + n;
        return this.person(b, p);
      }
      case look.ignored:
        return Number.isNaN(this.bounds(b, p)) ? -1 : this.cellEnd;
    }
    return this.lookUp(b, p, c, at);
  }

  private put(slot: number, value: number, end: number): number {
    const column = this.store.slots[slot];
    if (column !== undefined) column[this.store.rows] = value;
    return end;
  }

  private blank(at: CellFormat, end: number): number {
    if (at.needed) return -1;
    return this.put(at.slot, this.plan.blanks[at.slot] ?? Number.NaN, end);
  }

  /** Finds the bytes of a cell, within its quotes, and gives their hash; NaN when the row needs care. */
  private bounds(b: Uint8Array, p: number): number {
    let q = p;
    let hash = 0;
    const delimiter = this.delimiter;
    if (b[p] === quote) {
      q++;
      let ch = b[q] ?? lf;
      while (ch !== quote && ch !== lf && ch !== cr) {
        hash = (Math.imul(hash, 31) + ch) | 0;
        ch = b[++q] ?? lf;
      }
      const after = b[q + 1];
      // Doubled quotes, line breaks and whatever stands behind a quote are the ordinary reader's.
      if (ch !== quote || (after !== delimiter && after !== lf && after !== cr)) return Number.NaN;
      this.from = p + 1;
      this.to = q;
      this.cellEnd = q + 1;
      return hash;
    }
    let ch = b[q] ?? lf;
    while (ch !== delimiter && ch !== lf && ch !== cr) {
      hash = (Math.imul(hash, 31) + ch) | 0;
      ch = b[++q] ?? lf;
    }
    this.from = p;
    this.to = q;
    this.cellEnd = q;
    return hash;
  }

  private lookUp(b: Uint8Array, p: number, c: number, at: CellFormat): number {
    const start = this.sameFrom[c] ?? 0;
    const n = (this.sameTo[c] ?? 0) - start;
    if (n > 0) {
      let i = 0;
      while (i < n && b[p + i] === b[start + i]) i++;
      const after = b[p + n];
      if (i === n && (after === this.delimiter || after === lf || after === cr))
        return this.keepCell(at, this.sameValue[c] ?? 0, p + n);
    }
    const hash = this.bounds(b, p);
    if (Number.isNaN(hash)) return -1;
    const { from, to, cellEnd } = this;
    const table = this.tables[c];
    const column = this.plan.columns[c];
    if (table === undefined || column === undefined) return -1;
    if (from === to) {
      if (at.kind === look.text) this.hour[at.slot] = 0;
      else if (at.kind === look.month) return -1;
      else if (at.kind !== look.blank) return this.blank(at, cellEnd);
      return cellEnd;
    }
    let value = table.find(b, from, to, hash);
    if (Number.isNaN(value)) {
      const text = decoder.decode(b.subarray(from, to)).normalize('NFC').trim();
      if (text === '' || unreadable.test(text)) return -1;
      if (at.kind === look.text) value = this.textNumber(at.slot, text);
      else if (at.kind === look.month) {
        const month = readMonth(text);
        value = month.ok ? month.value : Number.NaN;
      } else value = readCell(column, text, this.plan);
      if (Number.isNaN(value)) return -1;
      if (table.size >= mostKnown) table.clear();
      table.add(b, from, to, value);
    }
    this.sameFrom[c] = p;
    this.sameTo[c] = cellEnd;
    this.sameValue[c] = value;
    return this.keepCell(at, value, cellEnd);
  }

  private keepCell(at: CellFormat, value: number, end: number): number {
    if (at.kind === look.text) this.hour[at.slot] = value;
    else if (at.kind === look.month) this.newMonth = value;
    else this.put(at.slot, value, end);
    return end;
  }

  private textNumber(slot: number, text: string): number {
    const known = this.texts[slot] ?? [];
    const found = known.indexOf(text);
    if (found >= 0) return found;
    // Numbers of four texts make one key of a pattern.
    if (known.length >= 1000) return Number.NaN;
    return known.push(text) - 1;
  }

  private person(b: Uint8Array, p: number): number {
    const hash = this.bounds(b, p);
    if (Number.isNaN(hash) || this.from === this.to) return -1;
    const text = decoder.decode(b.subarray(this.from, this.to)).normalize('NFC').trim();
    if (unreadable.test(text)) return -1;
    const id = plainSpelling(text);
    if (id === '') return -1;
    this.newId = id;
    // Within quotes the bytes do not begin where the cell does.
    const isBare = this.from === p;
    this.newFrom = this.from;
    this.newTo = isBare ? this.to : this.from;
    return this.cellEnd;
  }

  private keepId(b: Uint8Array): void {
    const n = this.newTo - this.newFrom;
    if (n > this.idBytes.length) this.idBytes = new Uint8Array(2 * n);
    for (let i = 0; i < n; i++) this.idBytes[i] = b[this.newFrom + i] ?? 0;
    this.idLength = n;
  }

  /** The row's hours as a pattern; whether they can be. */
  private takeHours(row: number): boolean {
    if (!this.plan.hours) return true;
    const a = this.hour[0] ?? 0;
    const b = this.hour[1] ?? 0;
    const c = this.hour[2] ?? 0;
    const d = this.hour[3] ?? 0;
    const key = ((a * 1000 + b) * 1000 + c) * 1000 + d;
    let pattern = this.hours.get(key);
    if (pattern === undefined) {
      const found = this.hoursOf([a, b, c, d].map((n, slot) => this.texts[slot]?.[n] ?? ''));
      if (found === undefined) return false;
      pattern = found;
      this.hours.set(key, pattern);
    }
    this.store.pattern[row] = pattern;
    return true;
  }

  protected override forget(): void {
    this.hours.clear();
  }

  protected override place(line: number): Place {
    return this.record(this.rowBytes, this.rowStart, line).place(0);
  }

  /** A whole line by the ordinary reader. */
  private whole(b: Uint8Array, start: number): number {
    const end = lineEnd(b, start);
    const line = this.lineNo++;
    const record = isBlankLine(b, start, end, this.delimiter) ? undefined : this.record(b, start, line);
    if (record?.cells.some((cell) => cell.trim() !== '')) {
      const before = this.id;
      this.rowBytes = b;
      this.rowStart = start;
      this.readSlowly(record, line);
      if (this.id !== before) this.idLength = 0;
    }
    return b[end] === cr && b[end + 1] === lf ? end + 2 : end + 1;
  }

  private record(b: Uint8Array, start: number, line: number): CsvRecord {
    const text = decoder.decode(b.subarray(start, lineEnd(b, start)));
    const at = (column: number, length: number) => ({ file: this.file, line, column, length, excerpt: text });
    const found = new Problems();
    const [record] = readRecords(text, this.file, found, String.fromCharCode(this.delimiter));
    this.problems.take(found.list.map((one) => ({ ...one, at: { ...(one.at ?? at(1, 1)), line } })));
    const bad = unreadable.exec(text);
    if (bad !== null) this.problems.take([{ code: 'wrong-encoding', at: at(bad.index + 1, 1), values: {} }]);
    if (record === undefined) return { cells: [], broken: false, place: () => at(1, text.length) };
    return {
      cells: record.cells,
      broken: record.broken || bad !== null,
      place: (cell) => ({ ...record.place(cell), line }),
    };
  }
}

/** Where a line of a block may end for certain: a carriage return at its end may be half of an end. */
function lastLineEnd(block: Uint8Array): number {
  const end = block.lastIndexOf(lf) + 1;
  const alone = block.subarray(end, Math.max(end, block.length - 1)).lastIndexOf(cr) + 1;
  return alone > 0 ? end + alone : end;
}

function firstLineEnd(block: Uint8Array): number {
  const end = lineEnd(block, 0);
  return block[end] === cr && block[end + 1] === lf ? end + 2 : Math.min(block.length, end + 1);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function lineEnd(b: Uint8Array, start: number): number {
  let end = start;
  while (end < b.length && b[end] !== lf && b[end] !== cr) end++;
  return end;
}

/** No month, day or pair of digits: a whole number, for one that is none would have to be boxed. */
const nothing = -1e9;

/** YYYY-MM at a place of the bytes, of the years the readers know; `nothing` for anything else. */
function isoMonthAt(b: Uint8Array, p: number): number {
  const year = two(b, p) * 100 + two(b, p + 2);
  const month = two(b, p + 5);
  return b[p + 4] === dash && year >= 1900 && year <= 2199 && month >= 1 && month <= 12
    ? year * 12 + month - 1
    : nothing;
}

function isoDayAt(b: Uint8Array, p: number): number {
  const month = isoMonthAt(b, p);
  const day = two(b, p + 8);
  if (b[p + 7] !== dash || month === nothing || day < 1) return nothing;
  const first = firstDay(month);
  if (day > 28 && day > firstDay(month + 1) - first) return nothing;
  return first + day - 1;
}

function two(b: Uint8Array, p: number): number {
  const tens = (b[p] ?? 0) - 48;
  const ones = (b[p + 1] ?? 0) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : nothing;
}
