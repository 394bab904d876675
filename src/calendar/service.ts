import { add, compareRatios, multiply, type Ratio, ratio, zero } from '../formula/ratio.ts';
import { addMonths, type Day, firstDay, lastDay, type Month } from './date.ts';
import type { serviceFacts } from './interface.ts';
import { shared } from './interval.ts';
import { lastFullYear } from './leave.ts';
import type { TimeInterval, WorkRecord } from './types.ts';

/** Days, both ends included, on which so many hours a week were agreed. */
export interface HoursSpan {
  readonly from: Day;
  readonly to: Day;
  readonly hours: Ratio;
}

/** Which service counts. */
export interface ServiceRules {
  /** The first day of the service. */
  readonly since: Day;
  /** Service with fewer hours a week than these does not count. */
  readonly least: Ratio;
  /** Over so many days, counted back from the last one, hours are averaged: whole days, 1 or more. */
  readonly over: number;
}

export type ServiceFacts = Readonly<Record<(typeof serviceFacts)[number], number>>;

/** Of service whose hours never changed. */
export const noHistory: ServiceFacts = {
  시간이력일수: 0,
  초단시간근속일수: 0,
  초단시간앞달근속일수: 0,
  초단시간재직일수: 0,
  초단시간한해일수: 0,
  초단시간개월수: 0,
};

/**
 * What the hours of a person's service come to by the end of a month or of the employment. `spans`: one after the other without a gap,
 * in the order of days, to the month's last day at least.
 */
export function serviceIn(
  known: readonly HoursSpan[],
  { since, least, over }: ServiceRules,
  { hired, left }: Pick<WorkRecord, 'hired' | 'left'>,
  month: Month,
): ServiceFacts {
  const first = firstDay(month);
  const last = Math.min(left ?? lastDay(month), lastDay(month));
  const from = Math.min(since, first);
  const spans = joined(known.filter((one) => one.from <= last && one.to >= from));
  if (spans.length <= 1) return noHistory;
  const short = (days: TimeInterval, by: number): number => shortDays(spans, days, least, by);
  const year = lastFullYear(since, month);
  return {
    시간이력일수: Math.max(1, last - from + 1),
    초단시간근속일수: short({ from: since, to: last + 1 }, over),
    초단시간앞달근속일수: short({ from: since, to: Math.min(last + 1, first) }, over),
    초단시간재직일수: short({ from: Math.max(first, hired ?? first), to: last + 1 }, 1),
    초단시간한해일수: year === undefined ? 0 : short(year, over),
    초단시간개월수: year === undefined ? shortMonths(short, since, first) : 0,
  };
}

/** Spans with the same hours, side by side, as one. */
function joined(spans: readonly HoursSpan[]): readonly HoursSpan[] {
  const made: HoursSpan[] = [];
  for (const span of spans) {
    const before = made.at(-1);
    if (before === undefined || compareRatios(before.hours, span.hours) !== 0) made.push(span);
    else made[made.length - 1] = { ...before, to: span.to };
  }
  return made;
}

/** The months of service, full before a day, whose hours are too few on average. */
function shortMonths(short: (days: TimeInterval, by: number) => number, since: Day, first: Day): number {
  let months = 0;
  for (let i = 0; addMonths(since, i + 1) <= first; i++) {
    const month = { from: addMonths(since, i), to: addMonths(since, i + 1) };
    if (short(month, month.to - month.from) > 0) months++;
  }
  return months;
}

/** The days of an interval in whose stretch of `over` days, counted back from the last, hours a week are on average below `least`. */
export function shortDays(
  spans: readonly HoursSpan[],
  { from, to }: TimeInterval,
  least: Ratio,
  over: number,
): number {
  let days = 0;
  for (let end = to; end > from; end -= over) {
    const stretch = { from: Math.max(from, end - over), to: end };
    if (compareRatios(hoursOver(spans, stretch), multiply(least, ratio(end - stretch.from))) < 0)
      days += end - stretch.from;
  }
  return days;
}

/** The sum, over the days of a stretch, of the hours a week of each. */
function hoursOver(spans: readonly HoursSpan[], stretch: TimeInterval): Ratio {
  let sum = zero;
  for (const { from, to, hours } of spans) {
    const days = shared({ from, to: to + 1 }, stretch);
    if (days > 0) sum = add(sum, multiply(hours, ratio(days)));
  }
  return sum;
}
