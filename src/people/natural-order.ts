/** Compares 사번 as people order them: runs of digits by their number, the rest by code point; S2 before S10. */
export function naturalOrder(a: string, b: string): number {
  if (isAlike(a, b)) return compareTexts(a, b);
  const [left, right] = [runs(a), runs(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareRuns(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  // 007 and 7 are two numbers: the shorter spelling first.
  return left.length - right.length || a.length - b.length || compareTexts(a, b);
}

/** Whether digits stand in the same places: then their runs are as long, and both orders are one. */
function isAlike(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (isDigit(a.charCodeAt(i)) !== isDigit(b.charCodeAt(i))) return false;
  return true;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const runs = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];

function compareRuns(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return compareTexts(a, b);
  // Of any length, so as texts without leading zeros.
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
  return x.length - y.length || compareTexts(x, y);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
