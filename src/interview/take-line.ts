import { readChoice, readYesNo } from '../people/cells/choice.ts';
import { plainSpelling } from '../people/cells/plain.ts';
import { refuse, takeChoice } from '../people/cells/problems.ts';
import { notKnown } from '../people/inputs/fact-reading.ts';
import { type Problem, ProblemError, Problems } from '../problem/problem.ts';
import type { Backend } from '../readings/batch/batch.ts';
import {
  type Answers,
  emptyAnswers,
  isAnswered,
  rowsOf,
  withoutRow,
  withRow,
  withUnknown,
  withValue,
} from './answers.ts';
import type { InterviewSession, ListQuestion, Question } from './interview-session.ts';
import { itemSteps, moreItemsId, rowSteps, withWholeRows } from './list-steps.ts';
import { neededQuestions, readOpen, withOpen } from './open-input.ts';
import {
  endId,
  hoursId,
  type InterviewProgress,
  interviewProgress,
  isSettled,
  monthId,
  moreId,
  type NextField,
  pauseId,
  startId,
} from './progress.ts';

/** An interview so far. */
export interface InterviewState {
  readonly answers: Answers;
  /** What was answered, in its order. */
  readonly asked: readonly string[];
  /** Whether what the rules can do without is asked, too. */
  readonly more: boolean;
  readonly now: InterviewProgress;
}

/** What an answer led to. */
export type LineOutcome =
  | { readonly kind: 'next'; readonly interview: InterviewState; readonly said: AnswerKind }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'end' }
  | { readonly kind: 'first' };

/** How an answer was taken: as it was typed, as not known, or as the rules have it. */
export type AnswerKind = 'typed' | 'unknown' | 'default' | 'back';

export const beginInterview = (session: InterviewSession): InterviewState => ({
  answers: emptyAnswers,
  asked: [],
  more: false,
  now: interviewProgress(session, emptyAnswers, false, undefined),
});

/** What can be typed instead of any answer. */
const commands = {
  unknown: ['모름', '?', 'unknown'],
  help: ['도움', '도움말', 'help'],
  back: ['되돌리기', '뒤로', 'back'],
  end: ['끝', 'end', 'quit'],
} as const;
type Command = keyof typeof commands;
const commandNames = ['unknown', 'help', 'back', 'end'] as const satisfies readonly Command[];

const commandOf = (text: string): Command | undefined =>
  commandNames.find((name) => commands[name].some((word) => word === text.toLowerCase()));

/** Takes one line typed at a step. */
export function takeLine(
  session: InterviewSession,
  interview: InterviewState,
  step: NextField,
  line: string,
  backend: Backend | undefined,
): LineOutcome {
  const text = plainSpelling(line);
  const command = commandOf(text);
  if (command === 'help') return { kind: 'help' };
  if (command === 'end') return { kind: 'end' };
  if (command === 'back') return goBack(session, interview, step, backend);
  if (step.id === moreId) return takeMore(session, interview, text, backend);
  const problems = new Problems();
  // What an item may not lack cannot be left open: the item is taken back instead.
  const isNeeded = step.item !== undefined && step.question?.term.fact?.required === true;
  const taken =
    command === 'unknown' && !isNeeded
      ? takeUnknown(session, interview.answers, step)
      : answered(session, interview.answers, step, isNeeded && command === 'unknown' ? '' : text, problems);
  if (taken === undefined) return { kind: 'wrong', problems: problems.list };
  const asked = [...interview.asked, step.id];
  return moved(session, { ...interview, answers: taken.answers, asked }, taken.said, backend);
}

interface TakenAnswer {
  readonly answers: Answers;
  readonly said: AnswerKind;
}

/** 모름: open, as the rules have it, each scheme's own hours, or the month in which the compared scheme begins. */
function takeUnknown(session: InterviewSession, answers: Answers, { id }: NextField): TakenAnswer {
  if (id === monthId) return { answers: withValue(answers, id, session.firstMonth), said: 'unknown' };
  return { answers: withUnknown(answers, fieldsOf(id)), said: 'unknown' };
}

/** The session's fields that a step fills. */
const fieldsOf = (id: string): string[] => (id === hoursId ? [startId, endId, pauseId] : [id]);

function answered(
  session: InterviewSession,
  answers: Answers,
  step: NextField,
  text: string,
  problems: Problems,
): TakenAnswer | undefined {
  const { id, question, item } = step;
  if (item !== undefined && question === undefined) return takeItem(answers, item.list, text, problems);
  if (text === '') return blank(session, answers, step, problems);
  if (id !== hoursId) {
    const said = question === undefined ? text : choiceOf(question, text);
    return checked(session, withValue(answers, id, said), problems);
  }
  const [from = '', to, ...others] = text.split(/[-~–]/).map((one) => one.trim());
  if (from === '' || to === undefined || to === '' || others.length > 0)
    return refuse('not-a-time-span', text, { term: hoursId }, problems);
  return checked(session, withValue(withValue(answers, startId, from), endId, to), problems);
}

