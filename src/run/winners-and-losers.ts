/** Who gains and who loses between two schemes: heads and won. Here they are counted, and nowhere else. */
export interface Heads {
  /** Heads whose pay grows, falls, and stays though the scheme reaches them. */
  gain: number;
  lose: number;
  same: number;
  /** Won: what the winners gain and what the losers lose (negative). */
  gained: number;
  lost: number;
  /** What everybody's pay comes to more. */
  difference: number;
}

export const noHeads = (): Heads => ({ gain: 0, lose: 0, same: 0, gained: 0, lost: 0, difference: 0 });

/** Whether a scheme reaches somebody: it covers them, or what they fall back on moves their pay. */
export const isReached = (isCovered: boolean, change: number): boolean => isCovered || change !== 0;

/** Counts one more head. */
export function countHead(heads: Heads, change: number, isCovered: boolean): void {
  heads.difference += change;
  if (change > 0) {
    heads.gain++;
    heads.gained += change;
  } else if (change < 0) {
    heads.lose++;
    heads.lost += change;
  } else if (isCovered) heads.same++;
}

/** Heads by each person's change and whether the scheme covers them in any month. */
export function countHeads(changes: Float64Array, covered: Uint8Array): Heads {
  const heads = noHeads();
  for (let p = 0; p < changes.length; p++) countHead(heads, changes[p] ?? 0, covered[p] === 1);
  return heads;
}
