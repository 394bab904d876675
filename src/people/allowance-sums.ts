import type { Allowance } from './types.ts';

/** Whoever has fixed allowances. */
interface Paid {
  readonly allowances: readonly Allowance[];
}

const sum = (person: Paid, ordinary: Allowance['ordinary']): bigint =>
  person.allowances.reduce(
    (total, one) => (one.ordinary === ordinary ? total + BigInt(one.amount) : total),
    0n,
  );

/** The sums of a person's fixed allowances, in won, by the fact that holds each. */
export const allowanceSums: ReadonlyMap<string, (person: Paid) => bigint> = new Map([
  ['통상고정수당', (person) => sum(person, true)],
  ['재직조건수당', (person) => sum(person, '재직조건')],
  ['기타고정수당', (person) => sum(person, false)],
]);

/** Won of the fixed allowances of one name. */
export const allowance = (person: Paid, name: string): bigint =>
  person.allowances.reduce((total, one) => (one.name === name ? total + BigInt(one.amount) : total), 0n);
