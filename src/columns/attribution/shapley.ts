import { floorDivide } from '../../formula/integer.ts';

/**
 * Shapley values: what each player adds to a figure on the mean over all orders in which they could join. They add up
 * to the whole difference, do not depend on any order, and are 0 for who changes nothing.
 *
 * `coalitionValues[mask]` is the figure where the players of the mask's bits have joined, in whole numbers; `players` of them.
 * @returns each player's value times `players`!, a whole number.
 */
export function shapley(coalitionValues: readonly number[], players: number): bigint[] {
  const { sizes, orders } = groupsOf(players);
  const [first = 0] = coalitionValues;
  if (coalitionValues.length === sizes.length && coalitionValues.every((value) => value === first))
    return orders.map(() => 0n);
  const sum = coalitionValues.every((value) => Math.abs(value) <= largest / 2 ** players)
    ? addedSmall
    : addedLarge;
  return orders.map((_, player) => {
    // What the player adds to groups of each size, all together.
    const added = sum(coalitionValues, player, sizes, players);
    return added.reduce((all, one, n) => (one === 0n ? all : all + one * (orders[n] ?? 0n)), 0n);
  });
}

/** Below it every whole number is a number of its own. */
const largest = 2 ** 53;

/** Sums of 2^(players − 1) differences of values up to 2^53 ÷ 2^players: whole numbers, and exact as such. */
function addedSmall(values: readonly number[], player: number, sizes: Uint8Array, players: number): bigint[] {
  const added = new Float64Array(players);
  const bit = 1 << player;
  for (let mask = 0; mask < sizes.length; mask++) {
    if ((mask & bit) !== 0) continue;
    const n = sizes[mask] ?? 0;
    added[n] = (added[n] ?? 0) + ((values[mask | bit] ?? 0) - (values[mask] ?? 0));
  }
  return Array.from(added, BigInt);
}

function addedLarge(values: readonly number[], player: number, sizes: Uint8Array, players: number): bigint[] {
  const added = new Array<bigint>(players).fill(0n);
  const bit = 1 << player;
  for (let mask = 0; mask < sizes.length; mask++) {
    if ((mask & bit) !== 0) continue;
    const n = sizes[mask] ?? 0;
    added[n] = (added[n] ?? 0n) + BigInt(values[mask | bit] ?? 0) - BigInt(values[mask] ?? 0);
  }
  return added;
}

/** By group how many are in it; by size in how many orders a group of that size comes first and the others last. */
const groupsOf = oncePerNumber((players) => ({
  sizes: Uint8Array.from({ length: 2 ** players }, (_, mask) => size(mask)),
  orders: Array.from({ length: players }, (_, n) => factorial(n) * factorial(players - n - 1)),
}));

function oncePerNumber<T>(make: (n: number) => T): (n: number) => T {
  const made = new Map<number, T>();
  return (n) => {
    const known = made.get(n) ?? make(n);
    made.set(n, known);
    return known;
  };
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
