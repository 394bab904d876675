import type { FileHandle } from 'node:fs/promises';
import { plainSpelling } from '../../people/cells/plain.ts';
import { delimiterOf, readRecords } from '../../people/inputs/csv-records.ts';
import { isBlankLine } from '../../people/table/blank-line.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import type { FewProblems } from '../../people/table/few-problems.ts';
import type { OrderState } from '../../people/table/order.ts';
import { type MonthsFileSpec, makePlan, type Plan } from '../../people/table/plan.ts';
import { MonthsScanner } from '../../people/table/scanner.ts';
import { isWorkbook } from '../../people/workbook/starts.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import { refuseChanged } from '../file-state.ts';
import { blocks, bufferPair, type FileScan, openFile, pass, readAt } from './hash.ts';
import type { MonthsSource } from './source.ts';

const block = 1 << 21;
/** 16 MiB of a file make a part of the output: some 150,000 person-months, and enough parts for every core. */
const partBytes = 1 << 24;
const [lf, cr] = [10, 13];

/** Bytes as UTF-8, block after block; a character cut off at the end of the last is damage. */
type Decode = (bytes: Buffer, isLast: boolean) => Uint8Array;

/** Opens a CSV file of person-months. @throws ProblemError with what is wrong with the file or its heading. */
export async function openCsv(path: string, ask: MonthsFileSpec, known?: FileScan): Promise<MonthsSource> {
  const file = await openFile(path);
  try {
    const passed = known ?? (await pass(file, path));
    const { size, isUtf8 } = passed;
    const head = Buffer.alloc(Math.min(size, 1 << 20));
    await readAt(file, head, 0, path);
    // As every other file; here UTF-16 is refused, too.
    if (head[0] === 0xff || head[0] === 0xfe) throw wrongEncoding(ask.file);
    if (isWorkbook(head))
      throw new ProblemError([
        problem('workbook-for-months', { at: { file: ask.file, line: 1, column: 1 } }),
      ]);
    // Its tables are large, and most files never need them.
    const iconv = isUtf8 ? undefined : (await import('iconv-lite')).default;
    const toUtf8 = (): Decode => {
      if (iconv === undefined) return (bytes) => bytes;
      const decoder = iconv.getDecoder('cp949');
      return (bytes, isLast) => {
        const text = decoder.write(bytes);
        return Buffer.from(isLast ? text + (decoder.end() ?? '') : text);
      };
    };
    const heading = findHeading(head, toUtf8());
    if (heading === undefined)
      throw new ProblemError([problem('empty-file', { at: { file: ask.file, line: 1, column: 1 } })]);
    const problems = new Problems();
    const [header] = readRecords(heading.text, ask.file, problems);
    const at = header && {
      ...header,
      place: (cell: number) => ({ ...header.place(cell), line: heading.line }),
    };
    const plan = at?.broken === false ? makePlan(at, ask, problems) : undefined;
    problems.throwIfAny();
    if (plan === undefined) throw new Error('a heading without problems made no plan');
    return new CsvSource(file, path, passed, plan, delimiterOf(heading.text), heading.end, toUtf8);
  } catch (error) {
    await file.close();
    throw error;
  }
}

const wrongEncoding = (file: string): ProblemError =>
  new ProblemError([problem('wrong-encoding', { at: { file, line: 1, column: 1 } })]);

/** The first line with anything in it. */
function findHeading(
  head: Buffer,
  toUtf8: Decode,
): { readonly text: string; readonly end: number; readonly line: number } | undefined {
  let at = 0;
  for (let line = 1; at < head.length; line++) {
    let end = at;
    while (end < head.length && head[end] !== lf && head[end] !== cr) end++;
    // Which character parts cells is not known yet: a line of nothing else is a heading.
    const isBlank = isBlankLine(head, at, end, lf);
    const text = isBlank ? '' : new TextDecoder().decode(toUtf8(head.subarray(at, end), true));
    at = head[end] === cr && head[end + 1] === lf ? end + 2 : end + 1;
    if (text.replace(/^\uFEFF/, '').trim() !== '') return { text, end: at, line };
  }
  return undefined;
}

class CsvSource implements MonthsSource {
  readonly passed: FileScan;
  readonly shape: Plan;
  readonly start: number;
  readonly end: number;
  readonly step = partBytes;
  private readonly file: FileHandle;
  private readonly path: string;
  private readonly delimiter: string;
  private readonly toUtf8: () => Decode;
  private readonly idColumn: number;
  /** Buffers that no partition is read through. */
  private readonly spare: [Buffer, Buffer][] = [];

