import { type ClockedDay, mostOrdinary, onlyWindow, type WorkedDay, windowOn } from './classify.ts';
import { type ClockTimes, clockTimes } from './clock.ts';
import type { Day } from './date.ts';
import {
  dropFirst,
  dropLast,
  interval,
  minutesIn,
  minutesOfDay,
  outside,
  sharedMinutes,
  within,
  workedMinutes,
  workedParts,
} from './interval.ts';
import type { CalendarSettings, RecognitionRules, TimeInterval } from './types.ts';
import type { DaySpan } from './view.ts';

/** Minutes recorded day by day, and by how many those that count for pay differ from them. */
export interface RecognisedMinutes {
  /** 기록 */
  readonly recorded: number;
  /** 조기출근제외 */
  readonly early: number;
  /** 끝수제외 */
  readonly roundedOff: number;
  /** 미승인연장 */
  readonly unapproved: number;
  /** 유예인정 */
  readonly graced: number;
  /** 끝수인정 */
  readonly roundedUp: number;
  /** 승인연장 */
  readonly granted: number;
}

/** A day as it counts for pay. */
export interface RecognisedDay extends RecognisedMinutes {
  readonly worked: WorkedDay;
}

type Parts = readonly TimeInterval[];

/** What of one day counts; `approved` is what is left of its approval. */
interface Recognised extends Omit<RecognisedMinutes, 'recorded' | 'granted'> {
  readonly parts: Parts;
  readonly approved: number;
}

export const noMinutes: RecognisedMinutes = {
  recorded: 0,
  early: 0,
  roundedOff: 0,
  unapproved: 0,
  graced: 0,
  roundedUp: 0,
  granted: 0,
};

/**
 * What of days, in ascending order, counts for pay. On a recorded day the first start and the last end go by the rules of
 * the clock; then what waits for an approval is left out as far as there is none. Of what is recorded, less what is left
 * out and with what is added, the recognised minutes remain. A day without a record stays as it is: nobody clocked there. So
 * does a day without such rules.
 */
export function recognise(
  days: readonly WorkedDay[],
  settingsOn: (day: Day) => CalendarSettings,
): readonly RecognisedDay[] {
  let [taken, carried] = [Number.NEGATIVE_INFINITY, 0];
  return days.map((worked, i): RecognisedDay => {
    const { clocked, day } = worked;
    if (clocked === undefined) {
      taken = Math.max(taken, ...worked.segments.map(({ to }) => day * minutesOfDay + to));
      return { worked, ...noMinutes };
    }
    const recorded = clocked.shifts.flatMap(workedParts).toSorted((a, b) => a.from - b.from);
    const settings = settingsOn(day);
    const granted = clocked.shifts.reduce((sum, one) => sum + (one.approved ?? 0), 0);
    const { recognition: rules } = settings;
    if (rules === undefined) {
      taken = Math.max(taken, ...clocked.shifts.map(({ to }) => day * minutesOfDay + to));
      carried = 0;
      return { worked, ...noMinutes, recorded: minutesIn(recorded), granted };
    }
    const room = { from: taken - day * minutesOfDay, to: nextStart(days[i + 1]) };
    const times = clockTimes(clocked, rules, room);
    const approved = granted + carried;
    const {
      parts,
      approved: left,
      ...minutes
    } = ofDay(worked, clocked, recorded, times, approved, settings, rules);
    taken = day * minutesOfDay + Math.max(times.to, ...clocked.shifts.map(({ to }) => to));
    // A shift that goes on into the next day's hours takes along what it has not used.
    carried = clocked.shifts.some(({ goesOn }) => goesOn === true) ? left : 0;
    const segments = parts.map((part) => ({ ...part, breaks: [] }));
    return { worked: { ...worked, segments }, recorded: minutesIn(recorded), granted, ...minutes };
  });
}

/** When the work of the day behind begins, in minutes of the day before it. */
const nextStart = (next: WorkedDay | undefined): number =>
  minutesOfDay + Math.min(...(next?.segments ?? []).map(({ from }) => from));

