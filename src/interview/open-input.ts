import { notKnown } from '../people/inputs/estimate-input.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Problem, Problems } from '../problem/problem.ts';
import type { Desk, Question } from './desk.ts';
import { usualOpen } from './range.ts';
import { answerOf, type Session, withValue, writeInput } from './session.ts';

/** Whether a question without an answer leaves the figures open; others count as the rules have it. */
export const isOpen = (question: Question): boolean => usualOpen(question) === 'any';

/** With 모름 for every open question that has no answer, or for those of some. */
export const withOpen = (
  desk: Desk,
  session: Session,
  among: (question: Question) => boolean = () => true,
): Session =>
  desk.questions
    .filter((one) => isOpen(one) && among(one) && answerOf(session, one.id) === '')
    .reduce((now, { id }) => withValue(now, id, notKnown), session);

/** The person's month as `pumsak estimate --interval` reads it, and everything that is wrong with the answers. */
export function readOpen(
  desk: Desk,
  session: Session,
): { readonly person: PersonMonth | undefined; readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const person = desk.read(writeInput(withOpen(desk, session)), problems, { open: true });
  return { person, problems: problems.list };
}
