import { expect, test } from 'vitest';
import { isRatio } from '../../../src/formula/checked.ts';
import { ops } from '../../../src/readings/batch/ops.ts';
import { type Case, readCases } from '../cases.ts';
import { batchFigures } from '../columns.ts';
import { type Mutation, mutations, wrong } from './mutations.ts';

const cases = readCases();

/** Whether some figure of a case is not what is expected, or cannot even be worked out. */
function fails(one: Case, mutation: Mutation, onChange: () => void): boolean {
  try {
    const figures = batchFigures(one, wrong(mutation, onChange));
    return one.rows.some(({ expect: expected }, row) =>
      [...expected].some(([term, value]) => {
        if (value !== undefined && isRatio(value) && !Number.isSafeInteger(Number(value.n))) return false;
        return !same(figures[row]?.get(term), value);
      }),
    );
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return true;
    throw error;
  }
}

function same(a: unknown, b: unknown): boolean {
  const text = (one: unknown): string =>
    JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)) ?? '';
  return text(a) === text(b);
}

test('a loop that is not wrong passes every case', () => {
  for (const one of cases)
    expect(
      fails(one, { name: 'none' }, () => {}),
      one.name,
    ).toBe(false);
  // A plan whose nodes are put together anew, and nothing else, is the same plan.
  const copied: Mutation = { name: 'copied', node: (node, args) => ({ ...node, args }) };
  for (const one of cases)
    expect(
      fails(one, copied, () => {}),
      one.name,
    ).toBe(false);
});

test.each(mutations.map((one) => [one.name, one] as const))('caught: %s', (_, mutation) => {
  let changes = 0;
  const caught = cases.filter((one) => fails(one, mutation, () => changes++));
  expect(changes, 'places that it changes').toBeGreaterThan(0);
  expect(caught.length, 'cases that fail').toBeGreaterThan(0);
});

test('there is a mutation of every operation', () => {
  const mutated = new Set(mutations.map(({ op }) => op));
  expect(Object.keys(ops).filter((op) => ![...mutated].some((one) => one === op))).toEqual([]);
});
