import type { Place } from '../problem/problem.ts';
import type { Entry, Replacement } from './model.ts';

/** 개편: what a scenario lays over a scheme; other values, or provisions standing in for others. */
export interface Change {
  readonly values: readonly {
    readonly name: string;
    readonly at: Place;
    readonly entries: readonly Entry[];
  }[];
  readonly replace: readonly Replacement[];
}
