/** Differences from `from` (included) to `to` (excluded), both multiples of the bin width; 0 to 0 is "no change". */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** Whether a scheme reaches somebody: it covers them, or what they fall back on moves their pay. */
export const isReached = (isCovered: boolean, change: number): boolean => isCovered || change !== 0;

/** The bin of a difference, in widths from 0. */
export const binOf = (difference: number, binWidth: number): number => Math.floor(difference / binWidth);

/** How many differences lie in each bin, and how many are none. */
export function countBins(
  differences: Iterable<number>,
  binWidth: number,
): { readonly counts: ReadonlyMap<number, number>; readonly unchanged: number } {
  const counts = new Map<number, number>();
  let unchanged = 0;
  for (const difference of differences) {
    const bin = binOf(difference, binWidth);
    if (difference === 0) unchanged++;
    else counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return { counts, unchanged };
}

/** Bins from the lowest to the highest difference, the empty ones between them included. */
export function distribute(counts: ReadonlyMap<number, number>, unchanged: number, binWidth: number): Bin[] {
  const keys = [...counts.keys(), ...(unchanged > 0 ? [0] : [])];
  if (keys.length === 0) return [];
  const [low, high] = [Math.min(...keys), Math.max(...keys)];
  const bins: Bin[] = [];
  for (let key = low; key <= high; key++) {
    if (key === 0 && unchanged > 0) bins.push({ from: 0, to: 0, people: unchanged });
    bins.push({ from: key * binWidth, to: (key + 1) * binWidth, people: counts.get(key) ?? 0 });
  }
  return bins;
}
