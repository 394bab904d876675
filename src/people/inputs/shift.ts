import { type Day, isoDay } from '../../calendar/date.ts';
import { minutesOfDay, workedMinutes } from '../../calendar/interval.ts';
import type { DayPattern, Shift, TimeInterval } from '../../calendar/types.ts';
import { checkHours } from '../../calendar/validate-shifts.ts';
import { type Place, Problems } from '../../problem/problem.ts';
import { askedAt, takeClock, takeDay, takeMinutes, takeSpans } from '../cells/problems.ts';

/** A text of an input and its place. */
export interface PlacedText {
  readonly text: string;
  readonly at: Place;
}

/** Start, end and breaks as an input gives them. */
export interface PlacedHours {
  readonly from: PlacedText;
  readonly to: PlacedText;
  /** The date of the end, when it is another than that of the start. */
  readonly endDate?: PlacedText | undefined;
  readonly breaks: readonly PlacedText[];
}

/** The hours of a shift, and the minutes beyond the schedule that were approved. */
export interface PlacedShift extends PlacedHours {
  readonly approved?: PlacedText | undefined;
}

const longestShift = 2 * minutesOfDay;

/** Hours of a day; undefined (and problems) when a part cannot be read or the hours cannot be. */
export function takeHours(
  given: PlacedHours,
  day: Day | undefined,
  problems: Problems,
): DayPattern | undefined {
  const from = takeClock(given.from.text, askedAt(given.from, '시작'), problems);
  const clock = takeClock(given.to.text, askedAt(given.to, '종료'), problems);
  const { endDate } = given;
  const endDay = endDate && takeDay(endDate.text, askedAt(endDate, '종료일'), problems);
  const spans = given.breaks.map((one) => takeSpans(one.text, askedAt(one, '휴게'), problems));
  if (from === undefined || clock === undefined || (endDate !== undefined && endDay === undefined))
    return undefined;
  if (endDate !== undefined && endDay !== undefined && day !== undefined && !isNextTo(day, endDay)) {
    const values = { day: isoDay(day), end: isoDay(endDay) };
    problems.add('shift-end-date', { at: endDate.at, term: '종료일', values });
    return undefined;
  }
  const to = clock + (endDay === undefined || day === undefined ? 0 : (endDay - day) * minutesOfDay);
  // 02:00-03:00 in a shift from 22:00 to 30:00 can only be the next morning's.
  const breaks = spans
    .flatMap((list): TimeInterval[] => [...(list ?? [])])
    .map((span) =>
      to > minutesOfDay && span.to <= from
        ? { from: span.from + minutesOfDay, to: span.to + minutesOfDay }
        : span,
    );
  return areHours({ from, to, breaks }, day, given, problems) ? { from, to, breaks } : undefined;
}

/** Whether the hours can be; what is wrong is said where it stands: at the start, the end or the break. */
function areHours(hours: DayPattern, day: Day | undefined, given: PlacedHours, problems: Problems): boolean {
  const found = new Problems();
  checkHours(hours, day, undefined, found);
  const [pause] = given.breaks;
  for (const one of found.list) {
    const [term, { at }] =
      one.code === 'shift-start'
        ? ['시작', given.from]
        : one.code === 'shift-end' || pause === undefined
          ? ['종료', given.to]
          : ['휴게', pause];
    problems.add(one.code, { ...one, at, term });
  }
  return !found.any;
}

const isNextTo = (day: Day, end: Day): boolean => end === day || end === day + 1;

/** A shift on a date; undefined (and problems) when a part cannot be read. */
export function takeShift(date: PlacedText, given: PlacedShift, problems: Problems): Shift | undefined {
  const day = takeDay(date.text, askedAt(date, '일자'), problems);
  const hours = takeHours(given, day, problems);
  const approved = given.approved && takeApproved(given.approved, day, hours, problems);
  if (day === undefined || hours === undefined) return undefined;
  return {
    day,
    ...hours,
    ...(approved !== undefined && { approved }),
    get at() {
      return date.at;
    },
  };
}

/** Approved minutes, which are no more than were worked: what was approved and not worked is no pay. */
function takeApproved(
  given: PlacedText,
  day: Day | undefined,
  hours: DayPattern | undefined,
  problems: Problems,
): number | undefined {
  const asked = askedAt(given, '승인연장');
  const approved = takeMinutes(given.text, longestShift, asked, problems);
  if (approved === undefined || day === undefined || hours === undefined) return approved;
  const worked = workedMinutes(hours);
  if (approved <= worked) return approved;
  const values = { day: isoDay(day), approved: String(approved), worked: String(worked) };
  problems.add('approval-above-work', { term: '승인연장', at: given.at, values });
  return undefined;
}
