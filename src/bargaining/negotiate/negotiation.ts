import type { Value } from '../../formula/checked.ts';
import { multiply, type Ratio, ratio, roundTo } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { Place } from '../../problem/problem.ts';
import type { Goal } from './goal.ts';
import type { Measure } from './measures.ts';

/** 조정: a parameter of the scheme, and the values that it may take. */
export interface ParameterLever {
  readonly term: string;
  readonly type: Type;
  /** The unit as the rules declare it. */
  readonly unit: string;
  readonly label: string;
  /** The provision it belongs to. */
  readonly provision: string;
  readonly values: readonly LeverValue[];
  /** What the scheme says in the first month when nobody changes it; undefined for a formula. */
  readonly before: Value | undefined;
  readonly at: Place;
}

export interface LeverValue {
  readonly value: Value;
  /** As a literal of the formula language. */
  readonly text: string;
}

/** 제한: what a package must keep to. */
export interface PackageConstraint {
  readonly measure: Measure;
  readonly side: '이하' | '이상';
  readonly amount: number;
  /** Of what the first scheme costs: the amount follows from it once that is known. */
  readonly share?: CostShare;
  readonly at: Place;
}

export interface CostShare {
  readonly of: string;
  readonly rate: Ratio;
}

/** A limit on whole figures: what lies between two is as the nearer one within. */
export const wholeWithin = (amount: Ratio, side: PackageConstraint['side']): number =>
  Number(roundTo(amount, ratio(1), side === '이하' ? 'floor' : 'ceil').n);

/** Limits with their amounts, `cost` being the won that the first scheme costs over all months. */
export const limitsAt = (limits: readonly PackageConstraint[], cost: number): readonly PackageConstraint[] =>
  limits.map((limit) =>
    limit.share === undefined
      ? limit
      : { ...limit, amount: wholeWithin(multiply(limit.share.rate, ratio(cost)), limit.side) },
  );

/** 교섭: what may be moved, what must hold, what is wanted. */
export interface Negotiation {
  /** The scheme that is bargained over, and the one it is measured against. */
  readonly scheme: string;
  readonly against: string;
  readonly levers: readonly ParameterLever[];
  readonly limits: readonly PackageConstraint[];
  readonly goals: readonly Goal[];
  /** The lines whose sum is the cost, and the line by which people are better or worse off. */
  readonly cost: readonly string[];
  readonly line: string;
  /** Findings that may not occur where the scheme covers somebody. */
  readonly floors: readonly string[];
  /** Every package, or a search where there are too many. */
  readonly method: '전수' | '탐색';
  readonly at: Place;
}

/** How many packages are worked out one by one. */
export const mostPackages = 1_000_000;
