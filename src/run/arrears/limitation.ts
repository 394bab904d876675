import { type Day, endOfYear, firstDay, lastDay, type Month } from '../../calendar/date.ts';

/** When a month's wages are paid: on a day of that month, or of a later one (근로기준법 제43조 제2항). */
export interface Payday {
  readonly monthsLater: number;
  /** 1 to 31; the last day of a month that has fewer. */
  readonly day: number;
}

/** The day on which a month's wages fell due. */
export function paydayOf(month: Month, { monthsLater, day }: Payday): Day {
  const paid = month + monthsLater;
  return Math.min(firstDay(paid) + day - 1, lastDay(paid));
}

/**
 * The last day on which wages can be claimed: so many years from the day after they fell due (근로기준법 제49조, 민법
 * 제157조와 제160조: the first day does not count), which is the same date that many years on; where that is a day off
 * (`isOff`: Saturdays and public holidays), the next that is none (민법 제161조).
 */
export function claimableUntil(due: Day, years: number, isOff: (day: Day) => boolean): Day {
  return workingDayFrom(endOfYear(due + 1, years), isOff);
}

/** A day, or the next that is no day off, where it is one. */
export function workingDayFrom(day: Day, isOff: (day: Day) => boolean): Day {
  let found = day;
  while (isOff(found)) found++;
  return found;
}
