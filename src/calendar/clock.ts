import type { ClockedDay } from './classify.ts';
import type { ClockRounding } from './interface.ts';
import type { ClockRule, RecognitionRules, TimeInterval } from './types.ts';

/** From when to when a day counts by its clock, and whether that is so by grace. */
export interface ClockTimes extends TimeInterval {
  readonly isFromGraced: boolean;
  readonly isToGraced: boolean;
}

/**
 * A day's first start and last end by the rules of the clock; what lies between them counts as it is recorded. Neither
 * grows beyond `room`, which other days' work leaves. A start or an end that is none, for the shift comes from or goes on
 * into another day's hours, stays. So does a start before the scheduled one where such work waits for approval.
 */
export function clockTimes(
  { shifts, scheduled }: ClockedDay,
  rules: RecognitionRules,
  room: TimeInterval,
): ClockTimes {
  const first = shifts.reduce((a, b) => (b.from < a.from ? b : a));
  const last = shifts.reduce((a, b) => (b.to > a.to ? b : a));
  const isFixed = rules.early === '승인' && scheduled !== undefined && first.from < scheduled.from;
  const from =
    first.isContinued === true || isFixed
      ? asRecorded(first.from)
      : byRule(first.from, scheduled?.from, rules.start, 1);
  const to = last.goesOn === true ? asRecorded(last.to) : byRule(last.to, scheduled?.to, rules.end, -1);
  return {
    from: Math.max(from.time, Math.min(first.from, Math.max(room.from, 0))),
    to: Math.min(to.time, Math.max(last.to, Math.min(room.to, latest))),
    isFromGraced: from.isGraced,
    isToGraced: to.isGraced,
  };
}

/** 48:00: no work of a day is later. */
const latest = 2880;

const asRecorded = (time: number) => ({ time, isGraced: false });

/**
 * A time of the clock by a rule: on time within the grace behind a scheduled start (`late` 1) or before a scheduled end
 * (−1), else at a full unit. Units count from the scheduled time, so that whoever is on time loses nothing; without
 * one, from midnight.
 */
function byRule(time: number, scheduled: number | undefined, { unit, to, grace }: ClockRule, late: 1 | -1) {
  const missed = scheduled === undefined ? 0 : late * (time - scheduled);
  if (scheduled !== undefined && missed > 0 && missed <= grace) return { time: scheduled, isGraced: true };
  const origin = scheduled ?? 0;
  return { time: origin + atUnit(time - origin, unit, to), isGraced: false };
}

/** The full unit after, before or next to a number of minutes; from half a unit on, the next one is the later. */
function atUnit(minutes: number, unit: number, to: ClockRounding): number {
  const rest = ((minutes % unit) + unit) % unit;
  const isUp = to === '올림' ? rest > 0 : to === '반올림' && 2 * rest >= unit;
  return minutes - rest + (isUp ? unit : 0);
}
