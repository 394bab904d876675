import { describe, expect, test } from 'vitest';
import { checkOver, over } from './over.ts';

const regular = '{ 통상임금: 예, 세금: 과세, 최저임금: 임금, 평균임금: 예 }';
const item = (name: string, after: string, more = 'value: 70_000\n    less: []'): string =>
  `  ${name}:\n    label: An item\n    line: 지급\n    after: ${after}\n    ${more}\n    nature: ${regular}\n`;
/** A provision that no scheme has. */
const unused = (items: string, name = '안쓰는조항'): string =>
  `provision: ${name}\nlabel: Nobody has it\nsource: 시험\nitems:\n${items}`;

/** What check says of it: code, line, and the near name. */
function told(...texts: string[]) {
  const { rules, problems } = over(...texts);
  if (!problems.any) checkOver(rules, problems);
  return problems.list.map(({ code, at, values }) => [code, at?.line, values['nearest']]);
}

describe('a pay item of a provision that no scheme has', () => {
  const one = item('안쓰는수당', '기본급');

  test('is whole as others are', () => {
    expect(told(unused(one))).toEqual([]);
    // Where a scheme lists it, it says no place itself.
    expect(told(unused(one.replace('    after: 기본급\n', '')))).toEqual([]);
    // One behind another that no scheme has.
    expect(told(unused(one + item('뒤수당', '안쓰는수당')))).toEqual([]);
  });

  test.each([
    ['no nature', one.replace(/ {4}nature: .*\n/, ''), ['item-without-nature', 5, undefined]],
    ['a nature missing', one.replace(', 평균임금: 예', ''), ['item-without-nature', 5, undefined]],
    ['lines that there are not', one.replace('line: 지급', 'line: 지금'), ['unknown-line', 5, '지급']],
    ['an item of no scheme', one.replace('기본급', '기본금'), ['item-without-place', 8, '기본급']],
    ['an item of other lines', one.replace('기본급', '국민연금'), ['item-without-place', 8, undefined]],
    ['itself', one.replace('기본급', '안쓰는수당'), ['item-without-place', 8, undefined]],
    [
      'a part of no term',
      one.replace('세금: 과세', '세금: { 식대: 식데, 나머지: 과세 }'),
      ['unknown-term', 11, '식대'],
    ],
    [
      'no amount and no term of its name',
      one.replace(/ {4}value: 70_000\n {4}less: \[\]\n/, ''),
      ['unknown-term', 5, undefined],
    ],
    [
      'another number of payments than its condition has months',
      one.replace('value: 70_000', 'value: 70_000\n    paid: month(귀속월) in [2, 9]\n    times: 3'),
      ['times-differ', 11, undefined],
    ],
  ])('with %s is told of', (_, items, problem) => {
    expect(told(unused(items))).toEqual([problem]);
  });

  test('in a ring with another is told of, both', () => {
    const ring = unused(item('앞수당', '뒤수당') + item('뒤수당', '앞수당'));
    expect(told(ring).map(([code, line]) => [code, line])).toEqual([
      ['item-without-place', 8],
      ['item-without-place', 15],
    ]);
  });

  test('is told of once where a scheme has it', () => {
    const wrong = unused(one.replace('기본급', '기본금'));
    const scheme = 'scheme: 시험안\nlabel: A\nbase: 현행\nprovisions: [안쓰는조항]\n';
    expect(told(wrong, scheme)).toEqual([['item-without-place', 8, '기본급']]);
  });
});
