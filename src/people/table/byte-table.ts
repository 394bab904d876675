/** Known spellings of a column's cells and the number each stands for, looked up by their bytes. */
export class ByteTable {
  private heads: Int32Array = new Int32Array(64).fill(-1);
  private next: Int32Array = new Int32Array(64);
  private hashes: Int32Array = new Int32Array(64);
  private starts: Int32Array = new Int32Array(65);
  private values: Float64Array = new Float64Array(64);
  private pool: Uint8Array = new Uint8Array(1024);
  size = 0;

  /** The number of the bytes from `s` to `e`, whose hash is known; NaN when they are not known. */
  find(bytes: Uint8Array, s: number, e: number, hash: number): number {
    for (let i = this.heads[hash & (this.heads.length - 1)] ?? -1; i >= 0; i = this.next[i] ?? -1) {
      if (this.hashes[i] !== hash) continue;
      const start = this.starts[i] ?? 0;
      if ((this.starts[i + 1] ?? 0) - start !== e - s) continue;
      let k = 0;
      while (k < e - s && this.pool[start + k] === bytes[s + k]) k++;
      if (k === e - s) return this.values[i] ?? Number.NaN;
    }
    return Number.NaN;
  }

  add(bytes: Uint8Array, s: number, e: number, value: number): void {
    if (this.size === this.values.length) this.grow();
    const start = this.starts[this.size] ?? 0;
    if (start + e - s > this.pool.length) {
      const pool = new Uint8Array(2 * (start + e - s));
      pool.set(this.pool);
      this.pool = pool;
    }
    for (let k = s; k < e; k++) this.pool[start + k - s] = bytes[k] ?? 0;
    this.starts[this.size + 1] = start + e - s;
    this.values[this.size] = value;
    this.hashes[this.size] = hashOf(bytes, s, e);
    this.link(this.size++);
  }

  clear(): void {
    this.size = 0;
    this.heads.fill(-1);
  }

  private link(i: number): void {
    const bucket = (this.hashes[i] ?? 0) & (this.heads.length - 1);
    this.next[i] = this.heads[bucket] ?? -1;
    this.heads[bucket] = i;
  }

  private grow(): void {
    const size = 2 * this.size;
    const wider = (from: Int32Array, length = size): Int32Array => {
      const to = new Int32Array(length);
      to.set(from);
      return to;
    };
    const values = new Float64Array(size);
    values.set(this.values);
    this.values = values;
    [this.hashes, this.next, this.starts] = [
      wider(this.hashes),
      wider(this.next),
      wider(this.starts, size + 1),
    ];
    this.heads = new Int32Array(size).fill(-1);
    for (let i = 0; i < this.size; i++) this.link(i);
  }
}

/** The hash that the scanner works out while it looks for a cell's end. */
export function hashOf(bytes: Uint8Array, s: number, e: number): number {
  let hash = 0;
  for (let i = s; i < e; i++) hash = (Math.imul(hash, 31) + (bytes[i] ?? 0)) | 0;
  return hash;
}
