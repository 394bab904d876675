import type { Change } from '../../rules/change.ts';
import type { Compiled } from '../../rules/compile.ts';
import { type Grouping, type Half, halfOf } from '../../rules/difference/half.ts';
import { schemeDifferences } from '../../rules/difference/scheme.ts';
import type { Difference } from '../../rules/difference/types.ts';

/** Rules and what is laid over their schemes, by scheme name. */
export interface Version {
  readonly rules: Compiled;
  readonly changes: ReadonlyMap<string, Change>;
}

/** A scheme of one version and the one that is compared with it, with everything in which they differ. */
export interface Pair {
  readonly before: string;
  readonly after: string;
  readonly halves: readonly [Half, Half];
  readonly groups: Grouping;
  readonly differences: readonly Difference[];
  /** Those whom the schemes do not cover: the schemes whose figures they have. */
  readonly fallback?: Pair;
}

/** @throws ProblemError for a scheme that there is none of, or whose rules are wrong */
export function pairOf(a: Version, b: Version, before: string, after: string): Pair {
  const half = ({ rules, changes }: Version, scheme: string): Half =>
    halfOf({ rules, scheme, change: changes.get(scheme) });
  const halves = [half(a, before), half(b, after)] as const;
  const [from, to] = [halves[0].scheme.fallback, halves[1].scheme.fallback];
  const below = from === undefined && to === undefined ? undefined : ([from ?? before, to ?? after] as const);
  const isItself = below?.[0] === before && below[1] === after;
  return {
    before,
    after,
    halves,
    ...schemeDifferences(...halves),
    ...(below !== undefined && !isItself && { fallback: pairOf(a, b, ...below) }),
  };
}

/** The groups in which a pair's schemes differ, those of its fallbacks too, each once. */
export const groupsOf = (pair: Pair): readonly string[] => [
  ...new Set([
    ...pair.differences.map(({ group }) => group),
    ...(pair.fallback === undefined ? [] : groupsOf(pair.fallback)),
  ]),
];
