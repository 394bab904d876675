import type { Agreements } from '../../pay/agreements.ts';
import type { BoundChanges } from '../../pay/binding.ts';
import { type Change, layered } from '../../rules/change.ts';
import type { Compiled } from '../../rules/compile.ts';
import { schemeDifferences } from '../../rules/difference/scheme.ts';
import { type Grouping, type ResolvedSide, resolveSide } from '../../rules/difference/side.ts';
import type { Difference } from '../../rules/difference/types.ts';

/** Rules and what is laid over their schemes, by scheme name. */
export interface RuleVersion {
  readonly rules: Compiled;
  readonly changes: ReadonlyMap<string, Change>;
  /** What binds each person beside, by the rules that say it and the scheme that has its parameters. */
  readonly binding?: (rules: Compiled, scheme: string) => Agreements;
}

/** A scheme of one version and the one that is compared with it, with everything in which they differ. */
export interface SchemePair {
  readonly before: string;
  readonly after: string;
  readonly sides: readonly [ResolvedSide, ResolvedSide];
  readonly groups: Grouping;
  /** What a group is called that differs here otherwise than in the scheme above. */
  readonly renamed: (group: string) => string;
  readonly differences: readonly Difference[];
  /** Those whom the schemes do not cover: the schemes whose figures they have. */
  readonly fallback?: SchemePair;
}

/**
 * Two schemes, with all in which they differ for anybody, whatever binds.
 * @throws ProblemError for a scheme that there is none of, or whose rules are wrong
 */
export function pairOf(a: RuleVersion, b: RuleVersion, before: string, after: string): SchemePair {
  const possible = a.binding?.(a.rules, before).possible ?? [];
  return possible.reduce(
    (pair, bound) => withMore(pair, pairUnder(a, b, before, after, bound)),
    pairUnder(a, b, before, after),
  );
}

/** A pair, and what differs in it only where something else binds. */
function withMore(pair: SchemePair, other: SchemePair): SchemePair {
  const known = new Set(pair.differences.map(({ group }) => group));
  const more = other.differences.filter(({ group }) => !known.has(group));
  const { fallback } = pair;
  return {
    ...pair,
    differences: [...pair.differences, ...more],
    ...(fallback && { fallback: other.fallback ? withMore(fallback, other.fallback) : fallback }),
  };
}

function pairUnder(
  a: RuleVersion,
  b: RuleVersion,
  before: string,
  after: string,
  bound?: BoundChanges,
): SchemePair {
  const side = ({ rules, changes }: RuleVersion, scheme: string): ResolvedSide =>
    resolveSide({ rules, scheme, change: layered(changes.get(scheme), bound?.change(scheme)) });
  const sides = [side(a, before), side(b, after)] as const;
  const [from, to] = [sides[0].scheme.fallback, sides[1].scheme.fallback];
  const below = from === undefined && to === undefined ? undefined : ([from ?? before, to ?? after] as const);
  const isItself = below?.[0] === before && below[1] === after;
  const renamed = (group: string): string => group;
  const made = { before, after, sides, renamed, ...schemeDifferences(...sides) };
  if (below === undefined || isItself) return made;
  return { ...made, fallback: apart(pairUnder(a, b, ...below, bound), made.differences) };
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
    renamed,
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
