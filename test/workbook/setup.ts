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
