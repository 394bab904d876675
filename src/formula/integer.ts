/** Arithmetic of whole numbers that BigInt itself lacks. */

/** The greatest common divisor, never negative; of 0 and 0 it is 0. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x < 0n ? -x : x;
}

/** The least common multiple of positive numbers. */
export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** ⌊a/b⌋ for b > 0; BigInt's own `/` cuts towards zero. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const cut = a / b;
  return a % b < 0n ? cut - 1n : cut;
}
