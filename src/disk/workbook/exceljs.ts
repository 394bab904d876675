import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { basename } from 'node:path';
import type { CellValue, Row, Style, stream } from 'exceljs';
import { daySerial } from '../../formula/civil.ts';
import { textWidth } from '../../problem/text-width.ts';
import { letters } from '../../report/workbook/address.ts';
import { toCellText } from '../../report/workbook/cell-text.ts';
import type {
  Cell,
  CellKind,
  Chart,
  RowLook,
  Sheet,
  SheetRow,
  Workbook,
} from '../../report/workbook/model.ts';
import type { FileHash } from '../../rules/model.ts';
import { written } from '../duckdb/written.ts';
import { hashFile } from '../months/hash.ts';
import { chartParts, drawingRelation } from './charts.ts';

type BookWriter = stream.xlsx.WorkbookWriter;
type SheetWriter = ReturnType<BookWriter['addWorksheet']>;

/** Rows after which the file catches up. */
const block = 256;
/** Bytes of a sheet that wait to be packed; beyond them rows wait. */
const mostWaiting = 1 << 20;

/** Writes a workbook by exceljs, sheet after sheet, row after row: nothing of it is kept. @throws ProblemError file-not-writable */
export async function writeWorkbook(path: string, book: Workbook): Promise<FileHash> {
  const { default: exceljs } = await import('exceljs');
  await written(path, async (partial) => {
    const file = new OutputFile(partial);
    const writer = new exceljs.stream.xlsx.WorkbookWriter({ stream: file.stream, useStyles: true });
    writer.creator = 'pumsak';
    writer.lastModifiedBy = 'pumsak';
    try {
      const charts = new ChartPackage(writer);
      for (const sheet of book.sheets) await writeSheet(writer, book, sheet, { file, charts });
      await writer.commit();
      file.check();
    } catch (error) {
      await file.abandon();
      throw error;
    }
  });
  return { path: basename(path), sha256: await hashFile(path) };
}

/** The file while it is written; what goes wrong with it is told at the next row. */
class OutputFile {
  readonly stream: WriteStream;
  private wrong: Error | undefined;

  constructor(path: string) {
    this.stream = createWriteStream(path);
    this.stream.on('error', (error) => {
      this.wrong ??= error;
    });
  }

  check(): void {
    if (this.wrong !== undefined) throw this.wrong;
  }

  async abandon(): Promise<void> {
    if (this.stream.closed) return;
    this.stream.destroy();
    await once(this.stream, 'close');
  }
}

async function writeSheet(
  writer: BookWriter,
  book: Workbook,
  sheet: Sheet,
  { file, charts }: { readonly file: OutputFile; readonly charts: ChartPackage },
): Promise<void> {
  const { frozen, filter, columns } = sheet;
  const target = writer.addWorksheet(sheet.name, {
    properties: { defaultRowHeight: lineHeight },
    views: [
      frozen === undefined
        ? { state: 'normal', showGridLines: true }
        : { state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.max(1, Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / pageWidth)),
      fitToHeight: sheet.onePage ? 1 : 0,
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(frozen !== undefined && frozen.rows > 0 && { printTitlesRow: `1:${frozen.rows}` }),
      ...(frozen !== undefined &&
        frozen.columns > 0 && { printTitlesColumn: `A:${letters(frozen.columns)}` }),
    },
    headerFooter: {
      oddHeader: `&L${plain(book.title)}&C&A&R${plain(book.note)}`,
      oddFooter: '&C&P / &N',
    },
  });
  target.columns = columns.map(({ width }) => ({ width }));
  if (filter !== undefined)
    target.autoFilter = {
      from: { row: filter.row, column: 1 },
      to: { row: Math.max(filter.row, filter.last), column: columns.length },
    };
  let count = 0;
  for await (const row of sheet.rows()) {
    writeRow(target, sheet, row);
    if (++count % block === 0) await drained(target, file);
  }
  if (sheet.charts !== undefined) charts.add(target, sheet.charts);
  target.commit();
  await drained(target, file);
}

