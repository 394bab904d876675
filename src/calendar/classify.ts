import { cycleHours } from './cycle.ts';
import { type Day, monthOf, weekStart } from './date.ts';
import type { DayKind } from './interface.ts';
import { minutesIn, minutesLeft, nights, scheduledMinutes, shared, workedParts } from './interval.ts';
import type { CalendarSettings, DayPattern, Shift, TimeInterval } from './types.ts';

/** A day and what was worked on it: every segment that began on it, wherever it ended. */
export interface WorkedDay {
  readonly day: Day;
  readonly kind: DayKind;
  readonly segments: readonly DayPattern[];
  /** Why it need not be worked, where that is not by its kind: nobody is employed, or so many parts of it are leave. */
  readonly off?: 'employment' | number;
  /** Where it was recorded day by day: its shifts, and the hours then scheduled. */
  readonly clocked?: ClockedDay;
}

export interface ClockedDay {
  readonly shifts: readonly ShiftPart[];
  /** The person's hours of that day; undefined on days off. */
  readonly scheduled?: DayPattern;
}

/** A shift, or what of one is a day's work: one that runs into the next day's hours has a part on each. */
export interface ShiftPart extends Shift {
  /** Nobody came at its start: the part before ends there. */
  readonly isContinued?: boolean;
  /** Nobody left at its end: it goes on. */
  readonly goesOn?: boolean;
}

/** A day's worked minutes; each is in exactly one of the first four classes, night comes on top. */
export interface DayMinutes {
  readonly day: Day;
  /** 소정 */
  readonly ordinary: number;
  /** 연장 */
  readonly overtime: number;
  /** 법내연장: beyond the schedule, within the law's day and week, where the premium begins at these. */
  readonly within: number;
  /** 휴일 */
  readonly holiday: number;
  /** 휴일연장 */
  readonly holidayOver: number;
  /** 야간 */
  readonly night: number;
}

/** Minutes of a segment; `inside` counts those in the day's window, whose own break is not taken out. */
interface MinuteCounts {
  readonly worked: number;
  readonly inside: number;
  readonly night: number;
}

/**
 * Classifies the worked minutes of days in ascending order; the first should be a Monday, for a week's
 * limit counts from there. A month that is settled as a whole takes the place of its weeks.
 *
 * All minutes of a segment belong to the day on which it began, so a day's classes follow from its totals:
 * the first minutes within the limits are ordinary and the rest are not, in whatever order they came. What a week has
 * beyond the schedule is looked at when its ordinary minutes are known: they come first, on whichever day.
 */
export function classify(
  days: readonly WorkedDay[],
  settingsOn: (day: Day) => CalendarSettings,
): readonly DayMinutes[] {
  const measureOf = measurers();
  const done: DayMinutes[] = [];
  for (let from = 0; from < days.length; ) {
    const period = periodOf(days[from]?.day ?? 0, settingsOn);
    let to = from;
    while (to < days.length && periodOf(days[to]?.day ?? 0, settingsOn) === period) to++;
    done.push(...classifyPeriod(days.slice(from, to), settingsOn, measureOf));
    from = to;
  }
  return done;
}

/** By what a day shares its limit with others: its week, or the month that is settled as a whole. */
const periodOf = (day: Day, settingsOn: (day: Day) => CalendarSettings): string =>
  settingsOn(day).isSettledByMonth ? `month ${monthOf(day)}` : `week ${weekStart(day)}`;

/** Minutes of a settled month within the law's limit, and how many of them the contract makes ordinary work. */
function settledLimits(
  days: readonly WorkedDay[],
  settingsOn: (day: Day) => CalendarSettings,
): { readonly law: number; readonly ordinary: number } | undefined {
  const { isSettledByMonth, weekLimit } = settingsOn(days[0]?.day ?? 0);
  if (!isSettledByMonth) return undefined;
  const employed = days.filter(({ off }) => off !== 'employment').length;
  // Whole minutes: what is left of one is no room for ordinary work.
  const law = Math.floor((weekLimit * employed) / 7);
  const due = days.reduce((sum, one) => sum + dueOf(one, settingsOn(one.day)), 0);
  return { law, ordinary: Math.min(law, due) };
}

/** What the contract asks for of a day. */
function dueOf({ day, kind, off = 0 }: WorkedDay, settings: CalendarSettings): number {
  if (off === 'employment' || kind !== '소정근로일') return 0;
  return minutesLeft(Math.min(settings.dayLimit, contractOf(day, settings)), off);
}

