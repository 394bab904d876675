import { readFileSync } from 'node:fs';
import { type Day, type Month, parseClock, parseIsoDay, parseMonth } from '../../src/calendar/date.ts';
import { HolidayCalendar } from '../../src/calendar/days.ts';
import type {
  CalendarSettings,
  DayPattern,
  Shift,
  TimeInterval,
  WorkRecord,
} from '../../src/calendar/types.ts';
import type { Holiday } from '../../src/rules/model.ts';
import { rules } from '../support.ts';

export const holidays: readonly Holiday[] = readFileSync(
  new URL('../../rules/korea/calendar/public-holidays.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [date = '', name = '', kind = ''] = line.split(',');
    return { day: parseIsoDay(date) ?? Number.NaN, name, kind };
  });

export const calendar = new HolidayCalendar(holidays, rules.leave);

export const d = (iso: string): Day => must(parseIsoDay(iso));
export const m = (iso: string): Month => must(parseMonth(iso));

/** `hours('09:00-18:00', '12:00-13:00')`: the first range is the work, the others are breaks. */
export function hours(work: string, ...breaks: readonly string[]): DayPattern {
  return { ...interval(work), breaks: breaks.map(interval) };
}

export const shift = (day: string, work: string, ...breaks: readonly string[]): Shift => ({
  day: d(day),
  ...hours(work, ...breaks),
});

/** A month with no leave; `parts` replace what is given. */
export const record = (parts: Partial<WorkRecord> = {}): WorkRecord => ({
  shifts: [],
  leave: leave(),
  spells: [],
  ...parts,
});

/** Leave by kind, none of it unless said. */
export const leave = (parts: Partial<WorkRecord['leave']> = {}): WorkRecord['leave'] => ({
  연차: { parts: 0 },
  공가: { parts: 0 },
  병가: { parts: 0 },
  결근: { parts: 0 },
  ...parts,
});

/** A pattern of no minutes' work, so that only shifts count. */
export const idle: DayPattern = hours('09:00-10:00', '09:00-10:00');

export const current: CalendarSettings = {
  restDay: 7,
  offDays: [6],
  holidayKinds: new Set(['법정공휴일', '대체공휴일', '임시공휴일', '선거일', '근로자의날']),
  fixedKinds: new Set(['근로자의날']),
  contractHolidays: [],
  window: hours('09:00-18:00', '12:00-13:00'),
  contract: Number.POSITIVE_INFINITY,
  premiumBy: '소정',
  legalDay: 480,
  overtimeBy: '일한도',
  windowOf: '본인',
  holidayShifts: '쉼',
  dayLimit: 480,
  weekLimit: 2400,
  isSettledByMonth: false,
  holidayFirst: 480,
  nightFrom: 1320,
  nightTo: 360,
  gapRestartsLeave: true,
  breaksDue: [
    { worked: 240, rest: 30 },
    { worked: 480, rest: 60 },
  ],
};

export const reform: CalendarSettings = {
  ...current,
  window: hours('09:00-16:00', '12:00-13:00'),
  overtimeBy: '근무창',
  dayLimit: 360,
};

function interval(text: string): TimeInterval {
  const [from = '', to = ''] = text.split('-');
  return { from: must(parseClock(from)), to: must(parseClock(to)) };
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the test names something there is not');
  return value;
}
