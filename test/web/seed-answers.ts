import { type Answers, emptyAnswers } from '../../src/interview/answers.ts';

/** The seed's case: nine to six in March 2024, one day of leave, 40 services of which 9 proactive. */
export const seed: Answers = {
  ...emptyAnswers,
  values: {
    귀속월: '2024-03',
    '직원.직종': '요양보호사',
    '직원.근무형태': '전일제',
    '직원.소속유형': '모두돌봄센터',
    '직원.기본급': '2,390,124',
    '직원.생년월일': '1970-05-10',
    '직원.공제대상가족수': '1',
    '직원.자녀수': '0',
    '근무.결근일수': '0',
    '근무시간대.시작': '09:00',
    '근무시간대.종료': '18:00',
    '근무시간대.휴게': '12:00-13:00',
    '근무.연차일수': '1',
    '근무.제공건수': '40',
    '근무.적극개입건수': '9',
    // What the desk asks besides: no leave of absence, and nothing else in the month.
    휴직중: '아니오',
    그밖: '없음',
  },
};
