import type { DayPattern } from '../calendar/types.ts';
import { usualDay } from '../calendar/work.ts';
import { isRatio } from '../formula/checked.ts';
import { clockText, spanText } from '../formula/civil.ts';
import { type Answers, answerOf, inputValue, withValue } from '../interview/answers.ts';
import type { InterviewSession, Question } from '../interview/interview-session.ts';
import type { Comparison } from '../pay/comparison.ts';
import { amountOf } from '../pay/payslip.ts';
import type { PersonMonth } from '../people/types.ts';
import { Problems } from '../problem/problem.ts';

/** One thing that can be turned, and what is paid at each of its steps. */
export interface Dial {
  /** The field it turns. */
  readonly id: string;
  /** The question it belongs to; none for the end of the working day. */
  readonly question?: Question;
  /** Its steps, as the field's text. */
  readonly steps: readonly string[];
  /** Every value between them, where the steps leave some out: from which on the schemes pay alike is one of these. */
  readonly between?: readonly string[];
}

export interface CurvePoint {
  readonly text: string;
  /** What reaches the person, by scheme, in won. */
  readonly nets: readonly number[];
  /** Overtime of the month by scheme, in minutes. */
  readonly overtime: readonly number[];
}

export const endOfDay = '근무시간대.종료';
const minutesApart = 10;

/** The dials: the end of the working day, and every count of services. */
export function dialsOf(session: InterviewSession, comparison: Comparison): Dial[] {
  const counts = session.questions.filter(({ term }) => term.fact?.from === '근무' && term.unit === '건');
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
  const every = (apart: number): string[] =>
    Array.from({ length: Math.floor((to - from) / apart) + 1 }, (_, i) => clockText(from + i * apart));
  return { id: endOfDay, steps: every(minutesApart), between: every(1) };
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

/** The hours of a day, as the fields hold them. */
interface DayTexts {
  readonly from: string;
  readonly to: string;
  readonly pause: string;
}

/**
 * A session with a dial turned. Where no hours were given, the person's own day is what is lengthened: that of their contract or of
 * the week that they have by the month's end, else the first scheme's.
 */
export function turned(
  session: InterviewSession,
  answers: Answers,
  dial: Dial,
  text: string,
  hours = dayTurned(session, answers, dial),
): Answers {
  const set = withValue(answers, dial.id, text);
  if (hours === undefined) return set;
  return withValue(withValue(set, '근무시간대.시작', hours.from), '근무시간대.휴게', hours.pause);
}

/** The day that a dial lengthens; undefined where its start is given, or it is no dial of hours. */
function dayTurned(session: InterviewSession, answers: Answers, dial: Dial): DayTexts | undefined {
  if (dial.id !== endOfDay || answerOf(answers, '근무시간대.시작') !== '') return undefined;
  const [scheme = ''] = session.schemes;
  const person = session.read(inputValue(withValue(answers, endOfDay, '')), new Problems());
  return person === undefined
    ? ownHours(session, answers, scheme)
    : textsOf(usualDay(session.engine.daysOf(person, scheme)));
}

/** A scheme's own hours in the pay month, as the fields hold them. */
export function ownHours(session: InterviewSession, answers: Answers, scheme: string): DayTexts {
  return textsOf(session.engine.schemeMonth(scheme, session.monthOf(answers)).settings.window);
}

const textsOf = ({ from, to, breaks }: DayPattern): DayTexts => ({
  from: clockText(from),
  to: clockText(to),
  pause: breaks.map(spanText).join(', '),
});

/** The unit of a dial's steps; clock times have none. */
export const dialUnit = ({ question }: Dial): string => question?.term.unit ?? '';

/** A dial's points, one a turn; steps that the other answers leave no room for are left out. */
export function* pointsOf(
  session: InterviewSession,
  answers: Answers,
  dial: Dial,
  steps: readonly string[] = dial.steps,
): Generator<undefined, CurvePoint[]> {
  const points: CurvePoint[] = [];
  const hours = dayTurned(session, answers, dial);
  for (const text of steps) {
    const { comparison } = session.work(turned(session, answers, dial, text, hours));
    if (comparison !== undefined) points.push(pointOf(comparison, text));
    yield undefined;
  }
  return points;
}

export const pointOf = ({ payslips, lines }: Comparison, text: string): CurvePoint => {
  const net = (lines.find(({ kind }) => kind === '실수령') ?? lines[0])?.total ?? '';
  return {
    text,
    nets: payslips.map((payslip) => amountOf(payslip, net)),
    overtime: payslips.map(({ minutes }) => minutes.연장),
  };
};

/** Steps one after another. */
export interface CurveSegment {
  readonly from: CurvePoint;
  readonly to: CurvePoint;
}

/** Where the last scheme pays no less than the first: net pay is not monotone, so that it may be several runs. */
export function evenRuns(points: readonly CurvePoint[]): CurveSegment[] {
  const runs: CurveSegment[] = [];
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
export const crossings = (points: readonly CurvePoint[]): CurvePoint[] =>
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

export const gap = ({ nets }: CurvePoint): number => (nets.at(-1) ?? 0) - (nets[0] ?? 0);
