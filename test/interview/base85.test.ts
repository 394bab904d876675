import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase85, toBase85 } from '../../src/interview/base85.ts';
import { runs } from '../runs.ts';

test('five signs for four bytes: the least and the most that four bytes can be', () => {
  expect(toBase85(new Uint8Array([0, 0, 0, 0]))).toBe('!!!!!');
  // 2^32 − 1 = 82·85⁴ + 23·85³ + 54·85² + 12·85 + 0.
  expect(toBase85(new Uint8Array([255, 255, 255, 255]))).toHaveLength(5);
  expect(toBase85(new Uint8Array(7))).toHaveLength(9);
});

test('every bytes come back, and no sign means anything to a page', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 41 }), (bytes) => {
      const text = toBase85(bytes);
      expect(text).not.toMatch(/["&'<>\\`$\s-]/);
      expect(fromBase85(text)).toEqual(new Uint8Array(bytes));
    }),
    runs(500, 20_000),
  );
});
