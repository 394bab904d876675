import { type Day, firstDay, lastDay, type Month, weekday } from '../../src/calendar/date.ts';
import { workedMinutes } from '../../src/calendar/interval.ts';
import {
  type HolidaySwap,
  type LeaveDays,
  type LeaveSpell,
  openEnd,
  type Shift,
  type UsualHours,
  type WorkRecord,
} from '../../src/calendar/types.ts';
import { halfDay } from '../half-day.ts';
import { engine, rules } from '../support.ts';
import type { Draws } from './random.ts';

type Employment = Pick<WorkRecord, 'hired' | 'left'>;

/**
 * What a month records: shifts, days of leave of several kinds, with and without dates, leaves of absence one after the other,
 * days that changed places. Most of it can be; at times it cannot, which is refused alike.
 */
export function recordOf(draws: Draws, month: Month, employed: Employment, hours: UsualHours): WorkRecord {
  const spells = spellsOf(draws, month, employed);
  const days = workdays(month, hours);
  const swaps = draws.once(10) ? swapsOf(draws, month, days, employed) : [];
  const free = days.filter(
    (day) =>
      draws.once(200) ||
      (isEmployed(employed, day) &&
        !spells.some(({ from, to }) => day >= from && day <= to) &&
        !swaps.some((one) => one.substitute === day)),
  );
  return {
    shifts: shiftsOf(draws, month),
    leave: Object.fromEntries(draws.once(4) ? datedLeave(draws, free) : countedLeave(draws)),
    spells,
    ...hours,
    ...(swaps.length > 0 && { swaps }),
    ...employed,
  };
}

/** The scheduled days of a month by one's own week, else by the current scheme. */
function workdays(month: Month, { cycle }: UsualHours): Day[] {
  const settings = engine.settingsFor('현행', month, undefined, { given: () => undefined, cycle });
  return [...engine.calendar.monthDays(month, settings).scheduled];
}

const countedLeave = (draws: Draws): [string, LeaveDays][] =>
  rules.leave.counted.map(({ name }) => [name, { parts: draws.once(3) ? draws.below(7) * halfDay : 0 }]);

/** Days of leave on dates, none of them twice; the last of a kind may be half a day. */
function datedLeave(draws: Draws, days: readonly Day[]): [string, LeaveDays][] {
  const left = [...days];
  return rules.leave.counted.map(({ name }) => {
    const count = Math.min(left.length, draws.once(2) ? draws.between(1, 3) : 0);
    const dates = Array.from({ length: count }, () => left.splice(draws.below(left.length), 1))
      .flat()
      .sort((a, b) => a - b);
    if (count === 0) return [name, { parts: 0 }];
    return [name, { parts: (2 * count - (draws.once(3) ? 1 : 0)) * halfDay, dates }];
  });
}

/** Leaves of absence that began long ago or begin now, and up to two of any kind after the first. */
function spellsOf(draws: Draws, month: Month, { hired, left }: Employment): LeaveSpell[] {
  if (!draws.once(4)) return [];
  const first = firstDay(month);
  const found: LeaveSpell[] = [];
  let from = draws.once(2) ? first - draws.between(0, 800) : first + draws.between(0, 20);
  for (let i = draws.of([1, 1, 1, 2, 3]); i > 0; i--) {
    const kind = rules.leave.dated[draws.below(rules.leave.dated.length)]?.name ?? '';
    const end = Math.max(from, first) + draws.between(0, i > 1 ? 8 : 60);
    const to = i === 1 && draws.once(6) ? openEnd : end;
    found.push({
      kind,
      from: Math.max(from, hired ?? from),
      to: to === openEnd ? to : Math.min(to, left ?? to),
    });
    // Seldom on the same day again, which cannot be.
    from = end + draws.of([1, 1, 1, 4]) - (draws.once(60) ? 1 : 0);
  }
  return found.filter((one) => one.from <= one.to);
}

/** Shifts at any hour on some days; of half the people clocked to the minute, with approvals on some. */
function shiftsOf(draws: Draws, month: Month): Shift[] {
  if (!draws.once(3)) return [];
  const [from, to] = [firstDay(month), lastDay(month)];
  const isClocked = draws.once(2);
  const shifts: Shift[] = [];
  for (let day = from + draws.below(5); day <= to; day += draws.between(1, 9)) {
    const start = 60 * draws.between(0, 23);
    const end = Math.min(start + 30 * draws.between(1, 26), 2880);
    const breaks = end - start > 300 ? [{ from: start + 240, to: start + 300 }] : [];
    shifts.push(
      isClocked
        ? clocked(draws, { day, from: start, to: end, breaks })
        : { day, from: start, to: end, breaks },
    );
  }
  return shifts;
}

/** A shift that ends off the full hour, at times with an approval. */
export function clocked(draws: Draws, { day, ...one }: Shift): Shift {
  const to = one.to - (one.to - one.from > 60 ? draws.below(29) : 0);
  const hours = { from: one.from, to, breaks: one.breaks.filter((rest) => rest.to <= to) };
  const approved = draws.once(2) ? draws.below(workedMinutes(hours) + 1) : undefined;
  return { day, ...hours, ...(approved !== undefined && { approved }) };
}

const isEmployed = ({ hired, left }: Employment, day: Day): boolean =>
  day >= (hired ?? day) && day <= (left ?? day);

/** A public holiday or rest day that is worked, and a scheduled day in its place; seldom days that cannot change. */
function swapsOf(draws: Draws, month: Month, scheduled: readonly Day[], employed: Employment): HolidaySwap[] {
  const [first, last] = [firstDay(month), lastDay(month)];
  const { holidayKinds, fixedKinds, restDay } = engine.schemeMonth('현행', month).settings;
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const isHere = (day: Day): boolean => draws.once(200) || isEmployed(employed, day);
  const isFree = (day: Day): boolean => isHere(day) && !engine.calendar.isHoliday(day, fixedKinds);
  const holidays = days.filter((day) => isFree(day) && engine.calendar.isHoliday(day, holidayKinds));
  const restDays = days.filter((day) => isFree(day) && weekday(day) === restDay);
  const from = draws.once(30) ? days : holidays.length > 0 && !draws.once(3) ? holidays : restDays;
  const to = scheduled.filter(isHere);
  if (from.length === 0 || to.length === 0) return [];
  return [{ holiday: draws.of(from), substitute: draws.of(to) }];
}