  constructor(
    file: FileHandle,
    path: string,
    passed: FileScan,
    plan: Plan,
    delimiter: string,
    start: number,
    toUtf8: () => Decode,
  ) {
    this.file = file;
    this.path = path;
    this.passed = passed;
    this.shape = plan;
    this.delimiter = delimiter;
    this.start = Math.min(start, passed.size);
    this.end = passed.size;
    this.toUtf8 = toUtf8;
    this.idColumn = plan.columns.findIndex(({ kind }) => kind === 'id');
  }

  async *read(
    from: number,
    to: number,
    order: OrderState,
    problems: FewProblems,
    progress: (at: number) => void = () => {},
  ): AsyncGenerator<Chunk, OrderState> {
    // Lines are counted from the partition's own beginning; what stands before is counted only for an error.
    const scanner = new MonthsScanner(this.shape, this.delimiter, 0, order, problems);
    const toUtf8 = this.toUtf8();
    let at = from;
    const buffers = this.spare.pop() ?? bufferPair(Math.min(block, this.end - this.start));
    for await (const bytes of blocks(this.file, this.path, from, to, buffers)) {
      // What was read before this is what was hashed.
      this.refuseChanged();
      at += bytes.length;
      scanner.feed(toUtf8(bytes, at >= to), at >= to);
      progress(at);
      yield* scanner.ready.splice(0);
      if (problems.isFull) break;
    }
    this.refuseChanged();
    // Not where reading was broken off: the next block may still be on its way.
    if (at >= to) this.spare.push(buffers);
    return scanner.order;
  }

  /** Whoever looks for somebody reads the file. */
  holding = (): readonly [number, number] => [this.start, this.end];

  async lineAt(at: number): Promise<number> {
    let line = 1;
    let before: number | undefined;
    const buffer = Buffer.allocUnsafe(block);
    for (let from = 0; from < at; ) {
      const read = await readAt(this.file, buffer.subarray(0, Math.min(block, at - from)), from, this.path);
      if (read === 0) break;
      for (let i = 0; i < read; i++) {
        if (buffer[i] === cr || (buffer[i] === lf && before !== cr)) line++;
        before = buffer[i];
      }
      from += read;
    }
    return line;
  }

  async align(at: number): Promise<number> {
    if (at <= this.start) return this.start;
    if (at >= this.end) return this.end;
    for (let reach = 1 << 16; ; reach *= 8) {
      const [back, until] = [Math.max(this.start, at - reach), Math.min(this.end, at + reach)];
      const buffer = Buffer.alloc(until - back);
      await readAt(this.file, buffer, back, this.path);
      const found = this.firstPerson(buffer, back, at);
      if (found !== undefined) return found;
    }
  }

  /**
   * Where, in a window of the file, the first line at or behind a place begins that is another person's than the lines
   * before; the end of the file where there is none. Undefined: the window is too narrow to tell.
   */
  private firstPerson(window: Buffer, from: number, at: number): number | undefined {
    const isEnd = from + window.length === this.end;
    // The window may begin within a line.
    let p = from === this.start ? 0 : lineBehind(window, 0);
    const delimiter = this.delimiter.charCodeAt(0);
    // Of the lines before, only the last with a person in it counts, and is parsed.
    const earlier: number[] = [];
    let before: string | undefined;
    while (p < window.length) {
      const next = lineBehind(window, p);
      if (next === window.length && !isEnd && window[next - 1] !== lf) return undefined;
      if (isBlankLine(window, p, next, delimiter)) {
        p = next;
        continue;
      }
      if (from + p < at) earlier.push(p);
      else {
        const id = this.idOf(window.subarray(p, next));
        for (let last = earlier.pop(); before === undefined && last !== undefined; last = earlier.pop())
          before = this.idOf(window.subarray(last, lineBehind(window, last)));
        if (id !== undefined && before === undefined && from > this.start) return undefined;
        if (id !== undefined && id !== before) return from + p;
      }
      p = next;
    }
    return isEnd ? this.end : undefined;
  }

  /** @throws ProblemError input-changed */
  private refuseChanged(): void {
    refuseChanged(this.file.fd, this.path, this.passed.state);
  }

  private idOf(line: Buffer): string | undefined {
    const text = new TextDecoder().decode(this.toUtf8()(line, true)).replace(/[\r\n]+$/, '');
    const [record] = readRecords(text, this.path, new Problems(), this.delimiter);
    return record === undefined ? undefined : plainSpelling(record.cells[this.idColumn] ?? '');
  }

  close = (): Promise<void> => this.file.close();
}

/** Where the line behind the one at a place begins. */
function lineBehind(bytes: Buffer, at: number): number {
  let p = at;
  while (p < bytes.length && bytes[p] !== lf && bytes[p] !== cr) p++;
  return Math.min(bytes.length, bytes[p] === cr && bytes[p + 1] === lf ? p + 2 : p + 1);
}
