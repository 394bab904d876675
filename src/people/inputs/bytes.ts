/** The bytes of a file, in memory or on a disk. */
export interface Bytes {
  readonly length: number;
  /** Those from a place on, at hand: at least `least` of them, or all that there are. They are good until the next call. */
  from(at: number, least: number): Uint8Array;
  close(): void;
}

/** Bytes that are in memory. */
export const memoryBytes = (bytes: Uint8Array): Bytes => ({
  length: bytes.length,
  from: (at) => bytes.subarray(at),
  close: () => {},
});
