import { isRatio, type Value } from '../formula/checked.ts';
import type { Compiled } from '../rules/compile.ts';
import { weekOfDays } from './cycle.ts';
import { parseWeekday } from './date.ts';
import {
  type ClockRounding,
  clockRoundings,
  hoursSystems,
  type SettingTerm,
  settingTerms,
} from './interface.ts';
import type {
  CalendarSettings,
  DayCycle,
  DayPattern,
  HolidaySwap,
  NoRestDay,
  RecognitionRules,
  RestDay,
  WorkCycle,
} from './types.ts';

/** Builds the settings from the terms' values; build them once a scheme and month, for days are cached by them. */
export function readSettings(value: (term: SettingTerm) => Value): CalendarSettings {
  const minutes = (term: SettingTerm): number => {
    const time = value(term);
    return isRatio(time) ? Number(time.n / time.d) : Number.NaN;
  };
  const hours = (term: SettingTerm): number => {
    const time = value(term);
    return isRatio(time) ? Number((time.n * 60n) / time.d) : Number.NaN;
  };
  const items = (term: SettingTerm) => {
    const list = value(term);
    return typeof list === 'object' && 'items' in list ? list.items : [];
  };
  const texts = (term: SettingTerm): string[] =>
    items(term).flatMap((item) => (typeof item === 'string' ? [item] : []));
  const pause = { from: minutes('휴게시작'), to: minutes('휴게종료') };
  const breaks = pause.to > pause.from ? [pause] : [];
  const window = { from: minutes('근무시작'), to: minutes('근무종료'), breaks };
  const ends = dayEnds.map(minutes);
  const restDay = parseWeekday(String(value('주휴일'))) ?? 7;
  const isRestPaid = value('주휴일보장') === true;
  const unpaid = texts('무급휴무일').flatMap((name) => parseWeekday(name) ?? []);
  const offDays = isRestPaid || unpaid.includes(restDay) ? unpaid : [...unpaid, restDay];
  const cycle = ends.every((end) => end === window.to) ? undefined : weekOf(window, ends, offDays);
  const recognition = recognitionOf(value, minutes);
  const system = hoursSystems.find((one) => one === value('근로시간제')) ?? '통상';
  const isSettledByMonth = system === '선택';
  // What a day has been given is its limit, and by that the limit of its week.
  const isFlexible = system !== '통상' && !isSettledByMonth;
  return {
    restDay: isRestPaid ? restDay : 'none',
    offDays,
    holidayKinds: new Set(texts('본인휴일종류')),
    fixedKinds: new Set(texts('대체못하는휴일')),
    contractHolidays: items('약정휴일').flatMap((item) => (typeof item === 'string' ? [] : [Number(item.n)])),
    window,
    ...(cycle && { cycle }),
    contract: hours('계약일시간'),
    premiumBy: isFlexible || value('가산기준') === '소정' ? '소정' : '법정',
    legalDay: hours('일법정한도'),
    overtimeBy: !isSettledByMonth && value('연장판정') === '근무창' ? '근무창' : '일한도',
    holidayShifts: value('교대공휴일') === '근무' ? '근무' : '쉼',
    windowOf: value('근무창기준') === '제도' ? '제도' : '본인',
    dayLimit: isFlexible ? Number.POSITIVE_INFINITY : hours('연장기준시간'),
    weekLimit: isFlexible ? Number.POSITIVE_INFINITY : hours('주소정한도'),
    isSettledByMonth,
    ...(isFlexible && value('단기정산') === '연장' && { averageWeek: hours('주소정한도') }),
    holidayFirst: hours('휴일첫구간시간'),
    nightFrom: minutes('야간시작'),
    nightTo: minutes('야간종료'),
    gapRestartsLeave: value('휴직공백재기산') === true,
    breaksDue: [
      { worked: hours('휴게첫시간'), rest: minutes('휴게첫길이') },
      { worked: hours('휴게둘째시간'), rest: minutes('휴게둘째길이') },
    ],
    ...(recognition && { recognition }),
  };
}

