/** The value that at least `percent` % of all values do not exceed, and the least such: one of the values, not a mean. */
export function quantile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The ends between which 90 % of the draws lie, and the middle one. */
export interface QuantileSpread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export function quantileSpread(values: readonly number[]): QuantileSpread {
  const sorted = Float64Array.from(values).sort();
  const at = (percent: number): number => quantile([...sorted], percent);
  return { low: at(5), middle: at(50), high: at(95) };
}

/** The variance of whole numbers times the square of their count: a whole number. */
export function variance(values: readonly number[]): bigint {
  let [sum, squares] = [0n, 0n];
  for (const value of values) {
    const one = BigInt(value);
    sum += one;
    squares += one * one;
  }
  return BigInt(values.length) * squares - sum * sum;
}

/** A share in thousandths, rounded half up; 0 of nothing. */
export const thousandths = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((2000n * part + whole) / (2n * whole));
