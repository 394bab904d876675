import type { Day, Month } from '../calendar/date.ts';
import type { ClassifiedMinutes } from '../calendar/month.ts';
import type { UsualHours, WorkRecord } from '../calendar/types.ts';
import type { Value } from '../formula/checked.ts';
import type { Place } from '../problem/problem.ts';
import type { Assumptions } from '../rules/assumptions.ts';
import type { Natures } from '../rules/items/allowance-natures.ts';

/** A monthly allowance of a fixed amount. */
export interface Allowance {
  readonly name: string;
  /** Won a month. */
  readonly amount: number;
  readonly natures: Natures;
}

/** Where facts stand in an input, by their terms; what nobody wrote has no place. */
export interface FactPlaces {
  get(term: string): Place | undefined;
}

/** Who somebody is and where pay is sent: what no formula reads. */
export interface Identity {
  /** 성명. */
  readonly name?: string;
  readonly account?: Account;
}

/** As written in the roster; blank where it says nothing. */
export interface Account {
  readonly bank: string;
  readonly number: string;
  readonly holder: string;
}

/** Whatever was read, and where it and its facts stand. */
export interface Placed {
  /** Who the person is, where it was read of somebody. */
  readonly identity?: Identity;
  readonly at?: Place;
  readonly places?: FactPlaces;
}

/** Assumptions, and the text by which they are known again. */
export interface StatedAssumptions {
  readonly asked: Assumptions;
  readonly text: string;
}

/** What is otherwise from a day within the month on: facts by term, hours. */
export interface PersonChange {
  readonly from: Day;
  readonly facts: ReadonlyMap<string, Value>;
  readonly hours?: UsualHours;
  readonly allowances?: readonly Allowance[];
  readonly at?: Place;
}

/** What holds of a person in a part of a month, from a day to a day, both included. */
export interface PersonState {
  readonly from: Day;
  readonly to: Day;
  /** The day whose rules hold: its first, and of a joiner the last before which something changed. */
  readonly asOf: Day;
  readonly facts: ReadonlyMap<string, Value>;
  readonly hours: UsualHours;
  readonly allowances: readonly Allowance[];
}

/** How a month is looked at that is divided. */
export interface MonthPart {
  /** The day whose rules hold. */
  readonly asOf: Day;
  /** The days that count; all of the month's where there is none. */
  readonly span?: { readonly first: Day; readonly last: Day };
  /** All parts of the month, in the order of days. */
  readonly states: readonly PersonState[];
}

/** One person in one month, in no scheme's words: what every payslip is made from. */
export interface PersonMonth {
  /** 사번; absent for a single estimate. */
  readonly id?: string;
  readonly month: Month;
  /** The person's and the month's facts by term name; what the input leaves out is absent. */
  readonly facts: ReadonlyMap<string, Value>;
  readonly record: WorkRecord;
  /** What changes within the month, in the order of days; the facts and hours are those of its first day. */
  readonly changes?: readonly PersonChange[];
  /** What held before the month's first day, in the order of days, the first from ever on; none where nothing changed. */
  readonly past?: readonly PersonState[];
  /** The month is one part of a divided one, or such a one as a whole: there is nothing more to divide. */
  readonly part?: MonthPart;
  /** Facts that the input says are not known yet; only an open estimate has them. */
  readonly unknown?: ReadonlySet<string>;
  readonly allowances: readonly Allowance[];
  /** Minutes classified elsewhere, by scheme; then the work record's hours are not looked at. */
  readonly classified?: ReadonlyMap<string, ClassifiedMinutes>;
  /** Where the minutes of each scheme stand. */
  readonly classifiedAt?: ReadonlyMap<string, Place>;
  /** Earlier months of the same person, for rules that look back (평균임금). */
  readonly history?: readonly PersonMonth[];
  /** What an estimate's input takes for values that are not out yet; a scenario's says so for everybody. */
  readonly assumptions?: StatedAssumptions;
  readonly places?: FactPlaces;
  readonly at?: Place;
}
