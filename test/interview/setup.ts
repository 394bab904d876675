import { InterviewSession } from '../../src/interview/interview-session.ts';
import { moreId } from '../../src/interview/progress.ts';
import { beginInterview, type InterviewState, takeLine } from '../../src/interview/take-line.ts';
import { fused } from '../../src/jit/fused.ts';
import { rules } from '../support.ts';

export const session = new InterviewSession(rules);

/** What a person answers, by field; 모름 for everything else. */
export type Answers = Readonly<Record<string, string>>;

/** What was typed before: interviews that begin alike are held as far once, whichever tests hold them. */
const typed = new WeakMap<InterviewState, Map<string, InterviewState>>();
const begun = new WeakMap<InterviewSession, InterviewState>();

function begin(by: InterviewSession): InterviewState {
  const made = begun.get(by) ?? beginInterview(by);
  begun.set(by, made);
  return made;
}

/** One line typed. @throws where it is not taken as an answer */
export function type(
  interview: InterviewState,
  line: string,
  by: InterviewSession = session,
): InterviewState {
  const known = typed.get(interview) ?? new Map<string, InterviewState>();
  typed.set(interview, known);
  const made = known.get(line) ?? typeAnew(interview, line, by);
  known.set(line, made);
  return made;
}

function typeAnew(interview: InterviewState, line: string, by: InterviewSession): InterviewState {
  const step = interview.now.next;
  if (step === undefined) throw new Error('nothing is asked');
  const turn = takeLine(by, interview, step, line, fused);
  if (turn.kind !== 'next') throw new Error(`${step.id} ‘${line}’: ${JSON.stringify(turn)}`);
  return turn.interview;
}

/** Every state of an interview, up to the question whether to go on. */
export function states(answers: Answers, by: InterviewSession = session): InterviewState[] {
  const all = [begin(by)];
  for (;;) {
    const interview = all.at(-1);
    const step = interview?.now.next;
    if (interview === undefined || step === undefined || step.id === moreId) return all;
    all.push(type(interview, answers[step.id] ?? '모름', by));
  }
}

/** The care worker of the reform: nine to six with an hour's break, a day of leave, both bonuses reached. */
export const worker: Answers = {
  귀속월: '2024-03',
  근무시간대: '09:00-18:00',
  '근무시간대.휴게': '12:00-13:00',
  '직원.직종': '요양보호사',
  '직원.근무형태': '전일제',
  '직원.소속유형': '모두돌봄센터',
  '근무.연차일수': '1',
  '근무.제공건수': '40',
  '근무.적극개입건수': '9',
};
