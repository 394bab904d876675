import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/disk/encoding.ts';
import { ProblemError } from '../../src/problem/problem.ts';

const text = '사번,성명,직종\n101,홍길동,간호·치료\r\n';
const places = async (bytes: Uint8Array) => {
  try {
    await decodeText(bytes, '명부.csv');
  } catch (error) {
    if (error instanceof ProblemError)
      return error.problems.map((p) => [p.code, p.at?.file, p.at?.line, p.at?.column]);
  }
  return [];
};

describe('decode', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['CP949', iconv.encode(text, 'cp949')],
    ['UTF-16 little-endian with a mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16 big-endian with a mark', iconv.encode(text, 'utf-16be', { addBOM: true })],
  ])('%s', async (_, bytes) => {
    expect(await decodeText(bytes, '명부.csv')).toBe(text);
  });

  test('ASCII and nothing at all are themselves', async () => {
    expect(await decodeText(Buffer.from('a,b\n'), 'f')).toBe('a,b\n');
    expect(await decodeText(new Uint8Array(), 'f')).toBe('');
  });

  test('all 11,172 Hangul syllables come through CP949', async () => {
    const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i));
    const all = `${syllables.join('\n')}\n`;
    expect(await decodeText(iconv.encode(all, 'cp949'), 'f')).toBe(all);
    for (const syllable of syllables) {
      const file = `사번,성명\n1,${syllable}\n`;
      if ((await decodeText(iconv.encode(file, 'cp949'), 'f')) !== file) throw new Error(syllable);
    }
  });

  test.each([
    ['a byte that is in neither', Buffer.from([0x61, 0x0a, 0x62, 0xff, 0x0a]), 2, 2],
    ['UTF-16 without a mark', Buffer.from('사번,성명', 'utf16le'), 1, undefined],
    ['Latin-1', Buffer.from('name\ncaf\xe9,1', 'latin1'), 2, 4],
    ['text destroyed before', Buffer.from('사번\n\uFFFD\n'), 2, 1],
    ['UTF-8 cut short', Buffer.from(`${text}끝`).subarray(0, -1), 3, 1],
    [
      'UTF-8 with one bad byte',
      Buffer.concat([Buffer.from('사번,성명\n10'), Buffer.from([0xc8]), Buffer.from('1\n')]),
      2,
      3,
    ],
  ])('%s is refused', async (_, bytes, line, column) => {
    expect(await places(bytes)).toEqual([['wrong-encoding', '명부.csv', line, column ?? expect.any(Number)]]);
  });

  test('an Excel workbook is told apart', async () => {
    for (const bytes of [
      [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1],
    ])
      expect(await places(Buffer.from(bytes))).toEqual([['workbook-for-text', '명부.csv', 1, 1]]);
  });

  test('the excerpt holds no control character', async () => {
    try {
      await decodeText(Buffer.from('a\u0007b\u001b[31m\nc'), 'f');
      expect.unreachable();
    } catch (error) {
      expect(error instanceof ProblemError && error.problems[0]?.at?.excerpt).toBe('a\uFFFDb\uFFFD[31m');
    }
  });
});
