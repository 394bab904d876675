import { neededFacts } from '../pay/needed-facts.ts';
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

/** Questions without an answer that the rules cannot do without of this person. */
export function neededQuestions(session: InterviewSession, answers: Answers): readonly Question[] {
  const { person } = readOpen(session, answers);
  if (person === undefined) return [];
  const needs = neededFacts(session.engine, person, session.schemes);
  return session.questions.filter(({ term }) => needs.get(term.name)?.isSure === true);
}

/** The person's month as `pumsak estimate --interval` reads it, and everything that is wrong with the answers. */
export function readOpen(
  session: InterviewSession,
  answers: Answers,
): { readonly person: PersonMonth | undefined; readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const person = session.read(inputValue(withOpen(session, answers)), problems, { open: true });
  return { person, problems: problems.list };
}
