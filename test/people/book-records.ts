import type { RecordSource } from '../../src/people/inputs/csv-records.ts';
import { sheetRecords } from '../../src/people/inputs/sheet-records.ts';
import type { Sheet } from '../../src/people/workbook/sheet.ts';

/** The filled sheets of a workbook as tables, named after the file and, where there are several, the sheet. */
export function bookRecords(sheets: readonly Sheet[], file: string): readonly RecordSource[] {
  const filled = sheets.filter((one) => sheetRecords(one, file) !== undefined);
  return filled.flatMap((one) => sheetRecords(one, filled.length === 1 ? file : `${file} ${one.name}`) ?? []);
}
