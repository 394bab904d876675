import type { Month } from '../calendar/date.ts';
import type { Value } from '../formula/checked.ts';
import type { Change } from '../rules/change.ts';
import type { CountedPerson } from './members.ts';

/** What binds a person in a month: the changes laid over each scheme. One object for each set of them. */
export interface BoundChanges {
  /** Different for each set. */
  readonly key: string;
  change(scheme: string): Change | undefined;
}

/** What is known of a person-month: facts by term, absent where the input says nothing. */
export type FactLookup = (term: string) => Value | undefined;

/** Says what binds whom. */
export interface Binding {
  /** The terms by which rules say how it works, and the scheme that has them. */
  readonly scheme: string;
  readonly parameters: readonly string[];
  /** `parameter`: their values in that month. */
  bound(given: FactLookup, month: Month, parameter: (term: string) => Value): BoundChanges;
  /** Takes these people, and no others before, for those among whom members are counted. */
  count(people: Iterable<CountedPerson>): void;
}
