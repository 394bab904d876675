import { type Day, day, type Month, parseMonth } from '../../calendar/date.ts';
import { plainSpelling } from './plain.ts';
import { fault, type Reading, read } from './value.ts';

/** `none`: well written, but the calendar has no such day or month. */
export type DateFault = 'empty' | 'form' | 'ambiguous' | 'none';

/** Days from Excel's day 0, 1899-12-30 as it counts from March 1900 on, to 1970-01-01. */
const excelDaysTo1970 = 25_569;
const [firstSerial, lastSerial] = [20_000, 80_000];

const year = '((?:19|20|21)\\d{2})';
const dayShapes = [
  new RegExp(`^${year} ?- ?(\\d{1,2}) ?- ?(\\d{1,2})$`),
  new RegExp(`^${year} ?/ ?(\\d{1,2}) ?/ ?(\\d{1,2})$`),
  new RegExp(`^${year} ?\\. ?(\\d{1,2}) ?\\. ?(\\d{1,2}) ?\\.?$`),
  new RegExp(`^${year} ?년 ?(\\d{1,2}) ?월 ?(\\d{1,2}) ?일$`),
  new RegExp(`^${year}(\\d{2})(\\d{2})$`),
];
const monthShapes = [
  new RegExp(`^${year} ?[-/] ?(\\d{1,2})$`),
  new RegExp(`^${year} ?\\. ?(\\d{1,2}) ?\\.?$`),
  new RegExp(`^${year} ?년 ?(\\d{1,2}) ?월$`),
  new RegExp(`^${year}(\\d{2})$`),
];
/** A two-digit year, a year at the end or none: 24.3.1, 03/04/2024, 3/4, 240301, 3월 4일. */
const ambiguousShapes = [
  /^'?\d{1,2} ?([-./]) ?\d{1,2}(?: ?\1 ?(?:\d{1,2}|\d{4}))? ?\.?$/,
  /^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  /^(?:'?\d{2}년 ?)?\d{1,2}월 ?\d{1,2}일$/,
];

/** Reads a date: 2024-03-01, 2024. 3. 1., 2024/3/1, 20240301, 2024년 3월 1일, or an Excel serial (45352). */
export function readDay(text: string): Reading<Day, DateFault> {
  // Excel and spreadsheets' exports append a midnight to dates.
  const written = plainSpelling(text).replace(/[ T]0?0:00(?::00)?(?:\.0+)?$/, '');
  if (written === '') return fault('empty');
  if (/^\d{5}$/.test(written)) {
    const serial = Number(written);
    return serial >= firstSerial && serial <= lastSerial ? read(serial - excelDaysTo1970) : fault('form');
  }
  for (const shape of dayShapes) {
    const parts = shape.exec(written);
    if (parts === null) continue;
    const found = day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    return found === undefined ? fault('none') : read(found);
  }
  return fault(ambiguousShapes.some((shape) => shape.test(written)) ? 'ambiguous' : 'form');
}

/** Reads a month: 2024-03, 2024. 3., 2024/03, 202403, 2024년 3월. */
export function readMonth(text: string): Reading<Month, DateFault> {
  const written = plainSpelling(text);
  if (written === '') return fault('empty');
  for (const shape of monthShapes) {
    const parts = shape.exec(written);
    if (parts === null) continue;
    const found = parseMonth(`${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}`);
    return found === undefined ? fault('none') : read(found);
  }
  return fault(/^\d{1,2}(?:[-./]\d{1,2}|월)$/.test(written) ? 'ambiguous' : 'form');
}
