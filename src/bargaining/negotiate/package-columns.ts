import type { Month } from '../../calendar/date.ts';
import { byMonth } from '../../columns/chunk-run.ts';
import { monthParameters, partsOf } from '../../columns/month-batch.ts';
import { type PackageBatch, type PackageOptions, packageBatch } from '../../columns/package-batch.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { type Column, encodeValue, fits, makeColumn } from '../../readings/batch/columns.ts';
import type { Baseline } from './baseline.ts';

/** The months with the same formulas, laid one after another: the columns that no package changes. */
export interface PackageColumns {
  readonly made: PackageBatch;
  /** The places of its rows among all. */
  readonly rows: Int32Array;
  readonly columns: readonly Column[];
  readonly outputs: readonly Column[];
}

/**
 * Works out once what no package changes, for the rows that some package may cover. Undefined where some row is
 * beyond the columns: then packages are worked out one by one, as a run does.
 */
export function packageBlocks(
  engine: Engine,
  scheme: string,
  baseline: Baseline,
  ask: PackageOptions,
  backend: Backend,
): readonly PackageColumns[] | undefined {
  const { rows, chunk } = baseline;
  // What binds each person parts a month's rows; packages are then worked out one by one.
  if (engine.binding !== undefined) return undefined;
  const shapes: { parts: readonly unknown[]; made: PackageBatch; months: MonthColumns[] }[] = [];
  for (const [month, all] of byMonth(rows)) {
    const { program } = engine.schemeMonth(scheme, month);
    const parts = partsOf({ ...program, order: program.order.filter(({ name }) => !ask.vary.has(name)) });
    let shape = shapes.find((one) => sameParts(one.parts, parts));
    if (shape === undefined) {
      const made = packageBatch(engine, program, ask, backend);
      if (made === undefined || made.outputs.some(({ scale }) => scale !== 1)) return undefined;
      shape = { parts, made, months: [] };
      shapes.push(shape);
    }
    const { made } = shape;
    // Whom a condition that no package moves leaves out stands outside in every package.
    const fixed = program.applies.filter(({ term }) => !isMoved(made, term)).map(({ reason }) => reason);
    const group = all.filter((row) =>
      fixed.every((reason) => baseline.scheme.missed.get(reason)?.[row] !== 1),
    );
    const part = { month, bound: undefined, rows: group };
    const exact = new Set<number>();
    const inputs = chunk.inputs(made, scheme, part, exact);
    const given = monthParameters(engine, scheme, part);
    const month1 = made.batch.parameters.filter(({ term }) => !ask.vary.has(term));
    if (exact.size > 0 || month1.some((spec) => !fits(spec, given.get(spec.term)))) return undefined;
    const parameters = made.batch.parameters.map((spec) =>
      ask.vary.has(spec.term) ? 0 : encodeValue(spec, given.get(spec.term)),
    );
    const columns = Array.from({ length: made.columns }, () => new Float64Array(group.length));
    made.early(inputs, parameters, columns, 0, group.length);
    shape.months.push({ month, group, columns });
  }
  if (rows.rowsToRecompute.size > 0) return undefined;
  return shapes.map(({ made, months }) => joined(made, months));
}

interface MonthColumns {
  readonly month: Month;
  readonly group: Int32Array;
  readonly columns: readonly Float64Array[];
}

const sameParts = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);

const isMoved = (made: PackageBatch, term: string): boolean =>
  made.applies.some((at) => made.outputs[at]?.term === term);

function joined(made: PackageBatch, months: readonly MonthColumns[]): PackageColumns {
  const count = months.reduce((sum, { group }) => sum + group.length, 0);
  const rows = new Int32Array(count);
  const columns = Array.from({ length: made.columns }, () => new Float64Array(count));
  let from = 0;
  for (const { group, columns: own } of months) {
    rows.set(group, from);
    for (const [c, column] of own.entries()) columns[c]?.set(column, from);
    from += group.length;
  }
  return { made, rows, columns, outputs: made.outputs.map((spec) => makeColumn(spec, count)) };
}
