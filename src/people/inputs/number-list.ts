const block = 1 << 16;
const wholes = 2 ** 32;

/**
 * A list of whole numbers from 0 on that grows without being copied: four bytes each, eight from the first that needs
 * them.
 */
export class NumberList {
  length = 0;
  private readonly blocks: (Uint32Array | Float64Array)[] = [];

  push(value: number): void {
    const at = this.length++ % block;
    if (at === 0) this.blocks.push(value < wholes ? new Uint32Array(block) : new Float64Array(block));
    const last = this.blocks.length - 1;
    const own = this.blocks[last];
    if (own instanceof Uint32Array && value >= wholes) this.blocks[last] = Float64Array.from(own);
    const into = this.blocks[last];
    if (into !== undefined) into[at] = value;
  }

  at(index: number): number {
    return this.blocks[Math.floor(index / block)]?.[index % block] ?? Number.NaN;
  }
}
