import { readChoice } from '../people/cells/choice.ts';
import { plain } from '../people/cells/plain.ts';
import { refuse, takeChoice } from '../people/cells/problems.ts';
import { notKnown } from '../people/inputs/estimate-input.ts';
import { type Problem, ProblemError, Problems } from '../problem/problem.ts';
import type { Back } from '../readings/batch/batch.ts';
import type { Desk, Question } from './desk.ts';
import { readOpen, withOpen } from './open-input.ts';
import { emptySession, isAnswered, type Session, withUnknown, withValue } from './session.ts';
import {
  endId,
  hoursId,
  isSettled,
  monthId,
  moreId,
  pauseId,
  type Standing,
  type Step,
  standing,
  startId,
} from './standing.ts';

/** An interview so far. */
export interface Interview {
  readonly session: Session;
  /** What was answered, in its order. */
  readonly asked: readonly string[];
  /** Whether what the rules can do without is asked, too. */
  readonly more: boolean;
  readonly now: Standing;
}

/** What an answer led to. */
export type Turn =
  | { readonly kind: 'next'; readonly interview: Interview; readonly said: Said }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'end' }
  | { readonly kind: 'first' };

/** How an answer was taken: as it was typed, as not known, or as the rules have it. */
export type Said = 'typed' | 'unknown' | 'default' | 'back';

export const beginInterview = (desk: Desk): Interview => ({
  session: emptySession,
  asked: [],
  more: false,
  now: standing(desk, emptySession, false, undefined),
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
  desk: Desk,
  interview: Interview,
  step: Step,
  line: string,
  back: Back | undefined,
): Turn {
  const text = plain(line);
  const command = commandOf(text);
  if (command === 'help') return { kind: 'help' };
  if (command === 'end') return { kind: 'end' };
  if (command === 'back') return goBack(desk, interview, step, back);
  if (step.id === moreId) return takeMore(desk, interview, text, back);
  const problems = new Problems();
  const taken =
    command === 'unknown'
      ? takeUnknown(desk, interview.session, step)
      : answered(desk, interview.session, step, text, problems);
  if (taken === undefined) return { kind: 'wrong', problems: problems.list };
  const asked = [...interview.asked, step.id];
  return moved(desk, { ...interview, session: taken.session, asked }, taken.said, back);
}

interface Taken {
  readonly session: Session;
  readonly said: Said;
}

/** 모름: open, as the rules have it, each scheme's own hours, or the month in which the compared scheme begins. */
function takeUnknown(desk: Desk, session: Session, { id }: Step): Taken {
  if (id === monthId) return { session: withValue(session, id, desk.firstMonth), said: 'unknown' };
  return { session: withUnknown(session, fieldsOf(id)), said: 'unknown' };
}

/** The session's fields that a step fills. */
const fieldsOf = (id: string): string[] => (id === hoursId ? [startId, endId, pauseId] : [id]);

function answered(
  desk: Desk,
  session: Session,
  step: Step,
  text: string,
  problems: Problems,
): Taken | undefined {
  const { id, question } = step;
  if (text === '') return blank(desk, session, step, problems);
  if (id !== hoursId) {
    const said = question === undefined ? text : choiceOf(question, text);
    return checked(desk, withValue(session, id, said), problems);
  }
  const [from = '', to, ...others] = text.split(/[-~–]/).map((one) => one.trim());
  if (from === '' || to === undefined || to === '' || others.length > 0)
    return refuse('not-a-time-span', text, { term: hoursId }, problems);
  return checked(desk, withValue(withValue(session, startId, from), endId, to), problems);
}

/** An empty line is the default that the rules state, where they do; what must be known is asked again. */
function blank(desk: Desk, session: Session, step: Step, problems: Problems): Taken | undefined {
  const { id, question } = step;
  const fact = question?.term.fact;
  if (id === monthId || fact?.required === true)
    return refuse('missing-value', '', { term: question?.key ?? id, question: fact?.question }, problems);
  if (id === pauseId) return { session: withValue(session, id, '없음'), said: 'default' };
  if (fact?.default === undefined) return takeUnknown(desk, session, step);
  return { session: withValue(session, id, fact.default), said: 'default' };
}

/** A choice by its name, or by its number in the list. */
function choiceOf({ term: { choices = [] } }: Question, text: string): string {
  const reading = readChoice(text, choices);
  if (reading.ok) return reading.value;
  return (/^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined) ?? text;
}

/** The session, unless its reader finds something wrong. */
function checked(desk: Desk, session: Session, problems: Problems): Taken | undefined {
  problems.addAll(readOpen(desk, session).problems);
  return problems.any ? undefined : { session, said: 'typed' };
}

function takeMore(desk: Desk, interview: Interview, text: string, back: Back | undefined): Turn {
  const problems = new Problems();
  const end = text === '' || text === notKnown ? '끝' : text;
  const choice = takeChoice(end, ['더', '끝'], { term: moreId }, problems);
  if (choice === undefined) return { kind: 'wrong', problems: problems.list };
  if (choice === '끝') return { kind: 'end' };
  return moved(desk, { ...interview, more: true, asked: [...interview.asked, moreId] }, 'typed', back);
}

/** The answer before is taken back and asked anew. */
function goBack(desk: Desk, interview: Interview, step: Step, back: Back | undefined): Turn {
  const last = interview.asked.at(-1);
  if (last === undefined) return { kind: 'first' };
  const asked = interview.asked.slice(0, -1);
  const session = fieldsOf(last).reduce((now, id) => withValue(now, id, ''), interview.session);
  const more = last === moreId ? false : interview.more;
  const turn = moved(desk, { ...interview, session, asked, more }, 'back', back);
  const question = desk.question(last);
  return turn.kind !== 'next'
    ? turn
    : {
        ...turn,
        interview: withNext(turn.interview, { id: last, left: step.left + 1, ...(question && { question }) }),
      };
}

const withNext = (interview: Interview, next: Step): Interview => ({
  ...interview,
  now: { ...interview.now, next },
});

/** Where the answers lead; answers that cannot be together are wrong. */
function moved(desk: Desk, interview: Interview, said: Said, back: Back | undefined): Turn {
  try {
    const now = standing(desk, interview.session, interview.more, back);
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
export function inputOf(desk: Desk, { session, now }: Interview): Session {
  const dated = isAnswered(session, monthId) ? session : withValue(session, monthId, desk.firstMonth);
  const settled = isSettled(now.interval);
  return withOpen(desk, dated, ({ term }) => !settled || term.fact?.required === true);
}

/** Whether something in an input is not known. */
export const hasOpen = ({ values }: Session): boolean =>
  Object.values(values).some((text) => text === notKnown);
