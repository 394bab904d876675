import { daysShortOfBreaks } from './breaks.ts';
import { classify, type DayMinutes } from './classify.ts';
import { type Day, type Month, weekday, weekStart } from './date.ts';
import { type HolidayCalendar, isOffDay, type MonthDays } from './days.ts';
import { type MonthFactName, monthFactNames } from './interface.ts';
import { workedMinutes } from './interval.ts';
import { closedSpells } from './leave.ts';
import { leaveFacts } from './leave-facts.ts';
import { type MonthRows, monthRows, workedOf } from './month-rows.ts';
import type { CalendarSettings, WeekPattern, WorkRecord } from './types.ts';
import { actualWork, datedHalves, isEmployed, isInSpell, isUndated, type PlacedLeave } from './work.ts';

export interface MonthFacts extends Readonly<Record<MonthFactName, number>> {
  /** Where leave without dates was put; empty when the minutes were given. */
  readonly placed: readonly PlacedLeave[];
  /** The facts that count days of single kinds of leave, as the rules name them. */
  readonly ofLeave: ReadonlyMap<string, number>;
  /** The days and weeks, where they were asked for. */
  readonly rows: MonthRows | undefined;
}

/** A fact by its term; 0 for one that the calendar does not derive. */
export const monthFact = (facts: MonthFacts, term: string): number =>
  isMonthFact(term) ? facts[term] : (facts.ofLeave.get(term) ?? 0);

const isMonthFact = (term: string): term is MonthFactName => monthFactNames.some((name) => name === term);

/** Minutes already classified elsewhere, such as by an attendance system. */
export interface ClassifiedMinutes {
  readonly 연장: number;
  readonly 야간: number;
  readonly 휴일: number;
  readonly 휴일연장: number;
}

/**
 * The month's facts of a valid record. With `classified`, those four are taken as they are and nothing is
 * known of ordinary minutes, days and weeks: 소정분, 실근로분, 주최대근로분, 주최대초과분 and 휴게부족일수 are 0, and no day of
 * `rows` has minutes.
 * @throws ProblemError `no-calendar` for a month whose holidays are not known.
 */
export function monthFacts(
  recorded: WorkRecord,
  settings: CalendarSettings,
  calendar: HolidayCalendar,
  month: Month,
  classified?: ClassifiedMinutes,
  asksRows = false,
): MonthFacts {
  const spells = closedSpells(recorded);
  const record = spells === recorded.spells ? recorded : { ...recorded, spells };
  const days = calendar.monthDays(month, settings);
  const { leave: kinds } = calendar;
  const { first, last, scheduled } = days;
  const work = classified === undefined ? actualWork(record, settings, days, kinds) : undefined;
  const byDay = work && classify(work.days, settings);
  const minutes = byDay === undefined ? given(classified) : sumMinutes(byDay, days);
  const always = record.hired === undefined && record.left === undefined;
  const employed = Math.min(last, record.left ?? last) - Math.max(first, record.hired ?? first) + 1;
  const worked = new Set(record.shifts.map((s) => s.day).filter((d) => d >= first && d <= last));
  const halves = worked.size === 0 ? undefined : datedHalves(record.leave);
  // One literal, for spreading parts into it costs more than computing them.
  return {
    역일수: last - first + 1,
    월소정근로일수: scheduled.length,
    재직소정근로일수: always ? scheduled.length : scheduled.filter((d) => isEmployed(record, d)).length,
    재직유급휴일수: paidHolidays(record, settings, days),
    휴직소정근로일수:
      record.spells.length === 0
        ? 0
        : scheduled.filter((d) => isEmployed(record, d) && isInSpell(record.spells, d)).length,
    미재직일수: last - first + 1 - Math.max(0, employed),
    주소정분: weekMinutes(record.week),
    소정분: minutes.ordinary,
    연장분: minutes.overtime,
    법내연장분: minutes.within,
    야간분: minutes.night,
    휴일분: minutes.holiday,
    휴일연장분: minutes.holidayOver,
    실근로분: minutes.worked,
    주최대근로분: minutes.mostWorked,
    주최대초과분: minutes.mostOvertime,
    휴직중근로일수: count(worked, (d) => isInSpell(record.spells, d)),
    재직밖근로일수: count(worked, (d) => !isEmployed(record, d)),
    미배치휴가일수: unplaced(record, work?.placed),
    휴가중근로일수: count(worked, (d) => (halves?.get(d) ?? 0) >= 2),
    휴게부족일수: work === undefined ? 0 : daysShortOfBreaks(work.days, settings, days),
    placed: work?.placed ?? [],
    ofLeave: leaveFacts(record, settings, calendar, days, work?.placed),
    rows: asksRows
      ? monthRows({
          record,
          days,
          kinds,
          placed: (work ?? actualWork(record, settings, days, kinds)).placed,
          minutes: byDay,
        })
      : undefined,
  };
}

