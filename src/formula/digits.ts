import { Decimal } from 'decimal.js';
import { type Ratio, ratio, roundTo } from './ratio.ts';

/** How many decimals a ratio has; undefined where they have no end. */
export function decimalPlaces({ d }: Ratio): number | undefined {
  let [rest, twos, fives] = [d, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** All digits of a ratio: 3/2 is 1.5. @throws RangeError where its decimals have no end. */
export function exactDigits(value: Ratio): string {
  const places = decimalPlaces(value);
  if (places === undefined) throw new RangeError(`${value.n}/${value.d} is no finite decimal`);
  return decimal(value, places).toFixed();
}

/** A ratio's digits with exactly so many decimals, a half away from zero: 2/3 to two is 0.67. */
export function fixedDigits({ n, d }: Ratio, places: number): string {
  const size = roundTo({ n: n < 0n ? -n : n, d }, ratio(1n, 10n ** BigInt(places)), 'round');
  const digits = decimal(size, places).toFixed(places);
  return n < 0n && size.n !== 0n ? `-${digits}` : digits;
}

/** A ratio that has no more than so many decimals. decimal.js is told its digits and where the point stands. */
const decimal = ({ n, d }: Ratio, places: number): Decimal =>
  new Decimal(`${(n * 10n ** BigInt(places)) / d}e-${places}`);
