import { ProblemError, problem } from '../problem/problem.ts';
import { knownYears } from '../rules/holidays/years-to-come.ts';
import type { Holiday, LeaveKinds } from '../rules/model.ts';
import { isOffDay, isRestDay } from './cycle.ts';
import { type Day, firstDay, isoMonth, lastDay, type Month, weeksOf } from './date.ts';
import { type DayKind, payMonth } from './interface.ts';
import type { CalendarSettings } from './types.ts';

/** The days of a month and of the whole Monday–Sunday weeks that touch it. */
export interface MonthDays {
  readonly month: Month;
  readonly first: Day;
  readonly last: Day;
  /** The Monday of the first week. */
  readonly start: Day;
  /** The kind of each day from `start` to the Sunday of the last week. */
  readonly kinds: readonly DayKind[];
  /** That of the Monday after it: a shift of the Sunday may run into it. */
  readonly kindAfter: DayKind;
  /** The month's scheduled days, ascending: 월소정근로일수 of them. */
  readonly scheduled: readonly Day[];
}

/** The public holidays of the years for which they are known, and the kinds of leave there are. */
export class HolidayCalendar {
  readonly #kinds = new Map<Day, Set<string>>();
  readonly #years: ReadonlySet<number>;
  readonly #assumedYears: ReadonlySet<number>;
  readonly #months = new WeakMap<CalendarSettings, Map<Month, MonthDays>>();

  readonly leave: LeaveKinds;

  constructor(holidays: readonly Holiday[], leave: LeaveKinds) {
    this.leave = leave;
    this.#years = knownYears(holidays);
    this.#assumedYears = knownYears(holidays.filter(({ assumed }) => assumed === true));
    for (const { day, kind } of holidays) this.#add(day, kind);
    // A week of December can reach into a year that is not known yet; of the days it can reach, 1 January
    // alone is a fixed holiday, and it keeps the kind it had the year before.
    for (const year of this.#years) {
      const turn = firstDay((year + 1) * 12);
      if (this.#years.has(year + 1)) continue;
      for (const kind of this.#kinds.get(firstDay(year * 12)) ?? []) this.#add(turn, kind);
    }
  }

  #add(day: Day, kind: string): void {
    const kinds = this.#kinds.get(day);
    if (kinds === undefined) this.#kinds.set(day, new Set([kind]));
    else kinds.add(kind);
  }

  knows(month: Month): boolean {
    return this.#years.has(Math.floor(month / 12));
  }

  /** Whether the month's holidays are not out, and follow from rules. */
  assumes(month: Month): boolean {
    return this.#assumedYears.has(Math.floor(month / 12));
  }

  /** The first and last known month, for messages; undefined when nothing is known. */
  get range(): { readonly from: Month; readonly to: Month } | undefined {
    if (this.#years.size === 0) return undefined;
    return { from: Math.min(...this.#years) * 12, to: Math.max(...this.#years) * 12 + 11 };
  }

  /** Whether the day is a public holiday of one of these kinds. */
  isHoliday(day: Day, kinds: ReadonlySet<string>): boolean {
    const found = this.#kinds.get(day);
    if (found === undefined) return false;
    for (const kind of found) if (kinds.has(kind)) return true;
    return false;
  }

  /** A holiday on an off day is a holiday. Days that changed places are each what the other was. */
  kindOf(day: Day, settings: CalendarSettings): DayKind {
    const { swaps = [] } = settings;
    if (swaps.some(({ substitute }) => substitute === day)) return '휴일';
    if (swaps.some(({ holiday }) => holiday === day))
      // A rest day has no hours in a week of one's own: it has those of the day it took the place of.
      return isOffDay(day, settings) && !isRestDay(day, settings) ? '휴무일' : '소정근로일';
    return this.ownKindOf(day, settings);
  }

  /** The kind of a day that no other took the place of. */
  ownKindOf(day: Day, settings: CalendarSettings): DayKind {
    if (isRestDay(day, settings) || settings.contractHolidays.includes(day)) return '휴일';
    if (this.isHoliday(day, settings.holidayKinds)) return '휴일';
    return isOffDay(day, settings) ? '휴무일' : '소정근로일';
  }

  /** Kept per settings object, so callers should reuse theirs. @throws ProblemError `no-calendar`. */
  monthDays(month: Month, settings: CalendarSettings): MonthDays {
    let months = this.#months.get(settings);
    if (months === undefined) {
      months = new Map();
      this.#months.set(settings, months);
    }
    let days = months.get(month);
    if (days === undefined) {
      days = this.#makeMonth(month, settings);
      months.set(month, days);
    }
    return days;
  }

  #makeMonth(month: Month, settings: CalendarSettings): MonthDays {
    if (!this.knows(month)) throw new ProblemError([noCalendar(this, month)]);
    const first = firstDay(month);
    const last = lastDay(month);
    const weeks = weeksOf(month);
    const kinds: DayKind[] = [];
    const scheduled: Day[] = [];
    for (let day = weeks.from; day <= weeks.to; day++) {
      const kind = this.kindOf(day, settings);
      kinds.push(kind);
      if (kind === '소정근로일' && day >= first && day <= last) scheduled.push(day);
    }
    const kindAfter = this.kindOf(weeks.to + 1, settings);
    return { month, first, last, start: weeks.from, kinds, kindAfter, scheduled };
  }
}

/** The problem of a month whose holidays are not known. */
export function noCalendar(calendar: HolidayCalendar, month: Month) {
  const range = calendar.range;
  return problem('no-calendar', {
    term: payMonth,
    values: {
      month: isoMonth(month),
      ...(range && { from: isoMonth(range.from), to: isoMonth(range.to) }),
    },
  });
}
