import { schemeProvisions } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import { holds, itemName, naturesIn } from '../rules/items/item-sums.ts';
import type { FactRule, TermRule } from '../rules/model.ts';
import type { Allowance } from './types.ts';

/** Which fixed allowances a fact `from: 수당` sums. */
export type AllowanceFact = Pick<FactRule, 'key' | 'where'>;

/** What a person's fixed allowances come to by such a fact, in won: those of its natures, else those of its name. */
export const allowanceSum = (allowances: readonly Allowance[], fact: AllowanceFact): bigint =>
  allowances.reduce((sum, one) => (isOf(fact, one) ? sum + BigInt(one.amount) : sum), 0n);

/** Whether an allowance is one of those that a fact sums. */
export const isOf = ({ key, where }: AllowanceFact, { name, natures }: Omit<Allowance, 'amount'>): boolean =>
  where === undefined
    ? name === key
    : holds(where.expr, (nature) => (nature === itemName ? name : natures[nature]));

/**
 * Whether a fact is one of those by which every allowance counts once: it asks for what each must say, and for that
 * alone. What has a fact of its own name or of another nature is a part of these.
 */
export function isSum({ where }: AllowanceFact, { allowances, natures }: NatureScope): boolean {
  if (where?.expr === undefined) return false;
  const { mustSay } = allowances;
  const asked = naturesIn(where.expr, natures);
  return asked.size > 0 && [...asked].every((nature) => mustSay.has(nature));
}

/** What is known of natures. */
export type NatureScope = Pick<Compiled, 'allowances' | 'natures'>;

/** The facts of some schemes about fixed allowances: the sums, and what the rules ask for by name. */
export function allowanceTerms(rules: Compiled, schemes: readonly string[]): readonly TermRule[] {
  const terms = schemes.flatMap((name) => schemeProvisions(rules, name).flatMap((one) => one.terms));
  const found = new Map(
    terms.flatMap((one): [string, TermRule][] => (one.fact?.from === '수당' ? [[one.name, one]] : [])),
  );
  return [...found.values()].toSorted((a, b) => placeOf(rules, a) - placeOf(rules, b));
}

/** Sums stand before their parts; of these, what is asked first. */
const placeOf = (rules: Compiled, { fact }: TermRule): number =>
  fact !== undefined && isSum(fact, rules) ? 0 : fact?.first === true ? 1 : 2;
