import { expect, test } from 'vitest';
import type { Bounds } from '../../src/readings/bound.ts';
import { bounds } from '../../src/readings/bounds.ts';
import { between } from '../../src/readings/interval.ts';
import { narrowed } from '../../src/readings/narrowed.ts';
import { twinned } from '../../src/readings/twins.ts';
import { programOf, r } from '../formula/setup.ts';

const whole = (from: number, to: number): Bounds => ({
  kind: 'number',
  within: between(r(from), r(to)),
  grain: r(1),
});

test('what is known of one term and then of another is read anew, whatever was asked of the same term before', () => {
  const program = programOf({
    가: '수',
    나: '수',
    반: { unit: '수', formula: '나 + 1' },
    값: { unit: '수', formula: '가 + 반' },
  });
  const twins = twinned(program, '가', r(1));
  const within = bounds(twins.program, () => whole(0, 9));
  const of = (name: string, known: Bounds): Bounds | undefined =>
    narrowed(twins, within, '값', new Map([[name, known]])).of('값');
  // 2 + (0 … 9) + 1, and (0 … 9) + 4 + 1; with nothing known 1 … 19.
  expect(of('가', whole(2, 2))).toEqual(whole(3, 12));
  expect(of('나', whole(4, 4))).toEqual(whole(5, 14));
  expect(of('가', whole(3, 3))).toEqual(whole(4, 13));
});
