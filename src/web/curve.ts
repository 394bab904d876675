import { isRatio } from '../formula/checked.ts';
import { clockText } from '../formula/date.ts';
import type { Desk, Question } from '../interview/desk.ts';
import { answerOf, type Session, withValue } from '../interview/session.ts';
import type { Comparison } from '../pay/comparison.ts';
import { amountOf } from '../pay/payslip.ts';
import type { PersonMonth } from '../people/types.ts';

/** One thing that can be turned, and what is paid at each of its steps. */
export interface Dial {
  /** The field it turns. */
  readonly id: string;
  /** The question it belongs to; none for the end of the working day. */
  readonly question?: Question;
  /** Its steps, as the field's text. */
  readonly steps: readonly string[];
}

export interface Point {
  readonly text: string;
  /** What reaches the person, by scheme, in won. */
  readonly nets: readonly number[];
  /** Overtime of the month by scheme, in minutes. */
  readonly overtime: readonly number[];
}

export const endOfDay = '근무시간대.종료';
const minutesApart = 10;

/** The dials: the end of the working day, and every count of services. */
export function dialsOf(desk: Desk, comparison: Comparison): Dial[] {
  const counts = desk.questions.filter(({ term }) => term.fact?.from === '근무' && term.unit === '건');
  return [hoursDial(comparison), ...counts.map((question) => countDial(question, comparison))];
}

/** From the earliest end of the schemes' own days to the beginning of the night. */
function hoursDial({ payslips }: Comparison): Dial {
  const settings = payslips.map(({ evaluation }) =>
    ['근무종료', '야간시작'].map((term) => {
      const value = evaluation.value(term);
      return isRatio(value) ? Number(value.n / value.d) : 0;
    }),
  );
  const from = Math.min(...settings.map(([end = 0]) => end));
  const to = Math.max(...settings.map(([, night = 0]) => night));
  const steps: string[] = [];
  for (let minute = from; minute <= to; minute += minutesApart) steps.push(clockText(minute));
  return { id: endOfDay, steps };
}

/** Counts to half as many again as the month's target, which the schemes show in the same unit. */
function countDial(question: Question, { payslips }: Comparison): Dial {
  const targets = payslips.flatMap(({ shown, program }) =>
    shown.flatMap(({ term, value }) =>
      program.terms.get(term)?.rule.unit === question.term.unit && isRatio(value)
        ? [Number(value.n / value.d)]
        : [],
    ),
  );
  const most = Math.ceil((Math.max(20, ...targets) * 3) / 2);
  return { id: question.id, question, steps: Array.from({ length: most + 1 }, (_, i) => String(i)) };
}

/** A session with a dial turned. Where no hours were given, the first scheme's own day is what is lengthened. */
export function turned(desk: Desk, session: Session, dial: Dial, text: string): Session {
  const set = withValue(session, dial.id, text);
  if (dial.id !== endOfDay || answerOf(session, '근무시간대.시작') !== '') return set;
  const hours = ownHours(desk, session, desk.schemes[0] ?? '');
  return withValue(withValue(set, '근무시간대.시작', hours.from), '근무시간대.휴게', hours.pause);
}

/** A scheme's own hours in the pay month, as the fields hold them. */
export function ownHours(
  desk: Desk,
  session: Session,
  scheme: string,
): { readonly from: string; readonly to: string; readonly pause: string } {
  const { settings } = desk.engine.schemeMonth(scheme, desk.monthOf(session));
  const { from, to, breaks } = settings.window;
  const pause = breaks.map((one) => `${clockText(one.from)}-${clockText(one.to)}`).join(', ');
  return { from: clockText(from), to: clockText(to), pause };
}

/** The unit of a dial's steps; clock times have none. */
export const unitOf = ({ question }: Dial): string => question?.term.unit ?? '';

/** A dial's points, one a turn; steps that the other answers leave no room for are left out. */
export function* pointsOf(desk: Desk, session: Session, dial: Dial): Generator<undefined, Point[]> {
  const points: Point[] = [];
  for (const text of dial.steps) {
    const { comparison } = desk.work(turned(desk, session, dial, text));
    if (comparison !== undefined) points.push(pointOf(comparison, text));
    yield undefined;
  }
  return points;
}

export const pointOf = ({ payslips, lines }: Comparison, text: string): Point => {
  const net = (lines.find(({ kind }) => kind === '실수령') ?? lines[0])?.total ?? '';
  return {
    text,
    nets: payslips.map((payslip) => amountOf(payslip, net)),
    overtime: payslips.map(({ minutes }) => minutes.연장),
  };
};

/** Steps one after another. */
export interface Run {
  readonly from: Point;
  readonly to: Point;
}

/** Where the last scheme pays no less than the first: net pay is not monotone, so that it may be several runs. */
export function evenRuns(points: readonly Point[]): Run[] {
  const runs: Run[] = [];
  points.forEach((point, i) => {
    if (gap(point) < 0) return;
    const before = points[i - 1];
    const last = runs.at(-1);
    if (last !== undefined && before !== undefined && gap(before) >= 0)
      runs[runs.length - 1] = { from: last.from, to: point };
    else runs.push({ from: point, to: point });
  });
  return runs;
}

/** The steps at which one scheme overtakes the other. */
export const crossings = (points: readonly Point[]): Point[] =>
  points.filter((point, i) => {
    const before = points[i - 1];
    return before !== undefined && gap(before) < 0 !== gap(point) < 0;
  });

/** What a dial's field holds, as its steps are written: read, however it was typed. */
export function readStep(dial: Dial, person: PersonMonth | undefined): string | undefined {
  if (dial.question === undefined) {
    const to = person?.record.pattern?.to;
    return to === undefined ? undefined : clockText(to);
  }
  const value = person?.facts.get(dial.question.term.name);
  return value !== undefined && isRatio(value) ? String(value.n / value.d) : undefined;
}

/** A step on a scale: minutes of the day, or the count. */
export function stepNumber(text: string): number {
  const [hours = '', minutes] = text.split(':');
  return minutes === undefined ? Number(hours) : 60 * Number(hours) + Number(minutes);
}

export const gap = ({ nets }: Point): number => (nets.at(-1) ?? 0) - (nets[0] ?? 0);