/** How wide a page is whose letters can still be read: a sheet that is wider takes several beside each other. */
const pageWidth = 250;

/** Puts charts, which exceljs has none of, into what it writes: their parts, and where the package and the sheet name them. */
class ChartPackage {
  private readonly append: (text: string, entry: { readonly name: string }) => unknown;
  private drawings = 0;
  private charts = 0;
  private readonly types: string[] = [];

  constructor(writer: BookWriter) {
    const zip = part(writer, 'zip');
    const own = method(zip, 'append');
    this.append = (text, entry) => own(text, entry);
    Reflect.set(zip, 'append', (text: unknown, entry: { readonly name: string }) =>
      own(entry.name === '[Content_Types].xml' ? this.withTypes(String(text)) : text, entry),
    );
  }

  /** Adds a sheet's charts, whose rows have all been written. */
  add(target: SheetWriter, charts: readonly Chart[]): void {
    const drawing = ++this.drawings;
    for (const { name, type, xml } of chartParts(charts, drawing, this.charts + 1)) {
      this.append(xml, { name });
      if (type !== '') this.types.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
    }
    this.charts += charts.length;
    const relation = { Type: drawingRelation, Target: `../drawings/drawing${drawing}.xml` };
    const id = method(part(target, '_sheetRelsWriter'), 'addRelationship')(relation);
    // Where it would name an older kind of drawing.
    Reflect.set(target, '_writeLegacyData', () => method(target, '_write')(`<drawing r:id="${id}"/>`));
  }

  private withTypes(text: string): string {
    return text.replace('</Types>', `${this.types.join('')}</Types>`);
  }
}

/** What of exceljs is no part of its interface. @throws TypeError for another exceljs than this was written for */
function part(of: object, name: string): object {
  const found: unknown = Reflect.get(of, name);
  if (typeof found !== 'object' || found === null) throw new TypeError(`exceljs has no ${name}`);
  return found;
}

function method(of: object, name: string): (...given: unknown[]) => unknown {
  const found: unknown = Reflect.get(of, name);
  if (typeof found !== 'function') throw new TypeError(`exceljs has no ${name}()`);
  return (...given) => Reflect.apply(found, of, given);
}

/** In a page's head and foot, & begins a code. */
const plain = (text: string): string => text.replaceAll('&', '&&');

function writeRow(
  target: SheetWriter,
  sheet: Sheet,
  { cells, look = 'plain', kinds, across }: SheetRow,
): void {
  const values =
    look === 'head' ? cells.map((cell, i) => headText(cell, sheet.columns[i]?.width ?? 0)) : cells;
  const row = target.addRow(values.map(valueToWrite));
  for (let i = 0; i < cells.length; i++) {
    const kind = kinds?.[i] ?? sheet.columns[i]?.kind ?? 'text';
    if (cells[i] !== undefined || look === 'sum') row.getCell(i + 1).style = styleOf(kind, look);
    if (isDay(kind) && typeof cells[i] === 'number') row.getCell(i + 1).value = daySerial(Number(cells[i]));
  }
  if (across !== undefined && across > 1) target.mergeCells(row.number, 1, row.number, across);
  setHeight(row, sheet, { cells: values, look, ...(kinds && { kinds }), ...(across && { across }) });
  row.commit();
}

const isDay = (kind: CellKind): boolean => kind === 'month' || kind === 'date';

function valueToWrite(cell: Cell): CellValue {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return toCellText(cell);
  return typeof cell === 'number' ? cell : { formula: cell.formula, result: cell.value };
}

/** A heading that is wider than its column breaks before what stands in brackets. */
const headText = (cell: Cell, width: number): Cell =>
  typeof cell === 'string' && textWidth(cell) > width - 1 ? cell.replace(/ ?\(([^()]*)\)$/, '\n($1)') : cell;

const lineHeight = 16.5;

