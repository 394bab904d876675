import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { naturalOrder } from '../../src/people/natural-order.ts';
import { textWidth } from '../../src/problem/text-width.ts';
import { integer, mostBytes, putCell } from '../../src/writing/bytes.ts';
import { csvText } from '../../src/writing/csv-text.ts';

const text = (write: (buffer: Uint8Array) => number, room: number): string => {
  const buffer = new Uint8Array(room).fill(63);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(buffer.subarray(0, write(buffer)));
};
const written = (value: number): string => text((buffer) => integer(value, buffer, 0), 40);

test('whole numbers are written digit by digit as everybody writes them', () => {
  for (let n = -12_000; n <= 12_000; n++) expect(written(n)).toBe(String(n));
  for (let ten = 1; ten <= 1e15; ten *= 10)
    for (const n of [ten - 1, ten, ten + 1, -ten, 1 - ten]) expect(written(n)).toBe(String(n + 0));
  for (const n of [2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER])
    expect(written(n)).toBe(String(n));
  expect(written(-0)).toBe('0');
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(written(n)).toBe(String(n));
    }),
  );
});

test('a text is written as the ordinary writer of CSV puts it', () => {
  const pieces = fc.constantFrom('S1', '요', '"', ',', '=1', ' ', '\n', '-', '😀', '\uFEFF', '09az');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (value) => {
        expect(text((buffer) => putCell(value, buffer, 0), mostBytes(value))).toBe(csvText(value));
      },
    ),
  );
});

test('사번 that are spelled alike stand in the order of all others', () => {
  const id = fc.array(fc.constantFrom('S', 'a', '0', '1', '9', '10', '가'), { maxLength: 5 });
  /** Digits to twenty places, then as texts; the shorter spelling of one number first. */
  const key = (one: string): string => one.replace(/\d+/g, (digits) => digits.padStart(20, '0'));
  fc.assert(
    fc.property(id, id, (left, right) => {
      const [a, b] = [left.join(''), right.join('')];
      if (a.length !== b.length) return;
      const [x, y] = [key(a), key(b)];
      const hasSameRuns = a.replace(/\d/g, '0') === b.replace(/\d/g, '0');
      if (hasSameRuns) expect(Math.sign(naturalOrder(a, b))).toBe(x < y ? -1 : x > y ? 1 : 0);
    }),
  );
});

test('signs that reports use take the columns that a terminal gives them', () => {
  const signs = [..."·−×÷±≤≥–—…→▲▼─█aZ~ 9가힣임(),.'"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs)), (all) => {
      expect(textWidth(all.join(''))).toBe(stringWidth(all.join('')));
    }),
  );
});
