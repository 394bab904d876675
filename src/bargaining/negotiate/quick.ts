import { tableConstants } from '../../columns/constants.ts';
import { isRatio } from '../../formula/checked.ts';
import { lcm } from '../../formula/integer.ts';
import { ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonthTable } from '../../people/table/table.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import { amountAt, type Baseline, firstMonth, referenceTotals } from './baseline.ts';
import type { Places } from './grid.ts';
import { figuresOf, type PackageMeasures } from './measures.ts';
import type { Negotiation, ParameterLever } from './negotiation.ts';
import { type PackageColumns, packageBlocks } from './package-columns.ts';
import { TallyBlock } from './tally.ts';

/** What a lever can be: the ends of its values, on their common grain. */
export function leverBounds({ values, type }: Pick<ParameterLever, 'values' | 'type'>): Bounds | undefined {
  if (type.kind === 'truth') return { kind: 'truth', canHold: true, canFail: true };
  if (type.kind === 'choice') {
    return {
      kind: 'choice',
      choices: new Set(values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))),
    };
  }
  if (type.kind === 'list') return undefined;
  const numbers = values.flatMap(({ value }) => (isRatio(value) ? [value] : []));
  const d = numbers.reduce((common, one) => lcm(common, one.d), 1n);
  const sorted = [...numbers].sort((a, b) => (a.n * b.d < b.n * a.d ? -1 : 1));
  const [lo, hi] = [sorted[0], sorted.at(-1)];
  if (lo === undefined || hi === undefined) return undefined;
  return { kind: 'number', within: between(lo, hi), grain: ratio(1n, d) };
}

/** Works packages out by columns: what none of them changes once, then a short loop for each. */
export class QuickPackages {
  /** Each person's change in the package last worked out. */
  readonly changes: Float64Array;
  /** 1 for whom the scheme then covers in some month. */
  readonly covered: Uint8Array;
  /** What the first scheme comes to. */
  readonly base: ReturnType<typeof referenceTotals>;
  private readonly still: Float64Array;
  private readonly stillCost: number;
  private readonly stillMonths: Float64Array;
  private readonly blocks: readonly TallyBlock[];

  private constructor(
    baseline: Baseline,
    negotiation: Negotiation,
    blocks: readonly PackageColumns[],
    levers: readonly ParameterLever[],
  ) {
    const { rows } = baseline;
    const heads = (rows.person[rows.count - 1] ?? -1) + 1;
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
    this.blocks = blocks.map((block) => new TallyBlock(block, baseline, negotiation, levers));
  }

  /** Undefined where packages have to be worked out one by one. `varying`: the levers that need no new compile. */
  static make(
    engine: Engine,
    negotiation: Negotiation,
    baseline: Baseline,
    people: PersonMonthTable,
    varying: readonly ParameterLever[],
    backend: Backend,
  ): QuickPackages | undefined {
    const { scheme, against, line, cost, floors, levers } = negotiation;
    const vary = new Map(
      varying.flatMap((lever): [string, Bounds][] => {
        const bounds = leverBounds(lever);
        return bounds === undefined ? [] : [[lever.term, bounds]];
      }),
    );
    const ask = {
      fixed: tableConstants(engine, [against, scheme], people.shape),
      vary,
      lines: [...new Set([line, ...cost])],
      findings: floors,
    };
    try {
      const blocks = packageBlocks(engine, scheme, baseline, ask, backend);
      return blocks && new QuickPackages(baseline, negotiation, blocks, levers);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** A package's figures; undefined where a row lacks one, which the exact reading then says. */
  figures(places: Places): PackageMeasures | undefined {
    const { changes, covered } = this;
    changes.set(this.still);
    covered.fill(0);
    let [cost, below] = [this.stillCost, 0];
    for (const block of this.blocks) {
      const { made, columns, outputs, rows } = block.block;
      for (const { at, lever, codes } of block.levers) block.parameters[at] = codes[places[lever] ?? 0] ?? 0;
      made.late(columns, block.parameters, outputs, 0, rows.length);
      for (const at of made.failed) if (outputs[at]?.includes(1)) return undefined;
      cost += block.add(changes, covered);
      below += block.belowFloor();
    }
    return figuresOf(cost, changes, covered, below);
  }

  /** The won that the package last worked out costs more, by month from the first. */
  months(): Float64Array {
    const sums = this.stillMonths.slice();
    for (const block of this.blocks) block.addByMonth(sums);
    return sums;
  }
}

const difference = ({ scheme, against }: Baseline, lines: readonly string[], row: number): number =>
  amountAt(scheme, lines, row) - amountAt(against, lines, row);
