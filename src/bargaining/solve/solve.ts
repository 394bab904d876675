import type { Value } from '../../formula/checked.ts';
import { display } from '../../formula/display.ts';
import type { Program } from '../../formula/program.ts';
import { multiply, type Ratio, ratio } from '../../formula/ratio.ts';
import { conditionName, readCondition, validName } from '../../pay/figures.ts';
import { type Problem, ProblemError, Problems } from '../../problem/problem.ts';
import type { Back } from '../../readings/batch/batch.ts';
import { type Evaluation, evaluate } from '../../readings/exact.ts';
import { LineSolver } from '../../readings/solve/line.ts';
import type { State, Stretch } from '../../readings/solve/stretches.ts';
import { type Field, type LeverAsk, openField, type Situation } from './field.ts';
import type { Lever } from './lever.ts';
import { valueAt } from './range.ts';
import { type Reason, reasonsOf } from './reasons.ts';

/** Where a condition holds: `--vary` and `--until`. */
export interface SolveAsk {
  readonly vary: readonly LeverAsk[];
  /** A condition over the schemes' figures: `차액.실수령액 >= 0`. */
  readonly until: string;
}

/** Values of a lever, both ends included, over which the condition stands alike. */
export interface Interval {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly state: State;
  /** For values without a figure: why the first of them has none. */
  readonly problem?: Problem;
}

/** Two neighbouring values between which the condition turns. */
export interface Edge {
  readonly before: Ratio;
  readonly after: Ratio;
  /** How it stands from `after` on. */
  readonly becomes: State;
  /** The figures of the condition on both sides; undefined where there is none. */
  readonly figures: readonly {
    readonly name: string;
    readonly before: Value | undefined;
    readonly after: Value | undefined;
  }[];
  readonly reasons: readonly Reason[];
}

export interface Solution {
  readonly situation: Situation;
  readonly lever: Lever;
  readonly until: string;
  readonly program: Program;
  readonly intervals: readonly Interval[];
  readonly edges: readonly Edge[];
}

/** For each value of a second lever, where along the first the condition holds. */
export interface SolutionMap {
  readonly situation: Situation;
  readonly levers: readonly [Lever, Lever];
  readonly until: string;
  readonly rows: readonly { readonly value: Ratio; readonly intervals: readonly Interval[] }[];
}

/** How many values of one input are looked at, and how many cells of a map. */
export const mostPoints = 1 << 27;
export const mostCells = 1 << 24;

/** Every interval of a lever over which a condition holds, every gap, and why each ends. @throws ProblemError */
export function solve(situation: Situation, ask: SolveAsk, back?: Back): Solution {
  const field = openField(situation, ask.vary);
  const [lever] = field.levers;
  if (lever === undefined || field.levers.length > 1) throw levers(field.levers.length);
  requireSize(lever.range.size, mostPoints, lever);
  const { program, figures, solver } = prepare(field, ask.until, back);
  const stretches = solver.solve(field.line());
  return {
    situation: field.situation,
    lever,
    until: ask.until,
    program,
    intervals: stretches.map((one) => intervalOf(field, one, [])),
    edges: stretches.slice(1).map((one, i) => edgeAt(field, program, figures, stretches[i], one)),
  };
}

/** Where a condition holds over two levers at once. @throws ProblemError */
export function solveMap(situation: Situation, ask: SolveAsk, back?: Back): SolutionMap {
  const field = openField(situation, ask.vary);
  const [across, along] = field.levers;
  if (across === undefined || along === undefined || field.levers.length > 2)
    throw levers(field.levers.length);
  requireSize(across.range.size * along.range.size, mostCells, across);
  const { solver } = prepare(field, ask.until, back);
  const rows = Array.from({ length: along.range.size }, (_, place) => ({
    value: valueAt(along.range, place),
    intervals: solver.solve(field.line([place])).map((one) => intervalOf(field, one, [place])),
  }));
  return { situation: field.situation, levers: [across, along], until: ask.until, rows };
}

const levers = (count: number): ProblemError =>
  new ProblemError([{ code: 'too-many-levers', term: '--vary', values: { count: String(count) } }]);

function prepare(field: Field, until: string, back: Back | undefined) {
  const problems = new Problems();
  const at = { file: '--until', line: 1, column: 1, excerpt: until };
  const condition = readCondition(field.side, until, at, problems);
  problems.throwIfAny();
  if (condition === undefined) throw new Error('a condition without problems was not read');
  const { program, figures } = condition;
  const { varied } = field;
  const { facts } = field.side;
  const solver = new LineSolver({ program, condition: conditionName, valid: validName, facts, varied, back });
  return { program, figures, solver };
}

/** Says how many points there are, and which step would do. */
function requireSize(size: number, limit: number, { name, range, type, unit }: Lever): void {
  if (size <= limit) return;
  const factor = Math.ceil(size / limit);
  // One lever's step alone may not do.
  const fits = factor < range.size && {
    name,
    fits: display(multiply(range.step, ratio(factor)), type, unit),
  };
  const values = { size: size.toLocaleString('en'), limit: limit.toLocaleString('en'), ...fits };
  throw new ProblemError([{ code: 'grid-too-large', term: '--vary', values }]);
}

function intervalOf(field: Field, { from, to, state }: Stretch, others: readonly number[]): Interval {
  const [lever] = field.levers;
  if (lever === undefined) throw new RangeError('no lever');
  const problem = state === 'none' ? field.refused([from, ...others]) : undefined;
  return {
    from: valueAt(lever.range, from),
    to: valueAt(lever.range, to),
    state,
    ...(problem && { problem }),
  };
}

function edgeAt(
  field: Field,
  program: Program,
  figures: readonly string[],
  last: Stretch | undefined,
  { from, state }: Stretch,
): Edge {
  const [lever] = field.levers;
  if (lever === undefined) throw new RangeError('no lever');
  const [before, after] = [field.factsAt([from - 1]), field.factsAt([from])];
  const [was, is] = [evaluate(program, before), evaluate(program, after)];
  return {
    before: valueAt(lever.range, from - 1),
    after: valueAt(lever.range, from),
    becomes: state,
    // A value that is refused has no figures, and no rule brings it about.
    figures: figures.map((name) => ({
      name,
      before: last?.state === 'none' ? undefined : figureOf(was, name),
      after: state === 'none' ? undefined : figureOf(is, name),
    })),
    reasons: [last?.state, state].includes('none') ? [] : reasonsOf(field, program, before, after),
  };
}

function figureOf(evaluation: Evaluation, name: string): Value | undefined {
  try {
    return evaluation.value(name);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
