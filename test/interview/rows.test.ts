import { expect, test } from 'vitest';
import { type Answers, inputValue, withRow, withValue } from '../../src/interview/answers.ts';
import { InterviewSession } from '../../src/interview/interview-session.ts';
import { amountOf } from '../../src/pay/payslip.ts';
import { over } from '../rules/over.ts';
import { engine, person, worker } from '../support.ts';
import { session } from './setup.ts';

const answered = (values: Readonly<Record<string, string>>): Answers => ({
  unknown: [],
  values: {
    귀속월: '2024-05',
    '직원.직종': '요양보호사',
    '직원.근무형태': '전일제',
    '직원.소속유형': '모두돌봄센터',
    '직원.기본급': '2508000',
    ...values,
  },
});
const grossOf = (answers: Answers): number[] =>
  session.work(answers).comparison?.payslips.map((slip) => amountOf(slip, '지급총액')) ?? [];
const wrongIn = (values: Readonly<Record<string, string>>): (readonly [string | undefined, string])[] =>
  session.work(answered(values)).problems.map(({ field, problem }) => [field, problem.code]);

test('a row of changes says what the input says under the fact’s own key', () => {
  const answers = answered({
    '변경.0.적용일': '2024-05-16',
    '변경.0.열': '기본급',
    '변경.0.값': '2600000',
    '변경.3.적용일': '2024-05-20',
    '변경.3.열': '소정근로',
    '변경.3.값': '월~금 09:00-17:00',
  });
  expect(inputValue(answers).value['변경']).toEqual([
    { 적용일: '2024-05-16', 직원: { 기본급: '2600000' } },
    { 적용일: '2024-05-20', 소정근로: '월~금 09:00-17:00' },
  ]);
  // Seven hours a day from the 20th on: the row is read as a cell of a table is.
  expect(session.work(answers).problems).toEqual([]);
  // 2,508,000 × 15/31 and 2,600,000 × 16/31, to the won.
  const raised = answered({ '변경.0.적용일': '2024-05-16', '변경.0.열': '기본급', '변경.0.값': '2600000' });
  const [current] = session.work(raised).comparison?.payslips ?? [];
  expect(current && amountOf(current, '기본급')).toBe(1_213_548 + 1_341_935);
});

test('rows of holidays that changed places pay as the input does', () => {
  const rows = {
    // Monday, 2024-05-06 is a holiday; somebody works on it and has the 8th off.
    '휴일대체.0.휴일': '2024-05-06',
    '휴일대체.0.대체': '2024-05-08',
    '근무일지.0.일자': '2024-05-06',
    '근무일지.0.시작': '09:00',
    '근무일지.0.종료': '18:00',
    '근무일지.0.휴게': '12:00-13:00',
  };
  const input = {
    귀속월: '2024-05',
    직원: { ...worker, 기본급: 2_508_000 },
    휴일대체: [{ 휴일: '2024-05-06', 대체: '2024-05-08' }],
    근무일지: [{ 일자: '2024-05-06', 시작: '09:00', 종료: '18:00', 휴게: '12:00-13:00' }],
  };
  const one = person(input);
  const expected = session.schemes.map((scheme) => amountOf(engine.payslip(one, scheme), '지급총액'));
  expect(grossOf(answered(rows))).toEqual(expected);
  const { '휴일대체.0.휴일': _, '휴일대체.0.대체': __, ...plain } = rows;
  expect(grossOf(answered(plain))).not.toEqual(expected);
});

test('what is wrong with a row stands by its field', () => {
  const change = { '변경.1.적용일': '2024-05-16', '변경.1.열': '기본급' };
  expect(wrongIn({ ...change, '변경.1.값': '이백' })[0]?.[0]).toBe('변경.1.값');
  expect(wrongIn(change)[0]?.[0]).toBe('변경.1.값');
  expect(wrongIn({ '변경.1.적용일': '2024-05-16' })[0]?.[0]).toMatch(/^변경\.1\.(열|값)$/);
  expect(wrongIn({ '변경.1.열': '기본급', '변경.1.값': '2600000' })[0]?.[0]).toBe('변경.1.적용일');
  expect(
    wrongIn({ '변경.1.적용일': '2024-05-16', '변경.1.열': '소정근로', '변경.1.값': '아홉시' })[0]?.[0],
  ).toBe('변경.1.값');
  expect(wrongIn({ '휴일대체.2.휴일': '2024-05-06' })[0]?.[0]).toBe('휴일대체.2.대체');
  expect(wrongIn({ '휴일대체.2.휴일': '2024-05-07', '휴일대체.2.대체': '2024-05-08' })).toEqual([
    [expect.stringMatching(/^휴일대체\.2\./), 'swap-holiday'],
  ]);
  // A row that says nothing yet is none.
  const begun = withRow(withRow(answered({}), '변경'), '휴일대체');
  expect(session.work(begun).problems).toEqual([]);
});

test('approved minutes are asked for where some scheme goes by them', () => {
  const answers = answered({});
  expect(session.asksApproval(answers)).toBe(false);
  const { rules, problems } = over(
    'extends: 근로시간-공통\nsource: 보기\nvalues: { 연장인정: [{ value: 승인, overrides: true }] }\n',
  );
  problems.throwIfAny();
  const strict = new InterviewSession(rules);
  expect(strict.asksApproval(answers)).toBe(true);
  // No month yet: the session's first is looked at.
  expect(strict.asksApproval(withValue(answers, '귀속월', ''))).toBe(true);
  const shift = {
    '근무일지.0.일자': '2024-05-07',
    '근무일지.0.시작': '09:00',
    '근무일지.0.종료': '20:00',
    '근무일지.0.휴게': '12:00-13:00',
  };
  const overtime = (values: Readonly<Record<string, string>>) => {
    const [current] = strict.work(answered({ ...shift, ...values })).comparison?.payslips ?? [];
    return current && amountOf(current, '연장수당');
  };
  // 2,508,000 ÷ 209 × 1.5 for one of two hours.
  expect([overtime({}), overtime({ '근무일지.0.승인연장': '60' })]).toEqual([0, 18_000]);
});

test('what may change is what is asked of a person, the days of the employment apart', () => {
  const keys = session.changeable.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(['기본급', '직종', '노조']));
  for (const gone of ['입사일', '퇴사일', '제공건수']) expect(keys).not.toContain(gone);
});
