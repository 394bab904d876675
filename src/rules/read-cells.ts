import { decimalRatio } from '../formula/parse.ts';
import { compareRatios, type Ratio } from '../formula/ratio.ts';
import { readUnit } from '../formula/units.ts';
import type { ProblemCode } from '../problem/catalog.ts';
import type { Place, Problems } from '../problem/problem.ts';
import type { TableEntry, TableKeyRule } from './model.ts';
import { cellTexts, plainNumber, writtenCells } from './table-cells.ts';

/** What stands in a cell of which the table says that it has no value. */
export const noValue = '-';

interface Shape {
  readonly table: string;
  /** Of the cells. */
  readonly unit: string;
  readonly keys: readonly TableKeyRule[];
}

/** A key as a row of the file writes it: its text, and where a range ends. */
interface WrittenKey {
  readonly text: string;
  readonly end?: string;
}
interface WrittenRow {
  readonly line: number;
  readonly keys: readonly WrittenKey[];
  readonly cells: readonly string[];
}

/**
 * Cuts the CSV and proves that every combination of its keys stands there once, that ranges leave no gap and no overlap, and
 * that every cell can be read. What it gives has numbers in plain digits, however the file groups them or marks percents.
 */
export function readCells(
  shape: Shape,
  file: { readonly text: string; readonly path: string },
  problems: Problems,
): Pick<TableEntry, 'keys' | 'cells'> {
  const sheet = new Sheet(shape, file, problems);
  const across = sheet.readHeading();
  const rows = sheet.readRows();
  sheet.proveRanges(rows);
  return sheet.laidOut(rows, across);
}

class Sheet {
  private readonly shape: Shape;
  private readonly path: string;
  private readonly problems: Problems;
  private readonly lines: readonly string[];
  private readonly heads: readonly string[];
  /** The keys of the rows; each range takes two columns. */
  private readonly rowKeys: readonly TableKeyRule[];
  private readonly keyColumns: readonly {
    readonly key: TableKeyRule;
    readonly heading: string | undefined;
  }[];
  private isSound = true;

  constructor(shape: Shape, file: { readonly text: string; readonly path: string }, problems: Problems) {
    this.shape = shape;
    this.path = file.path;
    this.problems = problems;
    this.lines = file.text.replace(/^\uFEFF/, '').split(/\r?\n/);
    this.heads = cellTexts(this.lines[0] ?? '');
    this.rowKeys = shape.keys.filter(({ across }) => across !== true);
    // The only key of a file may stand under any heading.
    const isOnly = this.rowKeys.length === 1;
    this.keyColumns = this.rowKeys.flatMap((key) =>
      key.match === 'range'
        ? ['이상', '미만'].map((heading) => ({ key, heading }))
        : [{ key, heading: isOnly ? undefined : key.name }],
    );
  }

  /** The keys across the columns; nothing where there is one column of values. */
  readHeading(): readonly string[] {
    const { heads, keyColumns } = this;
    keyColumns.forEach(({ heading }, i) => {
      if (heading !== undefined && heads[i] !== heading)
        this.fail(1, 'missing-column', { column: heading }, i);
    });
    const column = this.shape.keys.find(({ across }) => across === true);
    const values = heads
      .slice(keyColumns.length)
      .map((text) => (column === undefined ? text : plainNumber(text, column.unit)));
    if (values.length === 0) this.fail(1, 'missing-column', { column: '값' }, heads.length - 1);
    if (column === undefined) {
      const known = [...keyColumns.map(({ heading, key }) => heading ?? key.name), '값'].join(', ');
      values.slice(1).forEach((name, i) => {
        this.fail(1, 'unknown-column', { column: name, known }, keyColumns.length + 1 + i);
      });
      return [];
    }
    const seen = new Map<string, string>();
    values.forEach((text, i) => {
      const at = keyColumns.length + i;
      if (!isKey(text, column)) this.notANumber(1, text, column.unit, at);
      const first = seen.get(identity(text, column.unit));
      if (first !== undefined) this.fail(1, 'duplicate-column', { column: text, first, name: text }, at);
      seen.set(identity(text, column.unit), text);
    });
    return values;
  }

