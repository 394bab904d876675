import { expect, test } from 'vitest';
import { shippedRules } from '../../src/generated/shipped-rules.ts';
import { Problems } from '../../src/problem/problem.ts';
import { isAddition } from '../../src/rules/addition.ts';
import { underWork } from '../../src/rules/layer.ts';

const shipped = shippedRules();
function adds(text: string): boolean {
  const problems = new Problems();
  const rules = underWork(shipped, [{ path: 'mine.yaml', text, sha256: '' }], problems);
  expect(problems.list).toEqual([]);
  return isAddition(rules, shipped);
}
const head = (name: string): string => `provision: ${name}\nlabel: Test\nsource: 시험\n`;
const term = (name: string): string =>
  `terms:\n  ${name}: { unit: 원, label: Test, formula: 월급여 * 10% }\n`;

test('a provision of terms without a name before, and a scheme that has it, only add', () => {
  expect(adds(head('시험조항') + term('시험액'))).toBe(true);
  expect(adds('scheme: 시험안\nlabel: Test\nbase: 현행\nprovisions: [임의공제]\n')).toBe(true);
});

test.each([
  ['stands in for a provision', head('임의공제') + term('시험액')],
  ['stands in for a scheme', 'scheme: 개편안\nlabel: Test\nbase: 현행\n'],
  ['says a term that others say', head('시험조항') + term('월기본급')],
  [
    'has a function',
    `${head('시험조항')}functions:\n  시험함수: { label: Test, of: { 값: 원 }, unit: 원, formula: 값 }\n${term('시험액')}`,
  ],
  ['adds to a scheme', 'extends: 개편안\nsource: 시험\nprovisions: [임의공제]\n'],
  [
    'guarantees something',
    "guarantee: 시험보장\nlabel: Test\nsource: 시험\nstatement: '모두: 지급총액 >= 0'\nholds: true\n",
  ],
])('what %s may change what is below', (_, text) => {
  expect(adds(text)).toBe(false);
});
