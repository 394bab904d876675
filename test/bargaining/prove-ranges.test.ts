import { expect, test } from 'vitest';
import { prove } from '../../src/bargaining/prove/prove.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { sentences } from '../../src/problem/text.ts';
import { engineOf, month } from './prove-setup.ts';

function told(terms: string, text: string): string[] {
  try {
    return [prove({ engine: engineOf(terms), months: [month], schemes: ['시험'] }, text).verdict];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map((one) => `${one.code}: ${sentences(one, 'ko').found}`);
  }
}
const terms = (range: string): string => `
  가: { unit: 건, label: a, fact: { from: 근무, default: 0, ${range} } }
  값: { unit: 건, label: b, formula: 가 }
`;

test('a fact must say its range and its step', () => {
  expect(told(terms('min: 0, max: 5, step: 1'), '늘려도 줄지 않음: 값, 가')).toEqual(['proved']);
  expect(told(terms('min: 0, step: 1'), '모두: 값 >= 0')).toEqual([
    'fact-without-range: 사실 ‘가’에 범위나 간격이 없습니다',
  ]);
  expect(told(terms('min: 0, max: 0, step: 1'), '늘려도 줄지 않음: 값, 가')).toEqual([
    'no-step-in-range: ‘가’의 범위 0건 ~ 0건에 한 단위 늘릴 자리가 없습니다',
  ]);
});

// Until midnight on 20 days and 6 holidays are 26 × 840 = 21,840 minutes; with Saturdays, in no record that is tried, more.
test('hours that only the records tried keep to are not proved', () => {
  const hours = `
  값: { unit: 분, label: b, formula: 실근로분 }
`;
  expect(told(hours, '모두: 값 <= 21_839분')).toEqual(['refuted']);
  expect(told(hours, '모두: 값 <= 21_840분')).toEqual(['open']);
  expect(told(hours, '모두: 값 <= 89_280분')).toEqual(['proved']);
});
