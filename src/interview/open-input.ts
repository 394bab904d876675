import { notKnown } from '../people/inputs/fact-reading.ts';
import type { PersonMonth } from '../people/types.ts';
import { type Problem, Problems } from '../problem/problem.ts';
import { type Answers, answerOf, inputValue, withValue } from './answers.ts';
import type { InterviewSession, Question } from './interview-session.ts';
import { usualOpen } from './range.ts';

/** Whether a question without an answer leaves the figures open; others count as the rules have it. */
export const isOpen = (question: Question): boolean => usualOpen(question) === 'any';

/** With 모름 for every open question that has no answer, or for those of some. */
export const withOpen = (
  session: InterviewSession,
  answers: Answers,
  among: (question: Question) => boolean = () => true,
): Answers =>
  session.questions
    .filter((one) => isOpen(one) && among(one) && answerOf(answers, one.id) === '')
    .reduce((now, { id }) => withValue(now, id, notKnown), answers);

/** The person's month as `pumsak estimate --interval` reads it, and everything that is wrong with the answers. */
export function readOpen(
  session: InterviewSession,
  answers: Answers,
): { readonly person: PersonMonth | undefined; readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const person = session.read(inputValue(withOpen(session, answers)), problems, { open: true });
  return { person, problems: problems.list };
}
