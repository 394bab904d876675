import type { Month } from '../../calendar/date.ts';
import { byMonth } from '../../columns/chunk-run.ts';
import { monthParameters, partsOf } from '../../columns/month-batch.ts';
import { type PackageBatch, type PackageOptions, packageBatch } from '../../columns/package-batch.ts';
import type { Value } from '../../formula/checked.ts';
import type { Engine } from '../../pay/engine.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { type Column, encodeValue, fits, makeColumn } from '../../readings/batch/columns.ts';
import type { SchemeProgram } from '../../rules/assemble.ts';
import type { Baseline } from './baseline.ts';

/** A month's rows that some package may cover. */
interface MonthRows {
  readonly month: Month;
  readonly program: SchemeProgram;
  readonly rows: Int32Array;
}

/** The months with the same formulas, laid one after another. */
export class PackageColumns {
  readonly made: PackageBatch;
  /** The places of its rows among all. */
  readonly rows: Int32Array;
  readonly outputs: readonly Column[];
  private readonly engine: Engine;
  private readonly scheme: string;
  private readonly baseline: Baseline;
  private readonly months: readonly MonthRows[];

  constructor(
    engine: Engine,
    scheme: string,
    baseline: Baseline,
    made: PackageBatch,
    months: readonly MonthRows[],
  ) {
    this.engine = engine;
    this.scheme = scheme;
    this.baseline = baseline;
    this.made = made;
    this.months = months;
    this.rows = Int32Array.from(months.flatMap(({ rows }) => [...rows]));
    this.outputs = made.outputs.map((spec) => makeColumn(spec, this.rows.length));
  }

  /**
   * The columns that no package with the same hours changes. Undefined where some row is beyond what columns hold.
   * `values`: those by which a month's days and hours are found; the scheme's own where there are none.
   */
  early(values: ReadonlyMap<string, Value> | undefined): readonly Float64Array[] | undefined {
    const { made, rows, months } = this;
    const columns = Array.from({ length: made.columns }, () => new Float64Array(rows.length));
    let from = 0;
    for (const { month, program, rows: own } of months) {
      const to = from + own.length;
      const isDone = this.month(
        { month, bound: undefined, rows: own, ...(values && { stated: { program, values } }) },
        columns.map((column) => column.subarray(from, to)),
      );
      if (!isDone) return undefined;
      from = to;
    }
    return columns;
  }

  /** Fills a month's columns. @returns whether columns hold all of its rows */
  private month(
    part: { readonly month: Month; readonly bound: undefined; readonly rows: Int32Array },
    columns: readonly Float64Array[],
  ): boolean {
    const { made, engine, scheme, baseline } = this;
    const { parameters } = made.batch;
    const exact = new Set<number>();
    const inputs = baseline.chunk.inputs(made, scheme, part, exact);
    const given = monthParameters(engine, scheme, part);
    const isOpen = parameters.map(({ term }) => !given.has(term));
    if (exact.size > 0 || baseline.rows.rowsToRecompute.size > 0) return false;
    if (parameters.some((spec, i) => isOpen[i] === false && !fits(spec, given.get(spec.term)))) return false;
    const encoded = parameters.map((spec, i) =>
      isOpen[i] === true ? 0 : encodeValue(spec, given.get(spec.term)),
    );
    made.early(inputs, encoded, columns, 0, part.rows.length);
    return true;
  }
}

/**
 * Compiles a scheme for packages, once for all months with the same formulas. Undefined where some row is beyond the
 * columns whatever the package: then packages are worked out one by one, as a run does. `levered`: a month's program
 * with the levers as inputs.
 */
export function packageColumns(
  engine: Engine,
  scheme: string,
  baseline: Baseline,
  ask: PackageOptions,
  levered: (program: SchemeProgram) => SchemeProgram,
  backend: Backend,
): readonly PackageColumns[] | undefined {
  // What binds each person parts a month's rows; packages are then worked out one by one.
  if (engine.binding !== undefined) return undefined;
  const shapes: { parts: readonly unknown[]; made: PackageBatch; months: MonthRows[] }[] = [];
  for (const [month, all] of byMonth(baseline.rows)) {
    const program = levered(engine.schemeMonth(scheme, month).program);
    const parts = partsOf(program);
    let shape = shapes.find((one) => sameParts(one.parts, parts));
    if (shape === undefined) {
      const made = packageBatch(engine, program, ask, backend);
      if (made === undefined || made.outputs.some(({ scale }) => scale !== 1)) return undefined;
      shape = { parts, made, months: [] };
      shapes.push(shape);
    }
    const { made } = shape;
    // Whom a condition that no package moves leaves out stands outside in every package.
    const moved = new Set(made.applies.map((at) => made.outputs[at]?.term));
    const fixed = program.applies.filter(({ term }) => !moved.has(term)).map(({ reason }) => reason);
    const rows = all.filter((row) =>
      fixed.every((reason) => baseline.scheme.missed.get(reason)?.[row] !== 1),
    );
    shape.months.push({ month, program, rows });
  }
  return shapes.map(({ made, months }) => new PackageColumns(engine, scheme, baseline, made, months));
}

const sameParts = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);
