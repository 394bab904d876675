import library from 'korean-lunar-calendar';
import { type Day, firstDay } from '../../formula/date.ts';

/** The package's types speak of its CommonJS form, where the class stands under `default`; its ESM form is the class. */
const LunarCalendar: typeof library.default = 'default' in library ? library.default : library;

/** One for all: it keeps the lengths of the years that it has counted over. */
const calendar = new LunarCalendar();

/** The last year of which lunar dates are known. */
export const lastLunarYear = 2050;

/** The day of a lunar date; undefined where that year's month has no such day, or the year lies beyond what is known. */
export function lunarDay(year: number, month: number, date: number): Day | undefined {
  if (!calendar.setLunarDate(year, month, date, false)) return undefined;
  const solar = calendar.getSolarCalendar();
  return firstDay(solar.year * 12 + solar.month - 1) + solar.day - 1;
}