  readRows(): WrittenRow[] {
    const { heads, keyColumns } = this;
    const rows = this.lines.slice(1).flatMap((text, index): WrittenRow[] => {
      const line = index + 2;
      if (text.trim() === '') return [];
      const written = cellTexts(text);
      if (written.length !== heads.length) {
        this.fail(line, 'row-length', { found: String(written.length), expected: String(heads.length) });
        return [];
      }
      const parts = written.map((part, i) => plainNumber(part, keyColumns[i]?.key.unit ?? this.shape.unit));
      const bad = parts.findIndex((part, i) => {
        const key = keyColumns[i]?.key;
        return key === undefined ? !isCell(part, this.shape.unit) : !isKey(part, key);
      });
      if (bad >= 0) {
        this.notANumber(line, written[bad] ?? '', keyColumns[bad]?.key.unit ?? this.shape.unit, bad);
        return [];
      }
      let at = 0;
      const keys = this.rowKeys.map(({ match }): WrittenKey => {
        const text = parts[at++] ?? '';
        return match === 'range' ? { text, end: parts[at++] ?? '' } : { text };
      });
      return [{ line, keys, cells: parts.slice(keyColumns.length) }];
    });
    if (rows.length === 0 && this.isSound) this.fail(1, 'empty-file', {});
    return rows;
  }

  /** For every combination of the other keys, ranges follow one another without gap and overlap. */
  proveRanges(rows: readonly WrittenRow[]): void {
    const ranged = this.rowKeys.findIndex(({ match }) => match === 'range');
    // A row that cannot be read may be what fills a gap: it is told by itself.
    const isRead = this.isSound;
    const ends = new Map<string, { readonly end: string; readonly line: number }>();
    for (const { line, keys } of rows) {
      const others = this.nameOf(keys.filter((_, i) => i !== ranged));
      const before = ends.get(others);
      const key = keys[ranged];
      if (key?.end === undefined) {
        if (before !== undefined)
          this.fail(line, 'duplicate-table-key', { key: spoken(keys), line: String(before.line) });
        else ends.set(others, { end: '', line });
        continue;
      }
      const { text, end } = key;
      const cell = this.keyColumns.findIndex(({ heading }) => heading === '이상');
      if (before !== undefined && isRead && larger(text, before.end))
        this.fail(line, 'table-gap', { from: before.end, to: text }, cell);
      if (before !== undefined && larger(before.end, text))
        this.fail(line, 'table-overlap', { from: text, to: before.end }, cell);
      if (!larger(end, text)) this.fail(line, 'table-empty-range', { from: text, to: end }, cell);
      ends.set(others, { end, line });
    }
  }

  /** The cells at every combination of the keys, in the order in which they first stand in the file. */
  laidOut(rows: readonly WrittenRow[], across: readonly string[]): Pick<TableEntry, 'keys' | 'cells'> {
    const axes = this.rowKeys.map((key, i) => axisOf(key, rows, i));
    const sizes = axes.map(({ length }, i) => (this.rowKeys[i]?.match === 'range' ? length - 1 : length));
    const cells = new Array<readonly string[] | undefined>(sizes.reduce((all, one) => all * one, 1));
    const places = axes.map((axis, i) => {
      const unit = this.rowKeys[i]?.unit ?? '';
      return new Map(axis.map((text, place) => [identity(text, unit), place]));
    });
    for (const row of rows) {
      for (const at of spanned(row.keys, this.rowKeys, places, sizes)) cells[at] = row.cells;
    }
    const missing = [...cells.keys()].filter((at) => cells[at] === undefined);
    if (missing.length > 0 && this.isSound) {
      const named = missing.slice(0, 3).map((at) => this.combination(at, axes, sizes));
      const more = missing.length - named.length;
      this.fail(rows.at(-1)?.line ?? 1, 'missing-table-key', {
        key: named.join('; '),
        ...(more > 0 && { more: String(more) }),
      });
    }
    const keys = this.shape.keys.some((key) => key.across === true) ? [...axes, across] : axes;
    return { keys, cells: [...cells].map((row) => row ?? []) };
  }

