import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { basename } from 'node:path';
import type { CellValue, Style, stream } from 'exceljs';
import { daySerial } from '../../formula/civil.ts';
import { toCellText } from '../../report/workbook/cell-text.ts';
import { chartParts, drawingRelation } from '../../report/workbook/chart-parts.ts';
import {
  type CellLook,
  cellLook,
  face,
  isDay,
  kindAt,
  lineColour,
  lineHeight,
  margins,
  pageLines,
  pagesOf,
  repeated,
  rowHeight,
  shownCells,
} from '../../report/workbook/look.ts';
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
import { ownOnly } from '../disk.ts';
import { written } from '../duckdb/written.ts';
import { hashFile } from '../months/hash.ts';

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
    this.stream = createWriteStream(path, { mode: ownOnly.files });
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
  const { wide, high } = pagesOf(sheet);
  const { rows, columns: titles } = repeated(sheet);
  const { head, foot } = pageLines(book);
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
      fitToWidth: wide,
      fitToHeight: high,
      margins,
      ...(rows !== undefined && { printTitlesRow: rows }),
      ...(titles !== undefined && { printTitlesColumn: titles }),
    },
    headerFooter: { oddHeader: head, oddFooter: foot },
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

function writeRow(target: SheetWriter, sheet: Sheet, given: SheetRow): void {
  const { cells, look = 'plain', across } = given;
  const shown = shownCells(sheet, given);
  const row = target.addRow(shown.map(valueToWrite));
  for (let i = 0; i < cells.length; i++) {
    const kind = kindAt(sheet, given, i);
    if (cells[i] !== undefined || look === 'sum') row.getCell(i + 1).style = styleOf(kind, look);
    if (isDay(kind) && typeof cells[i] === 'number') row.getCell(i + 1).value = daySerial(Number(cells[i]));
  }
  if (across !== undefined && across > 1) target.mergeCells(row.number, 1, row.number, across);
  const height = rowHeight(sheet, given, shown);
  if (height !== undefined) row.height = height;
  row.commit();
}

function valueToWrite(cell: Cell): CellValue {
  if (cell === undefined) return null;
  if (typeof cell === 'string') return toCellText(cell);
  return typeof cell === 'number' ? cell : { formula: cell.formula, result: cell.value };
}

/** Styles are made once: the writer knows each again. */
const styles = new Map<string, Partial<Style>>();

function styleOf(kind: CellKind, look: RowLook): Partial<Style> {
  const key = `${kind} ${look}`;
  const known = styles.get(key) ?? madeStyle(cellLook(kind, look));
  styles.set(key, known);
  return known;
}

const line = { style: 'thin', color: { argb: lineColour } } as const;

const madeStyle = ({
  format,
  size,
  bold,
  ink,
  fill,
  lined,
  wraps,
  vertical,
  horizontal,
}: CellLook): Partial<Style> => ({
  ...(format !== undefined && { numFmt: format }),
  font: { ...face, size, ...(bold && { bold }), ...(ink !== undefined && { color: { argb: ink } }) },
  ...(fill !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } }),
  ...(lined && { border: { top: line, bottom: line } }),
  alignment: { vertical, ...(horizontal && { horizontal }), ...(wraps && { wrapText: true }) },
});

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
