import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** Draws whole numbers from `from` to `to`, both included, each equally likely. */
export type Random = (from: number, to: number) => number;

/**
 * A stream of its own for each key: the same seed and key always give the same draws, whatever else is drawn
 * before, after or not at all. So one attribute more, one person more or one month more changes no other.
 */
export function stream(seed: number, ...key: readonly (string | number)[]): Random {
  const generator = xoroshiro128plusFromState(hash(JSON.stringify([seed, ...key])));
  return (from, to) => uniformInt(generator, from, to);
}

/** Four 32-bit FNV-1a hashes from different offsets, each finished by murmur3's mixer. */
function hash(text: string): readonly number[] {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((offset) => {
    let h = offset;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) | 0;
  });
}
