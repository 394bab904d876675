import { type Ratio, ratio } from '../formula/ratio.ts';
import { dayParts } from '../rules/leave-parts.ts';
import type { LeaveKinds } from '../rules/model.ts';
import type { ShiftPart, WorkedDay } from './classify.ts';
import { hoursIn, isRestDay } from './cycle.ts';
import type { Day } from './date.ts';
import type { MonthDays } from './days.ts';
import type { DayKind } from './interface.ts';
import { firstMinutes, minutesOfDay, withoutLeave, workedMinutes } from './interval.ts';
import {
  type CalendarSettings,
  type DayPattern,
  daysOf,
  type LeaveDays,
  type LeaveSpell,
  type Shift,
  type WorkRecord,
} from './types.ts';
import type { DaySpan, MonthView } from './view.ts';

/** Where leave without a date was put. Kinds can share a day. */
export interface PlacedLeave {
  readonly kind: string;
  readonly day: Day;
  /** How many parts of the day. */
  readonly parts: number;
}

export interface ActualWork {
  /** Every day of the weeks that touch the month, ascending. */
  readonly days: readonly WorkedDay[];
  /** Minutes of shifts of the month that are work of the next month's first day. */
  readonly afterMonth: number;
  readonly placed: readonly PlacedLeave[];
}

/**
 * What was worked on each day of the weeks that touch the month. A day with shifts has those and nothing
 * else; another scheduled day, employed and not on leave, has the person's pattern or the scheme's hours.
 */
export function actualWork(record: WorkRecord, view: MonthView, kinds: LeaveKinds): ActualWork {
  const { days: month, hoursOn: hours, agreedOn: agreed } = view;
  const dated = datedParts(record.leave);
  const placed = placeLeave(record, month, kinds, dated);
  const parts = partsWith(dated, placed);

  const isThere = (day: Day): boolean => isEmployed(record, day) && !isInSpell(record.spells, day);
  const kindOf = (day: Day): DayKind => month.kinds[day - month.start] ?? month.kindAfter;
  const isScheduled = (day: Day): boolean => kindOf(day) === '소정근로일' && isThere(day);
  const isWorkedHoliday = (day: Day): boolean =>
    kindOf(day) === '휴일' && isShiftOnHoliday(view, day) && isThere(day);
  const isPresent = (day: Day): boolean => isScheduled(day) && (parts.get(day) ?? 0) < dayParts;
  const offOf = (day: Day): WorkedDay['off'] => {
    if (!isEmployed(record, day)) return 'employment';
    return isInSpell(record.spells, day) ? dayParts : parts.get(day);
  };
  // Whoever is off all day has no start that day. Of the first day of a month the month before does not know that.
  const startOf = (day: Day): number | undefined =>
    isPresent(day) || isWorkedHoliday(day) || (isScheduled(day) && day === month.first)
      ? hours(day).from
      : undefined;
  const shifts = shiftsByDay(record.shifts.flatMap((shift) => cutAtNextStart(shift, startOf)));
  const days = month.kinds.map((kind, i): WorkedDay => {
    const day = month.start + i;
    const own = shifts.get(day);
    const off = offOf(day);
    if (own !== undefined) {
      const scheduled = isPresent(day) ? agreed(day) : undefined;
      const clocked = { shifts: own, ...(scheduled && { scheduled }) };
      return { day, kind, segments: own, clocked, ...(off && { off }) };
    }
    const pattern = isPresent(day) || isWorkedHoliday(day) ? hours(day) : undefined;
    const segments = pattern === undefined ? [] : [withoutLeave(pattern, parts.get(day) ?? 0)];
    return { day, kind, segments, ...(off && { off }) };
  });
  const over = record.shifts.filter(({ day }) => day === month.last);
  const after = over.flatMap((shift) => cutAtNextStart(shift, startOf)).filter(({ day }) => day > month.last);
  return { days, placed, afterMonth: after.reduce((sum, one) => sum + workedMinutes(one), 0) };
}

/** Whether a day is a public holiday with a shift of a rota that is worked all the same. */
function isShiftOnHoliday({ settingsOn }: MonthView, day: Day): boolean {
  const settings = settingsOn(day);
  const { worksHolidays, cycle, swaps = [] } = settings;
  if (worksHolidays !== true || cycle === undefined || hoursIn(cycle, day) === undefined) return false;
  return !isRestDay(day, settings) && !swaps.some(({ substitute }) => substitute === day);
}

/** The scheduled hours of a day: those of the cycle's first that has any, or the scheme's window as far as the contract goes. */
export const usualDay = ({ window, cycle, contract }: CalendarSettings): DayPattern =>
  cycle?.days.find((day) => day !== undefined) ?? firstMinutes(window, contract);

