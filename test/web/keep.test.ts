import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withValue } from '../../src/interview/answers.ts';
import { knownAnswers } from '../../src/interview/known-answers.ts';
import { verdictOf } from '../../src/interview/verdict.ts';
import { verdictText } from '../../src/interview/verdict-text.ts';
import { answersFile, answersFragment, readAnswersFile, readFragment } from '../../src/web/keep.ts';
import { session } from '../interview/setup.ts';
import { runs } from '../runs.ts';
import { seed } from './seed-answers.ts';

test('a file of the version before opens, one of a later version as far as it can be read', () => {
  const before = JSON.stringify({ 품삯상담: 1, 답: seed.values, 모름: [] });
  expect(readAnswersFile(before)).toEqual({ answers: seed, by: undefined, isOther: true });
  const later = JSON.stringify({ 품삯상담: 9, 답: { ...seed.values, 새것: { 안: 1 } }, 더: [] });
  expect(readAnswersFile(later)).toEqual({ answers: seed, by: undefined, isOther: true });
  expect(readAnswersFile(answersFile(seed, { rules: 'abc', said: '같습니다.' }))).toEqual({
    answers: seed,
    by: { rules: 'abc', said: '같습니다.' },
    isOther: false,
  });
});

test('what is no session is none', () => {
  for (const text of ['', '{', '[]', '1', '{"답":{}}', '{"품삯상담":"1","답":{}}', '{"품삯상담":1,"답":[]}'])
    expect(readAnswersFile(text)).toBeUndefined();
});

test('answers that these rules do not ask for are told, and left out', () => {
  const other = withValue(withValue(seed, '직원.없는것', '3'), '확인.직원.기본급', '12,000,000');
  const { answers, gone } = knownAnswers(session, { ...other, unknown: ['근무.옛날일수', '직원.노조'] });
  expect(gone).toEqual(['직원.없는것', '근무.옛날일수']);
  expect(answers.values).toEqual(withValue(seed, '확인.직원.기본급', '12,000,000').values);
  expect(answers.unknown).toEqual(['직원.노조']);
  const row = withValue(seed, '휴직.0.시작일', '2024-03-04');
  expect(knownAnswers(session, row)).toEqual({ answers: row, gone: [] });
});

test('whatever a file or a link holds, something is said of it', () => {
  const ids = [
    ...session.questions.map(({ id }) => id),
    ...Object.keys(seed.values),
    '휴직.0.시작일',
    '고정수당.0.금액',
  ];
  const text = fc.oneof(fc.string(), fc.constantFrom('모름', '1e9', '−3', '2024-02-30', '25:99', '0', '９'));
  const values = fc.dictionary(fc.oneof(fc.constantFrom(...ids), fc.string()), text, { maxKeys: 6 });
  fc.assert(
    fc.property(values, fc.array(fc.constantFrom(...ids), { maxLength: 3 }), (others, unknown) => {
      const kept = readAnswersFile(answersFile({ values: { ...seed.values, ...others }, unknown }));
      const { answers } = knownAnswers(session, kept?.answers ?? seed);
      const verdict = verdictOf(session, answers, session.work(answers), '실수령액');
      expect(verdictText(verdict, 'ko')).not.toBe('');
    }),
    runs(25, 1000),
  );
  fc.assert(
    fc.property(fc.string(), (tail) => {
      readFragment(`${answersFragment(seed).slice(0, 60)}${tail}`);
    }),
    runs(100, 2000),
  );
});
