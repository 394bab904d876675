import { sameValue, type Value } from '../../formula/checked.ts';
import { add, negate, type Ratio, ratio, subtract } from '../../formula/ratio.ts';
import { conditionName, readCondition, validName, writtenName } from '../../pay/figures.ts';
import { amountOf, type Payslip } from '../../pay/payslip.ts';
import { sideBySide } from '../../pay/side-by-side.ts';
import { Problems } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { SweepSolver } from '../../readings/solve/sweep.ts';
import type { InputLever } from './input-lever.ts';
import { monthLeverNames } from './lever.ts';
import type { LeverNote } from './lever-note.ts';
import { LeverSpace, openField, type Situation } from './lever-space.ts';
import { indexOf, leverValueAt, type StepRange } from './range.ts';

/** An input brought to another value, and what that moves under the scheme. */
export interface InputMove {
  readonly to: Ratio;
  readonly by: Ratio;
  /** Pay lines that move, in won. */
  readonly lines: readonly LineChange[];
  /** Totals that move (지급총액, 실수령액), in won. */
  readonly totals: readonly LineChange[];
  /** Figures shown beside the lines that move, such as 월목표건수. */
  readonly shown: readonly { readonly term: string; readonly before: Value; readonly after: Value }[];
}

export interface LineChange {
  readonly term: string;
  readonly change: number;
}

/** The nearest change of one input, in one direction, that moves a pay line. */
export interface NextStep {
  readonly scheme: string;
  readonly lever: InputLever;
  readonly direction: 'more' | 'less';
  /** What is taken for granted in it. */
  readonly notes: readonly LeverNote[];
  /** Undefined where no value in that direction moves a pay line. */
  readonly nearest?: InputMove;
  /** One whole unit in that direction, where it moves a figure shown beside the lines before any line moves. */
  readonly unit?: InputMove;
}

/** How many values are looked at in a direction, at most. */
const furthest = 1 << 22;

/**
 * For each input of a month, the nearest change either way that moves a pay line, with the amount. The scheme is the
 * last of those compared. @throws ProblemError
 */
export function nextSteps(situation: Situation, backend?: Backend): readonly NextStep[] {
  const { engine, person, schemes } = situation;
  const scheme = schemes.at(-1) ?? '';
  const alone: Situation = { engine, person, schemes: [scheme] };
  const names = monthLeverNames({ engine, person, side: sideBySide(engine, person, [scheme]) });
  return names.flatMap((name) => {
    const field = openField(alone, [{ name }]);
    const now = engine.payslip(field.situation.person, scheme);
    return (['more', 'less'] as const).flatMap((direction) => step(field, now, direction, backend));
  });
}

function step(
  whole: LeverSpace,
  now: Payslip,
  direction: NextStep['direction'],
  backend: Backend | undefined,
): NextStep[] {
  const [lever] = whole.levers;
  const range = lever && towards(lever, direction);
  if (lever === undefined || range === undefined) return [];
  const field = new LeverSpace(whole.situation, whole.side, [{ ...lever, range }], whole.notes);
  const moveAt = (place: number): InputMove => moveTo(field, now, lever, place);
  const place = firstMove(field, now, backend);
  const nearest = place === undefined ? undefined : moveAt(place);
  const unitPlace = indexOf(range, add(lever.now, ratio(direction === 'more' ? 1 : -1)));
  const beforeAnyLine = unitPlace !== undefined && (place === undefined || unitPlace < place);
  const unit = beforeAnyLine && field.refusal([unitPlace]) === undefined ? moveAt(unitPlace) : undefined;
  const tells = unit !== undefined && unit.shown.length > 0;
  if (nearest === undefined && !tells) return [];
  const { notes } = field;
  return [
    { scheme: now.scheme, lever, direction, notes, ...(nearest && { nearest }), ...(tells && { unit }) },
  ];
}

/** From the value now to the last one in a direction. */
function towards({ range, now }: InputLever, direction: NextStep['direction']): StepRange | undefined {
  const here = indexOf(range, now);
  if (here === undefined) return undefined;
  const size = Math.min(furthest, direction === 'more' ? range.size - here : here + 1);
  return { from: now, step: direction === 'more' ? range.step : negate(range.step), size };
}

/** The first place at which some pay line is another one than now. */
function firstMove(field: LeverSpace, now: Payslip, backend: Backend | undefined): number | undefined {
  const lines = now.askedLines.flatMap(({ kind, items }) => (kind === paid ? items : []));
  const text = lines
    .map((term) => `${writtenName(now.scheme, term)} != ${amountOf(now, term)}원`)
    .join(' or ');
  const problems = new Problems();
  const condition = readCondition(field.side, text, undefined, problems);
  problems.throwIfAny();
  if (condition === undefined) return undefined;
  const { facts } = field.side;
  const solver = new SweepSolver({
    program: condition.program,
    condition: conditionName,
    valid: validName,
    facts,
    // Asked for only where the first points do not tell.
    get varied() {
      return field.varied;
    },
    backend,
  });
  return solver.first(field.line(), 'holds');
}

/** The kind of lines that are pay. */
const paid = '지급';

function moveTo(field: LeverSpace, now: Payslip, lever: InputLever, place: number): InputMove {
  const { engine, person } = field.situationAt([place]);
  const then = engine.payslip(person, now.scheme);
  const moved = (terms: readonly string[]): LineChange[] =>
    terms.flatMap((term) => {
      const change = amountOf(then, term) - amountOf(now, term);
      return change === 0 ? [] : [{ term, change }];
    });
  const [to = lever.now] = field.levers.map(({ range }) => leverValueAt(range, place));
  return {
    to,
    by: subtract(to, lever.now),
    lines: moved(now.askedLines.flatMap(({ kind, items }) => (kind === paid ? items : []))),
    totals: moved(
      now.askedLines.flatMap(({ kind, total }) => (kind === paid || kind === '실수령' ? [total] : [])),
    ),
    shown: now.shown.flatMap(({ term, value }) => {
      const after = then.shown.find((one) => one.term === term)?.value;
      return after === undefined || sameValue(value, after) ? [] : [{ term, before: value, after }];
    }),
  };
}