  /** The keys of a place, as people say them. */
  private combination(at: number, axes: readonly (readonly string[])[], sizes: readonly number[]): string {
    let rest = at;
    const said: string[] = [];
    for (let i = axes.length - 1; i >= 0; i--) {
      const [place, size] = [rest % (sizes[i] ?? 1), sizes[i] ?? 1];
      rest = (rest - place) / size;
      const key = this.rowKeys[i];
      const [text, end] = [axes[i]?.[place] ?? '', axes[i]?.[place + 1] ?? ''];
      said.unshift(`${key?.name ?? ''} ${text}${key?.match === 'range' ? `~${end}` : ''}`);
    }
    return said.join(', ');
  }

  private nameOf(keys: readonly WrittenKey[]): string {
    const exact = this.rowKeys.filter(({ match }) => match === 'exact');
    return JSON.stringify(keys.map(({ text }, i) => identity(text, exact[i]?.unit ?? '')));
  }

  private notANumber(line: number, text: string, unit: string, cell: number): void {
    this.fail(line, 'not-a-number', { text, unit, example: unit === '비율' ? '4%' : '2390124' }, cell);
  }

  private fail(line: number, code: ProblemCode, values: Record<string, string>, cell = 0): void {
    this.isSound = false;
    const { table } = this.shape;
    const at = placeOf(this.path, line, this.lines[line - 1] ?? '', cell);
    this.problems.add(code, { at, term: table, values: { table, ...values } });
  }
}

const isDigits = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** Numbers are written in plain digits; choices are any text. Of other units none is a key, which is told where they stand. */
function isText(text: string, unit: string): boolean {
  const read = readUnit(unit);
  return 'type' in read && read.type.kind === 'number' ? isDigits(text) : text !== '';
}
const isKey = (text: string, { unit, match }: TableKeyRule): boolean =>
  match === 'range' ? isDigits(text) : isText(text, unit);
const isCell = (text: string, unit: string): boolean => text === noValue || isText(text, unit);

/** A key or a cell as a value: a number, or a choice. */
export const tableValue = (text: string, unit: string): Ratio | string =>
  unit === '선택' || !isDigits(text) ? text : decimalRatio(text);

/** What a key is told from others by: 1 and 1.0 are one number. */
function identity(text: string, unit: string): string {
  if (unit === '선택' || !isDigits(text)) return text;
  const { n, d } = decimalRatio(text);
  return `${n}/${d}`;
}

/** A row's keys, as people say them. */
const spoken = (keys: readonly WrittenKey[]): string => keys.map(({ text }) => text).join(', ');

const larger = (a: string, b: string): boolean => compareRatios(decimalRatio(a), decimalRatio(b)) > 0;

/** All keys of an axis: of ranges their ends in order, of others each where it first stands. */
function axisOf({ match, unit }: TableKeyRule, rows: readonly WrittenRow[], at: number): string[] {
  const texts = new Map<string, string>();
  for (const { keys } of rows) {
    const { text = '', end } = keys[at] ?? {};
    for (const one of end === undefined ? [text] : [text, end]) {
      const own = identity(one, unit);
      if (!texts.has(own)) texts.set(own, one);
    }
  }
  const all = [...texts.values()];
  return match === 'range' ? all.sort((a, b) => compareRatios(decimalRatio(a), decimalRatio(b))) : all;
}

/** The places among all combinations that a row fills: one, or with a range all ranges within it. */
function spanned(
  keys: readonly WrittenKey[],
  rules: readonly TableKeyRule[],
  places: readonly ReadonlyMap<string, number>[],
  sizes: readonly number[],
): readonly number[] {
  let all: readonly number[] = [0];
  rules.forEach(({ unit }, i) => {
    const { text = '', end } = keys[i] ?? {};
    const from = places[i]?.get(identity(text, unit)) ?? 0;
    const to = end === undefined ? from + 1 : (places[i]?.get(identity(end, unit)) ?? 0);
    const size = sizes[i] ?? 1;
    all = all.flatMap((at) => Array.from({ length: Math.max(0, to - from) }, (_, k) => at * size + from + k));
  });
  return all;
}

/** Where a cell stands, its quotes with it. */
function placeOf(file: string, line: number, excerpt: string, cell: number): Place {
  const { start = excerpt.length + 1, end = start } = writtenCells(excerpt)[cell] ?? {};
  return { file, line, column: start + 1, length: Math.max(1, end - start), excerpt };
}
