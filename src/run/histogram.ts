/** Differences from `from` (included) to `to` (excluded), both multiples of the bin width; 0 to 0 is "no change". */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

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

/** With more bins than that from end to end, the empty ones would hide the others. */
const mostBins = 1000;

/** Bins from the lowest to the highest difference; the empty ones between them too, unless they are many. */
export function distribute(counts: ReadonlyMap<number, number>, unchanged: number, binWidth: number): Bin[] {
  const held = [...new Set([...counts.keys(), ...(unchanged > 0 ? [0] : [])])].sort((a, b) => a - b);
  const [low = 0, high = -1] = [held[0], held.at(-1)];
  const isFew = high - low < mostBins;
  const keys = isFew ? Array.from({ length: high - low + 1 }, (_, i) => low + i) : held;
  return keys.flatMap((key) => {
    const people = counts.get(key) ?? 0;
    const own = { from: key * binWidth, to: (key + 1) * binWidth, people };
    const same = key === 0 && unchanged > 0 ? [{ from: 0, to: 0, people: unchanged }] : [];
    return isFew || people > 0 ? [...same, own] : same;
  });
}
