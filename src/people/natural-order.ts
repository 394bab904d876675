/** Compares 사번 as people order them: runs of digits by their number, the rest by code point; S2 before S10. */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [runs(a), runs(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareRuns(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  // 007 and 7 are two numbers: the shorter spelling first.
  return left.length - right.length || a.length - b.length || compareTexts(a, b);
}

const runs = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];

function compareRuns(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return compareTexts(a, b);
  // Of any length, so as texts without leading zeros.
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return x.length - y.length || compareTexts(x, y);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
