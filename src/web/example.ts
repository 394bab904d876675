import { type Answers, emptyAnswers, withValue } from '../interview/answers.ts';
import type { InterviewSession } from '../interview/interview-session.ts';

/** The care worker of the reform's own example: nine to six, one day of leave, both bonuses reached. */
const answers: Readonly<Record<string, string>> = {
  '직원.직종': '요양보호사',
  '직원.근무형태': '전일제',
  '직원.소속유형': '모두돌봄센터',
  '근무시간대.시작': '09:00',
  '근무시간대.종료': '18:00',
  '근무시간대.휴게': '12:00-13:00',
  '근무.연차일수': '1',
  '근무.제공건수': '40',
  '근무.적극개입건수': '9',
};

export const example = (session: InterviewSession): Answers =>
  Object.entries({ 귀속월: session.firstMonth, ...answers }).reduce(
    (now, [id, text]) => withValue(now, id, text),
    emptyAnswers,
  );
