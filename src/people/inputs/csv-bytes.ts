import { type Place, Problems } from '../../problem/problem.ts';
import { type Bytes, memoryBytes } from './bytes.ts';
import { delimiterOf, type KeyedRecord, placeOf, type RecordSource, readRecords } from './csv-records.ts';

const [quote, lf, cr] = [34, 10, 13];
/** What is asked for where the bytes at hand hold no whole record, and how far apart lines are counted. */
const window = 1 << 16;
/** A heading is looked for in so many bytes. */
const head = 1 << 20;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A decoded CSV text as a table. */
export const csvRecords = (text: string, file: string): RecordSource =>
  new CsvBytes(memoryBytes(new TextEncoder().encode(text)), file);

/** Where a record ends, counted from its own beginning: without its line break, and with it. */
interface RecordEnd {
  readonly end: number;
  readonly next: number;
  readonly quoted: boolean;
}

/** A record's place, and the number of its line. */
interface Mark {
  readonly key: number;
  readonly line: number;
}

/**
 * A CSV file in UTF-8 as a table. A record's key is the place of its first byte, so that it can be read again by itself:
 * a file of any size is gone through without being kept. Records with quotes are cut by the ordinary reader.
 */
export class CsvBytes implements RecordSource {
  readonly file: string;
  private readonly bytes: Bytes;
  private readonly delimiter: string;
  private readonly start: number;
  /** The places of records, some way apart, and the numbers of their lines. */
  private readonly marks: Mark[] = [];
  /** The last place of which somebody asked for the line: places are mostly asked for in their order. */
  private asked: Mark | undefined;

  constructor(bytes: Bytes, file: string) {
    this.bytes = bytes;
    this.file = file;
    const first = bytes.from(0, head);
    this.start = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 3 : 0;
    this.delimiter = delimiterOf(decoder.decode(first.subarray(this.start, head)));
  }

  *records(problems: Problems): Generator<KeyedRecord> {
    const { length } = this.bytes;
    let line = 1;
    let marked = -window;
    for (let key = this.start; key < length; ) {
      if (key - marked >= window && (this.marks.at(-1)?.key ?? -1) < key) {
        this.marks.push({ key, line });
        marked = key;
      }
      const { text, next, quoted } = this.cut(key);
      const found = this.record(key, text, quoted, line, problems);
      line += quoted ? 1 + lineBreaks(text) : 1;
      key += next;
      if (found !== undefined) yield found;
    }
  }

  again(key: number): KeyedRecord {
    const { text, quoted } = this.cut(key);
    const found = this.record(key, text, quoted, undefined, new Problems());
    if (found === undefined) throw new RangeError(`no record at ${key} of ${this.file}`);
    return found;
  }

  close(): void {
    this.bytes.close();
  }

  private cut(key: number): { readonly text: string; readonly next: number; readonly quoted: boolean } {
    for (let least = 1; ; least = Math.max(window, 4 * least)) {
      const bytes = this.bytes.from(key, least);
      const isWhole = key + bytes.length >= this.bytes.length;
      const found = recordEnd(bytes, this.delimiter.charCodeAt(0), isWhole);
      if (found !== undefined) return { ...found, text: decoder.decode(bytes.subarray(0, found.end)) };
    }
  }

  private record(
    key: number,
    text: string,
    quoted: boolean,
    line: number | undefined,
    problems: Problems,
  ): KeyedRecord | undefined {
    const first = (): number => line ?? this.lineOf(key);
    if (quoted) return this.quoted(key, text, first, problems);
    const cells = text.split(this.delimiter);
    return cells.every((cell) => cell.trim() === '')
      ? undefined
      : new PlainRecord(key, cells, text, this.file, this.delimiter, first);
  }

