import type { Place } from '../problem/problem.ts';
import { type Day, lastDay } from './date.ts';
import type {
  ClockRounding,
  HolidayShiftRule,
  OvertimeRule,
  PremiumRule,
  RecognitionRule,
  WindowRule,
} from './interface.ts';

/** Minutes after a day's midnight; `from` belongs to it, `to` does not. */
export interface TimeInterval {
  readonly from: number;
  readonly to: number;
}

/** Hours of one day: from < to ≤ 2880, where 1440 is the next midnight. Breaks are not worked. */
export interface DayPattern extends TimeInterval {
  readonly breaks: readonly TimeInterval[];
  /** 소정: how many of its worked minutes the contract makes ordinary work; all of them when absent. */
  readonly scheduled?: number;
}

/** A segment of work as it happened. It belongs to `day`, on which it began (from < 1440), to its end. */
export interface Shift extends DayPattern {
  readonly day: Day;
  /** The minutes beyond the schedule that were approved; none when absent. */
  readonly approved?: number;
  readonly at?: Place;
}

/** Scheduled hours by the days of a cycle that comes round: a week, or a roster of shifts. */
export interface DayCycle {
  /** One at least; undefined on days without hours, which are off days or the rest day. */
  readonly days: readonly (DayPattern | undefined)[];
  /** A day on which the first of them falls: a Monday for a week. */
  readonly anchor: Day;
}

/** 주휴일: a weekday, 1 (월) to 7 (일), days of the cycle by their places, or the first or last day off of each week. */
export type RestDay = number | ReadonlySet<number> | 'first' | 'last';

/** Nobody pays for a rest day: it is an off day as others are. */
export type NoRestDay = 'none';

/** The cycle that was agreed with a person. */
export interface WorkCycle extends DayCycle {
  /** The scheme's when absent. */
  readonly restDay?: RestDay;
}

/** 휴일대체: a holiday that is worked as an ordinary day, and the scheduled day that is the holiday in its place. */
export interface HolidaySwap {
  readonly holiday: Day;
  readonly substitute: Day;
  readonly at?: Place;
}

/** What is known of a person's usual hours: those worked on scheduled days, the scheduled week, and days that changed places. */
export interface UsualHours {
  /** What was worked on scheduled days that have no shift of their own; the scheduled hours when absent. */
  readonly pattern?: DayPattern;
  /** 소정근로, 교대: the person's own scheduled week or roster of shifts; the scheme's week when absent. */
  readonly cycle?: WorkCycle;
  readonly swaps?: readonly HolidaySwap[];
}

/** Leave of one kind within the month. */
export interface LeaveDays {
  /** Whole number of parts of a day, 0 or more. */
  readonly parts: number;
  /** In the month, each a full day; the last one listed has what the others leave, which may be less than one. */
  readonly dates?: readonly Day[];
}

/** Leave from `from` to `to`, both included, such as 질병휴직 (rules/korea/calendar/leave.yaml). It may reach beyond the month; `to` is `openEnd` where its end is not known. */
export interface LeaveSpell {
  readonly kind: string;
  readonly from: Day;
  readonly to: Day;
  readonly at?: Place;
}

/** The end of a leave that goes on: the last day that dates have, 9999-12-31. */
export const openEnd: Day = lastDay(9999 * 12 + 11);

/** 근무기록: what was worked and what was leave, in no scheme's words. */
export interface WorkRecord extends UsualHours {
  readonly shifts: readonly Shift[];
  /** By kind (rules/korea/calendar/leave.yaml); a kind of which there is none may be missing. */
  readonly leave: Readonly<Record<string, LeaveDays>>;
  readonly spells: readonly LeaveSpell[];
  /** First day employed. */
  readonly hired?: Day;
  /** Last day employed. */
  readonly left?: Day;
}

/** Nothing recorded: the scheme's own hours, no leave. */
export const emptyRecord: WorkRecord = {
  shifts: [],
  leave: {},
  spells: [],
};

