import { firstDay, type Month } from '../calendar/date.ts';
import { dayOf, type FactsByTerm } from '../people/facts.ts';
import { noUnion } from '../rules/check-agreements.ts';
import { kindFact, unionFact } from '../rules/named-rules.ts';

/** Heads of one kind of workers by union, those of none included. */
export type UnionCounts = ReadonlyMap<string, number>;

/**
 * Who is in which union. Counted from the people of each month, or given for all months; `byMonth` is filled when the
 * people are read.
 */
export interface Members {
  readonly given?: ReadonlyMap<string, UnionCounts>;
  readonly byMonth: Map<Month, Map<string, Map<string, number>>>;
}

/** Heads of a kind in a month; undefined where nobody counted. */
export const membersOf = (
  { given, byMonth }: Members,
  month: Month,
  kind: string,
): UnionCounts | undefined => (given === undefined ? byMonth.get(month)?.get(kind) : given.get(kind));

/** Somebody who is counted in a month. */
export interface CountedPerson {
  readonly month: Month;
  readonly facts: FactsByTerm;
}

/** Counts the people employed on each month's first day. */
export function countMembers({ byMonth }: Members, people: Iterable<CountedPerson>): void {
  for (const { facts, month } of people) {
    const day = firstDay(month);
    if ((dayOf(facts, '입사일') ?? day) > day || (dayOf(facts, '퇴사일') ?? day) < day) continue;
    const [kind, union] = [String(facts.get(kindFact) ?? ''), String(facts.get(unionFact) ?? noUnion)];
    const kinds = byMonth.get(month) ?? new Map<string, Map<string, number>>();
    const counts = kinds.get(kind) ?? new Map<string, number>();
    byMonth.set(month, kinds.set(kind, counts.set(union, (counts.get(union) ?? 0) + 1)));
  }
}
