import Papa from 'papaparse';
import type { Place, Problems } from '../../problem/problem.ts';
import type { OwnHeadings } from '../../rules/model.ts';
import type { CellFault } from '../workbook/sheet.ts';

/** A table cut into records: a CSV file, or a sheet of a workbook. */
export interface RecordSource {
  /** The name by which problems call it. */
  readonly file: string;
  /** Its own headings of columns that are no facts, by the column's name. */
  readonly headings?: OwnHeadings;
  /**
   * The records that hold anything, the heading first, one by one: nobody keeps them all. What is wrong with the
   * cutting goes to `problems`.
   */
  records(problems: Problems): Iterable<KeyedRecord>;
  /** A record of `records` once more, by its key. */
  again(key: number): KeyedRecord;
  close(): void;
}

/** One record of a table: its cells as written, and where each stands. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Its quotes do not close as they should (reported): where its cells begin and end is a guess. */
  readonly broken: boolean;
  /** Why a cell's text is not to be taken, in a workbook. */
  fault?(cell: number): CellFault | undefined;
  /** The place of a cell in the file; beyond the last cell, the end of the record. */
  place(cell: number): Place;
}

/** A record that its source finds again by its key. */
export interface KeyedRecord extends CsvRecord {
  readonly key: number;
}

/**
 * Cuts a CSV text into its records; those without any content are left out. Broken quotes are
 * reported. Lines end in any of the three ways; the delimiter is the heading line's, unless it is `known`.
 */
export function readRecords(text: string, file: string, problems: Problems, known?: string): CsvRecord[] {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimiter = known ?? delimiterOf(source);
  const records: CsvRecord[] = [];
  let start = 0;
  let line = 1;
  Papa.parse<string[]>(source, {
    delimiter,
    newline: '\n',
    skipEmptyLines: false,
    step({ data, errors, meta }) {
      // The cursor stands after the record's line break.
      const end = source[meta.cursor - 1] === '\n' ? meta.cursor - 1 : meta.cursor;
      const span = { source, file, delimiter, start, end, line };
      const quotes = errors.find((error) => error.type === 'Quotes');
      if (quotes !== undefined)
        problems.add('broken-quote', { at: placeAt(span, (quotes.index ?? start + 1) - 1, 1) });
      if (data.some((cell) => cell.trim() !== '')) records.push(record(data, quotes !== undefined, span));
      line += newlines(source, start, meta.cursor);
      start = meta.cursor;
    },
  });
  return records;
}

/** Where one record stands in its source: offsets, and the number of its first line. */
export interface RecordSpan {
  readonly source: string;
  readonly file: string;
  readonly delimiter: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** The delimiter most frequent in the first line with content; a comma where none is. */
export function delimiterOf(source: string): string {
  const heading = /\S[^\n\r]*/.exec(source)?.[0] ?? '';
  const uses = (delimiter: string): number => heading.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, next) => (uses(next) > uses(best) ? next : best));
}

/** Places are worked out when asked for: a file without errors never pays for them. */
function record(cells: readonly string[], broken: boolean, span: RecordSpan): CsvRecord {
  return { cells, broken, place: (cell) => placeOf(span, cell, cells.length) };
}

/** The place of one of so many cells; beyond the last, the end of the record. */
export function placeOf(span: RecordSpan, cell: number, count: number): Place {
  const { from, to } = boundsOf(span, count)[cell] ?? { from: span.end, to: span.end };
  return placeAt(span, from, to - from);
}

interface RecordBounds {
  readonly from: number;
  readonly to: number;
}

function boundsOf({ source, delimiter, start, end }: RecordSpan, count: number): RecordBounds[] {
  const bounds: RecordBounds[] = [];
  for (let from = start; bounds.length < count; ) {
    const next = source.indexOf(delimiter, source[from] === '"' ? afterQuotes(source, from) : from);
    const to = next < 0 ? end : Math.min(next, end);
    bounds.push({ from, to });
    from = Math.min(to + 1, end);
  }
  return bounds;
}

function afterQuotes(source: string, opening: number): number {
  let at = opening + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return source.length;
    if (source[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function placeAt({ source, file, start, line }: RecordSpan, offset: number, width: number): Place {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const next = source.indexOf('\n', offset);
  const lineEnd = next < 0 ? source.length : next;
  return {
    file,
    line: line + newlines(source, start, offset),
    column: offset - lineStart + 1,
    length: Math.max(1, Math.min(width, lineEnd - offset)),
    excerpt: source.slice(lineStart, lineEnd),
  };
}

function newlines(source: string, from: number, to: number): number {
  let count = 0;
  for (let at = source.indexOf('\n', from); at >= 0 && at < to; at = source.indexOf('\n', at + 1)) count++;
  return count;
}
