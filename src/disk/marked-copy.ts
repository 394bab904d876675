import type { Workbook, Worksheet } from 'exceljs';
import type { Book } from '../people/understand/book-table.ts';
import type { Sheet } from '../people/workbook/sheet.ts';
import { isWorkbook } from '../people/workbook/starts.ts';
import type { Problem } from '../problem/problem.ts';
import { type Lang, sentences } from '../problem/text.ts';
import { writeAtomic } from './disk.ts';

const fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } as const;

/** Nobody opens more notes than these one by one, and each is a drawing; the file of errors has them all. */
const mostNotes = 1000;

/**
 * A copy of a file with the wrong cells coloured, each with a note of what is wrong; the file itself stays as it is. What the
 * writer of workbooks cannot read is copied cell by cell.
 */
export async function writeMarkedCopy(
  bytes: Uint8Array,
  book: Book,
  sheet: Sheet,
  problems: readonly Problem[],
  path: string,
  lang: Lang,
): Promise<void> {
  // It is large: loaded for those who need a copy.
  const { default: excel } = await import('exceljs');
  const workbook = (await loaded(new excel.Workbook(), bytes)) ?? copied(new excel.Workbook(), book);
  const worksheet = workbook.getWorksheet(sheet.name) ?? workbook.worksheets[0];
  if (worksheet !== undefined) mark(worksheet, problems, lang);
  writeAtomic(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
}

async function loaded(workbook: Workbook, bytes: Uint8Array): Promise<Workbook | undefined> {
  if (!isWorkbook(bytes)) return undefined;
  try {
    return await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    return undefined;
  }
}

/** Texts are written as texts: no cell becomes a formula. */
function copied(workbook: Workbook, { sheets }: Book): Workbook {
  for (const { name, rows } of sheets) {
    const worksheet = workbook.addWorksheet(name === '' ? 'Sheet1' : name);
    for (const cells of rows) worksheet.addRow([...cells]);
  }
  return workbook;
}

function mark(worksheet: Worksheet, problems: readonly Problem[], lang: Lang): void {
  const notes = new Map<string, string[]>();
  for (const one of problems) {
    const cell = one.at?.path;
    if (cell === undefined || !/^[A-Z]+\d+$/.test(cell)) continue;
    const { found, fix } = sentences(one, lang);
    notes.set(cell, [...(notes.get(cell) ?? []), `${found}. ${fix}`]);
  }
  let noted = 0;
  for (const [name, texts] of notes) {
    const cell = worksheet.getCell(name);
    // Cells share their styles: a fill of one's own needs a style of one's own.
    cell.style = { ...cell.style, fill };
    if (noted++ < mostNotes) cell.note = texts.join('\n');
  }
}
