import { type Amounts, type DifferingMonth, explained } from './hypothesis.ts';

/** A grid of values that are tried, from 0 on. */
export interface Grid {
  readonly count: number;
  amounts(at: number): Amounts | undefined;
}

/** So few values are tried one by one. */
const few = 64;

/**
 * The place on a grid at which a month comes to what the ledger says; undefined where there is none. Longer grids are halved
 * for an item that differs, as if it grew or shrank all along; whatever is found is looked at as a whole.
 */
export function placeOn(grid: Grid, month: DifferingMonth): number | undefined {
  if (grid.count <= few) {
    for (let at = 0; at < grid.count; at++) if (explained(month, grid.amounts(at)) !== undefined) return at;
    return undefined;
  }
  const [first, last] = [grid.amounts(0), grid.amounts(grid.count - 1)];
  // What explains the month explains each item that it moves: one of them shows where.
  const item = [...month.differing].find((one) => first?.get(one) !== last?.get(one));
  if (first === undefined || last === undefined || item === undefined) return undefined;
  const grows = (last.get(item) ?? 0) > (first.get(item) ?? 0);
  const at = halved(grid, item, month.ledger.get(item) ?? 0, grows);
  return at !== undefined && explained(month, grid.amounts(at)) !== undefined ? at : undefined;
}

/** The first place at which an item has reached what is wanted. */
function halved({ count, amounts }: Grid, item: string, wanted: number, grows: boolean): number | undefined {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = amounts(middle)?.get(item);
    if (found === undefined) return undefined;
    if (grows ? found >= wanted : found <= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
