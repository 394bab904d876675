import { type Day, weekStart } from './date.ts';
import type { DayKind } from './interface.ts';
import { minutesIn, nights, shared, workedParts } from './interval.ts';
import type { CalendarSettings, DayPattern } from './types.ts';

/** A day and what was worked on it: every segment that began on it, wherever it ended. */
export interface WorkedDay {
  readonly day: Day;
  readonly kind: DayKind;
  readonly segments: readonly DayPattern[];
}

/** A day's worked minutes; each is in exactly one of the first four classes, night comes on top. */
export interface DayMinutes {
  readonly day: Day;
  /** 소정 */
  readonly ordinary: number;
  /** 연장 */
  readonly overtime: number;
  /** 휴일 */
  readonly holiday: number;
  /** 휴일연장 */
  readonly holidayOver: number;
  /** 야간 */
  readonly night: number;
}

/** Minutes of a segment; `inside` counts those in the scheme's window, whose own break is not taken out. */
interface MinuteCounts {
  readonly worked: number;
  readonly inside: number;
  readonly night: number;
}

/**
 * Classifies the worked minutes of days in ascending order; the first should be a Monday, for a week's
 * limit counts from there.
 *
 * All minutes of a segment belong to the day on which it began, so a day's classes follow from its totals:
 * the first minutes within the limits are ordinary and the rest are not, in whatever order they came.
 */
export function classify(days: readonly WorkedDay[], settings: CalendarSettings): readonly DayMinutes[] {
  const measureOf = measurer(settings);
  let monday = Number.NaN;
  let ordinaryInWeek = 0;
  return days.map(({ day, kind, segments }) => {
    if (weekStart(day) !== monday) {
      monday = weekStart(day);
      ordinaryInWeek = 0;
    }
    let worked = 0;
    let inside = 0;
    let night = 0;
    for (const segment of segments) {
      const m = measureOf(segment);
      worked += m.worked;
      inside += m.inside;
      night += m.night;
    }
    if (kind === '휴일') {
      // Holiday minutes have rates of their own and do not count towards the week.
      const holiday = Math.min(worked, settings.holidayFirst);
      return { day, ordinary: 0, overtime: 0, holiday, holidayOver: worked - holiday, night };
    }
    const eligible = kind === '휴무일' ? 0 : settings.overtimeBy === '근무창' ? inside : worked;
    const ordinary = Math.min(eligible, settings.dayLimit, settings.weekLimit - ordinaryInWeek);
    // Only ordinary minutes use up the week, so that no minute is overtime twice.
    ordinaryInWeek += ordinary;
    return { day, ordinary, overtime: worked - ordinary, holiday: 0, holidayOver: 0, night };
  });
}

/** Measures each segment object once: a month of pattern days shares one. */
function measurer(settings: CalendarSettings): (segment: DayPattern) => MinuteCounts {
  const night = nights(settings.nightFrom, settings.nightTo);
  const known = new Map<DayPattern, MinuteCounts>();
  return (segment) => {
    let measure = known.get(segment);
    if (measure === undefined) {
      const parts = workedParts(segment);
      measure = {
        worked: minutesIn(parts),
        inside: parts.reduce((sum, part) => sum + shared(part, settings.window), 0),
        night: parts.reduce((sum, part) => sum + night.reduce((n, hours) => n + shared(part, hours), 0), 0),
      };
      known.set(segment, measure);
    }
    return measure;
  };
}
