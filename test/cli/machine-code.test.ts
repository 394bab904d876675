import { describe, expect, it } from 'vitest';
import { knowsBudget } from '../../src/cli/machine-code.ts';

describe('the flag that makes machine code later', () => {
  it.each([
    ['Node 20', '11.3.244.8-node.38', true],
    ['Node 22', '12.4.254.21-node.56', true],
    ['Node 24, which would complain of it on standard error', '13.6.233.17-node.41', false],
    ['Node 26', '14.4.1', false],
  ])('%s', (_, v8, knows) => {
    expect(knowsBudget(v8)).toBe(knows);
  });
});