function ofDay(
  { day, kind }: WorkedDay,
  { shifts, scheduled }: ClockedDay,
  recorded: Parts,
  times: ClockTimes,
  approved: number,
  settings: CalendarSettings,
  rules: RecognitionRules,
): Recognised {
  const front = interval(times.from, Math.min(times.to, ...shifts.map(({ from }) => from)));
  const back = interval(Math.max(times.from, ...shifts.map(({ to }) => to)), times.to);
  const clipped = within(recorded, times);
  const whole = [...front, ...clipped, ...back];

  const opens = rules.early === '승인' && scheduled !== undefined ? scheduled.from : Number.NEGATIVE_INFINITY;
  const ahead = within(whole, { from: Number.NEGATIVE_INFINITY, to: opens });
  const rest = within(whole, { from: opens, to: Number.POSITIVE_INFINITY });
  const window = onlyWindow(kind, settings) ? windowOn(day, settings) : undefined;
  const excess = rules.beyond === '승인' ? excessOf(rest, window, mostOrdinary(day, kind, settings)) : 0;
  const used = Math.min(approved, excess);
  const kept = leaveOut(rest, excess - used, window, scheduled?.from);
  // What work behind the start leaves of the approval goes to work before it, next to the start first.
  const come = Math.min(minutesIn(ahead), approved - used);
  const cameEarly = dropFirst(ahead, minutesIn(ahead) - come);

  const parts = [...cameEarly, ...kept];
  const [first, last] = [sharedMinutes(front, parts), sharedMinutes(back, parts)];
  const graced = (times.isFromGraced ? first : 0) + (times.isToGraced ? last : 0);
  return {
    parts,
    approved: approved - used - come,
    early: sharedMinutes(ahead, recorded) - sharedMinutes(cameEarly, recorded),
    roundedOff: minutesIn(recorded) - minutesIn(clipped),
    unapproved: sharedMinutes(rest, recorded) - sharedMinutes(kept, recorded),
    graced,
    roundedUp: first + last - graced,
  };
}

/** The minutes of a day that are no ordinary work, apart from what its week has. */
function excessOf(parts: Parts, window: TimeInterval | undefined, most: number): number {
  const counted = window === undefined ? parts : within(parts, window);
  return minutesIn(parts) - Math.min(minutesIn(counted), most);
}

/** Without so many minutes: those outside the window first, then others; before the start the earliest, else the last ones. */
function leaveOut(
  parts: Parts,
  minutes: number,
  window: TimeInterval | undefined,
  start = Number.NEGATIVE_INFINITY,
): Parts {
  if (minutes === 0) return parts;
  if (window !== undefined) {
    const beyond = outside(parts, window);
    const most = Math.min(minutes, minutesIn(beyond));
    const kept = [
      ...leaveOut(beyond, most, undefined, start),
      ...leaveOut(within(parts, window), minutes - most, undefined, start),
    ];
    return kept.sort((a, b) => a.from - b.from);
  }
  const ahead = minutesIn(within(parts, { from: Number.NEGATIVE_INFINITY, to: start }));
  const early = Math.min(minutes, ahead);
  return dropLast(dropFirst(parts, early), minutes - early);
}

/** What of the month's own days is recognised. */
export const sumRecognised = (all: readonly RecognisedDay[], { first, last }: DaySpan): RecognisedMinutes =>
  all
    .filter(({ worked: { day } }) => day >= first && day <= last)
    .reduce(
      (sum, one) => ({
        recorded: sum.recorded + one.recorded,
        early: sum.early + one.early,
        roundedOff: sum.roundedOff + one.roundedOff,
        unapproved: sum.unapproved + one.unapproved,
        graced: sum.graced + one.graced,
        roundedUp: sum.roundedUp + one.roundedUp,
        granted: sum.granted + one.granted,
      }),
      noMinutes,
    );

/** Where all of it counts as it stands: what of the month's own days is recorded. */
export function asRecorded(days: readonly WorkedDay[], { first, last }: DaySpan): RecognisedMinutes {
  let [recorded, granted] = [0, 0];
  for (const { day, clocked } of days)
    if (clocked !== undefined && day >= first && day <= last)
      for (const shift of clocked.shifts) {
        recorded += workedMinutes(shift);
        granted += shift.approved ?? 0;
      }
  return recorded === 0 ? noMinutes : { ...noMinutes, recorded, granted };
}
