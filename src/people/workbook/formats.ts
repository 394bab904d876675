import { minutesOfDay } from '../../calendar/interval.ts';
import { clockText, isoDay, isoMonth, serialDay } from '../../formula/civil.ts';
import { monthOf } from '../../formula/date.ts';
import { readXml } from './xml.ts';

/** What a number format shows: a day, a month, a time, or so many digits (0001). */
export type NumberKind = 'day' | 'month' | 'time' | { readonly digits: number };

/** By cell style; undefined for plain numbers. */
export type NumberKinds = readonly (NumberKind | undefined)[];

/** Which cell styles show dates: by the numbers of the built-in formats, else by the letters of a format. */
export function numberKinds(styles: Uint8Array | undefined): NumberKinds {
  const own = new Map<string, string>();
  const kinds: (NumberKind | undefined)[] = [];
  let isCells = false;
  if (styles === undefined) return kinds;
  readXml(styles, {
    open(name, attribute) {
      if (name === 'numFmt') own.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name !== 'xf' || !isCells) return;
      const id = attribute('numFmtId') ?? '0';
      const code = own.get(id);
      kinds.push(code === undefined ? builtIn(Number(id)) : ofFormat(code));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return kinds;
}

/** ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates in Korean, Japanese and Chinese. */
function builtIn(id: number): NumberKind | undefined {
  if (id === 17 || id === 55) return 'month';
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return 'day';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 36) || (id >= 45 && id <= 47) ? 'time' : undefined;
}

/** Colours, conditions, quoted text and escaped letters say nothing of dates; [h] counts hours. */
export function ofFormat(code: string): NumberKind | undefined {
  const bare = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\./gi, '').toLowerCase();
  if (/^0{2,}(?:;@)?$/.test(bare)) return { digits: bare.replace(/[^0]/g, '').length };
  if (/general|0|#/.test(bare.replace(/\.0+/g, ''))) return undefined;
  if (/y/.test(bare)) return /d/.test(bare) ? 'day' : 'month';
  if (/d/.test(bare)) return 'day';
  return /[hs]/.test(bare) ? 'time' : undefined;
}

/** A number as people write it. Fifteen digits are what a sheet shows; the last bits of a double are not. */
export function numberText(text: string, kind: NumberKind | undefined, isFrom1904: boolean): string {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (kind === undefined) return plainText(number);
  if (typeof kind !== 'string') return plainText(number).padStart(kind.digits, '0');
  // A negative date is shown as #### by Excel: it is a number that was formatted wrongly.
  return number < 0 ? plainText(number) : dateText(number, kind, isFrom1904);
}

/** Without an exponent, which no reader of cells takes: 1e-7 is 0.0000001. */
function plainText(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === '') return text;
  const [digits, point] = [whole + fraction, 1 + Number(exponent)];
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

function dateText(serial: number, kind: 'day' | 'month' | 'time', isFrom1904: boolean): string {
  const minutes = Math.round(serial * minutesOfDay);
  const clock = clockText(kind === 'time' && minutes <= 2 * minutesOfDay ? minutes : minutes % minutesOfDay);
  if (kind === 'time') return clock;
  const whole = Math.floor(minutes / minutesOfDay);
  // Excel has a 29 February 1900 that was none: the days before it are one off.
  if (!isFrom1904 && whole === 60) return '1900-02-29';
  const day = serialDay(!isFrom1904 && whole < 60 ? whole + 1 : whole, isFrom1904);
  if (kind === 'month') return isoMonth(monthOf(day));
  return minutes % minutesOfDay === 0 ? isoDay(day) : `${isoDay(day)} ${clock}`;
}
