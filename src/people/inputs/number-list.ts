const block = 1 << 16;
type Numbers = Int32Array | Float64Array;

/** A list of numbers that grows without being copied. */
export class NumberList {
  length = 0;
  private readonly blocks: Numbers[] = [];
  private readonly make: () => Numbers;

  constructor(kind: 'int32' | 'float64') {
    this.make = () => (kind === 'int32' ? new Int32Array(block) : new Float64Array(block));
  }

  push(value: number): void {
    const at = this.length++ % block;
    if (at === 0) this.blocks.push(this.make());
    const last = this.blocks.at(-1);
    if (last !== undefined) last[at] = value;
  }

  at(index: number): number {
    return this.blocks[Math.floor(index / block)]?.[index % block] ?? Number.NaN;
  }
}
