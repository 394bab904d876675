import type { Column, ColumnEncoding } from '../readings/batch/columns.ts';

/** A column's values of some rows, side by side. */
export function gather(column: Column, group: Int32Array, into: Column): Column {
  for (let i = 0; i < group.length; i++) into[i] = column[group[i] ?? 0] ?? 0;
  return into;
}

/** The same for figures that may be beyond what a column holds: their rows go to `exact`. */
export function gatherWithin(
  column: Int32Array,
  spec: ColumnEncoding,
  group: Int32Array,
  into: Column,
  exact: Set<number>,
): void {
  const [lo, hi] = ends(spec);
  for (let i = 0; i < group.length; i++) {
    const value = column[group[i] ?? 0] ?? 0;
    into[i] = value;
    if (value < lo || value > hi) exact.add(group[i] ?? 0);
  }
}

/** Each row's figure by its kind, absent or not; rows without a kind (-1), and those beyond what a column holds, go to `exact`. */
export function gatherKinds(
  table: Float64Array,
  kinds: Int32Array,
  spec: ColumnEncoding,
  group: Int32Array,
  into: Column,
  exact: Set<number>,
): void {
  const [lo, hi] = ends(spec);
  const isBeyond = (value: number): boolean => (value < lo || value > hi) && value !== spec.absent;
  const isWithin = !table.some(isBeyond);
  for (let i = 0; i < group.length; i++) {
    const value = table[kinds[i] ?? -1];
    into[i] = value ?? 0;
    if (value === undefined || (!isWithin && isBeyond(value))) exact.add(group[i] ?? 0);
  }
}

const ends = ({ lo, hi }: ColumnEncoding): readonly [number, number] => [
  Number(lo ?? Number.NEGATIVE_INFINITY),
  Number(hi ?? Number.POSITIVE_INFINITY),
];
