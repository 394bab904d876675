import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratio } from '../../src/formula/ratio.ts';
import { readNumber } from '../../src/people/cells/number.ts';
import { runs } from '../runs.ts';

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const grouped = (n: bigint, mark = ','): string => String(n).replace(/\B(?=(\d{3})+$)/g, mark);

describe('readNumber', () => {
  test.each<[string, bigint, bigint?]>([
    ['2390124', 2_390_124n],
    ['2,390,124', 2_390_124n],
    ['2,390,124원', 2_390_124n],
    ['2390124 원', 2_390_124n],
    ['₩2,390,124', 2_390_124n],
    ['２，３９０，１２４원', 2_390_124n],
    ['\u00A02390124\u3000', 2_390_124n],
    ['1_000', 1_000n],
    ['0', 0n],
    ['007', 7n],
    ['0.5', 1n, 2n],
    ['2,390,124.50', 4_780_249n, 2n],
    ['-3', -3n],
    ['－３', -3n],
    ['−3', -3n],
    ['+3', 3n],
    ['85%', 17n, 20n],
    ['4.5 %', 9n, 200n],
    ['-100%', -1n],
    ['321만 8,240원', 3_218_240n],
    ['321만8240', 3_218_240n],
    ['320만', 3_200_000n],
    ['239만 124원', 2_390_124n],
    ['1억 2,000만', 120_000_000n],
    ['1억 5원', 100_000_005n],
    ['1.5억', 150_000_000n],
    ['0.00005만', 1n, 2n],
    ['9007199254740993', 9_007_199_254_740_993n],
  ])('%j is %s/%s', (text, n, d = 1n) => {
    expect(readNumber(text)).toEqual({ ok: true, value: ratio(n, d) });
  });

  test.each([
    ['', 'empty'],
    [' \u3000', 'empty'],
    ['삼백만', 'letters'],
    ['이백만원', 'letters'],
    ['만원', 'letters'],
    ['3천만원', 'letters'],
    ['0x1F', 'letters'],
    ['Infinity', 'letters'],
    ['NaN', 'letters'],
    ['①', 'letters'],
    ['10²', 'letters'],
    ['1/2', 'letters'],
    ['(3)', 'letters'],
    ['--3', 'letters'],
    ['3일', 'letters'],
    ['2,39,0124', 'grouping'],
    ['2390,124', 'grouping'],
    ['0,123', 'grouping'],
    ['1,000_000', 'grouping'],
    ['2 390 124', 'grouping'],
    ['239만 82400원', 'grouping'],
    ['1억 10,000만', 'grouping'],
    ['1.5억 2000만', 'dots'],
    ['1.2.3', 'dots'],
    ['.5', 'dots'],
    ['5.', 'dots'],
    ['1e6', 'exponent'],
    ['1.5E+3', 'exponent'],
    ['9'.repeat(41), 'too-long'],
  ])('%j is refused: %s', (text, why) => {
    expect(readNumber(text)).toEqual({ ok: false, why });
  });

  test('with a unit, only that unit may follow', () => {
    expect(readNumber('3일', '일')).toEqual({ ok: true, value: ratio(3) });
    expect(readNumber('10,320원', '원/시간')).toEqual({ ok: true, value: ratio(10_320) });
    expect(readNumber('10시간', '분')).toEqual({ ok: false, why: 'letters' });
    expect(readNumber('85%', '원')).toEqual({ ok: false, why: 'letters' });
    expect(readNumber('85%', '비율')).toEqual({ ok: true, value: ratio(17, 20) });
    expect(readNumber('3만', '건')).toEqual({ ok: false, why: 'letters' });
  });

  const ways: ((n: bigint) => string)[] = [
    String,
    (n) => `${n}원`,
    (n) => `  ${n} 원 `,
    (n) => grouped(n),
    (n) => `${grouped(n)}원`,
    (n) => grouped(n, '_'),
    (n) => wide(`${grouped(n)}`),
    (n) => `${n}.00`,
    (n) => `₩${grouped(n)}`,
    (n) => `${n / 10_000n}만 ${n % 10_000n}원`,
    (n) => `${grouped(n / 100_000_000n)}억 ${(n / 10_000n) % 10_000n}만 ${n % 10_000n}`,
    (n) => `${n / 10_000n}.${String(n % 10_000n).padStart(4, '0')}만`,
    (n) => `${n * 100n}%`,
  ];
  test('a won amount reads back as itself from every way it is written', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n), fc.constantFrom(...ways), (amount, way) => {
        expect(readNumber(way(amount))).toEqual({ ok: true, value: ratio(amount) });
        expect(readNumber(`-${way(amount).trim()}`)).toEqual({ ok: true, value: ratio(-amount) });
      }),
      runs(1000, 30_000),
    );
  });

  test('any text gives a number or a reason, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789,._ 억만원%-+eE₩일'), maxLength: 45 }),
        (text) => {
          const reading = readNumber(text);
          if (reading.ok) expect(text).toMatch(/\d/);
        },
      ),
      runs(1000, 50_000),
    );
  });
});
