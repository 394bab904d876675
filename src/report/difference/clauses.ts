import type { Difference } from '../../rules/difference/types.ts';
import type { Cost } from '../../run/difference/costs.ts';
import type { DifferencePart } from '../../run/difference/difference.ts';

/** Differences that are adopted together: one clause of an agreement, with its cost where there are people. */
export interface Clause {
  /** From 1, through all parts. */
  readonly number: number;
  /** The change of the scheme's file, the provision or the term it is; absent where it is several. */
  readonly name?: string;
  /** How many groups are worked out together in it. */
  readonly groups: number;
  readonly differences: readonly Difference[];
  readonly cost?: Cost;
  /** People were worked out, and no figure rests on it. */
  readonly still: boolean;
}

/** A part's clauses in the order of its differences, those of one cost together. */
export function clausesOf({ differences, costs }: DifferencePart, first: number): Clause[] {
  const of = new Map<string, Cost>();
  for (const cost of costs?.costs ?? []) for (const group of cost.groups) of.set(group, cost);
  const together = new Map<string | Cost, Difference[]>();
  for (const one of differences) {
    const key = of.get(one.group) ?? one.group;
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  return [...together].map(([key, own], i) => {
    const groups = new Set(own.map(({ group }) => group));
    const places = new Set(own.map(({ within }) => within));
    const [name] = groups.size === 1 ? groups : places.size === 1 ? places : [];
    const cost = typeof key === 'string' ? undefined : key;
    return {
      number: first + i,
      groups: groups.size,
      ...(own.length > 1 && name !== undefined && { name }),
      differences: own,
      ...(cost !== undefined && { cost }),
      still: costs !== undefined && cost === undefined,
    };
  });
}
