import { expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { wholeNum } from '../../../src/readings/batch/number.ts';
import { PlanBuilder, type PlanNode } from '../../../src/readings/batch/plan.ts';
import { rangePlace } from '../../../src/readings/batch/table.ts';

/** The operations that find a row among these lower ends (the last number ends the last row). */
function operations(ends: readonly number[]): Set<PlanNode['op']> {
  const plan = new PlanBuilder();
  rangePlace(
    plan,
    wholeNum(plan.input(0, 0n, undefined)),
    ends.map((end) => ratio(end)),
  );
  return new Set(plan.nodes.map(({ op }) => op));
}

test('rows of one width are found by a division, however wide they are', () => {
  const found = operations([0, 1_000_000, 2_000_000, 3_000_000]);
  expect(found).toContain('floorDivide');
  expect([...found].filter((op) => op === 'pick' || op === 'search')).toEqual([]);
});

test('rows of several widths on a common step are found in an index of bands of that step', () => {
  // 10,000 bands of 1,000; of 1 they would be too many for an index.
  const found = operations([0, 1_000_000, 1_005_000, 10_000_000]);
  expect(found).toContain('pick');
  expect(found).not.toContain('search');
});

test('rows without a step in common are searched by halving', () => {
  expect(operations([0, 1, 10_000_000])).toContain('search');
});
