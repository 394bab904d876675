import { expect, test } from 'vitest';
import { NumberList } from '../../src/people/inputs/number-list.ts';

test('numbers of any size, over the borders of blocks', () => {
  const list = new NumberList();
  // Places of a file that goes beyond 4 GiB within a block, and at the beginning of one.
  const values = Array.from({ length: 200_000 }, (_, i) => (i < 100_000 ? i : 2 ** 32 + i));
  for (const value of values) list.push(value);
  expect(list.length).toBe(values.length);
  expect(values.map((_, i) => list.at(i))).toEqual(values);
});
