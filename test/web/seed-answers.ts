import { type Answers, emptyAnswers } from '../../src/interview/answers.ts';

/** The seed's case: nine to six in March 2024, one day of leave, 40 services of which 9 proactive. */
export const seed: Answers = {
  ...emptyAnswers,
  values: {
    귀속월: '2024-03',
    '직원.직종': '요양보호사',
    '직원.근무형태': '전일제',
    '직원.소속유형': '모두돌봄센터',
    '근무시간대.시작': '09:00',
    '근무시간대.종료': '18:00',
    '근무시간대.휴게': '12:00-13:00',
    '근무.연차일수': '1',
    '근무.제공건수': '40',
    '근무.적극개입건수': '9',
  },
};
