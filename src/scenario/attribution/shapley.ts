/**
 * Shapley values: what each player adds to a figure on the mean over all orders in which they could join. They add up
 * to the whole difference, do not depend on any order, and are 0 for who changes nothing.
 *
 * `worth[mask]` is the figure where the players of the mask's bits have joined, in whole numbers; `players` of them.
 * @returns each player's value times `players`!, a whole number.
 */
export function shapley(worth: readonly number[], players: number): bigint[] {
  const factorials = [1n];
  for (let n = 1; n <= players; n++) factorials.push((factorials[n - 1] ?? 1n) * BigInt(n));
  const factorial = (n: number): bigint => factorials[n] ?? 1n;
  const values = new Array<bigint>(players).fill(0n);
  for (let mask = 0; mask < 2 ** players; mask++) {
    const size = bits(mask);
    for (let player = 0; player < players; player++) {
      if ((mask >> player) & 1) continue;
      const added = BigInt(worth[mask | (1 << player)] ?? 0) - BigInt(worth[mask] ?? 0);
      // The orders in which exactly these came before the player.
      values[player] = (values[player] ?? 0n) + factorial(size) * factorial(players - size - 1) * added;
    }
  }
  return values;
}

/**
 * Shares over a common denominator in whole numbers that add up to the same: each is cut down, and what is left goes
 * one by one to those who lost most, earlier ones first where they lost the same.
 */
export function wholeShares(over: readonly bigint[], under: bigint): number[] {
  const cut = over.map((n) => n / under - (n % under < 0n ? 1n : 0n));
  const lost = over.map((n, i) => n - (cut[i] ?? 0n) * under);
  const left = Number(lost.reduce((sum, one) => sum + one, 0n) / under);
  const order = lost.map((_, i) => i).sort((a, b) => compare(lost[b] ?? 0n, lost[a] ?? 0n) || a - b);
  const lucky = new Set(order.slice(0, left));
  return cut.map((n, i) => Number(n) + (lucky.has(i) ? 1 : 0));
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
