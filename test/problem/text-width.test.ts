import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/problem/text-width.ts';

/** What Korean texts are written in: Latin, Greek, signs, lines and boxes, letters, kana, Chinese characters, Hangul, full width. */
const blocks: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x24f],
  [0x370, 0x3ff],
  [0x2010, 0x2027],
  [0x2030, 0x205f],
  [0x2070, 0x2328],
  [0x2460, 0x261c],
  [0x2776, 0x27ff],
  [0x3000, 0x3163],
  [0x3165, 0x31bf],
  [0x3200, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfa6d],
  [0xff01, 0xff9f],
];

test('every character of Korean texts is as wide as another library says', () => {
  const wrong: string[] = [];
  for (const [from, to] of blocks)
    for (let point = from; point <= to; point++) {
      const text = String.fromCodePoint(point);
      if (textWidth(text) !== stringWidth(text)) wrong.push(`U+${point.toString(16)}`);
    }
  expect(wrong).toEqual([]);
});

test('so are texts of them', () => {
  for (const text of ['➊ “기본급” ≈ 2,390,124원', '② 1.5 × ‘시급’ − 3 ≠ 4…', '⑳➓─█▲▼', '👍 품삯 👨‍👩‍👧'])
    expect(textWidth(text)).toBe(stringWidth(text));
});

test('syllables written in letters are as wide as the same in one sign', () => {
  expect(textWidth('급여대장'.normalize('NFD'))).toBe(8);
});
