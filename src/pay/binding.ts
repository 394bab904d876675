import type { Value } from '../formula/checked.ts';
import type { Change } from '../rules/change.ts';

/** What binds a person in a month: the changes laid over each scheme. One object for each set of them. */
export interface BoundChanges {
  /** Different for each set. */
  readonly key: string;
  change(scheme: string): Change | undefined;
}

/** What is known of a person-month: facts by term, absent where the input says nothing. */
export type FactLookup = (term: string) => Value | undefined;