function classifyPeriod(
  days: readonly WorkedDay[],
  settingsOn: (day: Day) => CalendarSettings,
  measureOf: (segment: DayPattern, settings: CalendarSettings, window: TimeInterval) => MinuteCounts,
): readonly DayMinutes[] {
  const settled = settledLimits(days, settingsOn);
  let ordinarySoFar = 0;
  /** Of each day's minutes beyond the schedule, those that have a premium only from the law's limits on. */
  const open: number[] = [];
  const byDay = days.map(({ day, kind, segments }): DayMinutes => {
    const settings = settingsOn(day);
    const window = windowOn(day, settings);
    let [worked, inside, night] = [0, 0, 0];
    for (const segment of segments) {
      const m = measureOf(segment, settings, window);
      worked += m.worked;
      inside += m.inside;
      night += m.night;
    }
    if (kind === '휴일') {
      // Holiday minutes have rates of their own and do not count towards the week or month.
      const holiday = Math.min(worked, settings.holidayFirst);
      open.push(0);
      return { day, ordinary: 0, overtime: 0, within: 0, holiday, holidayOver: worked - holiday, night };
    }
    // What lies outside a window that is said to make overtime is overtime by the scheme, not by the law.
    const counted = onlyWindow(kind, settings) ? inside : worked;
    const ordinary = Math.min(
      counted,
      mostOrdinary(day, kind, settings),
      (settled?.ordinary ?? settings.weekLimit) - ordinarySoFar,
    );
    open.push(counted - ordinary);
    // Only ordinary minutes use up the limit, so that no minute is overtime twice.
    ordinarySoFar += ordinary;
    return { day, ordinary, overtime: worked - ordinary, within: 0, holiday: 0, holidayOver: 0, night };
  });
  return withinLaw(byDay, open, settingsOn, ordinarySoFar, settled?.law);
}

/** The hours outside which work is overtime: those that the person has on that day, where they win over the scheme's. */
export const windowOn = (day: Day, settings: CalendarSettings): TimeInterval =>
  (settings.isOwnWindow ? cycleHours(settings, day) : undefined) ?? settings.window;

/** Whether what lies outside a day's window is no ordinary work of it. */
export const onlyWindow = (kind: DayKind, { overtimeBy }: CalendarSettings): boolean =>
  kind === '소정근로일' && overtimeBy === '근무창';

/** How many minutes of a day can be ordinary work, whatever its week or month has. */
export function mostOrdinary(day: Day, kind: DayKind, settings: CalendarSettings): number {
  if (settings.isSettledByMonth) return Number.POSITIVE_INFINITY;
  return kind === '소정근로일' ? Math.min(settings.dayLimit, contractOf(day, settings)) : 0;
}

/** A contract's minutes of a day: of that day of the cycle, or of any. */
function contractOf(day: Day, settings: CalendarSettings): number {
  const { cycle, contract, dayLimit } = settings;
  if (cycle === undefined) return contract;
  const own = cycleHours(settings, day);
  return own === undefined ? dayLimit : scheduledMinutes(own);
}

/** On days whose premiums begin at the law's limits: what they have beyond the schedule, as far as there is room in them. */
function withinLaw(
  days: readonly DayMinutes[],
  open: readonly number[],
  settingsOn: (day: Day) => CalendarSettings,
  ordinary: number,
  settled: number | undefined,
): readonly DayMinutes[] {
  let taken = 0;
  return days.map((one, i) => {
    const { premiumBy, legalDay, weekLimit } = settingsOn(one.day);
    if (premiumBy === '소정') return one;
    const left = (settled ?? weekLimit) - ordinary - taken;
    const inDay = settled === undefined ? legalDay - one.ordinary : left;
    const within = Math.max(0, Math.min(open[i] ?? 0, inDay, left));
    if (within === 0) return one;
    taken += within;
    return { ...one, overtime: one.overtime - within, within };
  });
}

type Measure = (segment: DayPattern) => MinuteCounts;

/** Measures each segment object once for the same settings and window: a month of pattern days shares one. */
function measurers(): (
  segment: DayPattern,
  settings: CalendarSettings,
  window: TimeInterval,
) => MinuteCounts {
  let [last, lastWindow]: [CalendarSettings | undefined, TimeInterval | undefined] = [undefined, undefined];
  let measure: Measure = () => ({ worked: 0, inside: 0, night: 0 });
  let byWindow = new Map<TimeInterval, Measure>();
  return (segment, settings, window) => {
    if (last !== settings) [last, lastWindow, byWindow] = [settings, undefined, new Map()];
    if (lastWindow !== window) {
      measure = byWindow.get(window) ?? measurer(settings, window);
      byWindow.set(window, measure);
      lastWindow = window;
    }
    return measure(segment);
  };
}

function measurer(settings: CalendarSettings, window: TimeInterval): Measure {
  const night = nights(settings.nightFrom, settings.nightTo);
  const known = new Map<DayPattern, MinuteCounts>();
  return (segment) => {
    let measure = known.get(segment);
    if (measure === undefined) {
      const parts = workedParts(segment);
      measure = {
        worked: minutesIn(parts),
        inside: parts.reduce((sum, part) => sum + shared(part, window), 0),
        night: parts.reduce((sum, part) => sum + night.reduce((n, hours) => n + shared(part, hours), 0), 0),
      };
      known.set(segment, measure);
    }
    return measure;
  };
}
