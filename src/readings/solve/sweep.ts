import type { Program } from '../../formula/program.ts';
import { type Bounds, constant } from '../bound.ts';
import { bounds } from '../bounds.ts';
import { exactFigures, PointBatch, type Points, type PointsQuery } from './points.ts';
import { type ConditionState, type Segment, Segments } from './segments.ts';

/** A line of points along which a condition is asked. */
export interface Sweep {
  readonly size: number;
  /** Some points of it, both ends included. */
  points(from: number, to: number): Points;
  /** Whether the input at a point is one that is taken at all. */
  isTaken(point: number): boolean;
  /** What the varied facts can be between two points; undefined where only each point for itself can tell. */
  between(from: number, to: number): ReadonlyMap<string, Bounds> | undefined;
}

export interface SweepQuery extends Omit<PointsQuery, 'outputs'> {
  /** The term that is asked for, and the one that says whether the rules take the input. */
  readonly condition: string;
  readonly valid: string;
}

/** The first points are worked out one by one; a line that ends there needs no more. */
const fewPoints = 64;
/** From how many points on the bounds are asked first. */
const fewestForBounds = 1 << 17;

/**
 * The solve reading: where along a line a condition holds. Every point of the line is worked out, but for segments
 * over which the bounds reading proves the answer; so no interval and no gap is missed.
 */
export class SweepSolver {
  private readonly ask: SweepQuery;
  private compiled: PointBatch | undefined;

  constructor(ask: SweepQuery) {
    this.ask = ask;
  }

  /** Put together when there are points enough to be worth it. */
  private get batch(): PointBatch {
    this.compiled ??= new PointBatch(this.outputs());
    return this.compiled;
  }

  private outputs = (): PointsQuery => ({ ...this.ask, outputs: [this.ask.condition, this.ask.valid] });

  solve(sweep: Sweep): readonly Segment[] {
    const found = new Segments();
    if (sweep.size > 0) this.between(sweep, 0, sweep.size - 1, found);
    return found.list;
  }

  /** The first point at which the condition stands so; undefined where there is none. */
  first(sweep: Sweep, wanted: ConditionState): number | undefined {
    // Most often a near point tells: the first steps are short.
    for (let from = 0, count = 2; from < sweep.size; from += count, count *= 2) {
      const found = new Segments();
      this.between(sweep, from, Math.min(from + count, sweep.size) - 1, found);
      const first = found.list.find(({ state }) => state === wanted);
      if (first !== undefined) return first.from;
    }
    return undefined;
  }

  private between(sweep: Sweep, from: number, to: number, found: Segments): void {
    const count = to - from + 1;
    const few = to < fewPoints && this.compiled === undefined;
    if (!few && (count >= fewestForBounds || count > this.batch.block)) {
      const known = count >= fewestForBounds ? this.decided(sweep, from, to) : undefined;
      if (known !== undefined) {
        found.add(from, to, known);
        return;
      }
      const middle = from + (count >> 1);
      this.between(sweep, from, middle - 1, found);
      this.between(sweep, middle, to, found);
      return;
    }
    const { condition, valid } = this.ask;
    const points = sweep.points(from, to);
    const figures = few
      ? exactFigures({ program: this.ask.program, outputs: [condition, valid] }, points)
      : this.batch.run(points);
    const stateAt = (i: number): ConditionState => {
      if (figures.truth(valid, i) !== true || !sweep.isTaken(from + i)) return 'none';
      const held = figures.truth(condition, i);
      return held === undefined ? 'none' : held ? 'holds' : 'fails';
    };
    let [start, state] = [0, stateAt(0)];
    for (let i = 1; i <= count; i++) {
      const next = i === count ? undefined : stateAt(i);
      if (next === state) continue;
      found.add(from + start, from + i - 1, state);
      if (next !== undefined) [start, state] = [i, next];
    }
  }

  /** The state of all points of a segment, where the bounds prove it. */
  private decided(sweep: Sweep, from: number, to: number): ConditionState | undefined {
    const varied = this.batch.mayFail ? undefined : sweep.between(from, to);
    if (varied === undefined) return undefined;
    const { condition, valid } = this.ask;
    const within = boundsOf(this.ask.program, this.ask.facts, varied);
    const [holds, takes] = [within.of(condition), within.of(valid)];
    if (holds?.kind !== 'truth' || takes?.kind !== 'truth' || takes.canFail) return undefined;
    if (holds.canHold && holds.canFail) return undefined;
    return holds.canHold ? 'holds' : 'fails';
  }
}

/** The bounds reading with some facts known and others within bounds. */
export const boundsOf = (
  program: Program,
  facts: PointsQuery['facts'],
  varied: ReadonlyMap<string, Bounds>,
): ReturnType<typeof bounds> =>
  bounds(program, (term) => {
    const within = varied.get(term.name);
    if (within !== undefined) return within;
    const value = facts.get(term.name) ?? term.default;
    return value === undefined ? undefined : constant(value);
  });
