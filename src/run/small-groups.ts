import type { GroupFigures } from './groups.ts';

/** Heads below this would show who they are. */
export const smallestShownCount = 5;

export type Group = readonly [value: string, figures: GroupFigures];

/** Groups as they may be shown, and those that are kept back because they would show who somebody is. */
export interface ShownGroups {
  readonly shown: readonly Group[];
  readonly hidden: readonly string[];
}

/**
 * Keeps groups of fewer than five back. One alone could be worked out from the others and the total: then the smallest
 * of the others is kept back, too.
 */
export function withoutSmall(groups: readonly Group[]): ShownGroups {
  const isSmall = ([, { people }]: Group): boolean => people < smallestShownCount;
  const hidden = groups.filter(isSmall);
  const others = groups.filter((one) => !isSmall(one));
  const [next] = [...others].sort(([, a], [, b]) => a.people - b.people);
  if (hidden.length === 1 && next !== undefined) hidden.push(next);
  return {
    shown: others.filter((one) => !hidden.includes(one)),
    hidden: hidden.map(([value]) => value),
  };
}
