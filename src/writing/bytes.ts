import { csvText } from './csv-text.ts';

export const comma = 44;
export const digitZero = 48;
const minus = 45;
const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const cellOf = (text: string): Uint8Array => bytesOf(csvText(text));

/** The most bytes that a text's cell can take. */
export const mostBytes = (text: string): number => 6 * text.length + 3;

/** Writes a text's cell. Letters and digits alone, as most 사번 are, need no care. @returns the place behind it */
export function putCell(text: string, buffer: Uint8Array, start: number): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isLetterOrDigit(code)) return copied(cellOf(text), buffer, start);
    buffer[start + i] = code;
  }
  return start + text.length;
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Copies bytes to a place of a buffer. Short ones by hand: a call of set() costs more. @returns the place behind them */
export function copied(from: Uint8Array, buffer: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < from.length; i++) buffer[at++] = from[i] ?? 0;
  return at;
}

/** The digits of 0 to 99, two by two. */
const pairs = Uint8Array.from({ length: 200 }, (_, i) =>
  i % 2 === 0 ? digitZero + Math.floor(i / 20) : digitZero + ((i >> 1) % 10),
);

/** Writes a whole number; −0 is 0. @returns the place behind it */
export function integer(value: number, buffer: Uint8Array, start: number): number {
  let n = value | 0;
  let at = start;
  // A number of 32 bits is divided as the processor does it; others are rare.
  if (n !== value || n === -2_147_483_648) return copied(bytesOf(String(value)), buffer, start);
  if (n < 0) {
    buffer[at++] = minus;
    n = -n;
  }
  if (n < 10) {
    buffer[at] = digitZero + n;
    return at + 1;
  }
  const end = at + digits(n);
  let i = end;
  while (n > 9) {
    const rest = (n / 100) | 0;
    const two = 2 * (n - 100 * rest);
    buffer[--i] = pairs[two + 1] ?? 0;
    buffer[--i] = pairs[two] ?? 0;
    n = rest;
  }
  if (i > at) buffer[at] = digitZero + n;
  return end;
}

function digits(n: number): number {
  if (n < 100_000) {
    if (n < 100) return n < 10 ? 1 : 2;
    if (n < 1000) return 3;
    return n < 10_000 ? 4 : 5;
  }
  if (n < 10_000_000) return n < 1_000_000 ? 6 : 7;
  if (n < 100_000_000) return 8;
  return n < 1_000_000_000 ? 9 : 10;
}
