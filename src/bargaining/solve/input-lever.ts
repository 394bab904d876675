import type { Ratio } from '../../formula/ratio.ts';
import type { Type } from '../../formula/units.ts';
import type { PersonMonth } from '../../people/types.ts';
import type { Change } from '../../rules/change.ts';
import type { StepRange } from './range.ts';
import type { WorkQuantity } from './work.ts';

/** An input that varies: what it is called, the values it takes, and what each value changes. */
export interface InputLever {
  /** As people name it: 제공건수, 개편안.연장분, 개편안.기준A금액. */
  readonly name: string;
  /** The unit as rules write it (분, 건, 원, 비율). */
  readonly unit: string;
  readonly type: Type;
  /** The value now; 0 where the input says nothing. */
  readonly now: Ratio;
  readonly isGiven: boolean;
  readonly range: StepRange;
  /** The terms of the schemes' program that hold it. */
  readonly terms: readonly string[];
  /** Whether days and minutes follow from it, so that the calendar must be asked for each value. */
  readonly asksCalendar: boolean;
  /** The schemes whose minutes of a class it is, which then are given and no longer follow from hours. */
  readonly minutesOf: readonly string[];
  /** The quantity of work that it is, which days and minutes of every scheme follow from. */
  readonly work?: WorkQuantity;
  /** The person and what is laid over schemes at a value: what any other command would be given. */
  person(person: PersonMonth, value: Ratio): PersonMonth;
  changes(value: Ratio): ReadonlyMap<string, Change>;
}