/** The minutes of a scheduled week of one's own; 0 where there is none. */
export const weekMinutes = (week: WeekPattern | undefined): number =>
  (week?.days ?? []).reduce((sum, day) => sum + (day === undefined ? 0 : workedMinutes(day)), 0);

/**
 * Paid holidays of the month while employed: public and contract holidays on days that would be worked, and the rest day of each
 * week of which every scheduled day, one at least, is employed (근로기준법 시행령 제30조 제1항).
 */
function paidHolidays(
  record: WorkRecord,
  settings: CalendarSettings,
  { start, kinds, first, last }: MonthDays,
): number {
  const isWhole = (day: Day): boolean => {
    const monday = weekStart(day);
    const scheduled = [0, 1, 2, 3, 4, 5, 6]
      .map((i) => monday + i)
      .filter((one) => kinds[one - start] === '소정근로일');
    return scheduled.length > 0 && scheduled.every((one) => isEmployed(record, one));
  };
  return kinds.filter((kind, i) => {
    const day = start + i;
    if (kind !== '휴일' || day < first || day > last || !isEmployed(record, day)) return false;
    return weekday(day) === settings.restDay ? isWhole(day) : !isOffDay(day, settings);
  }).length;
}

/** Days of leave without dates for which there was no room; 0 where minutes were given and none was placed. */
function unplaced(record: WorkRecord, placed: readonly PlacedLeave[] | undefined): number {
  if (placed === undefined) return 0;
  const asked = Object.values(record.leave).reduce(
    (sum, days) => sum + (isUndated(days) ? days.halfDays : 0),
    0,
  );
  return (asked - placed.reduce((sum, { half }) => sum + (half ? 1 : 2), 0)) / 2;
}

interface MonthMinutes extends Omit<DayMinutes, 'day'> {
  readonly worked: number;
  /** The largest weeks among all that touch the month. */
  readonly mostWorked: number;
  readonly mostOvertime: number;
}

/** Minutes of the month's own days; only the largest weeks look beyond them. */
function sumMinutes(all: readonly DayMinutes[], { first, last }: MonthDays): MonthMinutes {
  let [ordinary, overtime, within, night, holiday, holidayOver] = [0, 0, 0, 0, 0, 0];
  let [weekWorked, weekOvertime, mostWorked, mostOvertime] = [0, 0, 0, 0];
  for (const d of all) {
    if (d.day === weekStart(d.day)) [weekWorked, weekOvertime] = [0, 0];
    weekWorked += workedOf(d);
    weekOvertime += d.overtime;
    mostWorked = Math.max(mostWorked, weekWorked);
    mostOvertime = Math.max(mostOvertime, weekOvertime);
    if (d.day < first || d.day > last) continue;
    ordinary += d.ordinary;
    overtime += d.overtime;
    within += d.within;
    night += d.night;
    holiday += d.holiday;
    holidayOver += d.holidayOver;
  }
  const worked = ordinary + overtime + within + holiday + holidayOver;
  return { ordinary, overtime, within, night, holiday, holidayOver, worked, mostWorked, mostOvertime };
}

const given = (minutes: ClassifiedMinutes | undefined): MonthMinutes => ({
  ordinary: 0,
  overtime: minutes?.연장 ?? 0,
  within: 0,
  night: minutes?.야간 ?? 0,
  holiday: minutes?.휴일 ?? 0,
  holidayOver: minutes?.휴일연장 ?? 0,
  worked: 0,
  mostWorked: 0,
  mostOvertime: 0,
});

function count(days: ReadonlySet<Day>, test: (day: Day) => boolean): number {
  let n = 0;
  for (const day of days) if (test(day)) n++;
  return n;
}
