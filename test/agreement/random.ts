/** A stream of draws by seed: the same on every machine. */
export class Draws {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  }

  between = (lo: number, hi: number): number => lo + this.below(hi - lo + 1);
  /** True once in `n` draws. */
  once = (n: number): boolean => this.below(n) === 0;
  of<T>(all: readonly T[]): T {
    const found = all[this.below(all.length)];
    if (found === undefined) throw new RangeError('nothing to draw from');
    return found;
  }
}
