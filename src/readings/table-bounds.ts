import type { FormulaNode } from '../formula/checked.ts';
import type { Table } from '../formula/program.ts';
import { compareRatios, type Ratio } from '../formula/ratio.ts';
import { type Bounds, constant, either, unknownBounds } from './bound.ts';
import { holds, type Interval, type IntervalEnd } from './interval.ts';

/** What was found for the same cells before. */
const hulls = new WeakMap<Table, Map<string, Bounds>>();

/** The cells of the rows and columns that the keys can reach. */
export function cellBounds(table: Table, [row, column]: readonly Bounds[], node: FormulaNode): Bounds {
  const [from, to] =
    row?.kind === 'number' && table.match === 'range'
      ? reachedRows(table, row.within)
      : [0, table.cells.length];
  const across = table.columns.flatMap((key, i) => (reaches(column, key) ? [i] : []));
  const known = hulls.get(table) ?? new Map<string, Bounds>();
  hulls.set(table, known);
  const reached = `${from} ${to} ${across.join(' ')}`;
  const hull =
    known.get(reached) ??
    table.cells
      .slice(from, to)
      .flatMap((cells) => (table.columns.length === 0 ? cells : across.flatMap((i) => cells[i] ?? [])))
      .map(constant)
      .reduce<Bounds | undefined>((sofar, one) => either(sofar, one), undefined) ??
    unknownBounds(node);
  known.set(reached, hull);
  return hull;
}

/** Whether a key can be one of a table's keys. */
export function reaches(key: Bounds | undefined, one: Ratio | string): boolean {
  if (key?.kind === 'number') return typeof one === 'object' && holds(key.within, one);
  if (key?.kind === 'choice') return key.choices?.has(String(one)) ?? true;
  return true;
}

/** From the last row that begins at or before the key's low end to the last one that begins within the key. */
export function reachedRows({ rows, cells }: Table, { lo, hi }: Interval): readonly [number, number] {
  const begun = (end: IntervalEnd): number =>
    end === undefined
      ? cells.length
      : rows.findLastIndex((row) => typeof row === 'object' && compareRatios(row, end.at) <= 0) + 1;
  return [lo === undefined ? 0 : Math.max(0, begun(lo) - 1), Math.min(cells.length, begun(hi))];
}
