import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockText } from '../../src/formula/civil.ts';
import { print, printNumber } from '../../src/formula/print.ts';
import type { Expr } from '../../src/formula/tree.ts';
import { runs } from '../runs.ts';
import { anyTree } from './arbitrary.ts';
import { bare, r, treeOf } from './setup.ts';

describe('printing a formula', () => {
  test.each([
    ['통상시급×연장가산율×연장분÷시간당분', '통상시급 * 연장가산율 * 연장분 / 시간당분'],
    ['((가))', '가'],
    ['가 - (나 - 다)', '가 - (나 - 다)'],
    ['(가 - 나) - 다', '가 - 나 - 다'],
    ['(가 + 나) * 다', '(가 + 나) * 다'],
    ['가 / (나 * 다)', '가 / (나 * 다)'],
    ['-(가 + 나)', '-(가 + 나)'],
    ['--가', '--가'],
    ['not (가 and 나)', 'not (가 and 나)'],
    ['(not 가) = 나', '(not 가) = 나'],
    ['가 and (나 or 다)', '가 and (나 or 다)'],
    ['(가 and 나) or 다', '가 and 나 or 다'],
    ['(가 < 나) = 참', '(가 < 나) = 참'],
    ['(if 가 then 1 else 2) + 3', '(if 가 then 1 else 2) + 3'],
    ['if 가 then 1 else (2 + 3)', 'if 가 then 1 else 2 + 3'],
    ['(가 otherwise 나) otherwise 다', '(가 otherwise 나) otherwise 다'],
    ['가 otherwise (나 otherwise 다)', '가 otherwise 나 otherwise 다'],
    ['1000000원', '1_000_000원'],
    ['1_000.50', '1_000.5'],
    ['85 %', '85%'],
    ['0.85', '0.85'],
    ['9:00', '09:00'],
    ['호봉표[ 3,"가" ]', '호봉표[3, "가"]'],
    ['round( 가,10원 )', 'round(가, 10원)'],
    ['가≥나', '가 >= 나'],
    ['가≠[ ]', '가 != []'],
  ])('%s is %s', (source, printed) => {
    expect(print(treeOf(source))).toBe(printed);
  });

  test('parsing what is printed gives the same tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const printed = print(tree);
        const again = treeOf(printed);
        expect(bare(again)).toEqual(bare(tree));
        expect(print(again)).toBe(printed);
      }),
      runs(1000, 50_000),
    );
  });

  test('every node stands in the text where its span says', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const source = print(tree);
        for (const node of nodes(treeOf(source))) {
          expect(bare(treeOf(source.slice(node.span.start, node.span.end)))).toEqual(bare(node));
        }
      }),
      runs(200, 10_000),
    );
  });
});

/** A tree's nodes, itself included. */
function nodes(tree: Expr): Expr[] {
  const below = Object.values(tree)
    .flat()
    .filter(
      (part): part is Expr => typeof part === 'object' && part !== null && 'kind' in part && 'span' in part,
    );
  return [tree, ...below.flatMap(nodes)];
}

describe('printing a number', () => {
  test.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1_000'],
    ['2390124', '2_390_124'],
    ['1/8', '0.125'],
    ['1001/1000', '1.001'],
    ['-1/2', '-0.5'],
    ['-1/20', '-0.05'],
    ['-1234567/4', '-308_641.75'],
  ])('%s is %s', (value, printed) => {
    expect(printNumber(r(value))).toBe(printed);
  });

  test('a ratio that is no finite decimal is refused', () => {
    expect(() => printNumber(r('1095/7'))).toThrow(RangeError);
  });

  test('minutes are a clock of two digits each, past midnight too', () => {
    expect([0, 545, 1439, 1800, 2880].map(clockText)).toEqual(['00:00', '09:05', '23:59', '30:00', '48:00']);
  });
});
