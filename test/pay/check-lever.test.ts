import { expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { render } from '../../src/problem/render.ts';
import { checkLever } from '../../src/rules/check-lever.ts';
import { Compiled } from '../../src/rules/compile.ts';
import { readRules } from '../read-rules.ts';

/** What is said of a term with a lever; the file has one provision with that term. */
function said(term: string): string {
  const text = `provision: 보기\nlabel: An example\nsource: 시험\nterms:\n  보기: ${term}\n`;
  const problems = new Problems();
  const rules = new Compiled(readRules([{ path: '보기.yaml', text, sha256: '' }], problems), problems);
  for (const { rules: defined } of rules.terms.values())
    for (const { rule } of defined) checkLever(rules, rule, problems);
  return problems.any ? render(problems.list, 'ko') : '';
}

test('a range of the term’s own unit, and all of a choice, are accepted', () => {
  expect(said('{ unit: 원, label: A, value: 10, lever: { from: 0, to: 20, step: 5 } }')).toBe('');
  expect(
    said("{ unit: 시각, label: A, value: '09:00', lever: { from: '08:00', to: '10:00', step: 30분 } }"),
  ).toBe('');
  expect(said('{ unit: 선택, label: A, choices: [가, 나], value: 가, lever: true }')).toBe('');
});

test.each([
  ['{ unit: 원, label: A, value: 10, lever: true }', '‘from’ 키가 없습니다'],
  ['{ unit: 원, label: A, value: 10, lever: { from: 20, to: 0, step: 5 } }', '비어 있는 구간 20~0'],
  ['{ unit: 원, label: A, value: 10, lever: { from: 0, to: 20, step: 0 } }', '0보다 큰 값'],
  ['{ unit: 원, label: A, value: 10, lever: { from: 0, to: 20 } }', 'step'],
  ["{ unit: 시각, label: A, value: '09:00', lever: { from: '08:00', to: '10:00', step: 1 } }", '1분'],
  ['{ unit: 비율, label: A, value: 10%, lever: { from: 영, to: 20%, step: 1% } }', '영'],
])('%s is refused by name, with its place', (term, part) => {
  const text = said(term);
  expect(text).toContain(part);
  expect(text).toContain('보기.yaml:5');
});
