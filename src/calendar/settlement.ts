import type { DayMinutes } from './classify.ts';
import { placeIn } from './cycle.ts';
import { type Day, weekStart } from './date.ts';
import { scheduledMinutes } from './interval.ts';
import type { CalendarSettings, WorkRecord } from './types.ts';
import type { DaySpan, MonthView } from './view.ts';
import { isEmployed, isInSpell } from './work.ts';

/**
 * Ordinary minutes beyond forty hours a week on average of whoever works for less than a unit period of flexible hours, because
 * they come or leave in it (근로기준법 제51조의3). They fall due with its last day, in the span of a month. `byDay`: the minutes of the
 * month's weeks as they count for pay; of days before the month only what was scheduled is known.
 */
export function settledOvertime(
  record: WorkRecord,
  view: MonthView,
  byDay: readonly DayMinutes[],
  span: DaySpan,
): number {
  const settings = view.settingsOn(span.last);
  const { averageWeek } = settings;
  if (averageWeek === undefined || record.cycle === undefined) return 0;
  return shortPeriods(record, settings)
    .filter(({ last }) => last >= span.first && last <= span.last)
    .reduce((sum, part) => sum + beyondAverage(part, averageWeek, record, view, byDay), 0);
}

/** The parts of unit periods that were worked and are no whole ones. */
function shortPeriods({ hired, left }: WorkRecord, { cycle }: CalendarSettings): readonly DaySpan[] {
  if (cycle === undefined) return [];
  const starts = new Set(
    [hired, left].flatMap((day) => (day === undefined ? [] : [day - placeIn(cycle, day)])),
  );
  return [...starts].flatMap((start) => {
    const end = start + cycle.days.length - 1;
    const part = { first: Math.max(start, hired ?? start), last: Math.min(end, left ?? end) };
    return part.first === start && part.last === end ? [] : [part];
  });
}

function beyondAverage(
  { first, last }: DaySpan,
  averageWeek: number,
  record: WorkRecord,
  view: MonthView,
  byDay: readonly DayMinutes[],
): number {
  let [worked, limit] = [0, 0];
  for (let monday = weekStart(first); monday <= last; monday += 7) {
    const [from, to] = [Math.max(first, monday), Math.min(last, monday + 6)];
    let scheduled = 0;
    for (let day = from; day <= to; day++) {
      if (view.kindOn(day) === '소정근로일') scheduled++;
      worked += ordinaryOf(day, record, view, byDay);
    }
    // Of a week that is cut the days that are left have eight hours each: its days off may lie in the other part.
    const isWhole = to - from === 6;
    limit += isWhole ? averageWeek : Math.min(averageWeek, scheduled * view.settingsOn(last).legalDay);
  }
  return Math.max(0, worked - limit);
}

/** Ordinary minutes of a day: as they were worked where that is known, else as they were scheduled. */
function ordinaryOf(day: Day, record: WorkRecord, view: MonthView, byDay: readonly DayMinutes[]): number {
  const known = byDay[day - view.days.start];
  if (known !== undefined && day >= view.days.first) return known.ordinary;
  const isWorked =
    view.kindOn(day) === '소정근로일' && isEmployed(record, day) && !isInSpell(record.spells, day);
  return isWorked ? scheduledMinutes(view.agreedOn(day)) : 0;
}