  private quoted(
    key: number,
    text: string,
    first: () => number,
    problems: Problems,
  ): KeyedRecord | undefined {
    const moved = (at: Place): Place => ({ ...at, line: at.line + first() - 1 });
    const found = new Problems();
    const [record, another] = readRecords(text, this.file, found, this.delimiter);
    // The quotes are so odd that the ordinary reader cuts the text elsewhere: no row may be lost by it.
    if (another !== undefined) found.add('broken-quote', { at: another.place(0) });
    problems.addAll(found.list.map((one) => (one.at === undefined ? one : { ...one, at: moved(one.at) })));
    if (record === undefined) return undefined;
    return { key, cells: record.cells, broken: found.any, place: (cell) => moved(record.place(cell)) };
  }

  /** The number of the line on which a record begins: counted on from the last place of which it is known. */
  private lineOf(key: number): number {
    const marked = this.marks.findLast((one) => one.key <= key) ?? { key: this.start, line: 1 };
    const { asked } = this;
    const mark = asked !== undefined && asked.key <= key && asked.key > marked.key ? asked : marked;
    let line = mark.line;
    let before: number | undefined;
    for (let at = mark.key; at < key; ) {
      const bytes = this.bytes.from(at, window).subarray(0, Math.min(window, key - at));
      for (const byte of bytes) {
        if (byte === cr || (byte === lf && before !== cr)) line++;
        before = byte;
      }
      at += bytes.length;
    }
    this.asked = { key, line };
    return line;
  }
}

/** A record without quotes: its cells are what stands between the delimiters. */
class PlainRecord implements KeyedRecord {
  readonly broken = false;
  readonly key: number;
  readonly cells: readonly string[];
  private readonly text: string;
  private readonly file: string;
  private readonly delimiter: string;
  private readonly line: () => number;

  constructor(
    key: number,
    cells: readonly string[],
    text: string,
    file: string,
    delimiter: string,
    line: () => number,
  ) {
    this.key = key;
    this.cells = cells;
    this.text = text;
    this.file = file;
    this.delimiter = delimiter;
    this.line = line;
  }

  place(cell: number): Place {
    const { text, file, delimiter } = this;
    const span = { source: text, file, delimiter, start: 0, end: text.length, line: this.line() };
    return placeOf(span, cell, this.cells.length);
  }
}

const lineBreaks = (text: string): number => text.match(/\r\n?|\n/g)?.length ?? 0;

/** Undefined: the bytes end before the record is seen to, and there are more. A quote that opens a cell may hold line breaks. */
function recordEnd(bytes: Uint8Array, delimiter: number, isWhole: boolean): RecordEnd | undefined {
  const { length } = bytes;
  let quoted = false;
  let p = 0;
  for (let isStart = true; p < length; p++) {
    const byte = bytes[p];
    if (isStart && byte === quote) {
      quoted = true;
      p = closing(bytes, p + 1, delimiter);
      isStart = false;
      continue;
    }
    if (byte === lf || byte === cr) {
      // The second half of the line's end may be in the bytes to come.
      if (byte === cr && p + 1 === length && !isWhole) return undefined;
      return { end: p, next: byte === cr && bytes[p + 1] === lf ? p + 2 : p + 1, quoted };
    }
    isStart = byte === delimiter;
  }
  return isWhole ? { end: length, next: length, quoted } : undefined;
}

const isSpace = (byte: number | undefined, delimiter: number): boolean =>
  byte !== delimiter && (byte === 32 || byte === 9 || byte === 11 || byte === 12);

/** Where the quote stands that closes a cell: one with the cell's end behind it. The length of the bytes where none does. */
function closing(bytes: Uint8Array, from: number, delimiter: number): number {
  for (let p = bytes.indexOf(quote, from); p >= 0; p = bytes.indexOf(quote, p + 1)) {
    if (bytes[p + 1] === quote) {
      p++;
      continue;
    }
    let after = p + 1;
    while (isSpace(bytes[after], delimiter)) after++;
    const byte = bytes[after];
    if (byte === undefined || byte === delimiter || byte === lf || byte === cr) return p;
  }
  return bytes.length;
}
