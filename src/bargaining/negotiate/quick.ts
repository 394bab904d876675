import { monthFactTerms } from '../../calendar/leave-facts.ts';
import { sharedByRows } from '../../columns/constants.ts';
import type { Engine } from '../../pay/engine.ts';
import { rowFacts } from '../../pay/row-facts.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { amountAt, type Baseline, firstMonth, referenceTotals } from './baseline.ts';
import {
  type LeverInput,
  type LeverInputs,
  leveredProgram,
  leverInputs,
  movesHours,
  type Setting,
} from './levered.ts';
import { figuresOf, type PackageMeasures } from './measures.ts';
import type { Negotiation, ParameterLever } from './negotiation.ts';
import { type PackageColumns, packageColumns } from './package-columns.ts';
import { TallyBlock } from './tally.ts';

/** A scheme whose packages are worked out by columns. */
interface QuickScheme {
  readonly engine: Engine;
  readonly negotiation: Negotiation;
  readonly baseline: Baseline;
  readonly inputs: readonly LeverInput[];
  /** The levers that the calendar's hours rest on. */
  readonly hours: ReadonlySet<ParameterLever>;
}

/**
 * Works packages out by columns: what none of them changes once, what their hours change once for each set of hours,
 * then a short loop for each.
 */
export class QuickPackages {
  /** Each person's change in the package last worked out. */
  readonly changes: Float64Array;
  /** 1 for whom the scheme then covers in some month. */
  readonly covered: Uint8Array;
  /** What the first scheme comes to. */
  readonly base: ReturnType<typeof referenceTotals>;
  private readonly scheme: QuickScheme;
  private readonly still: Float64Array;
  private readonly stillCost: number;
  private readonly stillMonths: Float64Array;
  private readonly blocks: readonly TallyBlock[];
  /** The early columns of each block, by the places of the levers that hours rest on. */
  private readonly columns = new Map<string, readonly (readonly Float64Array[])[] | undefined>();

  private constructor(scheme: QuickScheme, blocks: readonly PackageColumns[]) {
    const { baseline, negotiation } = scheme;
    const { rows } = baseline;
    const heads = (rows.person[rows.count - 1] ?? -1) + 1;
    this.scheme = scheme;
    this.changes = new Float64Array(heads);
    this.still = new Float64Array(heads);
    this.covered = new Uint8Array(heads);
    const moving = new Uint8Array(rows.count);
    for (const block of blocks) for (const row of block.rows) moving[row] = 1;
    this.base = referenceTotals(baseline, negotiation);
    this.stillMonths = new Float64Array(this.base.spent.length);
    const first = firstMonth(baseline);
    let cost = 0;
    for (let row = 0; row < rows.count; row++) {
      if (moving[row] === 1) continue;
      const person = rows.person[row] ?? 0;
      this.still[person] = (this.still[person] ?? 0) + difference(baseline, [negotiation.line], row);
      const won = difference(baseline, negotiation.cost, row);
      const month = (rows.month[row] ?? 0) - first;
      this.stillMonths[month] = (this.stillMonths[month] ?? 0) + won;
      cost += won;
    }
    this.stillCost = cost;
    this.blocks = blocks.map((block) => new TallyBlock(block, baseline, negotiation, scheme.inputs));
  }

  /** Undefined where packages have to be worked out one by one. `varying`: the levers that need no new compile. */
  static make(
    engine: Engine,
    negotiation: Negotiation,
    baseline: Baseline,
    people: PersonMonthTable,
    varying: LeverInputs,
    backend: Backend,
  ): QuickPackages | undefined {
    const { scheme, against, line, cost, floors } = negotiation;
    const inputs = leverInputs(varying);
    const programs = [...new Set(baseline.rows.month)].map(
      (month) => engine.schemeMonth(scheme, month).program,
    );
    const hours = new Set(varying.levers.filter((lever) => programs.some((one) => movesHours(one, lever))));
    const ask = {
      ...sharedByRows(engine, [against, scheme], people.shape),
      vary: new Map(inputs.map(({ name, bounds }) => [name, bounds])),
      moving: new Set([
        ...varying.levers.map(({ term }) => term),
        ...(hours.size > 0
          ? [
              ...monthFactTerms(engine.calendar.leave),
              ...programs.flatMap((one) => rowFacts(one).map(({ name }) => name)),
            ]
          : []),
      ]),
      lines: [...new Set([line, ...cost])],
      findings: floors,
    };
    try {
      const blocks = packageColumns(
        engine,
        scheme,
        baseline,
        ask,
        (program) => leveredProgram(program, varying),
        backend,
      );
      return blocks && new QuickPackages({ engine, negotiation, baseline, inputs, hours }, blocks);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** Whether columns hold all rows under the hours of a setting. */
  holds = (setting: Setting): boolean => this.early(setting) !== undefined;

  /** A package's figures; undefined where a row lacks one, which the exact reading then says. */
  figures(setting: Setting): PackageMeasures | undefined {
    const early = this.early(setting);
    if (early === undefined) return undefined;
    const { changes, covered } = this;
    changes.set(this.still);
    covered.fill(0);
    let [cost, below] = [this.stillCost, 0];
    for (const [b, block] of this.blocks.entries()) {
      if (!block.work(early[b] ?? [], setting)) return undefined;
      cost += block.add(changes, covered);
      below += block.belowFloor();
    }
    return figuresOf(cost, changes, covered, below);
  }

  private early(setting: Setting): readonly (readonly Float64Array[])[] | undefined {
    const { negotiation, inputs, hours } = this.scheme;
    const key = negotiation.levers.map((lever, l) => (hours.has(lever) ? setting[l] : '')).join();
    if (this.columns.has(key)) return this.columns.get(key);
    const { levers } = negotiation;
    const facts = new Map(inputs.map(({ name, lever, at }) => [name, at(setting[levers.indexOf(lever)])]));
    const made = this.blocks.map(({ block }) => block.early(hours.size === 0 ? undefined : facts));
    const all = made.filter((columns) => columns !== undefined);
    // Hours change rarely from package to package: a few are enough to keep.
    if (this.columns.size >= mostRetained) this.columns.clear();
    const columns = all.length === made.length ? all : undefined;
    this.columns.set(key, columns);
    return columns;
  }

  /** The won that the package last worked out costs more, by month from the first. */
  months(): Float64Array {
    const sums = this.stillMonths.slice();
    for (const block of this.blocks) block.addByMonth(sums);
    return sums;
  }
}
const mostRetained = 16;

const difference = ({ scheme, against }: Baseline, lines: readonly string[], row: number): number =>
  amountAt(scheme, lines, row) - amountAt(against, lines, row);
