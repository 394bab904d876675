import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalPlaces, exactDigits, fixedDigits } from '../../src/formula/digits.ts';
import { display, number } from '../../src/formula/display.ts';
import { ratio } from '../../src/formula/ratio.ts';

test.each([
  [3n, 2n, 1, '1.5'],
  [-1n, 2n, 1, '-0.5'],
  [2_390_124n, 1n, 0, '2390124'],
  [0n, 1n, 0, '0'],
  [1n, 1_000_000n, 6, '0.000001'],
  [10n ** 40n, 1n, 0, `1${'0'.repeat(40)}`],
  [1n, 2n ** 20n, 20, '0.00000095367431640625'],
])('%s/%s has %i decimals: %s', (n, d, places, digits) => {
  expect(decimalPlaces(ratio(n, d))).toBe(places);
  expect(exactDigits(ratio(n, d))).toBe(digits);
});

test('decimals without an end are refused, not cut', () => {
  expect(decimalPlaces(ratio(1, 3))).toBeUndefined();
  expect(() => exactDigits(ratio(1, 3))).toThrow(RangeError);
});

test.each([
  [2n, 3n, '0.67'],
  [1n, 200n, '0.01'],
  [-1n, 200n, '-0.01'],
  [-1n, 1000n, '0.00'],
  [5n, 1n, '5.00'],
  [199_999n, 100_000n, '2.00'],
])('%s/%s to two decimals is %s', (n, d, digits) => {
  expect(fixedDigits(ratio(n, d), 2)).toBe(digits);
});

test('digits of any length stand for the ratio itself', () => {
  const whole = fc.bigInt({ min: -(10n ** 80n), max: 10n ** 80n });
  fc.assert(
    fc.property(whole, fc.nat(30), fc.nat(30), (n, twos, fives) => {
      const value = ratio(n, 2n ** BigInt(twos) * 5n ** BigInt(fives));
      const [digits = '', decimals = ''] = exactDigits(value).split('.');
      expect(ratio(BigInt(digits + decimals), 10n ** BigInt(decimals.length))).toEqual(value);
      expect(decimals.length).toBe(decimalPlaces(value));
    }),
  );
});

test('a ratio is shown as a decimal of up to six places, else as a fraction beside two', () => {
  expect(number(ratio(1_234_567n, 1_000_000n))).toBe('1.234567');
  expect(number(ratio(12_345_678n, 10_000_000n))).toBe('6,172,839/5,000,000 (≈1.23)');
  expect(number(ratio(-2_504_600n, 219n))).toBe('-2,504,600/219 (≈-11,436.53)');
  // A hundredth of a per cent is four places of the ratio itself.
  expect(display(ratio(4_725n, 100_000n), { kind: 'number', unit: 'any' }, '비율')).toBe('4.725%');
});
