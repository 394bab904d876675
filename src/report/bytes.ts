const encoder = new TextEncoder();

/** Bytes that are being written: digits go straight into the buffer, with no text in between. */
export class Bytes {
  private buffer: Uint8Array = new Uint8Array(1 << 22);
  private end = 0;

  /** Makes room for so many bytes more. */
  need(more: number): void {
    if (this.end + more <= this.buffer.length) return;
    const wider = new Uint8Array(2 * (this.end + more));
    wider.set(this.buffer.subarray(0, this.end));
    this.buffer = wider;
  }

  get length(): number {
    return this.end;
  }

  byte(value: number): void {
    this.buffer[this.end++] = value;
  }

  bytes(values: Uint8Array): void {
    const { buffer } = this;
    let { end } = this;
    // Short ones by hand: a call of set() costs more.
    for (let i = 0; i < values.length; i++) buffer[end++] = values[i] ?? 0;
    this.end = end;
  }

  /** Writes once more what stands from one place to another. */
  again(from: number, to: number): void {
    this.buffer.copyWithin(this.end, from, to);
    this.end += to - from;
  }

  /** A whole number; −0 is 0. */
  integer(value: number): void {
    let left = value;
    if (left < 0) {
      this.byte(45);
      left = -left;
    }
    if (left > 2_147_483_647) {
      this.bytes(encoder.encode(String(left)));
      return;
    }
    let n = left | 0;
    const { buffer } = this;
    const at = this.end + digits(n);
    this.end = at;
    let i = at;
    do {
      const rest = (n / 10) | 0;
      buffer[--i] = 48 + n - rest * 10;
      n = rest;
    } while (n > 0);
  }

  /** What was written; the buffer begins anew, so use it before the next write. */
  take(): Uint8Array {
    const taken = this.buffer.subarray(0, this.end);
    this.end = 0;
    return taken;
  }
}

function digits(n: number): number {
  if (n < 10) return 1;
  if (n < 100) return 2;
  if (n < 1000) return 3;
  if (n < 10_000) return 4;
  if (n < 100_000) return 5;
  if (n < 1_000_000) return 6;
  if (n < 10_000_000) return 7;
  if (n < 100_000_000) return 8;
  return n < 1_000_000_000 ? 9 : 10;
}