/** What of clocked work counts; undefined where all of it does, as it stands. A unit below a minute is the rules' to refuse. */
function recognitionOf(
  value: (term: SettingTerm) => Value,
  minutes: (term: SettingTerm) => number,
): RecognitionRules | undefined {
  const rule = (term: SettingTerm) => (value(term) === '승인' ? '승인' : '기록');
  const rounding = (term: SettingTerm): ClockRounding =>
    clockRoundings.find((one) => one === value(term)) ?? '반올림';
  const made: RecognitionRules = {
    early: rule('조기출근'),
    start: { unit: Math.max(1, minutes('출근단위')), to: rounding('출근끝수'), grace: minutes('지각유예') },
    end: { unit: Math.max(1, minutes('퇴근단위')), to: rounding('퇴근끝수'), grace: minutes('조퇴유예') },
    beyond: rule('연장인정'),
  };
  const { early, start, end, beyond } = made;
  const isAsRecorded = (clock: RecognitionRules['start']) => clock.unit === 1 && clock.grace <= 0;
  return early === '기록' && beyond === '기록' && isAsRecorded(start) && isAsRecorded(end) ? undefined : made;
}

/** When each weekday's hours end, Monday first. */
export const dayEnds = [
  '월종료',
  '화종료',
  '수종료',
  '목종료',
  '금종료',
  '토종료',
  '일종료',
] as const satisfies readonly SettingTerm[];

/** The window with each weekday's own end; a break that does not lie within a day's hours is none of it. */
function weekOf(window: DayPattern, ends: readonly number[], offDays: readonly number[]): DayCycle {
  return weekOfDays(
    ends.map((to, i) =>
      to <= window.from || offDays.includes(i + 1) ? undefined : withinHours({ ...window, to }),
    ),
  );
}

/** Hours with those of their breaks that begin and end within. */
export const withinHours = (hours: DayPattern): DayPattern => ({
  ...hours,
  breaks: hours.breaks.filter(({ from, to }) => from > hours.from && to < hours.to),
});

/** Whether a cycle is a rota: that says itself which of its days off are rest days; a week has a weekday, or the scheme's. */
const isRota = (restDay: RestDay | undefined): boolean =>
  restDay !== undefined && typeof restDay !== 'number';

/** Settings of a person whose scheduled week or roster is their own: what it says of days stands for the scheme's. */
export const withCycle = (
  settings: CalendarSettings,
  { days, anchor, restDay }: WorkCycle,
): CalendarSettings => ({
  ...settings,
  cycle: { days, anchor },
  ...(isRota(restDay) && settings.holidayShifts === '근무' && { worksHolidays: true }),
  ...(settings.windowOf === '본인' && { isOwnWindow: true }),
  restDay: settings.restDay === 'none' ? 'none' : (restDay ?? settings.restDay),
  contract: Number.POSITIVE_INFINITY,
});

/** Whether two settings make the same minutes overtime, but for where the premium begins. */
export const sameLimits = (a: CalendarSettings, b: CalendarSettings): boolean =>
  settingsKey({ ...a, premiumBy: b.premiumBy }) === settingsKey(b);

/** Settings of a person whose holidays and scheduled days changed places. */
export const withSwaps = (settings: CalendarSettings, swaps: readonly HolidaySwap[]): CalendarSettings => ({
  ...settings,
  swaps,
});

/** A text that is the same for settings that say the same, wherever that was written. */
export const settingsKey = ({
  holidayKinds,
  fixedKinds,
  swaps,
  restDay,
  ...settings
}: CalendarSettings): string =>
  JSON.stringify([settings, restDayKey(restDay), [...holidayKinds], [...fixedKinds], swapsKey(swaps)]);

/** The same of a cycle of one's own; empty where there is none. */
export const cycleKey = (cycle: WorkCycle | undefined): string =>
  cycle === undefined ? '' : JSON.stringify([cycle.anchor, cycle.days, restDayKey(cycle.restDay)]);

const restDayKey = (restDay: RestDay | NoRestDay | undefined): unknown =>
  typeof restDay === 'object' ? [...restDay] : restDay;

export const swapsKey = (swaps: readonly HolidaySwap[] = []): string =>
  swaps.map(({ holiday, substitute }) => `${holiday}>${substitute}`).join(' ');

/**
 * A scheme and those it is built on as far as they share its hours: minutes classified for one are the same for
 * the other. A scheme that puts another working time in its base's place shares nothing with it.
 */
export function sameHours(rules: Compiled, name: string): string[] {
  const scheme = rules.schemes.get(name);
  if (scheme?.base === undefined) return [name];
  const changed = scheme.replace.some(({ from }) =>
    rules.provisions.get(from)?.terms.some((term) => term.name in settingTerms),
  );
  return changed ? [name] : [name, ...sameHours(rules, scheme.base)];
}
