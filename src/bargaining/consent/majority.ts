import { noUnion } from '../../rules/check-agreements.ts';

/** One whom a change of the work rules reaches. */
export interface AffectedWorker {
  readonly union: string;
  readonly isWorse: boolean;
}

/** Whose consent the law asks for work rules that are worse (근로기준법 §94①), and what is missing. */
export interface Majority {
  /** The union that more than half of the people are in; without one, more than half of them must consent. */
  readonly union?: string;
  /** Heads: all, how many are more than half, how many lose nothing over the months. */
  readonly people: number;
  readonly needed: number;
  readonly notWorse: number;
  /** Heads that lose and must consent all the same, if everybody else does; 0 where a union's word decides. */
  readonly missing: number;
  /** The day of the consent; absent where there is none yet. */
  readonly given?: string;
  readonly article: string;
}

/** More than half: exactly half is not enough, unlike for the general binding of an agreement. */
export function majorityOf(
  heads: readonly AffectedWorker[],
  given: string | undefined,
  article: string,
): Majority {
  const counts = new Map<string, number>();
  for (const { union } of heads) counts.set(union, (counts.get(union) ?? 0) + 1);
  const union = [...counts].find(([name, count]) => name !== noUnion && 2 * count > heads.length)?.[0];
  const needed = Math.floor(heads.length / 2) + 1;
  const notWorse = heads.filter(({ isWorse }) => !isWorse).length;
  const isOpen = given === undefined && union === undefined && heads.length > 0;
  return {
    ...(union !== undefined && { union }),
    people: heads.length,
    needed: heads.length === 0 ? 0 : needed,
    notWorse,
    missing: isOpen ? Math.max(0, needed - notWorse) : 0,
    ...(given !== undefined && { given }),
    article,
  };
}
