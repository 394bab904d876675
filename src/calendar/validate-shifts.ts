import { otherPlace, type Place, type Problems } from '../problem/problem.ts';
import { clockText, type Day, isoDay } from './date.ts';
import { minutesOfDay } from './interval.ts';
import type { DayPattern, Shift, TimeInterval } from './types.ts';

/** The hours of a shift, or of a pattern when `day` is undefined, and their breaks. */
export function checkHours(
  hours: DayPattern,
  day: Day | undefined,
  at: Place | undefined,
  problems: Problems,
): void {
  const dated = day === undefined ? {} : { day: isoDay(day) };
  if (hours.from < 0 || hours.from >= minutesOfDay) {
    problems.add('shift-start', { at, values: { ...dated, from: clockText(hours.from) } });
  }
  if (hours.to <= hours.from || hours.to > 2880) {
    // Breaks are not looked at: every one of them would be outside such a shift.
    problems.add('shift-end', { at, values: { ...dated, ...clocks(hours) } });
    return;
  }
  let earlier: TimeInterval | undefined;
  for (const rest of [...hours.breaks].sort((a, b) => a.from - b.from)) {
    const values = { ...dated, ...clocks(rest) };
    if (rest.to <= rest.from) {
      problems.add('break-end', { at, values });
      continue;
    }
    if (rest.from < hours.from || rest.to > hours.to) {
      const shift = { shiftFrom: clockText(hours.from), shiftTo: clockText(hours.to) };
      problems.add('break-outside', { at, values: { ...values, ...shift } });
    }
    if (earlier !== undefined && rest.from < earlier.to) {
      const other = { otherFrom: clockText(earlier.from), otherTo: clockText(earlier.to) };
      problems.add('break-overlap', { at, values: { ...values, ...other } });
    }
    if (earlier === undefined || rest.to > earlier.to) earlier = rest;
  }
}

/** Shifts that begin before an earlier one has ended, also where that one runs on past midnight. */
export function checkShiftOverlaps(
  shifts: readonly Shift[],
  at: Place | undefined,
  problems: Problems,
): void {
  let latest: Shift | undefined;
  const valid = shifts.filter((s) => s.from < s.to);
  for (const shift of valid.sort((a, b) => start(a) - start(b))) {
    if (latest !== undefined && start(shift) < end(latest)) {
      problems.add('shift-overlap', {
        at: shift.at ?? at,
        values: {
          day: isoDay(shift.day),
          ...clocks(shift),
          otherDay: isoDay(latest.day),
          otherFrom: clockText(latest.from),
          otherTo: clockText(latest.to),
          ...otherPlace(latest.at),
        },
      });
    }
    if (latest === undefined || end(shift) > end(latest)) latest = shift;
  }
}

const clocks = ({ from, to }: TimeInterval) => ({ from: clockText(from), to: clockText(to) });
const start = (shift: Shift): number => shift.day * minutesOfDay + shift.from;
const end = (shift: Shift): number => shift.day * minutesOfDay + shift.to;
