import { sharedFacts } from '../../columns/rows.ts';
import { isRatio } from '../../formula/checked.ts';
import { ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Back } from '../../readings/batch/batch.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';
import type { Places } from './grid.ts';
import { amountAt, firstMonth, type Ground, groundBase } from './ground.ts';
import { type Figures, figuresOf } from './measures.ts';
import type { Lever, Negotiation } from './negotiation.ts';
import { type Block, packageBlocks } from './package-columns.ts';
import { TallyBlock } from './tally.ts';

/** What a lever can be: the ends of its values, on their common grain. */
export function leverBounds({ values, type }: Pick<Lever, 'values' | 'type'>): Bounds | undefined {
  if (type.kind === 'truth') return { kind: 'truth', canHold: true, canFail: true };
  if (type.kind === 'choice') {
    return {
      kind: 'choice',
      choices: new Set(values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))),
    };
  }
  if (type.kind === 'list') return undefined;
  const numbers = values.flatMap(({ value }) => (isRatio(value) ? [value] : []));
  const d = numbers.reduce((common, one) => (common / gcd(common, one.d)) * one.d, 1n);
  const sorted = [...numbers].sort((a, b) => (a.n * b.d < b.n * a.d ? -1 : 1));
  const [lo, hi] = [sorted[0], sorted.at(-1)];
  if (lo === undefined || hi === undefined) return undefined;
  return { kind: 'number', within: between(lo, hi), grain: ratio(1n, d) };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Works packages out by columns: what none of them changes once, then a short loop for each. */
export class QuickPackages {
  /** Each person's change in the package last worked out. */
  readonly changes: Float64Array;
  /** 1 for whom the scheme then covers in some month. */
  readonly covered: Uint8Array;
  /** What the first scheme comes to. */
  readonly base: ReturnType<typeof groundBase>;
  private readonly still: Float64Array;
  private readonly stillCost: number;
  private readonly stillMonths: Float64Array;
  private readonly blocks: readonly TallyBlock[];

  private constructor(
    ground: Ground,
    negotiation: Negotiation,
    blocks: readonly Block[],
    levers: readonly Lever[],
  ) {
    const { rows } = ground;
    const heads = (rows.person[rows.count - 1] ?? -1) + 1;
    this.changes = new Float64Array(heads);
    this.still = new Float64Array(heads);
    this.covered = new Uint8Array(heads);
    const moving = new Uint8Array(rows.count);
    for (const block of blocks) for (const row of block.rows) moving[row] = 1;
    this.base = groundBase(ground, negotiation);
    this.stillMonths = new Float64Array(this.base.spent.length);
    const first = firstMonth(ground);
    let cost = 0;
    for (let row = 0; row < rows.count; row++) {
      if (moving[row] === 1) continue;
      const person = rows.person[row] ?? 0;
      this.still[person] = (this.still[person] ?? 0) + difference(ground, [negotiation.line], row);
      const won = difference(ground, negotiation.cost, row);
      const month = (rows.month[row] ?? 0) - first;
      this.stillMonths[month] = (this.stillMonths[month] ?? 0) + won;
      cost += won;
    }
    this.stillCost = cost;
    this.blocks = blocks.map((block) => new TallyBlock(block, ground, negotiation, levers));
  }

  /** Undefined where packages have to be worked out one by one. `varying`: the levers that need no new compile. */
  static make(
    engine: Engine,
    negotiation: Negotiation,
    ground: Ground,
    people: readonly PersonMonth[],
    varying: readonly Lever[],
    back: Back,
  ): QuickPackages | undefined {
    const { scheme, against, line, cost, floors, levers } = negotiation;
    const vary = new Map(
      varying.flatMap((lever): [string, Bounds][] => {
        const bounds = leverBounds(lever);
        return bounds === undefined ? [] : [[lever.term, bounds]];
      }),
    );
    const ask = {
      fixed: sharedFacts(engine, [against, scheme], people),
      vary,
      lines: [...new Set([line, ...cost])],
      findings: floors,
    };
    try {
      const blocks = packageBlocks(engine, scheme, ground, ask, back);
      return blocks && new QuickPackages(ground, negotiation, blocks, levers);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** A package's figures; undefined where a row lacks one, which the exact reading then says. */
  figures(places: Places): Figures | undefined {
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

const difference = ({ scheme, against }: Ground, lines: readonly string[], row: number): number =>
  amountAt(scheme, lines, row) - amountAt(against, lines, row);
