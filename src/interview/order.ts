import { difference } from '../pay/comparison.ts';
import { type Answers, isAnswered, withValue } from './answers.ts';
import type { InterviewSession, Question } from './interview-session.ts';

/** How far the difference between the schemes lies apart over a question's answers, in won. */
export function answerSpread(session: InterviewSession, answers: Answers, question: Question): number {
  const around = session.filled(answers);
  const tried = ['', ...(question.term.choices ?? highest(session, around, question))];
  const found = tried.flatMap((text) => differenceOf(session, withValue(around, question.id, text)) ?? []);
  return found.length === 0 ? 0 : Math.max(...found) - Math.min(...found);
}

/** The difference of what reaches the person; undefined where the answers cannot be. */
function differenceOf(session: InterviewSession, answers: Answers): number | undefined {
  const { comparison } = session.work(answers);
  const last = comparison?.payslips.at(-1);
  const net = comparison?.lines.find(({ kind }) => kind === '실수령') ?? comparison?.lines[0];
  return comparison && last && net && difference(comparison, last, net.total);
}

/** The highest answer that can be: the declared one, halved until the month has room for it. */
function highest(session: InterviewSession, around: Answers, { id, term }: Question): string[] {
  let most = Number((term.fact?.max ?? '0').replace(/_/g, ''));
  for (; most >= 1; most = Math.floor(most / 2)) {
    const text = String(most);
    if (session.work(withValue(around, id, text)).comparison !== undefined) return [text];
  }
  return [];
}

/** Open questions, the one that moves the difference most first: one question a turn. Those asked first, unless others are given. */
export function* byWeight(
  session: InterviewSession,
  answers: Answers,
  among: readonly Question[] = session.first,
): Generator<undefined, Question[]> {
  const weighed: { question: Question; by: number }[] = [];
  for (const question of among.filter(({ id }) => !isAnswered(answers, id))) {
    weighed.push({ question, by: answerSpread(session, answers, question) });
    yield undefined;
  }
  return weighed.sort((a, b) => b.by - a.by).map(({ question }) => question);
}

/** The same at once, for callers that nobody waits behind. */
export function orderQuestions(
  session: InterviewSession,
  answers: Answers,
  among: readonly Question[],
): readonly Question[] {
  const turns = byWeight(session, answers, among);
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  return turn.value;
}
