import { smallestShownCount } from '../../run/small-groups.ts';
import { pseudonym } from '../../writing/pseudonym.ts';
import type { ConsentLedger, SchemeConsent, UnionHeads } from './consent.ts';

/** The name under which unions with few people are put together. */
export const smallUnions = '기타';

/** Heads as they may be shown: undefined for a few. */
export const shownHeads = (heads: number, isPseudonymous: boolean): number | undefined =>
  isPseudonymous && heads > 0 && heads < smallestShownCount ? undefined : heads;

/**
 * A ledger without names: people are numbered in the order of what they lose, so that their numbers say nothing
 * else, and unions with few of them are put together.
 */
export function pseudonymous(ledger: ConsentLedger): ConsentLedger {
  const lost = new Map<string, number>();
  for (const { rows } of ledger.schemes)
    for (const { id, lost: won } of rows) lost.set(id, (lost.get(id) ?? 0) + won);
  const order = [...lost].sort(([, a], [, b]) => a - b).map(([id]) => id);
  const names = new Map(order.map((id, i) => [id, pseudonym(i)]));
  return {
    ...ledger,
    schemes: ledger.schemes.map((one) => withoutNames(one, names)),
    moves: ledger.moves.map((one) =>
      one.people < smallestShownCount ? { ...one, union: smallUnions } : one,
    ),
  };
}

function withoutNames(one: SchemeConsent, names: ReadonlyMap<string, string>): SchemeConsent {
  const small = new Set(
    one.unions.filter(({ people }) => people < smallestShownCount).map(({ union }) => union),
  );
  const few = one.unions.filter(({ union }) => small.has(union));
  const sum = (key: 'people' | 'worse' | 'contracts'): number =>
    few.reduce((total, union) => total + union[key], 0);
  const together: UnionHeads[] =
    few.length === 0
      ? []
      : [{ union: smallUnions, people: sum('people'), worse: sum('worse'), contracts: sum('contracts') }];
  const { majority } = one;
  return {
    ...one,
    ...(majority?.union !== undefined &&
      small.has(majority.union) && { majority: { ...majority, union: smallUnions } }),
    unions: [...one.unions.filter(({ union }) => !small.has(union)), ...together],
    rows: one.rows.map((row) => ({
      ...row,
      id: names.get(row.id) ?? '가명',
      union: small.has(row.union) ? smallUnions : row.union,
      acts: row.acts.map((act) =>
        act.union !== undefined && small.has(act.union) ? { ...act, union: smallUnions } : act,
      ),
    })),
  };
}
