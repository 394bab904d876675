import { expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import type { Lang } from '../../src/problem/text.ts';
import { formulaWords } from '../../src/readings/words.ts';
import { rules } from '../support.ts';

/** A formula of the shipped terms in words, of nobody in particular. */
const said = (term: string, text: string, lang?: Lang): string => {
  const type = rules.term(term)?.type;
  if (type === undefined) throw new Error(`no term ${term}`);
  const problems = new Problems();
  const made = rules.formula(term, { text, at: { file: 'test', line: 1, column: 1 } }, type, false, problems);
  problems.throwIfAny();
  return made === undefined ? '' : formulaWords(made, lang);
};

test.each([
  [
    '협력성과급A',
    'if 기준A달성 then 기준A금액 else if 기준B달성 then 기준B금액 else 0원',
    '[기준A달성이면 기준A금액, 기준B달성이면 기준B금액, 아니면 0원]',
  ],
  [
    '기준A달성',
    'not 기준B달성 and (제공건수 > 0 or 적극개입건수 >= 3건)',
    '기준B달성 아님 그리고 (제공건수 > 0 또는 적극개입건수 ≥ 3건)',
  ],
  ['기준A금액', 'max(100원, abs(기준B금액 - 7원))', '(100원, (기준B금액 − 7원)의 절댓값) 가운데 큰 값'],
  ['기준A금액', 'floor(기준B금액 * 2 / 3, 10원)', '(기준B금액 × 2 ÷ 3)을 10원 단위로 버림'],
  ['시행일', 'addMonths(firstOfMonth(귀속월), -1개월)', '귀속월이 든 달의 첫날의 1개월 앞'],
  ['시행일', '입사일 otherwise 귀속월', '입사일(없으면 귀속월)'],
  ['기준A달성', '직종 in ["요양보호사"]', '직종: [요양보호사] 가운데 하나'],
  ['기준A달성', 'month(귀속월) in [3, 9]', '귀속월의 달: [3, 9] 가운데 하나'],
])('%s: %s', (term, text, words) => {
  expect(said(term, text)).toBe(words);
});

test.each([
  [
    '협력성과급A',
    'if 기준A달성 then 기준A금액 else if 기준B달성 then 기준B금액 else 0원',
    '[if 기준A달성 then 기준A금액, if 기준B달성 then 기준B금액, else 0 won]',
  ],
  [
    '기준A달성',
    'not 기준B달성 and (제공건수 > 0 or 적극개입건수 >= 3건)',
    'not 기준B달성 and (제공건수 > 0 or 적극개입건수 ≥ 3 services)',
  ],
  ['기준A금액', 'floor(기준B금액 * 2 / 3, 10원)', '(기준B금액 × 2 ÷ 3) rounded down to 10 won'],
  ['시행일', 'addMonths(firstOfMonth(귀속월), -1개월)', '1 month before first day of the month of 귀속월'],
  ['시행일', '입사일 otherwise 귀속월', '입사일 (귀속월 where absent)'],
  ['기준A달성', 'month(귀속월) in [3, 9]', 'month of 귀속월 is one of [3, 9]'],
  ['기준A달성', 'fullYears(입사일, 귀속월) >= 1년', 'full years from 입사일 to 귀속월 ≥ 1 year'],
])('in English, %s: %s', (term, text, words) => {
  expect(said(term, text, 'en')).toBe(words);
});