/** Whether a list has one more item; an empty line is no. */
function takeItem(
  answers: Answers,
  list: ListQuestion,
  text: string,
  problems: Problems,
): TakenAnswer | undefined {
  const reading = text === '' ? { ok: true, value: false } : readYesNo(text);
  if (!reading.ok) return refuse('not-yes-no', text, { term: list.key }, problems);
  const made = reading.value ? withRow(answers, list.id) : withUnknown(answers, [moreItemsId(list)]);
  return { answers: made, said: 'typed' };
}

/** An empty line is the default that the rules state, where they do; what must be known is asked again. */
function blank(
  session: InterviewSession,
  answers: Answers,
  step: NextField,
  problems: Problems,
): TakenAnswer | undefined {
  const { id, question } = step;
  const fact = question?.term.fact;
  if (id === monthId || fact?.required === true)
    return refuse('missing-value', '', { term: question?.key ?? id, question: fact?.question }, problems);
  if (id === pauseId) return { answers: withValue(answers, id, '없음'), said: 'default' };
  if (fact?.default === undefined) return takeUnknown(session, answers, step);
  return { answers: withValue(answers, id, fact.default), said: 'default' };
}

/** A choice by its name, or by its number in the list. */
function choiceOf({ term: { choices = [] } }: Question, text: string): string {
  const reading = readChoice(text, choices);
  if (reading.ok) return reading.value;
  return (/^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined) ?? text;
}

/** The session, unless its reader finds something wrong. */
function checked(session: InterviewSession, answers: Answers, problems: Problems): TakenAnswer | undefined {
  // The other fields of an item are still to come.
  problems.addAll(readOpen(session, answers).problems.filter(({ code }) => code !== 'missing-key'));
  return problems.any ? undefined : { answers, said: 'typed' };
}

function takeMore(
  session: InterviewSession,
  interview: InterviewState,
  text: string,
  backend: Backend | undefined,
): LineOutcome {
  const problems = new Problems();
  const end = text === '' || text === notKnown ? '끝' : text;
  const choice = takeChoice(end, ['더', '끝'], { term: moreId }, problems);
  if (choice === undefined) return { kind: 'wrong', problems: problems.list };
  if (choice === '끝') return { kind: 'end' };
  return moved(session, { ...interview, more: true, asked: [...interview.asked, moreId] }, 'typed', backend);
}

/** The answer before is taken back and asked anew. */
function goBack(
  session: InterviewSession,
  interview: InterviewState,
  step: NextField,
  backend: Backend | undefined,
): LineOutcome {
  const last = interview.asked.at(-1);
  if (last === undefined) return { kind: 'first' };
  const asked = interview.asked.slice(0, -1);
  const list = session.lists.find((one) => moreItemsId(one) === last);
  const answers =
    list !== undefined && !isAnswered(interview.answers, last)
      ? withoutRow(interview.answers, list.id, rowsOf(interview.answers, list.id).at(-1) ?? 0)
      : fieldsOf(last).reduce((now, id) => withValue(now, id, ''), interview.answers);
  const more = last === moreId ? false : interview.more;
  const turn = moved(session, { ...interview, answers, asked, more }, 'back', backend);
  const question = session.question(last);
  return turn.kind !== 'next'
    ? turn
    : {
        ...turn,
        interview: withNext(turn.interview, {
          id: last,
          left: step.left + 1,
          ...(question && { question }),
          ...itemOf(session, answers, last),
        }),
      };
}

/** The item that a step asked about. */
function itemOf(session: InterviewSession, answers: Answers, id: string): Pick<NextField, 'item'> {
  const { item } =
    [...rowSteps(session, answers), ...itemSteps(session.lists, answers)].find((one) => one.id === id) ?? {};
  return item === undefined ? {} : { item };
}

const withNext = (interview: InterviewState, next: NextField): InterviewState => ({
  ...interview,
  now: { ...interview.now, next },
});

/** Where the answers lead; answers that cannot be together are wrong. */
function moved(
  session: InterviewSession,
  interview: InterviewState,
  said: AnswerKind,
  backend: Backend | undefined,
): LineOutcome {
  try {
    const now = interviewProgress(session, interview.answers, interview.more, backend);
    return { kind: 'next', interview: { ...interview, now }, said };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { kind: 'wrong', problems: error.problems };
  }
}

/**
 * The answers as an input: 모름 for what is still open. Where no figure can move any more, what the rules can do
 * without is left out.
 */
export function inputOf(session: InterviewSession, { answers, now }: InterviewState): Answers {
  const whole = withWholeRows(session, answers);
  const dated = isAnswered(whole, monthId) ? whole : withValue(whole, monthId, session.firstMonth);
  const settled = isSettled(now.interval);
  const open = withOpen(session, dated, ({ term }) => !settled || term.fact?.required === true);
  return neededQuestions(session, open).reduce((all, { id }) => withValue(all, id, notKnown), open);
}

/** Whether something in an input is not known. */
export const hasOpen = ({ values }: Answers): boolean =>
  Object.values(values).some((text) => text === notKnown);
