import { clockText, isoDay, isoMonth, serialDay } from '../../formula/civil.ts';
import { monthOf } from '../../formula/date.ts';
import type { RecordSource } from '../../people/inputs/csv-records.ts';
import { sheetRecords } from '../../people/inputs/sheet-records.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import { attribute, elements, textOf } from './xml.ts';
import { openZip } from './zip.ts';

type Files = ReadonlyMap<string, () => Promise<string>>;

/**
 * The filled worksheets of an .xlsx workbook, named after the file and, where there are several, the sheet. Cells hold what was calculated last; dates and times are written as
 * people write them, by the cell's format. @throws ProblemError workbook-damaged when it cannot be read
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<RecordSource[]> {
  try {
    const files = openZip(bytes);
    if (files === undefined) throw new TypeError('no archive');
    const filled = (await sheets(files)).filter(({ rows }) => sheetRecords(rows, file) !== undefined);
    return filled.flatMap(
      ({ name, rows }) => sheetRecords(rows, filled.length === 1 ? file : `${file} ${name}`) ?? [],
    );
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
    throw new ProblemError([problem('workbook-damaged', { at: { file, line: 1, column: 1 } })]);
  }
}

/** A worksheet's cells by row, from the first on. */
interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

async function sheets(files: Files): Promise<Sheet[]> {
  const book = await need(files, 'xl/workbook.xml');
  const links = new Map(
    [...elements(await need(files, 'xl/_rels/workbook.xml.rels'), 'Relationship')].map((one) => [
      attribute(one.head, 'Id'),
      attribute(one.head, 'Target') ?? '',
    ]),
  );
  const shared = [...elements((await files.get('xl/sharedStrings.xml')?.()) ?? '', 'si')].map(({ body }) =>
    textOf(body),
  );
  const kinds = dateKinds((await files.get('xl/styles.xml')?.()) ?? '');
  const is1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(book);
  const made: Sheet[] = [];
  for (const { head } of elements(book, 'sheet')) {
    const target = links.get(attribute(head, 'r:id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const rows = rowsOf(await need(files, path), { shared, kinds, is1904 });
    made.push({ name: attribute(head, 'name') ?? '', rows });
  }
  return made;
}

async function need(files: Files, path: string): Promise<string> {
  const read = files.get(path);
  if (read === undefined) throw new TypeError(`${path} is missing`);
  return read();
}

interface Book {
  readonly shared: readonly string[];
  /** By cell style: whether it shows a date, a month or a time. */
  readonly kinds: readonly (DateKind | undefined)[];
  readonly is1904: boolean;
}

function rowsOf(xml: string, book: Book): string[][] {
  const rows: string[][] = [];
  let next = 0;
  for (const row of elements(xml, 'row')) {
    const at = Number(attribute(row.head, 'r') ?? next + 1) - 1;
    if (!(at >= next) || at > 1_100_000) throw new TypeError('rows out of order');
    while (rows.length <= at) rows.push([]);
    next = at + 1;
    const cells = rows[at] ?? [];
    for (const cell of elements(row.body, 'c')) {
      const column = columnOf(attribute(cell.head, 'r')) ?? cells.length;
      while (cells.length < column) cells.push('');
      // A line break within a cell is a space, as one sees it in a row.
      cells[column] = cellText(cell, book).replace(/\s*[\r\n]+\s*/g, ' ');
    }
  }
  return rows;
}

/** The column of a cell's name: A is 0, AA is 26. */
function columnOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

function cellText({ head, body }: { readonly head: string; readonly body: string }, book: Book): string {
  const [type, style] = [attribute(head, 't') ?? 'n', Number(attribute(head, 's') ?? 0)];
  if (type === 'inlineStr') return textOf(body);
  const [first] = elements(body, 'v');
  const value = first === undefined ? '' : textOf(first.body, true);
  if (type === 's') return book.shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? '예' : '아니오';
  if (type !== 'n' || value === '') return value;
  const kind = book.kinds[style];
  // Fifteen digits are what the sheet shows; the last bits of a double are not.
  return kind === undefined
    ? String(Number(Number(value).toPrecision(15)))
    : dateText(Number(value), kind, book.is1904);
}

type DateKind = 'day' | 'month' | 'time';

const minutesADay = 1440;

function dateText(serial: number, kind: DateKind, is1904: boolean): string {
  const minutes = Math.round(serial * minutesADay);
  const clock = clockText(kind === 'time' && minutes <= 2 * minutesADay ? minutes : minutes % minutesADay);
  if (kind === 'time') return clock;
  const day = serialDay(Math.floor(minutes / minutesADay), is1904);
  if (kind === 'month') return isoMonth(monthOf(day));
  return minutes % minutesADay === 0 ? isoDay(day) : `${isoDay(day)} ${clock}`;
}

/** Which cell styles show dates: by the numbers of the built-in formats, else by the letters of a format. */
function dateKinds(styles: string): (DateKind | undefined)[] {
  const formats = new Map(
    [...elements(styles, 'numFmt')].map(({ head }) => [
      attribute(head, 'numFmtId'),
      attribute(head, 'formatCode') ?? '',
    ]),
  );
  const [cells] = elements(styles, 'cellXfs');
  return [...elements(cells?.body ?? '', 'xf')].map(({ head }) => {
    const id = attribute(head, 'numFmtId') ?? '0';
    const own = formats.get(id);
    return own === undefined ? builtIn(Number(id)) : ofFormat(own);
  });
}

function builtIn(id: number): DateKind | undefined {
  if (id === 17 || id === 55) return 'month';
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return 'day';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 36) || (id >= 45 && id <= 47) ? 'time' : undefined;
}

function ofFormat(code: string): DateKind | undefined {
  // Colours, conditions, quoted text and escaped letters say nothing of dates; [h] counts hours.
  const bare = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\./gi, '').toLowerCase();
  if (/general|0|#/.test(bare.replace(/\.0+/g, ''))) return undefined;
  if (/y/.test(bare)) return /d/.test(bare) ? 'day' : 'month';
  if (/d/.test(bare)) return 'day';
  return /[hs]/.test(bare) ? 'time' : undefined;
}
