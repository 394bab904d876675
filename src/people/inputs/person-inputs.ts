import { type Day, firstDay, isoDay, isoMonth, lastDay, type Month, monthOf } from '../../calendar/date.ts';
import type { HolidaySwap, LeaveSpell, Shift } from '../../calendar/types.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import { dayOf } from '../facts.ts';
import type { Allowance, PersonChange } from '../types.ts';
import type { LeaveDate } from './leaves.ts';
import type { MonthRecord } from './month-records.ts';
import type { Person } from './roster.ts';

/** Everything that was read, or drawn, of one person. */
export interface PersonInputs {
  readonly person: Person;
  readonly records?: ReadonlyMap<Month, MonthRecord>;
  /** In the order of time. */
  readonly shifts?: readonly Shift[];
  readonly spells?: readonly LeaveSpell[];
  readonly leaveDates?: readonly LeaveDate[];
  readonly allowances?: readonly Allowance[];
  readonly swaps?: readonly HolidaySwap[];
  /** In the order of days. */
  readonly changes?: readonly PersonChange[];
  /** The last month that is this employer's, where another goes on with the person. */
  readonly until?: Month;
  /** The last day of the unit in which the person then is, where it closes. */
  readonly closes?: Day;
}

/** People one by one, in natural order of 사번. */
export interface PeopleInputs {
  readonly count: number;
  /** The person of a place, from 0; what is wrong goes to `problems`. */
  person(place: number, problems: Problems): PersonInputs;
  /** The place of a 사번; −1 for nobody. */
  placeOf(id: string): number;
  /** Units that close; whoever is in one on its last day is given as leaving it, or as going over with it. */
  readonly closing?: Closing;
}

/** 폐소: units that close, and what becomes of those who are in them on that day. */
export interface Closing {
  /** The fact by which people belong to units. */
  readonly fact: string;
  /** 퇴사: that day is their last one employed. 승계: another employer goes on with them, and nothing falls due here. */
  readonly way: '퇴사' | '승계';
  /** The last day by unit. */
  readonly days: ReadonlyMap<string, Day>;
}

/** A month wholly outside the employment (입사일 to 퇴사일) has no row. */
export function isEmployedIn(person: Pick<Person, 'facts'>, month: Month): boolean {
  const [hired, left] = employmentOf(person);
  if (hired !== undefined && left !== undefined && hired > left) return false;
  return (hired === undefined || hired <= lastDay(month)) && (left === undefined || left >= firstDay(month));
}

const employmentOf = ({ facts }: Pick<Person, 'facts'>): readonly [Day | undefined, Day | undefined] => [
  dayOf(facts, '입사일'),
  dayOf(facts, '퇴사일'),
];

/**
 * Nothing read is lost: month records, shifts and leave dates outside `months` are `outside-months`, those in a month
 * without employment `outside-employment`, and so are holidays that change places with a day where neither lies in a month that there is.
 * Leaves of absence may reach anywhere.
 */
export function checkPlaces(
  { person, records, shifts = [], leaveDates = [], swaps = [] }: PersonInputs,
  months: readonly Month[],
  problems: Problems,
): void {
  const [hired, left] = employmentOf(person);
  const employment = {
    ...(hired !== undefined && { hired: isoDay(hired) }),
    ...(left !== undefined && { left: isoDay(left) }),
  };
  if (hired !== undefined && left !== undefined && hired > left) {
    problems.add('hired-after-left', { at: person.at, values: { hired: isoDay(hired), left: isoDay(left) } });
    return;
  }
  const range = { from: isoMonth(months.at(0) ?? 0), to: isoMonth(months.at(-1) ?? 0) };
  // Its place is worked out where something is wrong with it.
  const check = (
    month: Month,
    term: string,
    found: string,
    one: { readonly at?: Place | undefined },
  ): void => {
    if (!months.includes(month))
      problems.add('outside-months', { at: one.at, term, values: { found, ...range } });
    else if (!isEmployedIn(person, month)) {
      problems.add('outside-employment', { at: one.at, term, values: { found, ...employment } });
    }
  };
  for (const one of records?.values() ?? []) check(one.month, '귀속월', isoMonth(one.month), one);
  for (const one of [...shifts, ...leaveDates]) check(monthOf(one.day), '일자', isoDay(one.day), one);
  for (const one of swaps) {
    const own = [one.holiday, one.substitute].map(monthOf);
    const there = own.filter((month) => months.includes(month));
    const month = there.find((each) => isEmployedIn(person, each)) ?? there[0] ?? own[0];
    if (month !== undefined)
      check(month, '휴일대체', `${isoDay(one.holiday)} → ${isoDay(one.substitute)}`, one);
  }
}
