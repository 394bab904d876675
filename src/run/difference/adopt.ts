import type { Month } from '../../calendar/date.ts';
import type { World } from '../../rules/difference/merge.ts';
import { holidayDifferences } from '../../rules/difference/rule-set.ts';
import { tablesDiffer } from '../../rules/difference/tables.ts';
import { allDifferences, groupsOf, type Pair, type Version } from './pair.ts';
import { MergedWorld } from './worlds.ts';

/** The most that are told apart: what lies between are 2^10 schemes. */
export const mostAdopted = 10;

/** What may be adopted or not, and every world in which some of it is. */
export interface Adoptions {
  /** By bit: the groups that are adopted together. */
  readonly adopted: readonly (readonly string[])[];
  /** Groups that no figure rests on. */
  readonly still: readonly string[];
  /** By how holidays and tables stand, the engine and its schemes; the schemes' bits are the lowest. */
  readonly worlds: readonly {
    readonly world: MergedWorld;
    readonly own: readonly string[];
    readonly all: readonly string[];
  }[];
}

/** Undefined where what differs cannot be told apart: both sides do not stand in one program. */
export function adoptions(
  a: Version,
  b: Version,
  pair: Pair,
  months: readonly Month[],
): Adoptions | undefined {
  const choices = [
    ...(tablesDiffer(a.rules, b.rules) ? (['표'] as const) : []),
    ...(holidayDifferences(a.rules, b.rules).length > 0 ? (['공휴일'] as const) : []),
  ];
  const worlds = Array.from({ length: 2 ** choices.length }, (_, mask): World => {
    const side = (choice: (typeof choices)[number]): 'before' | 'after' =>
      ((mask >> choices.indexOf(choice)) & 1) === 1 && choices.includes(choice) ? 'after' : 'before';
    return { tables: side('표'), holidays: side('공휴일') };
  }).map((world) => MergedWorld.make(a, b, world));
  const made = worlds.flatMap((one) => one ?? []);
  const [first] = made;
  if (first === undefined || made.length < worlds.length) return undefined;
  const groups = groupsOf(pair);
  const moving = first.moving(pair, months, groups, (group) => group);
  if (moving === undefined) return undefined;
  const changeOf = fewer(
    pair,
    groups.filter((group) => moving.has(group)),
    mostAdopted - choices.length,
  );
  const changes = [...new Set([...moving].map(changeOf))];
  const ordered = groups
    .map(changeOf)
    .filter((one, i, all) => changes.includes(one) && all.indexOf(one) === i);
  return {
    adopted: [
      ...ordered.map((change) => groups.filter((group) => moving.has(group) && changeOf(group) === change)),
      ...choices.map((choice) => [choice]),
    ],
    still: groups.filter((group) => !moving.has(group)),
    worlds: made.map((world) => ({ world, ...world.schemes(pair, ordered, changeOf) })),
  };
}

/**
 * Where there are too many groups, those of one provision count as one, the last provision first and no more of them
 * than need be; if they are still too many, all beyond the most are the last one.
 */
function fewer(pair: Pair, moving: readonly string[], most: number): (group: string) => string {
  const provisionOf = new Map(
    allDifferences(pair).flatMap(({ group, within, name }) =>
      group === `${within} ${name}` ? [[group, within] as const] : [],
    ),
  );
  const merged = new Set<string>();
  const one = (group: string): string => {
    const provision = provisionOf.get(group);
    return provision !== undefined && merged.has(provision) ? provision : group;
  };
  const left = (): string[] => [...new Set(moving.map(one))];
  for (const provision of [...new Set(provisionOf.values())].reverse())
    if (left().length > most) merged.add(provision);
  const kept = left().slice(0, most);
  const last = kept.at(-1) ?? '';
  return (group) => (kept.includes(one(group)) ? one(group) : last);
}
