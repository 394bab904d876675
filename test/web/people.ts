import fc from 'fast-check';
import type { Answers } from '../../src/interview/answers.ts';

const day = fc.integer({ min: 1, max: 28 }).map((d) => String(d).padStart(2, '0'));
const clock = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((h) => `${String(h).padStart(2, '0')}:30`);

/** Anybody who may come to the desk, as the page holds the answers. */
export const sessions: fc.Arbitrary<Answers> = fc
  .record(
    {
      귀속월: fc.constantFrom('2024-03', '2024-04', '2024-09', '2025-02'),
      '직원.직종': fc.constantFrom('요양보호사', '사회복지사'),
      '직원.근무형태': fc.constantFrom('전일제', '전일제', '시간제'),
      '직원.주소정근로시간': fc.constantFrom('20', '40', '40'),
      '직원.소속유형': fc.constantFrom('모두돌봄센터', '모두돌봄센터', '본부'),
      '직원.기본급': fc.integer({ min: 1_800_000, max: 4_000_000 }).map((won) => won.toLocaleString('en-US')),
      '직원.공제대상가족수': fc.integer({ min: 3, max: 5 }).map(String),
      '직원.자녀수': fc.integer({ min: 0, max: 2 }).map(String),
      '직원.입사일': fc.tuple(fc.integer({ min: 2019, max: 2023 }), day).map(([y, d]) => `${y}-07-${d}`),
      '직원.생년월일': fc.tuple(fc.integer({ min: 1955, max: 1990 }), day).map(([y, d]) => `${y}-05-${d}`),
      '근무.연차일수': fc.constantFrom('0', '0.5', '1', '3'),
      '근무.결근일수': fc.constantFrom('0', '1'),
      '근무.제공건수': fc.integer({ min: 20, max: 60 }).map(String),
      '근무.적극개입건수': fc.integer({ min: 0, max: 20 }).map(String),
      '근무시간대.시작': clock(6, 9),
      '근무시간대.종료': clock(15, 22),
      '근무시간대.휴게': fc.constant('12:00-13:00'),
      '고정수당.0.항목': fc.constant('식대'),
      '고정수당.0.금액': fc.integer({ min: 0, max: 300_000 }).map(String),
      '고정수당.0.통상임금': fc.constantFrom('true', 'false'),
    },
    { noNullPrototype: true },
  )
  .map((values) => ({ values, unknown: [] }));
