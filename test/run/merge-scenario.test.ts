import { expect, test } from 'vitest';
import { Problems } from '../../src/problem/problem.ts';
import { readSource, type SourceNode, toPlain } from '../../src/rules/source-tree.ts';
import { mergeScenario } from '../../src/run/scenario/merge-scenario.ts';

function tree(text: string): SourceNode {
  const problems = new Problems();
  const node = readSource(text, 'test.yaml', problems);
  problems.throwIfAny();
  if (node === undefined) throw new Error('no tree');
  return node;
}
const base = `
시나리오: 바탕
합성인력:
  인원: 9
  직원: { 노조: { 1노조: 50%, 2노조: 50% }, 기본급: 2_400_000 }
  일과: { '09:00-18:00': 50%, '09:00-16:00': 50% }
  명단:
    - { 사번: A, 직원: { 노조: 1노조, 기본급: 2_403_500 }, 일과: '09:00-18:00', 휴직: [] }
    - { 사번: B, 직원: { 노조: 2노조 } }
`;
const merged = (over: string): unknown => toPlain(mergeScenario(tree(base), tree(over)));
const listed = (list: unknown): unknown =>
  expect.objectContaining({ 합성인력: expect.objectContaining({ 명단: list }) });

test('hours stated of everybody are those of the listed people, too', () => {
  expect(merged(`합성인력: { 일과: '09:00-16:00' }`)).toEqual(
    listed([
      { 사번: 'A', 직원: { 노조: '1노조', 기본급: '2_403_500' }, 휴직: [] },
      { 사번: 'B', 직원: { 노조: '2노조' } },
    ]),
  );
});

test('a fact stated of everybody is, and the other facts of listed people stay', () => {
  expect(merged(`합성인력: { 직원: { 노조: 없음 } }`)).toEqual(
    listed([{ 사번: 'A', 직원: { 기본급: '2_403_500' }, 일과: '09:00-18:00', 휴직: [] }, { 사번: 'B' }]),
  );
});

test('leave stated of everybody is', () => {
  expect(merged(`합성인력: { 휴직: [{ 종류: 질병휴직, 비중: 10% }] }`)).toEqual(
    listed([
      { 사번: 'A', 직원: { 노조: '1노조', 기본급: '2_403_500' }, 일과: '09:00-18:00' },
      { 사번: 'B', 직원: { 노조: '2노조' } },
    ]),
  );
});

test('a list of its own says itself what holds for whom', () => {
  const own = `합성인력: { 일과: '09:00-16:00', 명단: [{ 사번: C, 일과: '09:00-17:00' }] }`;
  expect(merged(own)).toEqual(listed([{ 사번: 'C', 일과: '09:00-17:00' }]));
});
