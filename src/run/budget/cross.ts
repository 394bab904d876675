import { isRatio, type Value } from '../../formula/checked.ts';
import { number } from '../../formula/display.ts';
import type { Engine } from '../../pay/engine.ts';
import { valueOrder } from '../groups.ts';
import type { RunResult } from '../run.ts';
import type { RunRow } from '../run-row.ts';
import { costOf, type PeopleCost } from './budget.ts';
import type { BudgetPlan } from './plan.ts';

/** What people cost by the values of one or two facts of theirs, with the margins. */
export interface CrossTable {
  /** The fact of the rows, and that of the columns where there is one. */
  readonly facts: readonly [row: string, column?: string];
  /** Values in their order, '' where nothing is said; no columns where there is one fact. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row and column; heads who move from one to another within the run count in both, their months in one. */
  readonly cells: readonly (readonly PeopleCost[])[];
  readonly byRow: readonly PeopleCost[];
  readonly byColumn: readonly PeopleCost[];
  readonly all: PeopleCost;
}

/** Puts each person-month of a run into the one place that its facts say. */
export function crossOf(
  engine: Engine,
  run: Pick<RunResult, 'scenario' | 'lines' | 'rows'>,
  plan: BudgetPlan,
  facts: CrossTable['facts'],
): CrossTable {
  const cost = costOf(engine, run, plan);
  const [row, column] = facts;
  const byRow = grouped(run.rows, row);
  const byColumn = column === undefined ? new Map<string, readonly RunRow[]>() : grouped(run.rows, column);
  const cells = [...byRow.values()].map((own) => {
    const parts = column === undefined ? undefined : grouped(own, column);
    return [...byColumn.keys()].map((value) => cost(parts?.get(value) ?? []));
  });
  return {
    facts,
    rows: [...byRow.keys()],
    columns: [...byColumn.keys()],
    cells,
    byRow: [...byRow.values()].map(cost),
    byColumn: [...byColumn.values()].map(cost),
    all: cost(run.rows),
  };
}

/** Rows by what they say of a fact, in the order of its values. */
function grouped(rows: readonly RunRow[], fact: string): ReadonlyMap<string, readonly RunRow[]> {
  const found = new Map<string, RunRow[]>();
  for (const row of rows) {
    const value = textOf(row.facts.get(fact));
    const own = found.get(value);
    if (own === undefined) found.set(value, [row]);
    else own.push(row);
  }
  return new Map([...found].sort(([a], [b]) => valueOrder(a, b)));
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '예' : '아니오';
  return isRatio(value) ? number(value) : value.items.map(textOf).join(', ');
}
