/**
 * The known word nearest to a mistyped one, by edit distance over Hangul letters (자모), so that
 * 요양보호시 finds 요양보호사. Undefined when nothing is near enough to be worth suggesting.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const from = letters(word);
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(from.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(from, letters(candidate), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const letters = (word: string): string => word.normalize('NFD').toLowerCase();

/** Levenshtein distance; gives up (returns `limit`) once every path is at least `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return row[b.length] ?? limit;
}
