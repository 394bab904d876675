import type { Month } from '../../calendar/date.ts';
import type { SchemeRef } from '../../pay/scheme-ref.ts';
import type { DataVersions } from '../../rules/difference/merge.ts';
import { calendarDifferences } from '../../rules/difference/rule-set.ts';
import { tablesDiffer } from '../../rules/difference/tables.ts';
import { CounterfactualEngine } from './counterfactual-engine.ts';
import { allDifferences, groupsOf, type RuleVersion, type SchemePair } from './pair.ts';

/** The most that are distinguished: what lies between are 2^10 schemes. */
export const mostAdopted = 10;

/** What may be adopted or not, and every counterfactual in which some of it is. */
export interface Adoptions {
  /** By bit: the groups that are adopted together. */
  readonly adopted: readonly (readonly string[])[];
  /** Groups that no figure rests on. */
  readonly still: readonly string[];
  /** By how holidays and tables stand, the engine and its schemes; the schemes' bits are the lowest. */
  readonly counterfactuals: readonly {
    readonly merged: CounterfactualEngine;
    readonly own: readonly SchemeRef[];
    readonly all: readonly SchemeRef[];
  }[];
}

/** Undefined where what differs cannot be distinguished: both sides do not stand in one program. */
export function adoptions(
  a: RuleVersion,
  b: RuleVersion,
  pair: SchemePair,
  months: readonly Month[],
): Adoptions | undefined {
  const choices = [
    ...(tablesDiffer(a.rules, b.rules) ? (['표'] as const) : []),
    ...(calendarDifferences(a.rules, b.rules).length > 0 ? (['공휴일'] as const) : []),
  ];
  const engines = Array.from({ length: 2 ** choices.length }, (_, mask): DataVersions => {
    const side = (choice: (typeof choices)[number]): 'before' | 'after' =>
      ((mask >> choices.indexOf(choice)) & 1) === 1 && choices.includes(choice) ? 'after' : 'before';
    return { tables: side('표'), holidays: side('공휴일') };
  }).map((versions) => CounterfactualEngine.make(a, b, versions, pair.before));
  const made = engines.flatMap((one) => one ?? []);
  const [first] = made;
  if (first === undefined || made.length < engines.length) return undefined;
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
    counterfactuals: made.map((merged) => ({ merged, ...merged.schemes(pair, ordered, changeOf) })),
  };
}

/**
 * Where there are too many groups, those of one provision count as one, the last provision first and no more of them
 * than need be; if they are still too many, all beyond the most are the last one.
 */
function fewer(pair: SchemePair, moving: readonly string[], most: number): (group: string) => string {
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
  const retained = left().slice(0, most);
  const last = retained.at(-1) ?? '';
  return (group) => (retained.includes(one(group)) ? one(group) : last);
}
