import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreesOnTrees, noTrees } from '../../agreement/trees.ts';
import { anyBatch } from '../../formula/rules-arbitrary.ts';

const runs = 400;

describe('the batch reading', () => {
  test('gives the figures of the exact reading for any rules and columns, in loops and kernels alike', () => {
    const counts = noTrees();
    fc.assert(
      fc.property(anyBatch, (one) => agreesOnTrees(one, counts)),
      { numRuns: runs },
    );
    expect(counts.values).toBeGreaterThan(runs);
    expect(counts.failures).toBeGreaterThan(runs / 2);
    expect(counts.big).toBeGreaterThan(runs / 10);
    expect(counts.beyond).toBeLessThan(counts.values / 5);
  });
});
