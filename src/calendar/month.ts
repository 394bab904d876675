import { type Ratio, ratio } from '../formula/ratio.ts';
import { dayParts } from '../rules/leave-parts.ts';
import type { LeaveKinds } from '../rules/model.ts';
import { daysShortOfBreaks } from './breaks.ts';
import { classify, type DayMinutes } from './classify.ts';
import { cycleMinutes } from './cycle.ts';
import { type Day, type Month, weekStart } from './date.ts';
import type { HolidayCalendar } from './days.ts';
import { employedHours, paidHolidays } from './employed.ts';
import { type MonthFactName, monthFactNames } from './interface.ts';
import { closedSpells } from './leave.ts';
import { leaveFacts } from './leave-facts.ts';
import { type MonthRows, monthRows, workedOf } from './month-rows.ts';
import { asRecorded, recognise, sumRecognised } from './recognise.ts';
import { noHistory } from './service.ts';
import { settledOvertime } from './settlement.ts';
import { isWorkedOnLeave, type Shortfall, shortfall } from './shortfall.ts';
import type { CalendarSettings, WorkRecord } from './types.ts';
import { type DaySpan, type MonthView, viewOf } from './view.ts';
import {
  actualWork,
  datedParts,
  isEmployed,
  isInSpell,
  isUndated,
  type PlacedLeave,
  partsWith,
} from './work.ts';

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

/** A figure as an exact number: what is no whole number counts parts of days. */
export const exactCount = (figure: number): Ratio =>
  Number.isInteger(figure) ? ratio(figure) : ratio(Math.round(figure * dayParts), dayParts);

const isMonthFact = (term: string): term is MonthFactName => monthFactNames.some((name) => name === term);

/** Minutes already classified elsewhere, such as by an attendance system. */
export interface ClassifiedMinutes {
  readonly 연장: number;
  readonly 야간: number;
  readonly 휴일: number;
  readonly 휴일연장: number;
}

/**
 * The facts of a valid record of a month of which every day is looked at alike. With `classified`, those four are taken as
 * they are and nothing is known of ordinary minutes, days, weeks and what is recorded day by day: 소정분, 실근로분,
 * 주최대근로분, 주최대초과분, 휴게부족일수 and those of `recognitionFacts` are 0, and no day of `rows` has minutes.
 * @throws ProblemError `no-calendar` for a month whose holidays are not known.
 */
export function monthFacts(
  record: WorkRecord,
  settings: CalendarSettings,
  calendar: HolidayCalendar,
  month: Month,
  classified?: ClassifiedMinutes,
  asksRows = false,
): MonthFacts {
  const view = viewOf(record, settings, calendar, month);
  return spanFacts(record, view, calendar.leave, undefined, classified, asksRows);
}

/**
 * As `monthFacts`, for the days of a span; the whole month where there is none. What a day is, and which of its minutes are
 * beyond the week, follows from the whole weeks, wherever the span ends.
 */
