import type { FormulaNode, Value } from '../formula/checked.ts';
import { compareRatios, type Ratio } from '../formula/ratio.ts';
import { cellAt, placeCount, type Table, type TableAxis } from '../formula/table.ts';
import { type Bounds, constant, either, unknownBounds } from './bound.ts';
import { holds, type Interval, type IntervalEnd } from './interval.ts';

/** What was found for the same cells before. */
const hulls = new WeakMap<Table, Map<string, Bounds>>();

/** The cells at the places that the keys can reach. */
export function cellBounds(table: Table, keys: readonly Bounds[], node: FormulaNode): Bounds {
  const places = table.axes.map((axis, i) => reachedPlaces(axis, keys[i]));
  const known = hulls.get(table) ?? new Map<string, Bounds>();
  hulls.set(table, known);
  // Ranges reach places that follow one another: their ends tell them.
  const reached = places
    .map((all, i) => (table.axes[i]?.match === 'range' ? `${all[0]}-${all.at(-1)}` : all.join(' ')))
    .join('/');
  const hull =
    known.get(reached) ??
    cellsAmong(table, places)
      .map(constant)
      .reduce<Bounds | undefined>((sofar, one) => either(sofar, one), undefined) ??
    unknownBounds(node);
  known.set(reached, hull);
  return hull;
}

/** The values in the cells at some places of each axis. */
export function cellsAmong(table: Table, places: readonly (readonly number[])[]): Value[] {
  return combinations(places).flatMap((one) => cellAt(table, one) ?? []);
}

/** One of each list, in every way. */
export const combinations = (lists: readonly (readonly number[])[]): number[][] =>
  lists.reduce<number[][]>((sofar, list) => sofar.flatMap((one) => list.map((item) => [...one, item])), [[]]);

/** The places of an axis that a key can reach. */
export function reachedPlaces(axis: TableAxis, key: Bounds | undefined): readonly number[] {
  const [from, to] =
    key?.kind === 'number' && axis.match === 'range' ? reachedRows(axis, key.within) : [0, placeCount(axis)];
  const all = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  return axis.match === 'range' ? all : all.filter((i) => reaches(key, axis.keys[i] ?? ''));
}

/** Whether a key can be one of a table's keys. */
function reaches(key: Bounds | undefined, one: Ratio | string): boolean {
  if (key?.kind === 'number') return typeof one === 'object' && holds(key.within, one);
  if (key?.kind === 'choice') return key.choices?.has(String(one)) ?? true;
  return true;
}

/** From the last range that begins at or before the key's low end to the last one that begins within the key. */
export function reachedRows(axis: TableAxis, { lo, hi }: Interval): readonly [number, number] {
  const count = placeCount(axis);
  const begun = (end: IntervalEnd): number =>
    end === undefined
      ? count
      : axis.keys.findLastIndex((one) => typeof one === 'object' && compareRatios(one, end.at) <= 0) + 1;
  return [lo === undefined ? 0 : Math.max(0, begun(lo) - 1), Math.min(count, begun(hi))];
}
