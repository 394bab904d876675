import { expect, test } from 'vitest';
import { distributionChart } from '../../src/report/chart/run-charts.ts';
import { barsText } from '../../src/report/chart/text.ts';
import { distribute } from '../../src/run/histogram.ts';
import { table } from '../../src/writing/table.ts';
import { either } from '../runs.ts';

/** More than a call takes as arguments. */
const many = either(150_000, 300_000);

test('a table has as many rows as it is given', () => {
  const rows = Array.from({ length: many }, (_, i) => [String(i)]);
  expect(table([{ head: 'n' }], rows, 80).split('\n')).toHaveLength(many + 2);
});

test('bins that are many are those that hold somebody', () => {
  const few = distribute(new Map([[-2, 1], [1, 3]]), 4, 10); // biome-ignore format: one bin a pair
  expect(few.map(({ from, to, people }) => [from, to, people])).toEqual([
    [-20, -10, 1],
    [-10, 0, 0],
    [0, 0, 4],
    [0, 10, 0],
    [10, 20, 3],
  ]);
  const far = distribute(new Map([[-1e9, 1], [5, 2]]), 4, 1); // biome-ignore format: one bin a pair
  expect(far.map(({ from, to, people }) => [from, to, people])).toEqual([
    [-1e9, -1e9 + 1, 1],
    [0, 0, 4],
    [5, 6, 2],
  ]);
  expect(distribute(new Map(), 0, 1)).toEqual([]);
  const all = distribute(new Map(Array.from({ length: many }, (_, i) => [i + 1, 1])), 0, 1);
  expect(barsText(distributionChart(all, '개편안', 'ko'), 80).split('\n')).toHaveLength(many + 2);
});
