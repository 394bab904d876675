import type { Place } from '../../problem/problem.ts';

/** 소속기관: the units of an institution. Plain data. */
export interface UnitsRule {
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly note?: string;
  readonly units: readonly UnitRule[];
  readonly at: Place;
}

export interface UnitRule {
  readonly name: string;
  readonly kind: string;
  /** First and last day (YYYY-MM-DD); absent where no document says them. */
  readonly opened?: string;
  readonly closed?: string;
  /** The day on which a document lists it. */
  readonly seen?: string;
  readonly place: string;
  readonly at: Place;
}
