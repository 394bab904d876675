import { expect, test } from 'vitest';
import type { GroupFigures } from '../../src/run/groups.ts';
import { withoutSmall } from '../../src/run/small-groups.ts';

const figures = (people: number): GroupFigures => ({ people, personMonths: people, totals: [], heads: [] });
const kept = (...sizes: number[]): { shown: string[]; hidden: readonly string[] } => {
  const { shown, hidden } = withoutSmall(
    sizes.map((people, i) => [`${'가나다라마'[i]}`, figures(people)] as const),
  );
  return { shown: shown.map(([value]) => value), hidden };
};

test('groups of five and more are shown', () => {
  expect(kept(5, 9)).toEqual({ shown: ['가', '나'], hidden: [] });
});

test('one small group would follow from the total: the smallest of the others goes with it', () => {
  expect(kept(20, 4, 9)).toEqual({ shown: ['가'], hidden: ['나', '다'] });
});

test('two small groups hide each other', () => {
  expect(kept(20, 4, 9, 1)).toEqual({ shown: ['가', '다'], hidden: ['나', '라'] });
});

test('where all are small, none is shown', () => {
  expect(kept(4)).toEqual({ shown: [], hidden: ['가'] });
});
