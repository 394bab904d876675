import type { Engine } from '../../pay/engine.ts';
import type { PersonMonth } from '../../people/types.ts';

/** What may be otherwise than the run has it: one input, one parameter, one way. */
export type Cause =
  /** The ledger follows another scheme of the scenario. */
  | { readonly kind: 'scheme'; readonly scheme: string }
  /** It says again what the month before came to. */
  | { readonly kind: 'month-before' }
  /** A fixed allowance is not the roster's: 0 where one of the two has it not. */
  | { readonly kind: 'allowance'; readonly name: string; readonly run: number; readonly ledger: number }
  /** A parameter has another of its dated values or choices. */
  | { readonly kind: 'parameter'; readonly term: string; readonly value: string; readonly from?: string }
  /** A fact of the person or the month is another. */
  | {
      readonly kind: 'fact';
      readonly term: string;
      readonly run: string;
      readonly ledger: string;
      readonly english: { readonly run: string; readonly ledger: string };
    }
  /** Other hours: minutes of a class. */
  | { readonly kind: 'minutes'; readonly of: string; readonly run: number; readonly ledger: number }
  /** The ledger rounds the item in its own way. */
  | { readonly kind: 'rounding'; readonly step: number; readonly mode: RoundingMode }
  /** It follows from the ledger's own items. */
  | { readonly kind: 'sum' };

export const roundingModes = ['floor', 'round', 'ceil'] as const;
export type RoundingMode = (typeof roundingModes)[number];

/** Amounts by item, in won. */
export type Amounts = ReadonlyMap<string, number>;

/** One person's month that differs, and how it is worked out anew. */
export interface DifferingMonth {
  readonly engine: Engine;
  readonly scheme: string;
  readonly person: PersonMonth;
  /** What the run came to, and what the ledger says of the same items. */
  readonly run: Amounts;
  readonly ledger: Amounts;
  /** The items that differ; sums over items are none of them. */
  readonly differing: ReadonlySet<string>;
  /** What the month comes to by another engine, scheme or person; undefined where it cannot be worked out. */
  again(otherwise: Otherwise): Amounts | undefined;
}

export interface Otherwise {
  readonly engine?: Engine;
  readonly scheme?: string;
  readonly person?: PersonMonth;
}

/** What a cause explains: the items that it moves, all of them to the ledger's amount. */
export interface Explanation {
  readonly cause: Cause;
  readonly items: ReadonlySet<string>;
}

/**
 * A cause explains what it moves only if the ledger says all of it to the won: one item too many or a won beside it, and it
 * explains nothing.
 */
export function explained(
  month: DifferingMonth,
  otherwise: Amounts | undefined,
): ReadonlySet<string> | undefined {
  if (otherwise === undefined) return undefined;
  const moved = [...month.ledger.keys()].filter((item) => otherwise.get(item) !== month.run.get(item));
  const isWhole = moved.every((item) => otherwise.get(item) === month.ledger.get(item));
  const items = new Set(moved.filter((item) => month.differing.has(item)));
  return isWhole && items.size > 0 ? items : undefined;
}
