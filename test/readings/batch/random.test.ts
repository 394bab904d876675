import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreesOnTrees, noTrees } from '../../agreement/trees.ts';
import { anyBatch } from '../../formula/rules-arbitrary.ts';
import { runs } from '../../runs.ts';

const { numRuns } = runs(60, 4000);

describe('the batch reading', () => {
  test('gives the figures of the exact reading for any rules and columns, in loops and kernels alike', () => {
    const counts = noTrees();
    fc.assert(
      fc.property(anyBatch, (one) => agreesOnTrees(one, counts)),
      { numRuns },
    );
    expect(counts.values).toBeGreaterThan(numRuns);
    expect(counts.failures).toBeGreaterThan(numRuns / 2);
    expect(counts.big).toBeGreaterThan(numRuns / 10);
    expect(counts.beyond).toBeLessThan(counts.values / 5);
  });
});
