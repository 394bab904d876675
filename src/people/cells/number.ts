import { add, multiply, type Ratio, ratio } from '../../formula/ratio.ts';
import { plainSpelling } from './plain.ts';
import { fault, type Reading, read } from './value.ts';

export type NumberFault = 'empty' | 'letters' | 'grouping' | 'dots' | 'exponent' | 'too-long';
export type NumberReading = Reading<Ratio, NumberFault>;

const longest = 40;
const grouped = String.raw`\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:_\d{3})+`;
const decimal = String.raw`(?:${grouped})(?:\.\d+)?`;
const decimalOnly = new RegExp(`^(?:${decimal})$`);
/** 억, 만 and the rest: 1억 2,000만, 239만 124, 1.5억. */
const myriads = new RegExp(`^(?:(${decimal}) ?억)?(?: ?(${decimal}) ?만)?(?: ?(${decimal}))?$`);
const tenThousand = ratio(10_000);
const hundredMillion = ratio(100_000_000);

/**
 * Reads a number as people write it, exactly: 2,390,124원, 321만 8,240원, 85%, −3, full-width digits.
 * With a unit, only that unit may stand behind the number; without one, 원 and % may.
 */
export function readNumber(text: string, unit?: string): NumberReading {
  const whole = plainSpelling(text);
  if (whole === '') return fault('empty');
  if (whole.length > longest) return fault('too-long');
  const negative = whole.startsWith('-');
  const unsigned = /^[+-]/.test(whole) ? whole.slice(1) : whole;
  const reading = readUnsigned(unsigned, unit);
  if (!reading.ok || !negative) return reading;
  return read(multiply(ratio(-1), reading.value));
}

function readUnsigned(text: string, unit: string | undefined): NumberReading {
  if ((unit === undefined || unit === '비율') && text.endsWith('%')) {
    const reading = readDecimal(text.slice(0, -1).trimEnd());
    return reading.ok ? read(multiply(reading.value, ratio(1, 100))) : reading;
  }
  const written = unit === undefined ? '원' : (unit.split('/')[0] ?? unit);
  const bare = text.endsWith(written) ? text.slice(0, -written.length).trimEnd() : text;
  if (written !== '원') return readDecimal(bare);
  const digits = bare.startsWith('₩') ? bare.slice(1).trimStart() : bare;
  return /[억만]/.test(digits) ? readMyriads(digits) : readDecimal(digits);
}

function readDecimal(text: string): NumberReading {
  return decimalOnly.test(text) ? read(exact(text)) : fault(whyNot(text));
}

/** 239만 124 is 2,390,124. A lower part must be whole and below 10,000, or two numbers have run together. */
function readMyriads(text: string): NumberReading {
  const parts = myriads.exec(text);
  if (parts === null) return fault(whyNot(text.replace(/[억만]/g, '')));
  const [, high, middle, low] = parts;
  const given = [high, middle, low].filter((part) => part !== undefined);
  const lower = given.slice(1);
  if (lower.some((part) => part.includes('.') || exact(part).n >= 10_000n)) return fault('grouping');
  // A decimal is clear only when nothing follows it: 1.5억, not 1.5억 2,000만.
  if (lower.length > 0 && given[0]?.includes('.')) return fault('dots');
  const value = (part: string | undefined): Ratio => (part === undefined ? ratio(0) : exact(part));
  return read(
    add(add(multiply(value(high), hundredMillion), multiply(value(middle), tenThousand)), value(low)),
  );
}

function exact(literal: string): Ratio {
  const [whole = '', fraction = ''] = literal.replace(/[,_]/g, '').split('.');
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

function whyNot(text: string): NumberFault {
  if (/^\d[\d.]*e[+-]?\d+$/i.test(text)) return 'exponent';
  if (!/^[\d.,_ ]*\d[\d.,_ ]*$/.test(text)) return 'letters';
  return /[,_ ]/.test(text) ? 'grouping' : 'dots';
}
