import { naturalOrder } from '../people/natural-order.ts';
import type { Chunk } from '../people/table/chunk.ts';
import { factCellText } from '../people/table/fact-text.ts';
import type { Column } from '../readings/batch/columns.ts';
import type { LineColumns } from './totals.ts';
import { countHead, type Heads, noHeads } from './winners-and-losers.ts';

/** 무리: people of one value of a fact, by the months in which they have it. */
export interface GroupFigures {
  /** Heads; who moves from one group to another within the run counts in both. */
  people: number;
  personMonths: number;
  /** Won by scheme and total. */
  readonly totals: number[][];
  /** By scheme after the first. */
  readonly heads: Heads[];
}

/** By fact: its values in the order in which they came, '' where nothing is said. Plain data. */
export type GroupState = readonly {
  readonly fact: string;
  readonly groups: [value: string, figures: GroupFigures][];
}[];

export const emptyGroups = (facts: readonly string[]): GroupState =>
  facts.map((fact) => ({ fact, groups: [] }));

/** Values of a fact in the order in which they are shown; last what nothing is said of. */
export const valueOrder = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : naturalOrder(a, b);

/** By row of a chunk: what is said of a fact, '' for nothing. */
export function valuesOf({ facts }: Chunk, fact: string, cell = factCellText): (row: number) => string {
  const column = facts.get(fact);
  return (row) => (column === undefined ? '' : cell(column.spec, column.values[row] ?? Number.NaN));
}

/** What groups are counted by. */
export interface Grouped {
  readonly chunk: Chunk;
  /** The places of the people's first rows, and the end. */
  readonly starts: readonly number[];
  /** By scheme: the columns of its totals, and whether it covers a row. */
  readonly totals: LineColumns;
  readonly covered: readonly Int8Array[];
}

/** Adds a chunk's people to their groups: row by row, so that the money of all groups is the money of all rows. */
export function addGroups(state: GroupState, grouped: Grouped, cell = factCellText): void {
  for (const { fact, groups } of state) {
    const label = valuesOf(grouped.chunk, fact, cell);
    const known = new Map(groups);
    for (let p = 0; p + 1 < grouped.starts.length; p++) {
      const rows = rowsByValue(label, grouped.starts[p] ?? 0, grouped.starts[p + 1] ?? 0);
      for (const [value, own] of rows) {
        const figures = known.get(value) ?? noFigures(grouped.totals);
        if (!known.has(value)) groups.push([value, figures]);
        known.set(value, figures);
        addPerson(figures, own, grouped);
      }
    }
  }
}

function rowsByValue(
  label: (row: number) => string,
  from: number,
  to: number,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (let row = from; row < to; row++) {
    const value = label(row);
    found.set(value, [...(found.get(value) ?? []), row]);
  }
  return found;
}

const noFigures = (totals: LineColumns): GroupFigures => ({
  people: 0,
  personMonths: 0,
  totals: totals.map((own) => own.map(() => 0)),
  heads: totals.slice(1).map(noHeads),
});

function addPerson(figures: GroupFigures, rows: readonly number[], { totals, covered }: Grouped): void {
  figures.people++;
  figures.personMonths += rows.length;
  const sums = totals.map((own) => own.map((column) => sum(column, rows)));
  sums.forEach((own, s) => {
    own.forEach((amount, t) => {
      const line = figures.totals[s];
      if (line !== undefined) line[t] = (line[t] ?? 0) + amount;
    });
    const heads = figures.heads[s - 1];
    if (heads === undefined) return;
    const change = (own[0] ?? 0) - (sums[0]?.[0] ?? 0);
    const isCovered = rows.some((row) => covered[s]?.[row] === 1);
    countHead(heads, change, isCovered);
  });
}

function sum(column: Column | undefined, rows: readonly number[]): number {
  let total = 0;
  if (column !== undefined) for (const row of rows) total += column[row] ?? 0;
  return total;
}

/** Adds what came after. A person stands in one chunk, and so in one of both. */
export function mergeGroups(state: GroupState, later: GroupState): void {
  state.forEach(({ groups }, i) => {
    const known = new Map(groups);
    for (const [value, from] of later[i]?.groups ?? []) {
      const to = known.get(value);
      if (to === undefined) groups.push([value, from]);
      else mergeFigures(to, from);
    }
  });
}

function mergeFigures(to: GroupFigures, from: GroupFigures): void {
  to.people += from.people;
  to.personMonths += from.personMonths;
  from.totals.forEach((own, s) => {
    own.forEach((amount, t) => {
      const line = to.totals[s];
      if (line !== undefined) line[t] = (line[t] ?? 0) + amount;
    });
  });
  from.heads.forEach((own, s) => {
    const heads = to.heads[s];
    if (heads === undefined) return;
    for (const key of ['gain', 'lose', 'same', 'gained', 'lost', 'difference'] as const)
      heads[key] += own[key];
  });
}
