import { type Column, encodeValue } from '../../readings/batch/columns.ts';
import { amountAt, type Baseline, firstMonth } from './baseline.ts';
import type { LeverInput, Setting } from './levered.ts';
import type { Negotiation } from './negotiation.ts';
import type { PackageColumns } from './package-columns.ts';

/** A lever's input among a loop's parameters: as the whole number that it is there unmoved, and at each of its places. */
interface LeverCodes {
  readonly at: number;
  readonly lever: number;
  readonly unmoved: number;
  readonly codes: readonly number[];
}

/** Adds a block's outputs up: by person, in won of cost, and the findings that may not be. */
export class TallyBlock {
  readonly block: PackageColumns;
  private readonly levers: readonly LeverCodes[];
  private readonly parameters: number[];
  private readonly person: Int32Array;
  /** 1 where the scheme covers the row in this package, and where its lines are the row's. */
  private readonly covers: Uint8Array;
  private readonly own: Uint8Array;
  private readonly applies: readonly Column[];
  private readonly requires: readonly Column[];
  private readonly indeterminate: Column | undefined;
  private readonly failed: Column | undefined;
  private readonly line: Column;
  private readonly cost: readonly Column[];
  /** What the first scheme pays on the line, and on the lines of cost together. */
  private readonly paid: Float64Array;
  private readonly spent: Float64Array;
  /** How the scheme that stands in for whom this one does not cover differs from the first. */
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
    inputs: readonly LeverInput[],
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
    // Where none stands in, the scheme's own lines hold for whom it does not cover, too.
    const other = fallback === undefined ? baseline.against : baseline.chunk.of(fallback);
    const amountsOver = (lines: readonly string[], figures: typeof other): Float64Array =>
      Float64Array.from(rows, (row) => amountAt(figures, lines, row));
    this.block = block;
    this.parameters = made.batch.parameters.map(() => 0);
    this.levers = made.batch.parameters.flatMap((spec, at) => {
      const input = inputs.find(({ name }) => name === spec.term);
      if (input === undefined) return [];
      const code = (place?: number): number => encodeValue(spec, input.at(place));
      const lever = negotiation.levers.indexOf(input.lever);
      return [{ at, lever, unmoved: code(), codes: input.lever.values.map((_, place) => code(place)) }];
    });
    this.person = Int32Array.from(rows, (row) => baseline.rows.person[row] ?? 0);
    const first = firstMonth(baseline);
    this.month = Int32Array.from(rows, (row) => (baseline.rows.month[row] ?? 0) - first);
    this.covers = new Uint8Array(rows.length).fill(1);
    this.own = fallback === undefined ? new Uint8Array(rows.length).fill(1) : this.covers;
    this.applies = made.applies.map(output);
    this.requires = made.requires.map(output);
    this.indeterminate = made.indeterminate === undefined ? undefined : output(made.indeterminate);
    this.failed = made.failed === undefined ? undefined : output(made.failed);
    this.line = columnOf(negotiation.line);
    this.cost = negotiation.cost.map(columnOf);
    this.isLine = negotiation.cost.length === 1 && negotiation.cost[0] === negotiation.line;
    this.paid = amountsOver([negotiation.line], baseline.against);
    this.spent = amountsOver(negotiation.cost, baseline.against);
    this.otherwise = amountsOver([negotiation.line], other).map((won, i) => won - (this.paid[i] ?? 0));
    this.otherwiseSpent = amountsOver(negotiation.cost, other).map((won, i) => won - (this.spent[i] ?? 0));
    this.findings = made.findings.map(output);
  }

  /**
   * Works a package out from the columns of its hours. @returns whether every row has its figures and meets what is
   * required; if not, the exact reading says what is wrong
   */
  work(columns: readonly Float64Array[], setting: Setting): boolean {
    const { made, outputs, rows } = this.block;
    for (const { at, lever, unmoved, codes } of this.levers)
      this.parameters[at] = codes[setting[lever] ?? -1] ?? unmoved;
    made.late(columns, this.parameters, outputs, 0, rows.length);
    this.tellCovered();
    const { own, failed, indeterminate, requires } = this;
    if (indeterminate?.includes(1) === true || requires.some((held) => held.includes(0))) return false;
    return failed === undefined || !own.some((pays, i) => pays === 1 && failed[i] === 1);
  }

  /** Adds each person's change, and marks whom the scheme covers. @returns the won of cost */
  add(changes: Float64Array, covered: Uint8Array): number {
    const { person, own, covers, line, paid, otherwise } = this;
    let sum = 0;
    for (let i = 0; i < person.length; i++) {
      const at = person[i] ?? 0;
      const change = own[i] === 1 ? (line[i] ?? 0) - (paid[i] ?? 0) : (otherwise[i] ?? 0);
      if (covers[i] === 1) covered[at] = 1;
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
    const { covers, applies } = this;
    if (applies.length > 0) covers.fill(1);
    for (const held of applies) for (let i = 0; i < covers.length; i++) if (held[i] === 0) covers[i] = 0;
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
    const { covers, findings } = this;
    let count = 0;
    for (const flag of findings) {
      for (let i = 0; i < covers.length; i++) if (covers[i] === 1 && flag[i] === 1) count++;
    }
    return count;
  }
}
