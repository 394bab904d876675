import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { type Answers, emptyAnswers, withUnknown, withValue } from '../../src/interview/answers.ts';
import { InterviewSession } from '../../src/interview/interview-session.ts';
import { orderQuestions } from '../../src/interview/order.ts';
import { rangesOf } from '../../src/interview/range.ts';
import { example } from '../../src/web/example.ts';
import { runs } from '../runs.ts';
import { withTraining } from '../support.ts';
import { sessions } from './people.ts';

const session = InterviewSession.of(shippedRules());
const net = '실수령액';
const exact = (answers: Answers): number[] =>
  session
    .work(answers)
    .comparison?.payslips.map(
      ({ lines }) => lines.find(({ kind }) => kind === '실수령')?.total.amount ?? 0,
    ) ?? [];

test('the range before an answer holds what comes out after it', () => {
  const hidden = fc.subarray([
    ...session.first.map(({ id }) => id).filter((id) => id !== '직원.기본급'),
    '근무시간대',
  ]);
  fc.assert(
    fc.property(sessions, hidden, (answers, ids) => {
      const gone = Object.keys(answers.values).filter((id) =>
        ids.some((one) => id === one || id.startsWith(`${one}.`)),
      );
      // Hours that are not known are taken as one of the schemes' own.
      const reported = ids.includes('근무시간대')
        ? {
            ...answers,
            values: { ...answers.values, '근무시간대.시작': '09:00', '근무시간대.종료': '16:00' },
          }
        : answers;
      const figures = exact(reported);
      const ranges = rangesOf(session, withUnknown(answers, gone), net);
      expect(figures).toHaveLength(2);
      figures.forEach((figure, i) => {
        expect(ranges?.[i]?.from).toBeLessThanOrEqual(figure);
        expect(ranges?.[i]?.to).toBeGreaterThanOrEqual(figure);
      });
    }),
    runs(60, 600),
  );
});

test('when everything asked first is answered, the range is the figure', () => {
  const answers = withValue(example(session), '직원.기본급', '250만');
  const figures = exact(answers);
  expect(rangesOf(session, answers, net)).toEqual(
    session.schemes.map((scheme, i) => ({ scheme, from: figures[i], to: figures[i] })),
  );
});

test('the question that moves the difference most comes first', () => {
  const questions = orderQuestions(session, withValue(emptyAnswers, '귀속월', '2024-03'), session.first);
  // Base pay goes to a billion; then whether the reform covers the person at all.
  expect(questions.map(({ key }) => key).slice(0, 2)).toEqual(['기본급', '직종']);
});

test('a fact added to the rules is asked without a line of code', () => {
  const other = InterviewSession.of(withTraining());
  expect(other.question('근무.교육시간')?.term.fact?.question).toBe('교육을 몇 시간 받았습니까?');
  expect(other.first.map(({ key }) => key)).toContain('교육시간');
  const work = other.work(withValue(example(other), '근무.교육시간', '300'));
  expect(work.problems.map(({ field, problem }) => [field, problem.code])).toEqual([
    ['근무.교육시간', 'above-maximum'],
  ]);
});

test('a row of a list is named where it is wrong', () => {
  const row = { '휴직.2.종류': '질병휴직', '휴직.2.시작일': '2024-03-10', '휴직.2.종료일': '2024-02-01' };
  const answers = { ...example(session), values: { ...example(session).values, ...row } };
  const [wrong] = session.work(answers).problems;
  expect(wrong?.field).toMatch(/^휴직\.2\./);
  const half = withValue(
    withValue(example(session), '휴직.0.종류', '질병휴직'),
    '휴직.0.종료일',
    '2024-03-10',
  );
  expect(session.work(half).problems.map(({ field }) => field)).toEqual(['휴직.0.시작일']);
  // Without its last day a leave goes on.
  const open = withValue(
    withValue(example(session), '휴직.0.종류', '질병휴직'),
    '휴직.0.시작일',
    '2024-03-10',
  );
  expect(session.work(open).problems).toEqual([]);
});
