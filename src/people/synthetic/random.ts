import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Draws whole numbers from `from` to `to`, both included, each equally likely. */
export type Random = (from: number, to: number) => number;

/** A part of a stream's key. */
type Key = string | number;

/**
 * A stream of its own for each key: the same seed and key always give the same draws, whatever else is drawn
 * before, after or not at all. So one attribute more, one person more or one month more changes no other.
 */
export const stream = (seed: number, ...key: readonly Key[]): Random => streamsUnder(seed)(...key);

/** The streams whose keys begin alike: what is the same for all of them is hashed once. */
export function streamsUnder(seed: number, ...prefix: readonly Key[]): (...rest: readonly Key[]) => Random {
  const start = hashed(offsets, JSON.stringify([seed, ...prefix]).slice(0, -1));
  return (...rest) => {
    let text = '';
    for (const part of rest) text += `,${typeof part === 'number' ? part : quoted(part)}`;
    const generator = xoroshiro128plusFromState(hashed(start, `${text}]`).map(mixed));
    return (from, to) => uniformInt(generator, from, to);
  };
}

/** The few texts of keys as JSON writes them, each made once. */
function quoted(text: string): string {
  const known = quotedTexts.get(text) ?? JSON.stringify(text);
  if (quotedTexts.size < mostTexts) quotedTexts.set(text, known);
  return known;
}
const quotedTexts = new Map<string, string>();
const mostTexts = 10_000;

const offsets = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35] as const;

/** Four 32-bit FNV-1a hashes, each gone on with from where it stood. */
function hashed(state: readonly number[], text: string): readonly number[] {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193);
    c = Math.imul(c ^ code, 0x01000193);
    d = Math.imul(d ^ code, 0x01000193);
  }
  return [a, b, c, d];
}

/** Murmur3's finisher. */
function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
