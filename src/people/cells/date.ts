import {
  type CivilFault,
  type Day,
  dateReader,
  type Month,
  monthOf,
  serialDay,
} from '../../calendar/date.ts';
import { plainSpelling } from './plain.ts';
import { fault, type Reading, read } from './value.ts';

/** `none`: well written, but the calendar has no such day or month. */
export type DateFault = 'empty' | 'form' | 'ambiguous' | 'none';

/** The serials of days from 1954 to 2119; other numbers of five digits are no dates. */
const [firstSerial, lastSerial] = [20_000, 80_000];

const dayOf = dateReader(['yyyy-M-d', 'yyyy/M/d', 'yyyy.M.d', 'yyyy.M.d.', 'yyyy년M월d일', 'yyyyMMdd']);
const firstOf = dateReader(['yyyy-M', 'yyyy/M', 'yyyy.M', 'yyyy.M.', 'yyyy년M월', 'yyyyMM']);

/** As the formats have it: no space beside what stands between the numbers. Years are of these three centuries. */
const civil = (read: (text: string) => Day | CivilFault, written: string): Day | CivilFault =>
  /^(?:19|20|21)\d\d/.test(written) ? read(written.replace(/ ?([-/.년월일]) ?/g, '$1')) : 'form';

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
    return serial >= firstSerial && serial <= lastSerial ? read(serialDay(serial)) : fault('form');
  }
  const found = civil(dayOf, written);
  if (found !== 'form') return found === 'none' ? fault(found) : read(found);
  return fault(ambiguousShapes.some((shape) => shape.test(written)) ? 'ambiguous' : 'form');
}

/** Reads a month: 2024-03, 2024. 3., 2024/03, 202403, 2024년 3월. */
export function readMonth(text: string): Reading<Month, DateFault> {
  const written = plainSpelling(text);
  if (written === '') return fault('empty');
  const found = civil(firstOf, written);
  if (found !== 'form') return found === 'none' ? fault(found) : read(monthOf(found));
  return fault(/^\d{1,2}(?:[-./]\d{1,2}|월)$/.test(written) ? 'ambiguous' : 'form');
}