/** Rows whose texts take several lines get the height of these. */
function setHeight(
  row: Row,
  { columns }: Sheet,
  { cells, look = 'plain', kinds, across = 1 }: SheetRow,
): void {
  if (look === 'title') row.height = 24;
  if (look === 'title') return;
  const wraps = (i: number): boolean => look === 'head' || look === 'note' || kinds?.[i] === 'words';
  const width = (i: number): number =>
    look === 'note'
      ? columns.slice(0, across).reduce((sum, one) => sum + one.width, 0)
      : (columns[i]?.width ?? 10);
  let most = 1;
  cells.forEach((cell, i) => {
    if (typeof cell === 'string' && wraps(i)) most = Math.max(most, linesOf(cell, width(i) - 1));
  });
  if (most > 1 || look === 'head') row.height = lineHeight * most + 2;
}

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(textWidth(one) / width)), 0);

const formats: Readonly<Record<CellKind, string>> = {
  text: '@',
  words: '@',
  won: '#,##0;"−"#,##0;0',
  number: 'General',
  change: '"▲ "#,##0;"▼ "#,##0;0',
  count: '#,##0',
  month: 'yyyy"-"mm',
  date: 'yyyy"-"mm"-"dd',
  share: '0.0%',
};

/** Where cells stand that are not at the right as figures are. */
const sides: Partial<Record<CellKind, 'left' | 'center'>> = {
  text: 'left',
  words: 'left',
  month: 'center',
  date: 'center',
};

/** The face of Korean Excel; its character set (129) and kind (3) find another one where it is not there. */
const face = { name: '맑은 고딕', family: 3, charset: 129 } as const;
const line = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const;
const filled = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

/** Styles are made once: the writer knows each again. What is said by colour is said by weight and lines, too. */
const styles = new Map<string, Partial<Style>>();

function styleOf(kind: CellKind, look: RowLook): Partial<Style> {
  const key = `${kind} ${look}`;
  const known = styles.get(key) ?? madeStyle(kind, look);
  styles.set(key, known);
  return known;
}

function madeStyle(kind: CellKind, look: RowLook): Partial<Style> {
  const numFmt = formats[kind];
  const horizontal = sides[kind] ?? 'right';
  switch (look) {
    case 'title':
      return { font: { ...face, size: 15, bold: true }, alignment: { vertical: 'middle' } };
    case 'note':
      return {
        font: { ...face, size: 10, color: { argb: 'FF404040' } },
        alignment: { wrapText: true, vertical: 'top' },
      };
    case 'head':
      return {
        font: { ...face, size: 10, bold: true },
        fill: filled('FFDCE6F1'),
        border: { bottom: line, top: line },
        alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
      };
    case 'sum':
      return {
        numFmt,
        font: { ...face, size: 10, bold: true },
        fill: filled('FFF2F2F2'),
        border: { top: line, bottom: line },
        alignment: { horizontal, vertical: 'top' },
      };
    default:
      return { numFmt, font: { ...face, size: 10 }, alignment: { horizontal, vertical: 'top' } };
  }
}

/**
 * Waits until what has been given of a sheet is packed. exceljs hands rows on without waiting, and keeps the model of every
 * formula in case another shares it, which none here does: both would grow with the rows.
 */
async function drained(target: SheetWriter, file: OutputFile): Promise<void> {
  Reflect.set(target, '_formulae', {});
  do {
    await new Promise((resume) => setImmediate(resume));
    file.check();
  } while (waiting(target) > mostWaiting);
}

/** Bytes that stand between a sheet and the archive. */
function waiting(target: SheetWriter): number {
  const source: unknown = Reflect.get(target, '_stream');
  const pipes: unknown =
    typeof source === 'object' && source !== null ? Reflect.get(source, 'pipes') : undefined;
  const lengths = (Array.isArray(pipes) ? pipes : []).map(
    (pipe: { writableLength?: unknown; readableLength?: unknown }) =>
      Number(pipe.writableLength ?? 0) + Number(pipe.readableLength ?? 0),
  );
  return lengths.reduce((sum, one) => sum + one, 0);
}