export function spanFacts(
  recorded: WorkRecord,
  view: MonthView,
  kinds: LeaveKinds,
  span: DaySpan = view.days,
  classified?: ClassifiedMinutes,
  asksRows = false,
): MonthFacts {
  const spells = closedSpells(recorded);
  const record = spells === recorded.spells ? recorded : { ...recorded, spells };
  const { days, settingsOn } = view;
  const { first, last } = span;
  const monthDays = days.last - days.first + 1;
  const scheduled = span === days ? days.scheduled : days.scheduled.filter((d) => d >= first && d <= last);
  const work = classified === undefined ? actualWork(record, view, kinds) : undefined;
  const byRecord = work && classify(work.days, settingsOn);
  const minutes = byRecord === undefined ? given(classified) : sumMinutes(byRecord, span);
  // Pay goes by what is recognised, limits and breaks by what is recorded.
  const isAsked =
    record.shifts.length > 0 && view.settings.some(({ recognition }) => recognition !== undefined);
  const counted = work === undefined || !isAsked ? undefined : recognise(work.days, settingsOn);
  const clocked = counted === undefined ? asRecorded(work?.days ?? [], span) : sumRecognised(counted, span);
  const byDay =
    counted === undefined
      ? byRecord
      : classify(
          counted.map(({ worked: day }) => day),
          settingsOn,
        );
  const paid = counted === undefined || byDay === undefined ? minutes : sumMinutes(byDay, span);
  const always = record.hired === undefined && record.left === undefined;
  const before = { first: days.first, last: first - 1 };
  const worked = new Set(record.shifts.map((s) => s.day).filter((d) => d >= first && d <= last));
  const dated = worked.size === 0 ? undefined : datedParts(record.leave);
  const off = dated && work ? partsWith(dated, work.placed) : undefined;
  const lacking = off && work && byDay ? shortfall(work.days, byDay, off, settingsOn, span) : noShortfall;
  const worksOnLeave = (day: Day, parts: number): boolean => {
    const one = work?.days[day - days.start];
    return parts >= dayParts || (one !== undefined && isWorkedOnLeave(one, parts));
  };
  const cycle = cycleMinutes(record.cycle);
  const hours = employedHours(record, view, span);
  const earlier = employedHours(record, view, before);
  const settled = byDay === undefined ? 0 : settledOvertime(record, view, byDay, span);
  // One literal, for spreading parts into it costs more than computing them.
  return {
    역일수: monthDays,
    월소정근로일수: days.scheduled.length,
    재직소정근로일수: always ? scheduled.length : scheduled.filter((d) => isEmployed(record, d)).length,
    재직유급휴일수: paidHolidays(record, view, span),
    재직소정근로분: hours.scheduled,
    재직공휴일분: hours.holidays,
    재직주휴일수: hours.restDays,
    휴직소정근로분: hours.onLeave,
    휴직소정근로일수:
      record.spells.length === 0
        ? 0
        : scheduled.filter((d) => isEmployed(record, d) && isInSpell(record.spells, d)).length,
    미재직일수: monthDays - employedDays(record, span),
    앞선재직일수: employedDays(record, before),
    앞선재직소정근로일수:
      before.last < before.first
        ? 0
        : days.scheduled.filter((d) => d < first && isEmployed(record, d)).length,
    앞선재직유급휴일수: before.last < before.first ? 0 : paidHolidays(record, view, before),
    앞선재직소정근로분: earlier.scheduled,
    앞선재직공휴일분: earlier.holidays,
    앞선재직주휴일수: earlier.restDays,
    구간밖일수: monthDays - (last - first + 1),
    순환소정분: cycle.minutes,
    순환일수: cycle.days,
    일최대소정분: cycle.longest,
    주최대소정분: cycle.longestWeek,
    소정분: paid.ordinary,
    연장분: paid.overtime + settled,
    단기정산분: settled,
    법내연장분: paid.within,
    야간분: paid.night,
    휴일분: paid.holiday,
    휴일연장분: paid.holidayOver,
    실근로분: minutes.worked,
    주최대근로분: minutes.mostWorked,
    주최대초과분: minutes.mostOvertime,
    휴직중근로일수: count(worked, (d) => isInSpell(record.spells, d)),
    재직밖근로일수: count(worked, (d) => !isEmployed(record, d)),
    미배치휴가일수: unplaced(record, work?.placed),
    휴가중근로일수: count(worked, (d) => worksOnLeave(d, dated?.get(d) ?? 0)),
    휴게부족일수: work === undefined ? 0 : daysShortOfBreaks(work.days, settingsOn, span),
    다음달근로분: last === days.last ? (work?.afterMonth ?? 0) : 0,
    기록분: clocked.recorded,
    조기출근제외분: clocked.early,
    끝수제외분: clocked.roundedOff,
    미승인연장분: clocked.unapproved,
    유예인정분: clocked.graced,
    끝수인정분: clocked.roundedUp,
    // What was agreed before the month is no part of its record.
    ...noHistory,
    소정미달분: lacking.missing,
    소정만회분: lacking.madeUp,
    승인연장분: clocked.granted,
    placed: work?.placed ?? [],
    ofLeave: leaveFacts(record, view, kinds, span, work?.placed),
    rows: asksRows
      ? monthRows({
          record,
          days,
          span,
          kinds,
          placed: (work ?? actualWork(record, view, kinds)).placed,
          minutes: byDay,
        })
      : undefined,
  };
}

const noShortfall: Shortfall = { missing: 0, madeUp: 0 };

/** Calendar days of a span while employed. */
const employedDays = ({ hired, left }: WorkRecord, { first, last }: DaySpan): number =>
  Math.max(0, Math.min(last, left ?? last) - Math.max(first, hired ?? first) + 1);

/** Days of leave without dates for which there was no room; 0 where minutes were given and none was placed. */
function unplaced(record: WorkRecord, placed: readonly PlacedLeave[] | undefined): number {
  if (placed === undefined) return 0;
  const asked = Object.values(record.leave).reduce(
    (sum, days) => sum + (isUndated(days) ? days.parts : 0),
    0,
  );
  return (asked - placed.reduce((sum, { parts }) => sum + parts, 0)) / dayParts;
}

interface MonthMinutes extends Omit<DayMinutes, 'day'> {
  readonly worked: number;
  /** The largest weeks among all that touch the month. */
  readonly mostWorked: number;
  readonly mostOvertime: number;
}

/** Minutes of a span's own days; only the largest weeks look beyond them. */
function sumMinutes(all: readonly DayMinutes[], { first, last }: DaySpan): MonthMinutes {
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
