import { difference } from '../pay/comparison.ts';
import type { Desk, Question } from './desk.ts';
import { isAnswered, type Session, withValue } from './session.ts';

/** How far the difference between the schemes lies apart over a question's answers, in won. */
export function spread(desk: Desk, session: Session, question: Question): number {
  const around = desk.filled(session);
  const tried = ['', ...(question.term.choices ?? highest(desk, around, question))];
  const found = tried.flatMap((text) => differenceOf(desk, withValue(around, question.id, text)) ?? []);
  return found.length === 0 ? 0 : Math.max(...found) - Math.min(...found);
}

/** The difference of what reaches the person; undefined where the answers cannot be. */
function differenceOf(desk: Desk, session: Session): number | undefined {
  const { comparison } = desk.work(session);
  const last = comparison?.payslips.at(-1);
  const net = comparison?.lines.find(({ kind }) => kind === '실수령') ?? comparison?.lines[0];
  return comparison && last && net && difference(comparison, last, net.total);
}

/** The highest answer that can be: the declared one, halved until the month has room for it. */
function highest(desk: Desk, around: Session, { id, term }: Question): string[] {
  let most = Number((term.fact?.max ?? '0').replace(/_/g, ''));
  for (; most >= 1; most = Math.floor(most / 2)) {
    const text = String(most);
    if (desk.work(withValue(around, id, text)).comparison !== undefined) return [text];
  }
  return [];
}

/** Open questions, the one that moves the difference most first: one question a turn. Those asked first, unless others are given. */
export function* byWeight(
  desk: Desk,
  session: Session,
  among: readonly Question[] = desk.first,
): Generator<undefined, Question[]> {
  const weighed: { question: Question; by: number }[] = [];
  for (const question of among.filter(({ id }) => !isAnswered(session, id))) {
    weighed.push({ question, by: spread(desk, session, question) });
    yield undefined;
  }
  return weighed.sort((a, b) => b.by - a.by).map(({ question }) => question);
}

/** The same at once, for callers that nobody waits behind. */
export function inOrder(desk: Desk, session: Session, among: readonly Question[]): readonly Question[] {
  const turns = byWeight(desk, session, among);
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  return turn.value;
}
