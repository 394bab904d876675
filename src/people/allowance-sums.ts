import { schemeProvisions } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import type { FactRule, TermRule } from '../rules/model.ts';
import type { Allowance } from './types.ts';

/** Which fixed allowances a fact `from: 수당` sums. */
export type AllowanceFact = Pick<FactRule, 'key' | 'ordinary'>;

/** What a person's fixed allowances come to by such a fact, in won: those of its mark, else those of its name. */
export const allowanceSum = (allowances: readonly Allowance[], { key, ordinary }: AllowanceFact): bigint =>
  allowances.reduce(
    (sum, one) =>
      (ordinary === undefined ? one.name === key : one.ordinary === ordinary)
        ? sum + BigInt(one.amount)
        : sum,
    0n,
  );

/** By marks every allowance counts once; what has a fact of its own name is a part of these. */
export const isSum = ({ ordinary }: AllowanceFact): boolean => ordinary !== undefined;

/** The facts of some schemes about fixed allowances: the sums, and what the rules ask for by name. */
export function allowanceTerms(rules: Compiled, schemes: readonly string[]): readonly TermRule[] {
  const terms = schemes.flatMap((name) => schemeProvisions(rules, name).flatMap((one) => one.terms));
  const found = new Map(
    terms.flatMap((one): [string, TermRule][] => (one.fact?.from === '수당' ? [[one.name, one]] : [])),
  );
  return [...found.values()].toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Sums stand before their parts; of these, what is asked first. */
const placeOf = ({ fact }: TermRule): number =>
  fact !== undefined && isSum(fact) ? 0 : fact?.first === true ? 1 : 2;
