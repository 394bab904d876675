import { expect, test } from 'vitest';
import { change, shareChange, won } from '../../src/writing/amount.ts';

test.each([
  // 28,261,853 ÷ 3,748,610,719 = 0.7539…%
  [28_261_853, 3_748_610_719, '▲ 0.75%'],
  [-231_229_342, 3_748_610_719, '▼ 6.17%'],
  // 0.125 % is half way, and goes up; so does a fall by as much.
  [125, 100_000, '▲ 0.13%'],
  [-125, 100_000, '▼ 0.13%'],
  [0, 100_000, '0.00%'],
  [2_000_000, 100_000, '▲ 2,000.00%'],
  [5, 0, '—'],
])('%i of %i is %s', (amount, before, text) => {
  expect(shareChange(amount, before)).toBe(text);
});

test('won and changes', () => {
  expect([won(2_390_124), won(-5), change(0), change(-401_124), change(119_377)]).toEqual([
    '2,390,124',
    '−5',
    '0',
    '▼ 401,124',
    '▲ 119,377',
  ]);
});
