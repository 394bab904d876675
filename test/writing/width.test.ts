import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { width } from '../../src/writing/table.ts';

test('every character is as wide as the library says, those that are counted without it too', () => {
  const wrong: string[] = [];
  for (let point = 0; point <= 0xffff; point++) {
    const text = String.fromCodePoint(point);
    if (width(text) !== stringWidth(text)) wrong.push(`U+${point.toString(16)}`);
  }
  expect(wrong).toEqual([]);
});

test('so are texts of them', () => {
  for (const text of ['➊ “기본급” ≈ 2,390,124원', '② 1.5 × ‘시급’ − 3 ≠ 4…', '⑳➓─█▲▼'])
    expect(width(text)).toBe(stringWidth(text));
});
