const block = 1 << 16;

/** A list of numbers that grows without being copied: 8 bytes each, however many. */
export class NumberList {
  length = 0;
  private readonly blocks: Float64Array[] = [];

  push(value: number): void {
    const at = this.length++ % block;
    if (at === 0) this.blocks.push(new Float64Array(block));
    const last = this.blocks.at(-1);
    if (last !== undefined) last[at] = value;
  }

  at(index: number): number {
    return this.blocks[Math.floor(index / block)]?.[index % block] ?? Number.NaN;
  }
}
