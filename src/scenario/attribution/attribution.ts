import type { Engine } from '../engine.ts';
import { shapley, wholeShares } from './shapley.ts';

/** How the difference between two schemes of a run is divided among the changes that lie between them. */
export interface Attribution {
  /** The scheme compared, by its place in the run. */
  readonly scheme: number;
  readonly changes: readonly string[];
  /** The schemes between, by the changes they adopt (a bit each); the last, which adopts all, is the scheme itself. */
  readonly between: readonly string[];
  /** The changes lead from the first scheme to the compared one, or the other way. */
  readonly isForward: boolean;
}

/** The attributions of a run: every scheme against the first. */
export function attributions(engine: Engine, schemes: readonly string[]): Attribution[] {
  const [first = ''] = schemes;
  return schemes.slice(1).map((scheme, i): Attribution => {
    const family = engine.family(first, scheme);
    if (family === undefined) return { scheme: i + 1, changes: [], between: [], isForward: true };
    return {
      scheme: i + 1,
      changes: family.changes,
      between: family.schemes.slice(0, -1),
      isForward: family.host === scheme,
    };
  });
}

/**
 * Divides a difference. `worth`: the figure under each scheme between, in the order of `between`; `first` and `own`:
 * under the run's first scheme and the one compared.
 * @returns won by change, and last what is due to nothing that is named a change; together `own` − `first`.
 */
export function divide(one: Attribution, worth: readonly number[], first: number, own: number): number[] {
  const [with_, without] = one.isForward ? [own, first] : [first, own];
  const sign = one.isForward ? 1 : -1;
  const players = one.changes.length;
  if (players === 0) return [own - first];
  const values = shapley([...worth, with_], players);
  const under = factorial(players);
  const parts = wholeShares(
    values.map((value) => BigInt(sign) * value),
    under,
  );
  return [...parts, sign * ((worth[0] ?? 0) - without)];
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2; i <= n; i++) product *= BigInt(i);
  return product;
}
