import type { Value } from '../../formula/checked.ts';
import { isRatio } from '../../formula/checked.ts';
import type { Program, Term } from '../../formula/program.ts';
import { divide, isZero, ratio } from '../../formula/ratio.ts';
import { ProblemError } from '../../problem/problem.ts';
import { type Backend, type Batch, compileBatch } from '../batch/batch.ts';
import { type Column, type ColumnEncoding, decodeValue, makeColumn } from '../batch/columns.ts';
import { type Bounds, unknownBounds } from '../bound.ts';
import { evaluate } from '../exact.ts';

/** One program at many points that differ in some facts alone. */
export interface PointsQuery {
  readonly program: Program;
  readonly outputs: readonly string[];
  /** The facts at every point but for those that vary. */
  readonly facts: ReadonlyMap<string, Value>;
  /** What the facts that vary can be, at any point. */
  readonly varied: ReadonlyMap<string, Bounds>;
  readonly backend?: Backend | undefined;
}

/** The points of one call. */
export interface Points {
  readonly count: number;
  /** Puts a fact's whole numbers, by point, in its column. */
  fill(spec: ColumnEncoding, column: Column): void;
  /** All facts at a point, for the exact reading. */
  factsAt(point: number): ReadonlyMap<string, Value>;
}

/** What the outputs come to, point by point; undefined where one of them has no value. */
export interface PointFigures {
  value(output: string, point: number): Value | undefined;
  /** As `value`, for outputs that are conditions. */
  truth(output: string, point: number): boolean | undefined;
  /** Whether all outputs have a value. */
  held(point: number): boolean;
}

/** Works out points by columns, and by the exact reading what no column holds: both come to the same. */
export class PointBatch {
  private readonly ask: PointsQuery;
  private readonly batch: Batch | undefined;

  constructor(ask: PointsQuery) {
    this.ask = ask;
    this.batch = attempt(() => compile(ask));
  }

  /** Whether some point may lack a value. */
  get mayFail(): boolean {
    return this.batch === undefined || this.batch.failed[0] !== undefined;
  }

  /** How many points to ask for at a time. */
  get block(): number {
    return this.batch === undefined ? 256 : 65_536;
  }

  run(points: Points): PointFigures {
    return this.batch === undefined ? exactFigures(this.ask, points) : this.columns(this.batch, points);
  }

  private columns(batch: Batch, points: Points): PointFigures {
    const inputs = batch.inputs.map((spec) => {
      const column = makeColumn(spec, points.count);
      // What does not vary and is no constant is an earlier month that there is not.
      if (this.ask.varied.has(spec.term)) points.fill(spec, column);
      else column.fill(spec.absent);
      return column;
    });
    const outputs = batch.outputs.map((spec) => makeColumn(spec, points.count));
    batch.run(inputs, [], outputs, 0, points.count);
    const failed = outputs[batch.failed[0] ?? -1];
    const places = new Map(this.ask.outputs.map((name, i) => [name, i]));
    return {
      held: (point) => failed?.[point] !== 1,
      truth: (output, point) => {
        const held = outputs[places.get(output) ?? -1]?.[point];
        return held === undefined || failed?.[point] === 1 ? undefined : held === 1;
      },
      value: (output, point) => {
        const at = places.get(output) ?? -1;
        const [spec, held] = [batch.outputs[at], outputs[at]?.[point]];
        if (spec === undefined || held === undefined || failed?.[point] === 1) return undefined;
        const value = decodeValue(spec, held);
        const denominator = outputs[batch.quotients.get(at) ?? -1]?.[point];
        return denominator === undefined || value === undefined || !isRatio(value)
          ? value
          : isZero(ratio(denominator))
            ? undefined
            : divide(value, ratio(denominator));
      },
    };
  }
}

/** Points by the exact reading, one by one. */
export function exactFigures(
  { program, outputs }: Pick<PointsQuery, 'program' | 'outputs'>,
  points: Points,
): PointFigures {
  const rows = Array.from({ length: points.count }, (_, point) => {
    const evaluation = evaluate(program, points.factsAt(point));
    return attempt(() => new Map(outputs.map((name) => [name, evaluation.value(name)])));
  });
  return {
    held: (point) => rows[point] !== undefined,
    truth: (output, point) => {
      const value = rows[point]?.get(output);
      return typeof value === 'boolean' ? value : undefined;
    },
    value: (output, point) => rows[point]?.get(output),
  };
}

function compile({ program, outputs, facts, varied, backend }: PointsQuery): Batch {
  const fixed = new Map<string, Value | undefined>();
  for (const term of program.order) {
    if (term.formula === undefined && !varied.has(term.name))
      fixed.set(term.name, facts.get(term.name) ?? term.default);
  }
  return compileBatch(program, {
    outputs,
    bounds: (term: Term) => varied.get(term.name) ?? unknownBounds(term),
    fixed,
    given: () => true,
    ...(backend && { backend }),
  });
}

/** Undefined for what no column can hold, or what has no value. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError || error instanceof ProblemError) return undefined;
    throw error;
  }
}
