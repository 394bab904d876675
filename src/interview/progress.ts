import { type RunningInterval, runningInterval } from '../bargaining/solve/running-interval.ts';
import { comparePerson } from '../pay/estimate.ts';
import { withNeeded } from '../pay/needed-facts.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { Backend } from '../readings/batch/batch.ts';
import { type Answers, answerOf, isAnswered } from './answers.ts';
import type { InterviewSession, Question } from './interview-session.ts';
import { itemSteps, type ListItemOf, rowSteps, withWholeRows } from './list-steps.ts';
import { isOpen, neededQuestions, readOpen } from './open-input.ts';
import { orderQuestions } from './order.ts';

/** The fields that no fact declares. */
export const monthId = '귀속월';
export const hoursId = '근무시간대';
export const startId = '근무시간대.시작';
export const endId = '근무시간대.종료';
export const pauseId = '근무시간대.휴게';
/** Whether to go on to what the rules can do without. */
export const moreId = '더';

/** What is asked next. */
export interface NextField {
  readonly id: string;
  /** The fact that it asks for, where it does. */
  readonly question?: Question;
  /** Whether the rules can do without its answer otherwise, but not of this person. */
  readonly isNeeded?: boolean;
  /** The item of a list that it is about: whether there is one, where it asks for no fact. */
  readonly item?: ListItemOf;
  /** How many questions may still come, this one included. */
  readonly left: number;
}

/** Where the figures lie with the answers so far, and what to ask next; nothing when all is asked. */
export interface InterviewProgress {
  readonly interval: RunningInterval | undefined;
  /** Fields not asked yet that the interval takes as the rules have them. */
  readonly taken: readonly string[];
  readonly next: NextField | undefined;
}

/**
 * First what no interval can hold open (month, hours, amounts and dates), then what narrows the interval most; when
 * no figure can move any more, only what must be known. @throws ProblemError for answers that cannot be
 */
export function interviewProgress(
  session: InterviewSession,
  answers: Answers,
  more: boolean,
  backend: Backend | undefined,
): InterviewProgress {
  if (!isAnswered(answers, monthId))
    return { interval: undefined, taken: [], next: { id: monthId, left: session.first.length + 3 } };
  const interval = intervalOf(session, answers, backend);
  const closed = orderQuestions(session, answers, session.first.filter(isClosed));
  const needed = neededQuestions(session, answers).filter(({ id }) => !isAnswered(answers, id));
  const open = openQuestions(session, answers, interval, needed);
  const hours = hoursSteps(answers);
  const steps = [...closed, ...open].map(
    (one): Uncounted => ({ ...stepOf(one), ...(needed.includes(one) && { isNeeded: true }) }),
  );
  const [begun, lists] = [rowSteps(session, answers), session.lists];
  const firstItems = itemSteps(
    lists.filter(({ about }) => about.first),
    answers,
  );
  const first = [...begun, ...hours, ...steps, ...firstItems];
  const taken = [
    ...hours.slice(0, 1).map(({ id }) => id.split('.').at(-1) ?? id),
    ...closed.map(({ key }) => key),
    ...firstItems.map(({ item }) => item.list.key),
  ];
  if (first.length > 0) return { interval, taken, next: counted(first) };
  const others = session.questions.filter(
    ({ id, term }) => !isAnswered(answers, id) && term.fact?.required !== true,
  );
  const items = itemSteps(lists, answers);
  const left = others.length + items.length;
  if (left === 0) return { interval, taken: [], next: undefined };
  if (!more) return { interval, taken: [], next: { id: moreId, left } };
  const ordered = orderQuestions(session, answers, others).map(stepOf);
  return { interval, taken: [], next: counted([...ordered, ...items]) };
}

/** A question that is asked before the interval is worth anything. */
const isClosed = (question: Question): boolean =>
  !isOpen(question) || ['날짜', '시각'].includes(question.term.unit);

/** Open questions, the one that narrows the interval most first, as `pumsak estimate --interval` puts them. */
function openQuestions(
  session: InterviewSession,
  answers: Answers,
  interval: RunningInterval | undefined,
  neededNow: readonly Question[],
): readonly Question[] {
  const first = session.first.filter((one) => !isClosed(one) && !isAnswered(answers, one.id));
  const pending = [...first, ...neededNow];
  const ranked = (interval?.questions ?? []).flatMap(
    ({ rule }) => pending.find(({ term }) => term.name === rule.name) ?? [],
  );
  const needed = [...first.filter(({ term }) => term.fact?.required === true), ...neededNow];
  const asked = isSettled(interval) ? ranked.filter((one) => needed.includes(one)) : ranked;
  return [...asked, ...needed.filter((one) => !asked.includes(one))];
}

/** Whether no answer moves any figure. */
export const isSettled = (interval: RunningInterval | undefined): boolean =>
  interval?.figures.every(({ lo, hi }) => lo !== undefined && lo === hi) === true;

type Uncounted = Omit<NextField, 'left'>;
const stepOf = (question: Question): Uncounted => ({ id: question.id, question });
const counted = ([first, ...others]: readonly Uncounted[]): NextField | undefined =>
  first && { ...first, left: others.length + 1 };

function hoursSteps(answers: Answers): Uncounted[] {
  if (!isAnswered(answers, startId)) return [{ id: hoursId }, { id: pauseId }];
  return answerOf(answers, startId) !== '' && !isAnswered(answers, pauseId) ? [{ id: pauseId }] : [];
}

/** @throws ProblemError for answers that cannot be */
function intervalOf(
  session: InterviewSession,
  answers: Answers,
  backend: Backend | undefined,
): RunningInterval | undefined {
  const { person, problems } = readOpen(session, withWholeRows(session, answers));
  if (problems.length > 0) throw new ProblemError(problems);
  if (person === undefined) return undefined;
  const { engine, schemes } = session;
  // What contradicts itself is told by the reader of whole inputs.
  if (withNeeded(engine, person, schemes).unknown?.size === 0) comparePerson(engine, person, schemes);
  try {
    return runningInterval({ engine, person, schemes }, backend);
  } catch (error) {
    if (error instanceof ProblemError && error.problems.every(isUnbounded)) return undefined;
    throw error;
  }
}

/** A date that must be known and has not been asked yet. */
const isUnbounded = ({ code }: Problem): boolean => code === 'cannot-be-unknown';
