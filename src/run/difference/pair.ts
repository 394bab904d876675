import type { Change } from '../../rules/change.ts';
import type { Compiled } from '../../rules/compile.ts';
import { schemeDifferences } from '../../rules/difference/scheme.ts';
import { type Grouping, type ResolvedSide, resolveSide } from '../../rules/difference/side.ts';
import type { Difference } from '../../rules/difference/types.ts';

/** Rules and what is laid over their schemes, by scheme name. */
export interface RuleVersion {
  readonly rules: Compiled;
  readonly changes: ReadonlyMap<string, Change>;
}

/** A scheme of one version and the one that is compared with it, with everything in which they differ. */
export interface SchemePair {
  readonly before: string;
  readonly after: string;
  readonly sides: readonly [ResolvedSide, ResolvedSide];
  readonly groups: Grouping;
  readonly differences: readonly Difference[];
  /** Those whom the schemes do not cover: the schemes whose figures they have. */
  readonly fallback?: SchemePair;
}

/** @throws ProblemError for a scheme that there is none of, or whose rules are wrong */
export function pairOf(a: RuleVersion, b: RuleVersion, before: string, after: string): SchemePair {
  const side = ({ rules, changes }: RuleVersion, scheme: string): ResolvedSide =>
    resolveSide({ rules, scheme, change: changes.get(scheme) });
  const sides = [side(a, before), side(b, after)] as const;
  const [from, to] = [sides[0].scheme.fallback, sides[1].scheme.fallback];
  const below = from === undefined && to === undefined ? undefined : ([from ?? before, to ?? after] as const);
  const isItself = below?.[0] === before && below[1] === after;
  const made = { before, after, sides, ...schemeDifferences(...sides) };
  if (below === undefined || isItself) return made;
  return { ...made, fallback: apart(pairOf(a, b, ...below), made.differences) };
}

/**
 * A fallback's pair, in which what differs otherwise than in the scheme above is adopted apart from that: a rule that
 * changed is one change in both, but a scenario may lay different values over the two.
 */
function apart(pair: SchemePair, above: readonly Difference[]): SchemePair {
  const saying = (all: readonly Difference[], group: string): string =>
    JSON.stringify(
      all
        .filter((one) => one.group === group)
        .map(({ kind, name, before, after, from, until }) => [kind, name, before, after, from, until]),
    );
  const names = new Map(
    [...new Set(pair.differences.map(({ group }) => group))].flatMap((group) =>
      above.some((one) => one.group === group) && saying(above, group) !== saying(pair.differences, group)
        ? [[group, `${pair.after}: ${group}`] as const]
        : [],
    ),
  );
  const renamed = (group: string): string => names.get(group) ?? group;
  const { groups } = pair;
  return {
    ...pair,
    groups: { ...groups, of: (name) => renamed(groups.of(name)) },
    differences: pair.differences.map((one) => ({ ...one, group: renamed(one.group) })),
  };
}

/** A pair's differences, and those of its fallbacks that are others. */
export function allDifferences(pair: SchemePair): Difference[] {
  const { fallback } = pair;
  if (fallback === undefined) return [...pair.differences];
  const known = new Set(pair.differences.map(({ group }) => group));
  const more = allDifferences(fallback).filter(({ group }) => !known.has(group));
  return [...pair.differences, ...more.map((one) => ({ ...one, fallback: one.fallback ?? fallback.after }))];
}

/** The groups in which a pair's schemes differ, those of its fallbacks too, each once. */
export const groupsOf = (pair: SchemePair): readonly string[] => [
  ...new Set(allDifferences(pair).map(({ group }) => group)),
];
