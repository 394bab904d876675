import { isoMonth } from '../../calendar/date.ts';
import type { ChunkFigures, SchemeFigures } from '../../columns/chunk-figures.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import type { Column } from '../../readings/batch/columns.ts';
import { lineColumns } from '../../run/totals.ts';
import { assumedNames } from '../../writing/assumed.ts';
import {
  bytesOf,
  cellOf,
  comma,
  copied,
  digitZero,
  integer,
  mostBytes,
  putCell,
} from '../../writing/bytes.ts';
import { csvText } from '../../writing/csv-text.ts';
import { changedRows, FactCells } from './fact-cells.ts';
import { differenceLines, missedText, type ResultLayout, resultColumns } from './results.ts';

/** Bytes are handed on before there are more of them than a processor's cache holds. */
const full = 1 << 18;

/** The heading line, with the mark by which Korean Excel knows UTF-8. */
export const resultHeading = (layout: ResultLayout): Uint8Array =>
  new TextEncoder().encode(
    `\uFEFF${resultColumns(layout)
      .map(({ name }) => csvText(name))
      .join(',')}\r\n`,
  );

/** Writes the rows of chunks as CSV: each cell's bytes straight into one buffer, with no text in between. */
export class ResultCsv {
  private readonly layout: ResultLayout;
  private readonly months = new Map<number, Uint8Array>();
  /** What a month rests on, by month; nothing where nothing is assumed. */
  private readonly assumed = new Map<number, Uint8Array>();
  private readonly facts: readonly FactCells[];
  private readonly differences: readonly number[];
  private buffer: Uint8Array = new Uint8Array(2 * full);
  /** The most that a row can take under all schemes, beside 사번. */
  private readonly room: number;

  constructor(layout: ResultLayout) {
    this.layout = layout;
    this.facts = layout.facts.map((fact) => new FactCells(fact));
    this.differences = (layout.differs ? differenceLines(layout.lines) : []).map(({ line }) => line);
    this.room =
      1024 +
      24 * (layout.lines.length + layout.facts.length + 2) +
      512 * layout.facts.length +
      mostBytes(assumedNames(layout.assumed ?? []));
  }

  /** Hands on the chunk's rows piece by piece; a piece is good until the next. */
  rows(chunk: Chunk, figures: ChunkFigures, put: (bytes: Uint8Array) => void): void {
    const columns = lineColumns(figures, this.layout.lines);
    const first = columns[0] ?? [];
    const schemes = figures.schemes.map((one) => new CoverCells(one));
    const facts = this.layout.facts.map(({ spec }) => chunk.facts.get(spec.term)?.values);
    const changed = changedRows(chunk, facts);
    // Where the row before stands, and how much of it the next may say again: 사번, 성명, 귀속월 and the facts.
    let [at, before, length, month] = [0, 0, 0, 0];
    for (let row = 0; row < chunk.rows; row++) {
      if (at > full) {
        put(this.buffer.subarray(0, at));
        at = 0;
      }
      const start = at;
      if (changed[row] === 1) {
        const id = chunk.ids[chunk.person[row] ?? 0] ?? '';
        const name = chunk.names?.[chunk.person[row] ?? 0] ?? '';
        this.reserve(at + (this.room + mostBytes(id) + mostBytes(name)) * schemes.length);
        at = putCell(id, this.buffer, at);
        this.buffer[at++] = comma;
        if (this.layout.named) {
          at = putCell(name, this.buffer, at);
          this.buffer[at++] = comma;
        }
        month = at - start;
        at = copied(this.month(chunk.month[row] ?? 0), this.buffer, at);
        at = this.factCells(facts, row, at);
        length = at - start;
      } else {
        this.reserve(at + this.room + (this.room + length) * schemes.length);
        this.buffer.copyWithin(at, before, before + length);
        copied(this.month(chunk.month[row] ?? 0), this.buffer, at + month);
        at += length;
      }
      before = start;
      for (let s = 0; s < schemes.length; s++) {
        // What stands before the scheme is the same for all of them.
        if (s > 0) {
          this.buffer.copyWithin(at, start, start + length);
          at += length;
        }
        at = copied(schemes[s]?.of(row) ?? none, this.buffer, at);
        at = this.amounts(columns[s] ?? [], first, row, at);
        at = copied(this.lastCell(chunk.month[row] ?? 0), this.buffer, at);
      }
    }
    if (at > 0) put(this.buffer.subarray(0, at));
  }

  private reserve(bytes: number): void {
    if (bytes <= this.buffer.length) return;
    const wider = new Uint8Array(2 * bytes);
    wider.set(this.buffer);
    this.buffer = wider;
  }

  private factCells(columns: readonly (Column | undefined)[], row: number, start: number): number {
    const { buffer, facts } = this;
    let at = start;
    for (let f = 0; f < facts.length; f++) {
      buffer[at++] = comma;
      at = facts[f]?.put(columns[f]?.[row] ?? Number.NaN, buffer, at) ?? at;
    }
    return at;
  }

  /** A scheme's figures and its differences. */
  private amounts(
    own: readonly (Column | undefined)[],
    first: readonly (Column | undefined)[],
    row: number,
    start: number,
  ): number {
    const { buffer, differences } = this;
    let at = start;
    for (let l = 0; l < own.length; l++) {
      const column = own[l];
      buffer[at++] = comma;
      if (column === undefined) buffer[at++] = digitZero;
      else at = integer(column[row] ?? 0, buffer, at);
    }
    for (let d = 0; d < differences.length; d++) {
      const l = differences[d] ?? -1;
      buffer[at++] = comma;
      at = integer((own[l]?.[row] ?? 0) - (first[l]?.[row] ?? 0), buffer, at);
    }
    return at;
  }

  /** What the month rests on, where the results say so, and the line's end. */
  private lastCell(month: number): Uint8Array {
    const { assumed } = this.layout;
    if (assumed === undefined) return lineEnd;
    const known =
      this.assumed.get(month) ?? bytesOf(`,${csvText(assumedNames(assumed, isoMonth(month)))}\r\n`);
    this.assumed.set(month, known);
    return known;
  }

  private month(month: number): Uint8Array {
    const known = this.months.get(month) ?? cellOf(isoMonth(month));
    this.months.set(month, known);
    return known;
  }
}

/** The cells 제도, 적용 and 미적용사유 of a scheme: one for each set of conditions that rows fail. */
class CoverCells {
  private readonly figures: SchemeFigures;
  private readonly yes: Uint8Array;
  private readonly no = new Map<number, Uint8Array>();
  private readonly flags: readonly Int8Array[];

  constructor(figures: SchemeFigures) {
    this.figures = figures;
    this.flags = [...figures.missed.values()];
    this.yes = this.cells('예', '');
  }

  of(row: number): Uint8Array {
    if (this.figures.covered[row] === 1) return this.yes;
    let key = 0;
    for (const flags of this.flags) key = 2 * key + (flags[row] ?? 0);
    const known = this.no.get(key);
    if (known !== undefined) return known;
    const made = this.cells('아니오', missedText(this.figures, row));
    // A number has room for so many conditions.
    if (this.flags.length < 50) this.no.set(key, made);
    return made;
  }

  private cells(covers: string, why: string): Uint8Array {
    return cellsOf([this.figures.scheme, covers, why]);
  }
}

/** Cells with a comma before each. */
const cellsOf = (texts: readonly string[]): Uint8Array =>
  bytesOf(texts.map((text) => `,${csvText(text)}`).join(''));

const lineEnd = bytesOf('\r\n');
const none = new Uint8Array();
