import type { Month } from '../calendar/date.ts';
import type { RunLine } from '../columns/lines.ts';
import { assumedIn } from '../pay/assumed.ts';
import type { AssumedValue } from '../rules/assumptions.ts';
import type { Compiled } from '../rules/compile.ts';
import type { Sink, WorkedChunk } from '../run/sink.ts';
import { assumedJson } from '../writing/assumed.ts';
import { requireLine, requireSchemes } from './lists.ts';
import type { Names } from './names.ts';
import type { Rules } from './rules.ts';

interface Figures {
  readonly covered: Uint8Array;
  readonly amounts: Map<string, Float64Array>;
  readonly findings: Map<string, Uint8Array>;
}

/** Person-months worked out, in the order in which they were given. */
export class PaidPeople<N extends Names = Names> implements Sink {
  /** How many there are. */
  readonly rows: number;
  /** Every line of any of the schemes, totals last in their kind. */
  readonly lines: readonly N['line'][];
  readonly schemes: readonly N['scheme'][];
  /** 가정: what the figures rest on that is not out yet. */
  readonly assumed: readonly AssumedValue[];
  private readonly compiled: Compiled;
  private readonly figures = new Map<string, Figures>();
  /** The place at which each row that is worked out was given. */
  private readonly order: readonly number[];
  private next = 0;

  constructor(
    { compiled, engine }: Rules<N>,
    lines: readonly RunLine[],
    schemes: readonly N['scheme'][],
    order: readonly number[],
    months: readonly Month[],
  ) {
    this.assumed = assumedIn(engine, schemes, months);
    [this.compiled, this.order, this.rows, this.schemes] = [compiled, order, order.length, schemes];
    this.lines = lines.map(({ term }) => term);
    for (const scheme of schemes)
      this.figures.set(scheme, {
        covered: new Uint8Array(order.length),
        amounts: new Map(lines.map(({ term }) => [term, new Float64Array(order.length)])),
        findings: new Map(),
      });
  }

  /** Whole won row by row; 0 where the scheme that applies has no such line. @throws ProblemError for unknown names */
  amounts(scheme: N['scheme'], line: N['line']): Float64Array {
    requireLine(this.compiled, line);
    return this.of(scheme).amounts.get(line) ?? new Float64Array(this.rows);
  }

  /** 1 where the scheme covers the person that month; else the figures are its fallback's. @throws ProblemError */
  covered(scheme: N['scheme']): Uint8Array {
    return this.of(scheme).covered;
  }

  /** By finding: 1 where it holds. @throws ProblemError */
  findings(scheme: N['scheme']): ReadonlyMap<string, Uint8Array> {
    return this.of(scheme).findings;
  }

  /** Lists in the place of typed columns, which JSON would write as objects. */
  toJSON(): unknown {
    const lists = (columns: ReadonlyMap<string, ArrayLike<number>>): unknown =>
      Object.fromEntries([...columns].map(([name, column]) => [name, Array.from(column)]));
    return {
      인월: this.rows,
      ...assumedJson(this.assumed),
      제도: Object.fromEntries(
        [...this.figures].map(([name, { covered, amounts, findings }]) => [
          name,
          { 적용: Array.from(covered), 항목: lists(amounts), 발견사항: lists(findings) },
        ]),
      ),
    };
  }

  /** Takes what the loop worked out. */
  take({ chunk, figures }: WorkedChunk): void {
    const { order, next } = this;
    const put = (to: Uint8Array | Float64Array | undefined, from: ArrayLike<number>): void => {
      for (let row = 0; to !== undefined && row < chunk.rows; row++)
        to[order[next + row] ?? 0] = from[row] ?? 0;
    };
    for (const one of figures.schemes) {
      const into = this.of(one.scheme);
      put(into.covered, one.covered);
      for (const [line, column] of one.amounts) put(into.amounts.get(line), column);
      for (const [name, held] of one.findings) {
        const known = into.findings.get(name) ?? new Uint8Array(this.rows);
        into.findings.set(name, known);
        put(known, held);
      }
    }
    this.next += chunk.rows;
  }

  private of(scheme: string): Figures {
    const found = this.figures.get(scheme);
    if (found !== undefined) return found;
    requireSchemes(this.compiled, [scheme]);
    throw new RangeError(`${scheme} was not asked for`);
  }
}
