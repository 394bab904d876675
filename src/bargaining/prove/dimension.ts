import type { Value } from '../../formula/checked.ts';
import {
  add,
  compareRatios,
  divide,
  isWhole,
  multiply,
  type Ratio,
  ratio,
  subtract,
} from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { Bounds } from '../../readings/bound.ts';
import { between } from '../../readings/interval.ts';

/**
 * The values of one fact in the order in which they count as small: the plain one first (what holds when the input
 * says nothing), then the others from the least on.
 */
export interface DimensionValues {
  readonly size: number;
  /** Whether the first is that the fact is not given. */
  readonly absent: boolean;
  at(place: number): Value | undefined;
  /** What the fact can be between two places, where it is given; undefined where it is given at none. */
  between(from: number, to: number): Bounds | undefined;
}

/** Where a fact comes from. */
export type FactRole =
  /** A person's or a month's, as the input gives it. */
  | 'fact'
  /** The sums of fixed allowances. */
  | 'allowance'
  /** What was worked, which the minutes of every scheme follow from. */
  | 'work'
  /** Minutes of a class under one scheme. */
  | 'minutes'
  /** What follows from the record: days employed, days of leave of absence. */
  | 'derived';

/** A fact over which a statement is asked. */
export interface Dimension {
  readonly term: string;
  /** As people name it: 제공건수, 기본급, 개편안.연장분. */
  readonly name: string;
  readonly unit: string;
  readonly type: Type;
  readonly role: FactRole;
  /** Whether what is derived follows from it; of what is derived, whether it follows from any input at all. */
  readonly bears: boolean;
  readonly values: DimensionValues;
  /** What it is when the input says nothing; undefined: not given. */
  readonly plain: Value | undefined;
}

/** Numbers in equal steps from `min` to `max`. `plain` comes first; undefined: that nothing is given. */
export function numberValues(min: Ratio, max: Ratio, step: Ratio, plain: Ratio | undefined): DimensionValues {
  const steps = divide(subtract(max, min), step);
  const count = Number(steps.n / steps.d) + 1;
  const absent = plain === undefined;
  const own = absent ? undefined : placeOf(min, step, count, plain);
  const shift = (place: number): number => (own === undefined || place <= own ? place - 1 : place);
  const number = (place: number): Ratio | undefined =>
    place === 0 ? plain : add(min, multiply(step, ratio(shift(place))));
  return {
    size: own === undefined ? count + 1 : count,
    absent,
    at: number,
    between: (from, to) => {
      const all = [from, Math.max(1, from), to].flatMap((place) => (place > to ? [] : (number(place) ?? [])));
      const sorted = all.toSorted(compareRatios);
      return sorted[0] === undefined
        ? undefined
        : { kind: 'number', within: between(sorted[0], sorted.at(-1)), grain: step };
    },
  };
}

function placeOf(min: Ratio, step: Ratio, count: number, value: Ratio): number | undefined {
  const steps = divide(subtract(value, min), step);
  return isWhole(steps) && steps.n >= 0n && steps.n < BigInt(count) ? Number(steps.n) : undefined;
}

/** The values of some facts: what differs from the plain person. */
export type FactAssignment = ReadonlyMap<Dimension, Value | undefined>;

/** Some choices, or 아니오 and 예. */
export function listValues(list: readonly (string | boolean | undefined)[]): DimensionValues {
  return {
    size: list.length,
    absent: list[0] === undefined,
    at: (place) => list[place],
    between: (from, to) => {
      const some = list.slice(from, to + 1);
      const texts = some.filter((one) => typeof one === 'string');
      if (texts.length > 0) return { kind: 'choice', choices: new Set(texts) };
      const [canHold, canFail] = [some.includes(true), some.includes(false)];
      return canHold || canFail ? { kind: 'truth', canHold, canFail } : undefined;
    },
  };
}
