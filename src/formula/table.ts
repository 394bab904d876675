import type { Value } from './checked.ts';
import { compareRatios, type Ratio } from './ratio.ts';

/** A table ready for look-ups: a cell for every combination of its keys' places. */
export interface Table {
  readonly name: string;
  /** In the order of a look-up. */
  readonly axes: readonly TableAxis[];
  /**
   * The cells with the last key running fastest, cut into rows of equal length; undefined where the table says that
   * there is no value.
   */
  readonly cells: readonly (readonly (Value | undefined)[])[];
}

/** What one key of a look-up is sought among; at most one key of a table is sought by ranges. */
export interface TableAxis {
  readonly match: 'range' | 'exact';
  /** `range`: lower ends ascending, then the end of the last; `exact`: the keys. */
  readonly keys: readonly (Ratio | string)[];
}

/** How many places an axis has. */
export const placeCount = ({ match, keys }: TableAxis): number =>
  match === 'range' ? Math.max(0, keys.length - 1) : keys.length;

/** The cell at a place of each axis; undefined where there is none. */
export function cellAt({ axes, cells }: Table, places: readonly number[]): Value | undefined {
  const width = cells[0]?.length ?? 1;
  let flat = 0;
  for (const [i, axis] of axes.entries()) {
    const place = places[i] ?? -1;
    if (place < 0) return undefined;
    flat = flat * placeCount(axis) + place;
  }
  return cells[Math.floor(flat / width)]?.[flat % width];
}

/** The place of a key on an axis; −1 where it has none. */
export function placeOn(axis: TableAxis, key: Ratio | string): number {
  const { match, keys } = axis;
  if (match === 'exact') {
    return keys.findIndex((one) =>
      typeof one === 'string' || typeof key === 'string' ? one === key : compareRatios(one, key) === 0,
    );
  }
  if (typeof key === 'string') return -1;
  let [low, high] = [0, keys.length - 1];
  // Invariant: keys[low] <= key < keys[high], once the ends are checked.
  if (!reached(keys[low], key) || reached(keys[high], key)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (reached(keys[middle], key)) low = middle;
    else high = middle;
  }
  return low;
}

const reached = (end: Ratio | string | undefined, key: Ratio): boolean =>
  typeof end === 'object' && compareRatios(end, key) <= 0;
