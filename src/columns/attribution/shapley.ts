import { floorDivide } from '../../formula/integer.ts';

/**
 * Shapley values: what each player adds to a figure on the mean over all orders in which they could join. They add up
 * to the whole difference, do not depend on any order, and are 0 for who changes nothing.
 *
 * `coalitionValues[mask]` is the figure where the players of the mask's bits have joined, in whole numbers; `players` of them.
 * @returns each player's value times `players`!, a whole number.
 */
export function shapley(coalitionValues: readonly number[], players: number): bigint[] {
  return Array.from({ length: players }, (_, player) => {
    // What the player adds to groups of each size, all together.
    const added = new Array<bigint>(players).fill(0n);
    for (let mask = 0; mask < 2 ** players; mask++) {
      if ((mask >> player) & 1) continue;
      const more = BigInt(coalitionValues[mask | (1 << player)] ?? 0) - BigInt(coalitionValues[mask] ?? 0);
      if (more !== 0n) added[size(mask)] = (added[size(mask)] ?? 0n) + more;
    }
    // A group of that size comes first, and the others last, in so many orders.
    return added.reduce((sum, one, n) => sum + one * factorial(n) * factorial(players - n - 1), 0n);
  });
}

/**
 * Shares over a common denominator in whole numbers that add up to the same: each is cut down, and what is left goes
 * one by one to those who lost most, earlier ones first where they lost the same.
 */
export function wholeShares(numerators: readonly bigint[], denominator: bigint): number[] {
  const cut = numerators.map((n) => floorDivide(n, denominator));
  const lost = numerators.map((n, i) => n - (cut[i] ?? 0n) * denominator);
  const left = Number(lost.reduce((sum, one) => sum + one, 0n) / denominator);
  const order = lost.map((_, i) => i).sort((a, b) => compare(lost[b] ?? 0n, lost[a] ?? 0n) || a - b);
  const lucky = new Set(order.slice(0, left));
  return cut.map((n, i) => Number(n) + (lucky.has(i) ? 1 : 0));
}

export function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2n; i <= n; i++) product *= i;
  return product;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function size(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
