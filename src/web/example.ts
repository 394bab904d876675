import { counselExample } from '../generated/counsel-example.ts';
import { type Answers, emptyAnswers, withValue } from '../interview/answers.ts';
import type { InterviewSession } from '../interview/interview-session.ts';
import { leaveId, nothingElse, nothingElseId, notOnLeave } from '../interview/verdict.ts';

/** The answers of examples/counsel.yaml, for the month with which an interview begins. */
export const example = (session: InterviewSession): Answers =>
  Object.entries({
    ...counselExample,
    귀속월: session.firstMonth,
    [leaveId]: notOnLeave,
    [nothingElseId]: nothingElse,
  }).reduce((now, [id, text]) => withValue(now, id, text), emptyAnswers);
