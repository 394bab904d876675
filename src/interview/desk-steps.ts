import type { Answers } from './answers.ts';
import { answerOf, isAnswered, rowsOf } from './answers.ts';
import { earlyQuestions } from './early.ts';
import type { InterviewSession, ListQuestion, Question } from './interview-session.ts';
import { neededQuestions } from './open-input.ts';
import { monthId, startId } from './progress.ts';
import { leaveId, leaveList, nothingElseId } from './verdict.ts';

/** What is asked at once, in the order of a conversation: who somebody is, how they work, what the month held. */
export type DeskStep =
  | { readonly kind: 'month' | 'leave' | 'hours' | 'others'; readonly id: string }
  | { readonly kind: 'question'; readonly id: string; readonly question: Question }
  | { readonly kind: 'list'; readonly id: string; readonly list: ListQuestion };

/** The steps for these answers: what the rules need of this person alone comes as soon as they do. */
export function deskSteps(session: InterviewSession, answers: Answers): readonly DeskStep[] {
  const early = earlyQuestions(session);
  const needed = neededQuestions(session, answers).filter((one) => !early.includes(one));
  const part = session.questions.filter((one) => isShortWeek(one) && isAnswered(answers, one.id));
  const of = (is: (question: Question) => boolean): DeskStep[] =>
    early.filter(is).map((question) => ({ kind: 'question', id: question.id, question }));
  const isAmount = ({ term }: Question): boolean => term.unit === '원';
  const fromPerson = ({ term }: Question): boolean => term.fact?.from === '직원';
  const isChoice = ({ term }: Question): boolean => term.choices !== undefined;
  const more = [...new Set([...needed, ...part])].map(
    (question): DeskStep => ({ kind: 'question', id: question.id, question }),
  );
  return [
    { kind: 'month', id: monthId },
    ...of((one) => fromPerson(one) && isChoice(one)),
    ...more,
    ...(session.rules.leave.dated.length > 0 ? [{ kind: 'leave', id: leaveId } as const] : []),
    ...of((one) => fromPerson(one) && isAmount(one)),
    { kind: 'hours', id: startId },
    ...of((one) => fromPerson(one) && !isChoice(one) && !isAmount(one)),
    ...of((one) => !fromPerson(one)),
    ...session.lists
      .filter(({ about }) => about.first)
      .map((list): DeskStep => ({ kind: 'list', id: list.id, list })),
    { kind: 'others', id: nothingElseId },
  ];
}

/** Hours of a week: once they were asked of somebody, they stay where they were asked. */
const isShortWeek = ({ term }: Question): boolean => term.unit === '시간/주';

/** Whether a step has its answer, be it 모름. */
export function isStepDone(answers: Answers, step: DeskStep): boolean {
  if (step.kind === 'leave') return isAnswered(answers, leaveId) || rowsOf(answers, leaveList).length > 0;
  if (step.kind === 'list') return isAnswered(answers, step.id) || rowsOf(answers, step.list.id).length > 0;
  return step.kind === 'month' ? answerOf(answers, step.id) !== '' : isAnswered(answers, step.id);
}
