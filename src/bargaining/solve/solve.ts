import type { Value } from '../../formula/checked.ts';
import type { Program } from '../../formula/program.ts';
import { multiply, type Ratio, ratio } from '../../formula/ratio.ts';
import { conditionName, readCondition, validName } from '../../pay/figures.ts';
import { type Problem, ProblemError, Problems } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { type Evaluation, evaluate } from '../../readings/exact.ts';
import type { ConditionState, Segment } from '../../readings/solve/segments.ts';
import { SweepSolver } from '../../readings/solve/sweep.ts';
import type { InputLever } from './input-lever.ts';
import type { LeverNote } from './lever-note.ts';
import { type LeverQuery, type LeverSpace, openField, type Situation } from './lever-space.ts';
import { leverStepText, leverValueAt } from './range.ts';
import { type EdgeReason, reasonsOf } from './reasons.ts';

/** Where a condition holds: `--vary` and `--until`. */
export interface SolveQuery {
  readonly vary: readonly LeverQuery[];
  /** A condition over the schemes' figures: `차액.실수령액 >= 0`. */
  readonly until: string;
}

/** Values of a lever, both ends included, over which the condition stands alike. */
export interface SolutionInterval {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly state: ConditionState;
  /** For values without a figure: why the first of them has none. */
  readonly problem?: Problem;
}

/** Two neighbouring values between which the condition turns. */
export interface ConditionEdge {
  readonly before: Ratio;
  readonly after: Ratio;
  /** How it stands from `after` on. */
  readonly becomes: ConditionState;
  /** The figures of the condition on both sides; undefined where there is none. */
  readonly figures: readonly {
    readonly name: string;
    readonly before: Value | undefined;
    readonly after: Value | undefined;
  }[];
  readonly reasons: readonly EdgeReason[];
}

export interface Solution {
  readonly situation: Situation;
  readonly lever: InputLever;
  /** What is taken for granted while it varies. */
  readonly notes: readonly LeverNote[];
  readonly until: string;
  readonly program: Program;
  readonly intervals: readonly SolutionInterval[];
  readonly edges: readonly ConditionEdge[];
}

/** For each value of a second lever, where along the first the condition holds. */
export interface SolutionMap {
  readonly situation: Situation;
  readonly levers: readonly [InputLever, InputLever];
  readonly notes: readonly LeverNote[];
  readonly until: string;
  readonly rows: readonly { readonly value: Ratio; readonly intervals: readonly SolutionInterval[] }[];
}

/** How many values of one input are looked at, and how many cells of a map. */
export const mostPoints = 1 << 27;
export const mostCells = 1 << 24;

/** Every interval of a lever over which a condition holds, every gap, and why each ends. @throws ProblemError */
export function solve(situation: Situation, ask: SolveQuery, backend?: Backend): Solution {
  const field = openField(situation, ask.vary);
  const [lever] = field.levers;
  if (lever === undefined || field.levers.length > 1) throw levers(field.levers.length);
  requireSize(lever.range.size, mostPoints, lever);
  const { program, figures, solver } = prepare(field, ask.until, backend);
  const segments = solver.solve(field.line());
  return {
    situation: field.situation,
    lever,
    notes: field.notes,
    until: ask.until,
    program,
    intervals: segments.map((one) => intervalOf(field, one, [])),
    edges: segments.slice(1).map((one, i) => edgeAt(field, program, figures, segments[i], one)),
  };
}

/** Where a condition holds over two levers at once. @throws ProblemError */
export function solveMap(situation: Situation, ask: SolveQuery, backend?: Backend): SolutionMap {
  const field = openField(situation, ask.vary);
  const [across, along] = field.levers;
  if (across === undefined || along === undefined || field.levers.length > 2)
    throw levers(field.levers.length);
  requireSize(across.range.size * along.range.size, mostCells, across);
  const { solver } = prepare(field, ask.until, backend);
  const rows = Array.from({ length: along.range.size }, (_, place) => ({
    value: leverValueAt(along.range, place),
    intervals: solver.solve(field.line([place])).map((one) => intervalOf(field, one, [place])),
  }));
  return { situation: field.situation, levers: [across, along], notes: field.notes, until: ask.until, rows };
}

const levers = (count: number): ProblemError =>
  new ProblemError([{ code: 'too-many-levers', term: '--vary', values: { count: String(count) } }]);

function prepare(field: LeverSpace, until: string, backend: Backend | undefined) {
  const problems = new Problems();
  const at = { file: '--until', line: 1, column: 1, excerpt: until };
  const condition = readCondition(field.side, until, at, problems);
  problems.throwIfAny();
  if (condition === undefined) throw new Error('a condition without problems was not read');
  const { program, figures } = condition;
  const { varied } = field;
  const { facts } = field.side;
  const solver = new SweepSolver({
    program,
    condition: conditionName,
    valid: validName,
    facts,
    varied,
    backend,
  });
  return { program, figures, solver };
}

/** Says how many points there are, and which step would do. */
function requireSize(size: number, limit: number, { name, range, type, unit }: InputLever): void {
  if (size <= limit) return;
  const factor = Math.ceil(size / limit);
  // One lever's step alone may not do.
  const fits = factor < range.size && {
    name,
    fits: leverStepText({ type, unit }, multiply(range.step, ratio(factor))),
  };
  const values = { size: size.toLocaleString('en'), limit: limit.toLocaleString('en'), ...fits };
  throw new ProblemError([{ code: 'grid-too-large', term: '--vary', values }]);
}

function intervalOf(
  field: LeverSpace,
  { from, to, state }: Segment,
  others: readonly number[],
): SolutionInterval {
  const [lever] = field.levers;
  if (lever === undefined) throw new RangeError('no lever');
  const problem = state === 'none' ? field.refusal([from, ...others]) : undefined;
  return {
    from: leverValueAt(lever.range, from),
    to: leverValueAt(lever.range, to),
    state,
    ...(problem && { problem }),
  };
}

function edgeAt(
  field: LeverSpace,
  program: Program,
  figures: readonly string[],
  last: Segment | undefined,
  { from, state }: Segment,
): ConditionEdge {
  const [lever] = field.levers;
  if (lever === undefined) throw new RangeError('no lever');
  const [before, after] = [field.factsAt([from - 1]), field.factsAt([from])];
  const [was, is] = [evaluate(program, before), evaluate(program, after)];
  return {
    before: leverValueAt(lever.range, from - 1),
    after: leverValueAt(lever.range, from),
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
