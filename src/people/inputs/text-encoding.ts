import { ProblemError, problem } from '../../problem/problem.ts';
import { isWorkbook } from '../workbook/starts.ts';

/** The text ended up with a character no text file holds: the guess at its encoding was wrong. */
const unreadable = /(?![\t\n\r])[\p{Cc}\uFFFD]/u;

/** @throws ProblemError workbook-for-text */
export function refuseWorkbook(bytes: Uint8Array, file: string): void {
  if (isWorkbook(bytes))
    throw new ProblemError([problem('workbook-for-text', { at: { file, line: 1, column: 1 } })]);
}

/**
 * The text of a file: by its byte-order mark (UTF-8, UTF-16), else UTF-8, else CP949, which Korean Excel writes.
 * `cp949`: how this system reads that one. @throws ProblemError workbook-for-text, or wrong-encoding with the line of
 * the first unreadable character.
 */
export async function decodeWith(
  bytes: Uint8Array,
  file: string,
  cp949: (bytes: Uint8Array) => string | Promise<string>,
): Promise<string> {
  refuseWorkbook(bytes, file);
  const marked = bomEncoding(bytes);
  const text = marked === undefined ? await unmarked(bytes, cp949) : new TextDecoder(marked).decode(bytes);
  const bad = unreadable.exec(text);
  if (bad === null) return text;
  throw new ProblemError([problem('wrong-encoding', { at: placeAt(text, bad.index, file) })]);
}

function bomEncoding([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

async function unmarked(
  bytes: Uint8Array,
  cp949: (bytes: Uint8Array) => string | Promise<string>,
): Promise<string> {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  return !utf8.includes('\uFFFD') || isMeantAsUtf8(utf8) ? utf8 : cp949(bytes);
}

/**
 * Whether bytes read as UTF-8 were meant so. A damaged UTF-8 file may also read as CP949, as nonsense. CP949 hardly
 * ever gives Hangul when read as UTF-8, so more Hangul than damage means that the damage is what to report.
 */
export const isMeantAsUtf8 = (text: string): boolean => count(text, /[가-힣]/g) > count(text, /\uFFFD/g);

const count = (text: string, shape: RegExp): number => text.match(shape)?.length ?? 0;

/** Where the last character of UTF-8 that may be cut off begins. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function placeAt(
  text: string,
  index: number,
  file: string,
): { file: string; line: number; column: number; excerpt: string } {
  const before = text.slice(0, index).split(/\r\n|\r|\n/);
  const start = index - (before.at(-1)?.length ?? 0);
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  // Control characters would upset the terminal the excerpt is shown on.
  const excerpt = line.slice(0, 200).replace(/\p{Cc}/gu, '\uFFFD');
  return { file, line: before.length, column: index - start + 1, excerpt };
}
