import { isOffDay, isRestDay } from './cycle.ts';
import { type Day, weekStart } from './date.ts';
import { scheduledMinutes } from './interval.ts';
import type { WorkRecord } from './types.ts';
import type { DaySpan, MonthView } from './view.ts';
import { isEmployed, isInSpell } from './work.ts';

/** The paid days of a span while employed, by the hours that each of them has. */
export interface EmployedHours {
  /** Minutes of its scheduled days. */
  readonly scheduled: number;
  /** Of these, minutes of those within a leave of absence. */
  readonly onLeave: number;
  /** Minutes that public and contract holidays would have. */
  readonly holidays: number;
  /** How many rest days are paid. */
  readonly restDays: number;
}

/** Where no day has hours of its own: they are the rules' to say. */
const noHours: EmployedHours = { scheduled: 0, onLeave: 0, holidays: 0, restDays: 0 };

/** The paid days of a span by their hours, of somebody with a cycle of their own; nothing of others. */
export function employedHours(record: WorkRecord, view: MonthView, { first, last }: DaySpan): EmployedHours {
  if (record.cycle === undefined) return noHours;
  const { start, kinds } = view.days;
  let [scheduled, onLeave, holidays, restDays] = [0, 0, 0, 0];
  for (let day = first; day <= last; day++) {
    const kind = kinds[day - start];
    if (kind === '휴무일' || !isEmployed(record, day)) continue;
    const minutes = scheduledMinutes(view.agreedOn(day));
    if (kind === '소정근로일') {
      scheduled += minutes;
      if (isInSpell(record.spells, day)) onLeave += minutes;
    } else if (isPaidHoliday(record, view, day)) {
      if (isRestDay(day, view.settingsOn(day))) restDays++;
      else holidays += minutes;
    }
  }
  return { scheduled, onLeave, holidays, restDays };
}

/**
 * Paid holidays of a span while employed: public and contract holidays on days that would be worked, and the rest day of each
 * week of which every scheduled day, one at least, is employed (근로기준법 시행령 제30조 제1항).
 */
export function paidHolidays(record: WorkRecord, view: MonthView, { first, last }: DaySpan): number {
  const { start, kinds } = view.days;
  return kinds.filter((kind, i) => {
    const day = start + i;
    return (
      kind === '휴일' &&
      day >= first &&
      day <= last &&
      isEmployed(record, day) &&
      isPaidHoliday(record, view, day)
    );
  }).length;
}

/** Whether a holiday while employed is paid. */
function isPaidHoliday(
  record: WorkRecord,
  { days: { start, kinds }, settingsOn }: MonthView,
  day: Day,
): boolean {
  const settings = settingsOn(day);
  if (!isRestDay(day, settings)) return !isOffDay(day, settings);
  const monday = weekStart(day);
  const scheduled = [0, 1, 2, 3, 4, 5, 6]
    .map((i) => monday + i)
    .filter((one) => kinds[one - start] === '소정근로일');
  return scheduled.length > 0 && scheduled.every((one) => isEmployed(record, one));
}
