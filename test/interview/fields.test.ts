import { describe, expect, test } from 'vitest';
import { type Answers, emptyAnswers, inputValue, withValue } from '../../src/interview/answers.ts';
import { session } from './setup.ts';

const whole: Answers = Object.entries({
  귀속월: '2024-03',
  '직원.직종': '요양보호사',
  '직원.근무형태': '전일제',
  '직원.소속유형': '모두돌봄센터',
}).reduce((now, [id, text]) => withValue(now, id, text), emptyAnswers);

const given = (more: Readonly<Record<string, string>>): Answers =>
  Object.entries(more).reduce((now, [id, text]) => withValue(now, id, text), whole);

/** The codes of what is wrong, and the fields by which it is shown. */
const wrong = (more: Readonly<Record<string, string>>): string[] =>
  session.work(given(more)).problems.map(({ field, problem }) => `${problem.code} ${field}`);

describe('answers as an input', () => {
  test('rows stand in their order without those that say nothing yet; groups without an answer are left out', () => {
    const rows = {
      '고정수당.5.항목': '식대',
      '고정수당.5.금액': '140,000',
      '고정수당.2.통상임금': 'true',
      '고정수당.3.항목': '급식비',
      '근무.연차일수': ' ',
    };
    expect(inputValue(given(rows)).value).toEqual({
      귀속월: '2024-03',
      직원: { 직종: '요양보호사', 근무형태: '전일제', 소속유형: '모두돌봄센터' },
      고정수당: [{ 항목: '급식비' }, { 항목: '식대', 금액: '140,000' }],
    });
    expect(inputValue(emptyAnswers).value).toEqual({ 귀속월: '', 직원: {} });
  });

  test('what is wrong stands by the field that was answered, in a row that lacks something by what it lacks', () => {
    expect(session.work(whole).problems).toEqual([]);
    expect(wrong({ '직원.기본급': 'x', '근무시간대.시작': '09:00', '근무시간대.종료': 'noon' })).toEqual([
      'not-a-number 직원.기본급',
      'not-a-clock 근무시간대.종료',
    ]);
    // The second row that says anything is the one with the number 5.
    const first = { '고정수당.2.항목': '식대', '고정수당.2.금액': '1', '고정수당.2.통상임금': 'true' };
    const second = { '고정수당.5.항목': '급식비', '고정수당.5.통상임금': 'true' };
    expect(wrong({ ...first, ...second, '고정수당.5.금액': 'x' })).toEqual(['not-a-number 고정수당.5.금액']);
    expect(wrong({ ...first, ...second })).toEqual(['missing-key 고정수당.5.금액']);
    expect(wrong({ '근무.제공건수': '1', '근무.적극개입건수': '2' })).toEqual([
      'requirement-broken 근무.적극개입건수',
    ]);
  });
});
