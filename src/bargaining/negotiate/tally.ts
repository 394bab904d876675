import { type Column, encodeValue } from '../../readings/batch/columns.ts';
import { amountAt, type Baseline, firstMonth } from './baseline.ts';
import type { Negotiation, ParameterLever } from './negotiation.ts';
import type { PackageColumns } from './package-columns.ts';

/** Where a lever's value stands among a loop's parameters, as the whole number each of its values is there. */
interface LeverCodes {
  readonly at: number;
  readonly lever: number;
  readonly codes: readonly number[];
}

/** Adds a block's outputs up: by person, in won of cost, and the findings that may not be. */
export class TallyBlock {
  readonly block: PackageColumns;
  readonly levers: readonly LeverCodes[];
  readonly parameters: number[];
  private readonly person: Int32Array;
  /** 1 where the scheme covers the row in this package. */
  private readonly own: Uint8Array;
  private readonly flags: readonly Column[];
  private readonly line: Column;
  private readonly cost: readonly Column[];
  /** What the first scheme pays on the line, and on the lines of cost together. */
  private readonly paid: Float64Array;
  private readonly spent: Float64Array;
  /** How the fallback differs from it. */
  private readonly otherwise: Float64Array;
  private readonly otherwiseSpent: Float64Array;
  private readonly findings: readonly Column[];
  /** Whether the cost is the line itself, added up with it. */
  private readonly isLine: boolean;
  /** Each row's month, counted from the first of all. */
  private readonly month: Int32Array;

  constructor(
    block: PackageColumns,
    baseline: Baseline,
    negotiation: Negotiation,
    levers: readonly ParameterLever[],
  ) {
    const { made, rows, outputs } = block;
    const output = (at: number): Column => {
      const found = outputs[at];
      if (found === undefined) throw new RangeError(`no output ${at}`);
      return found;
    };
    const asked = [...new Set([negotiation.line, ...negotiation.cost])];
    const columnOf = (line: string): Column => output(made.lines[asked.indexOf(line)] ?? -1);
    const { fallback } = made.program.scheme;
    const other = fallback === undefined ? baseline.scheme : baseline.chunk.of(fallback);
    const amountsOver = (lines: readonly string[], figures: typeof other): Float64Array =>
      Float64Array.from(rows, (row) => amountAt(figures, lines, row));
    this.block = block;
    this.parameters = made.batch.parameters.map(() => 0);
    this.levers = made.batch.parameters.flatMap((spec, at) => {
      const lever = levers.findIndex(({ term }) => term === spec.term);
      if (lever < 0) return [];
      return [
        { at, lever, codes: (levers[lever]?.values ?? []).map(({ value }) => encodeValue(spec, value)) },
      ];
    });
    this.person = Int32Array.from(rows, (row) => baseline.rows.person[row] ?? 0);
    this.month = Int32Array.from(rows, (row) => (baseline.rows.month[row] ?? 0) - firstMonth(baseline));
    this.own = new Uint8Array(rows.length).fill(1);
    this.flags = made.applies.map(output);
    this.line = columnOf(negotiation.line);
    this.cost = negotiation.cost.map(columnOf);
    this.isLine = negotiation.cost.length === 1 && negotiation.cost[0] === negotiation.line;
    this.paid = amountsOver([negotiation.line], baseline.against);
    this.spent = amountsOver(negotiation.cost, baseline.against);
    this.otherwise = amountsOver([negotiation.line], other).map((won, i) => won - (this.paid[i] ?? 0));
    this.otherwiseSpent = amountsOver(negotiation.cost, other).map((won, i) => won - (this.spent[i] ?? 0));
    this.findings = made.findings.map(output);
  }

  /** Adds each person's change, and marks whom the scheme covers. @returns the won of cost */
  add(changes: Float64Array, covered: Uint8Array): number {
    if (this.flags.length > 0) this.tellCovered();
    const { person, own, line, paid, otherwise } = this;
    let sum = 0;
    for (let i = 0; i < person.length; i++) {
      const at = person[i] ?? 0;
      const isOwn = own[i] === 1;
      const change = isOwn ? (line[i] ?? 0) - (paid[i] ?? 0) : (otherwise[i] ?? 0);
      if (isOwn) covered[at] = 1;
      changes[at] = (changes[at] ?? 0) + change;
      sum += change;
    }
    return this.isLine ? sum : this.costAlone();
  }

  /** Adds the won of cost by month, for the package last added. */
  addByMonth(sums: Float64Array): void {
    const { own, cost, spent, otherwiseSpent, month } = this;
    for (let i = 0; i < own.length; i++) {
      let won = own[i] === 1 ? -(spent[i] ?? 0) : (otherwiseSpent[i] ?? 0);
      if (own[i] === 1) for (const column of cost) won += column[i] ?? 0;
      const at = month[i] ?? 0;
      sums[at] = (sums[at] ?? 0) + won;
    }
  }

  private tellCovered(): void {
    const { own, flags } = this;
    own.fill(1);
    for (const flag of flags) for (let i = 0; i < own.length; i++) if (flag[i] === 0) own[i] = 0;
  }

  private costAlone(): number {
    const { own, cost, spent, otherwiseSpent } = this;
    let sum = 0;
    for (let i = 0; i < own.length; i++) {
      if (own[i] === 1) sum -= spent[i] ?? 0;
      else sum += otherwiseSpent[i] ?? 0;
    }
    for (const column of cost) for (let i = 0; i < own.length; i++) if (own[i] === 1) sum += column[i] ?? 0;
    return sum;
  }

  /** Person-months that the scheme covers with a finding that may not be. */
  belowFloor(): number {
    const { own, findings } = this;
    let count = 0;
    for (const flag of findings) {
      for (let i = 0; i < own.length; i++) if (own[i] === 1 && flag[i] === 1) count++;
    }
    return count;
  }
}