const noDays: LeaveDays = { parts: 0 };

/** A record's days of one kind of leave. */
export const daysOf = ({ leave }: Pick<WorkRecord, 'leave'>, kind: string): LeaveDays =>
  leave[kind] ?? noDays;

/** What of clocked work an institution recognises for pay. */
export interface RecognitionRules {
  /** 조기출근: work before the scheduled start. */
  readonly early: RecognitionRule;
  readonly start: ClockRule;
  readonly end: ClockRule;
  /** 연장인정: work beyond the schedule. */
  readonly beyond: RecognitionRule;
}

/** How the first start or the last end of a day is taken. */
export interface ClockRule {
  /** Whole minutes, 1 or more, to a multiple of which the time goes. */
  readonly unit: number;
  readonly to: ClockRounding;
  /** Minutes by which it may miss the scheduled time and still counts as on time. */
  readonly grace: number;
}

/** What a scheme says about days and hours. */
export interface CalendarSettings {
  /** 주휴일. */
  readonly restDay: RestDay | NoRestDay;
  /** 무급휴무일: weekdays without scheduled work that are no holidays. */
  readonly offDays: readonly number[];
  /** The kinds of public holiday that count (법정공휴일, 대체공휴일, 근로자의날 …). */
  readonly holidayKinds: ReadonlySet<string>;
  /** The kinds of them that change places with no other day. */
  readonly fixedKinds: ReadonlySet<string>;
  /** The days that changed places for a person. */
  readonly swaps?: readonly HolidaySwap[];
  /** 약정휴일. */
  readonly contractHolidays: readonly Day[];
  /** The scheme's own hours. */
  readonly window: DayPattern;
  /** 근무: a shift of a rota on a public holiday is worked as it stands. 쉼: only where it is recorded. */
  readonly holidayShifts: HolidayShiftRule;
  /** The cycle is a rota of whose shifts on public holidays that holds. */
  readonly worksHolidays?: true;
  /** The hours of the cycle, which is the person's own, are the window of its days. */
  readonly isOwnWindow?: true;
  /** 본인: whose cycle there is, their own hours are the window of a day. 제도: the scheme's are everybody's. */
  readonly windowOf: WindowRule;
  /** The hours of each day, where they are not those of the window on all that are no off days. */
  readonly cycle?: DayCycle;
  /** The minutes a day of a person's contract without a cycle of its own; infinite where there is none. */
  readonly contract: number;
  /** 일한도: overtime is what exceeds `dayLimit`. 근무창: also whatever lies outside the window. */
  readonly overtimeBy: OvertimeRule;
  /** From where on work beyond the schedule has a premium. */
  readonly premiumBy: PremiumRule;
  /** The law's minutes a day. */
  readonly legalDay: number;
  /** Minutes of ordinary work a day; under 근무창, of work inside the window. */
  readonly dayLimit: number;
  /** Minutes of ordinary work a week, Monday to Sunday. */
  readonly weekLimit: number;
  /** 선택: so many of them, for the days of a month, are the limit of that month, instead of those of days and weeks. */
  readonly isSettledByMonth: boolean;
  /** Minutes a week on average beyond which the part of a unit period that somebody works is overtime; none where there is no unit period. */
  readonly averageWeek?: number;
  /** Minutes of a holiday's work at the first rate; beyond them 휴일연장. */
  readonly holidayFirst: number;
  /** Night work, in minutes after midnight; `nightTo` not after `nightFrom` means the next morning. */
  readonly nightFrom: number;
  readonly nightTo: number;
  /** A gap between two leaves of one kind starts the years of leave anew. */
  readonly gapRestartsLeave: boolean;
  /** The break that so many worked minutes of a day ask for, ascending. */
  readonly breaksDue: readonly { readonly worked: number; readonly rest: number }[];
  /** What of clocked work counts for pay; all of it when absent. */
  readonly recognition?: RecognitionRules;
}