/**
 * Leave without dates falls on the month's last scheduled days, employed and on no other leave, filled backwards
 * part by part; what finds no room is left out (`미배치휴가일수` counts it). A shift on such a day is work
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
  let room = dayParts;
  for (const { name: kind } of open) {
    let left = daysOf(record, kind).parts;
    while (left > 0 && day !== undefined) {
      const taken = Math.min(left, room);
      placed.push({ kind, day, parts: taken });
      left -= taken;
      room -= taken;
      if (room === 0) {
        day = free.pop();
        room = dayParts;
      }
    }
  }
  return placed;
}

/** The days of counted leave in a span, by the facts that count them in a month. */
export function leaveDaysIn(
  record: WorkRecord,
  placed: readonly PlacedLeave[],
  { counted }: LeaveKinds,
  { first, last }: DaySpan,
): ReadonlyMap<string, Ratio> {
  const isIn = (day: Day): boolean => day >= first && day <= last;
  return new Map(
    counted.map(({ name, fact }) => {
      let taken = 0;
      for (const [day, parts] of partsOf(record, name, placed)) if (isIn(day)) taken += parts;
      return [fact, ratio(taken, dayParts)] as const;
    }),
  );
}

export const isUndated = ({ parts, dates }: LeaveDays): boolean =>
  parts > 0 && (dates === undefined || dates.length === 0);

/** Parts of dated leave by day, all kinds together; `dayParts` or more is a full day. */
export function datedParts(leave: WorkRecord['leave']): Map<Day, number> {
  const taken = new Map<Day, number>();
  for (const { parts, dates = [] } of Object.values(leave)) {
    dates.forEach((day, i) => {
      const left = i < dates.length - 1 ? dayParts : parts - dayParts * i;
      taken.set(day, (taken.get(day) ?? 0) + Math.min(dayParts, Math.max(0, left)));
    });
  }
  return taken;
}

/** Parts of leave by day, with those that were put on one. */
export function partsWith(
  dated: ReadonlyMap<Day, number>,
  placed: readonly PlacedLeave[],
): ReadonlyMap<Day, number> {
  if (placed.length === 0) return dated;
  const taken = new Map(dated);
  for (const { day, parts } of placed) taken.set(day, (taken.get(day) ?? 0) + parts);
  return taken;
}

/** Parts of a kind of leave by day: those with dates, and those that were put on one. */
export function partsOf(
  record: WorkRecord,
  kind: string,
  placed: readonly PlacedLeave[],
): ReadonlyMap<Day, number> {
  const own = placed.filter((one) => one.kind === kind);
  return partsWith(datedParts({ [kind]: daysOf(record, kind) }), own);
}

export const isEmployed = (record: WorkRecord, day: Day): boolean =>
  (record.hired === undefined || day >= record.hired) && (record.left === undefined || day <= record.left);

export const isInSpell = (spells: readonly LeaveSpell[], day: Day): boolean =>
  spells.some(({ from, to }) => day >= from && day <= to);

/**
 * A shift that runs on into the hours scheduled on the next day ends there: from the scheduled start on it is ordinary work of
 * that day (근기 68207-402), and the day's own hours are not counted beside it. So over the end of a month: the rest is work of
 * the next month, whose record holds the shift, too.
 */
function cutAtNextStart(shift: Shift, startOf: (day: Day) => number | undefined): readonly ShiftPart[] {
  const next = shift.day + 1;
  const start = shift.to <= minutesOfDay ? undefined : startOf(next);
  const cut = minutesOfDay + (start ?? 0);
  if (start === undefined || shift.to <= cut || shift.from >= cut) return [shift];
  const ahead = shift.breaks.filter((one) => one.from < cut);
  const behind = shift.breaks.filter((one) => one.to > cut);
  return [
    { ...shift, to: cut, breaks: ahead.map((one) => ({ ...one, to: Math.min(one.to, cut) })), goesOn: true },
    {
      ...shift,
      approved: 0,
      isContinued: true,
      day: next,
      from: start,
      to: shift.to - minutesOfDay,
      breaks: behind.map(({ from, to }) => ({
        from: Math.max(from, cut) - minutesOfDay,
        to: to - minutesOfDay,
      })),
    },
  ];
}

function shiftsByDay(shifts: readonly ShiftPart[]): ReadonlyMap<Day, readonly ShiftPart[]> {
  const byDay = new Map<Day, ShiftPart[]>();
  for (const shift of shifts) {
    const own = byDay.get(shift.day);
    if (own === undefined) byDay.set(shift.day, [shift]);
    else own.push(shift);
  }
  return byDay;
}
