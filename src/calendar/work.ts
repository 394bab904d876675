import type { LeaveKinds } from '../rules/model.ts';
import type { WorkedDay } from './classify.ts';
import { type Day, weekday } from './date.ts';
import type { MonthDays } from './days.ts';
import { firstHalf, firstMinutes } from './interval.ts';
import {
  type CalendarSettings,
  type DayPattern,
  daysOf,
  type LeaveDays,
  type LeaveSpell,
  type Shift,
  type WorkRecord,
} from './types.ts';

/** Where leave without a date was put. Two halves of different kinds can share a day. */
export interface PlacedLeave {
  readonly kind: string;
  readonly day: Day;
  readonly half: boolean;
}

export interface ActualWork {
  /** Every day of the weeks that touch the month, ascending. */
  readonly days: readonly WorkedDay[];
  readonly placed: readonly PlacedLeave[];
}

/**
 * What was worked on each day of the weeks that touch the month. A day with shifts has those and nothing
 * else; another scheduled day, employed and not on leave, has the person's pattern or the scheme's hours.
 */
export function actualWork(
  record: WorkRecord,
  settings: CalendarSettings,
  month: MonthDays,
  kinds: LeaveKinds,
): ActualWork {
  const shifts = shiftsByDay(record.shifts);
  const halves = datedHalves(record.leave);
  const placed = placeLeave(record, month, kinds, halves);
  for (const { day, half } of placed) halves.set(day, (halves.get(day) ?? 0) + (half ? 1 : 2));

  const hours = scheduledHours(record, settings);
  const days = month.kinds.map((kind, i): WorkedDay => {
    const day = month.start + i;
    const own = shifts.get(day);
    if (own !== undefined) return { day, kind, segments: own };
    if (kind !== '소정근로일' || !isEmployed(record, day) || isInSpell(record.spells, day)) {
      return { day, kind, segments: [] };
    }
    const off = halves.get(day) ?? 0;
    const pattern = hours(day);
    return { day, kind, segments: off === 0 ? [pattern] : off === 1 ? [firstHalf(pattern)] : [] };
  });
  return { days, placed };
}

/** The scheduled hours of a day: the first weekday's that has any, or the scheme's window as far as the contract goes. */
export const usualDay = ({ window, week, contract }: CalendarSettings): DayPattern =>
  week?.find((day) => day !== undefined) ?? firstMinutes(window, contract);

/**
 * What is worked on a scheduled day that nothing is recorded of: the person's pattern, the hours of the weekday, or the
 * scheme's window as far as the contract goes.
 */
function scheduledHours({ pattern }: WorkRecord, settings: CalendarSettings): (day: Day) => DayPattern {
  if (pattern !== undefined) return () => pattern;
  const { window, week, contract } = settings;
  const usual = firstMinutes(window, contract);
  return (day) => week?.[weekday(day) - 1] ?? usual;
}

/**
 * Leave without dates falls on the month's last scheduled days, employed and on no other leave, filled backwards
 * half day by half day; what finds no room is left out (`미배치휴가일수` counts it). A shift on such a day is work
 * all the same.
 */
function placeLeave(
  record: WorkRecord,
  month: MonthDays,
  { counted }: LeaveKinds,
  dated: ReadonlyMap<Day, number>,
): readonly PlacedLeave[] {
  const open = counted.filter(({ name }) => isUndated(daysOf(record, name)));
  if (open.length === 0) return [];
  const free = month.scheduled.filter(
    (day) => isEmployed(record, day) && !dated.has(day) && !isInSpell(record.spells, day),
  );
  const placed: PlacedLeave[] = [];
  let day = free.pop();
  let room = 2;
  for (const { name: kind } of open) {
    let left = daysOf(record, kind).halfDays;
    while (left > 0 && day !== undefined) {
      const taken = Math.min(left, room);
      placed.push({ kind, day, half: taken === 1 });
      left -= taken;
      room -= taken;
      if (room === 0) {
        day = free.pop();
        room = 2;
      }
    }
  }
  return placed;
}

export const isUndated = ({ halfDays, dates }: LeaveDays): boolean =>
  halfDays > 0 && (dates === undefined || dates.length === 0);

/** Half days of dated leave by day, all kinds together; 2 or more is a full day. */
export function datedHalves(leave: WorkRecord['leave']): Map<Day, number> {
  const halves = new Map<Day, number>();
  for (const { halfDays, dates = [] } of Object.values(leave)) {
    dates.forEach((day, i) => {
      const half = i === dates.length - 1 && halfDays === 2 * dates.length - 1;
      halves.set(day, (halves.get(day) ?? 0) + (half ? 1 : 2));
    });
  }
  return halves;
}

export const isEmployed = (record: WorkRecord, day: Day): boolean =>
  (record.hired === undefined || day >= record.hired) && (record.left === undefined || day <= record.left);

export const isInSpell = (spells: readonly LeaveSpell[], day: Day): boolean =>
  spells.some(({ from, to }) => day >= from && day <= to);

function shiftsByDay(shifts: readonly Shift[]): ReadonlyMap<Day, readonly Shift[]> {
  const byDay = new Map<Day, Shift[]>();
  for (const shift of shifts) {
    const own = byDay.get(shift.day);
    if (own === undefined) byDay.set(shift.day, [shift]);
    else own.push(shift);
  }
  return byDay;
}
