import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import exceljs, { type CellValue, type Workbook } from 'exceljs';

export const read = async (path: string): Promise<Workbook> => {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
};

/** A cell without what a formula is made of and how its text looks: what somebody sees. */
export function seen(value: CellValue | undefined): string | number | Date | boolean | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  // exceljs leaves out a result of 0 when it reads.
  if ('formula' in value) return seen(value.result) ?? 0;
  return JSON.stringify(value);
}

/** The cells of a sheet's row, from the first column on. */
export function cells(book: Workbook, sheet: string, row: number): unknown[] {
  const found = book.getWorksheet(sheet)?.getRow(row);
  return Array.from({ length: found?.cellCount ?? 0 }, (_, i) => seen(found?.getCell(i + 1).value));
}

/** Every formula of a workbook: where it stands, and what it comes to. */
export function formulas(book: Workbook): Map<string, string | number | Date | boolean | undefined> {
  const found = new Map<string, string | number | Date | boolean | undefined>();
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula !== undefined) found.set(`${sheet.name}!${cell.address}`, seen(cell.value));
      }),
    );
  return found;
}

/** Every cell that holds something, by its place. */
export function everyCell(book: Workbook): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const value = seen(cell.value);
        // LibreOffice writes fifteen digits of a number.
        const shown = typeof value === 'number' ? Number(value.toPrecision(15)) : value;
        if (shown !== undefined) found.set(`${sheet.name}!${cell.address}`, shown);
      }),
    );
  return found;
}

/** The parts of a workbook's package by name, as text: by the directory at the archive's end. */
export function unpacked(path: string): Map<string, string> {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const found = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const own = bytes.subarray(start, start + packed);
    found.set(name, (bytes.readUInt16LE(at + 10) === 0 ? own : inflateRawSync(own)).toString());
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found;
}
