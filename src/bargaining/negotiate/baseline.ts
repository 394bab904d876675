import type { Month } from '../../calendar/date.ts';
import { type ChunkRun, ChunkRunner } from '../../columns/chunk-run.ts';
import { sharedByRows } from '../../columns/constants.ts';
import type { PersonMonthRows } from '../../columns/rows.ts';
import type { SchemeColumns as SchemeRows } from '../../columns/scheme-figures.ts';
import type { Engine } from '../../pay/engine.ts';
import { schemeFacts } from '../../pay/scheme-facts.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import { ProblemError, Problems } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { figuresOf, type PackageMeasures } from './measures.ts';
import type { Negotiation } from './negotiation.ts';

/** A package worked out as a run works it out: both schemes over all rows. */
export interface Baseline {
  readonly chunk: ChunkRun;
  readonly rows: PersonMonthRows;
  readonly against: SchemeRows;
  readonly scheme: SchemeRows;
}

/** @throws ProblemError with everything that is wrong in any person-month */
export function runBaseline(
  engine: Engine,
  negotiation: Negotiation,
  people: PersonMonthTable,
  backend: Backend | undefined,
): Baseline {
  const { scheme, against, cost, line } = negotiation;
  const schemes = [against, scheme];
  const shared = sharedByRows(engine, schemes, people.shape);
  const kinds = kindsOf(engine, negotiation, people, [...cost, line]);
  // A package may ask for what the scheme as it stands does not.
  const keep = [...new Set(people.whole.month)].flatMap((month) =>
    schemeFacts(engine.schemeMonth(scheme, month).program),
  );
  const runner = new ChunkRunner(engine, schemes, { ...shared, kinds, keep, ...(backend && { backend }) });
  const chunk = runner.begin(people.whole);
  const { rows } = chunk;
  const { failed } = chunk.run();
  const problems = new Problems();
  for (const { problems: own } of failed) problems.addNew(own);
  if (problems.any) throw new ProblemError(problems.list);
  return { chunk, rows, against: chunk.of(against), scheme: chunk.of(scheme) };
}

/** The kinds of lines that hold some lines. */
function kindsOf(
  engine: Engine,
  { scheme, against }: Negotiation,
  people: PersonMonthTable,
  lines: readonly string[],
): string[] {
  const [first] = people.whole.month;
  if (first === undefined) return [];
  const groups = [against, scheme].flatMap((one) => engine.schemeMonth(one, first).program.lines);
  const holding = groups.filter(({ items, total }) => [...items, total].some((one) => lines.includes(one)));
  return [...new Set(holding.map(({ kind }) => kind))];
}

/** A row's won on some lines together. */
export const amountAt = (figures: SchemeRows, lines: readonly string[], row: number): number =>
  lines.reduce((sum, line) => sum + (figures.amounts.get(line)?.[row] ?? 0), 0);

export interface BaselineFigures {
  readonly figures: PackageMeasures;
  readonly changes: Float64Array;
  readonly covered: Uint8Array;
  /** What the first scheme costs over all months, in won. */
  readonly before: number;
}

/** The first month of all rows. */
export const firstMonth = ({ rows }: Pick<Baseline, 'rows'>): Month =>
  rows.month.reduce((first, month) => Math.min(first, month), Number.POSITIVE_INFINITY);

/** What the first scheme comes to: by person on the line, and by month in cost; in won. */
export function referenceTotals(
  baseline: Pick<Baseline, 'rows' | 'against'>,
  { cost, line }: Pick<Negotiation, 'cost' | 'line'>,
): { readonly paid: Float64Array; readonly spent: Float64Array } {
  const { rows, against } = baseline;
  const first = firstMonth(baseline);
  const last = rows.month.reduce((most, month) => Math.max(most, month), first);
  const paid = new Float64Array((rows.person[rows.count - 1] ?? -1) + 1);
  const spent = new Float64Array(rows.count === 0 ? 0 : last - first + 1);
  for (let row = 0; row < rows.count; row++) {
    const [person, month] = [rows.person[row] ?? 0, (rows.month[row] ?? 0) - first];
    paid[person] = (paid[person] ?? 0) + amountAt(against, [line], row);
    spent[month] = (spent[month] ?? 0) + amountAt(against, cost, row);
  }
  return { paid, spent };
}

/** The won that a package costs more, by month from the first. */
export function extraCostByMonth(baseline: Baseline, { cost }: Pick<Negotiation, 'cost'>): Float64Array {
  const { rows, against, scheme } = baseline;
  const first = firstMonth(baseline);
  const sums = new Float64Array(referenceTotals(baseline, { cost, line: '' }).spent.length);
  for (let row = 0; row < rows.count; row++) {
    const at = (rows.month[row] ?? 0) - first;
    sums[at] = (sums[at] ?? 0) + amountAt(scheme, cost, row) - amountAt(against, cost, row);
  }
  return sums;
}

/** What a package comes to, by the figures of its run. */
export function baselineFigures(
  { rows, against, scheme }: Baseline,
  { cost, line, floors }: Negotiation,
): BaselineFigures {
  const heads = (rows.person[rows.count - 1] ?? -1) + 1;
  const [changes, covered] = [new Float64Array(heads), new Uint8Array(heads)];
  let [spent, before, below] = [0, 0, 0];
  for (let row = 0; row < rows.count; row++) {
    const person = rows.person[row] ?? 0;
    const own = amountAt(scheme, [line], row) - amountAt(against, [line], row);
    changes[person] = (changes[person] ?? 0) + own;
    const old = amountAt(against, cost, row);
    before += old;
    spent += amountAt(scheme, cost, row) - old;
    if (scheme.covered[row] !== 1) continue;
    covered[person] = 1;
    for (const floor of floors) below += scheme.findings.get(floor)?.[row] ?? 0;
  }
  return { figures: figuresOf(spent, changes, covered, below), changes, covered, before };
}
