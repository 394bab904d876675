import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify } from '../../src/calendar/classify.ts';
import { monthOf, weekStart } from '../../src/calendar/date.ts';
import { monthFacts } from '../../src/calendar/month.ts';
import type { CalendarSettings, DayPattern, Shift } from '../../src/calendar/types.ts';
import { viewOf } from '../../src/calendar/view.ts';
import { actualWork } from '../../src/calendar/work.ts';
import { runs } from '../runs.ts';
import { calendar, current, d, idle, m, record, reform } from './setup.ts';

/** The worked minutes of shifts, each with the day whose work it is: from the next scheduled start on, that of the next day. */
function minutesOf(shifts: readonly Shift[], s: CalendarSettings): { day: number; minute: number }[] {
  const all: { day: number; minute: number }[] = [];
  for (const { day, from, to, breaks } of shifts) {
    const runsOver = monthOf(day) === monthOf(day + 1) && calendar.kindOf(day + 1, s) === '소정근로일';
    for (let minute = from; minute < to; minute++) {
      if (breaks.some((b) => minute >= b.from && minute < b.to)) continue;
      const isNext = runsOver && minute >= 1440 + idle.from;
      all.push(isNext ? { day: day + 1, minute: minute - 1440 } : { day, minute });
    }
  }
  return all.sort((a, b) => a.day - b.day || a.minute - b.minute);
}

/** Walks every minute of every shift in order of time and puts it in a class, as the rule is worded. */
function walk(shifts: readonly Shift[], s: CalendarSettings) {
  const counts = { 소정: 0, 연장: 0, 휴일: 0, 휴일연장: 0, 야간: 0, worked: 0 };
  let [week, day, ordinaryInWeek, ordinaryInDay, holidayInDay] = [Number.NaN, Number.NaN, 0, 0, 0];
  for (const { day: own, minute } of minutesOf(shifts, s)) {
    if (weekStart(own) !== week) [week, ordinaryInWeek] = [weekStart(own), 0];
    if (own !== day) [day, ordinaryInDay, holidayInDay] = [own, 0, 0];
    const kind = calendar.kindOf(own, s);
    const inMonth = monthOf(own) === m('2024-05');
    const clock = minute % 1440;
    const classes: (keyof typeof counts)[] = ['worked'];
    if (clock >= s.nightFrom || clock < s.nightTo) classes.push('야간');
    const inWindow = minute >= s.window.from && minute < s.window.to;
    if (kind === '휴일') {
      classes.push(holidayInDay < s.holidayFirst ? '휴일' : '휴일연장');
      holidayInDay++;
    } else if (
      kind === '휴무일' ||
      (s.overtimeBy === '근무창' && !inWindow) ||
      ordinaryInDay >= s.dayLimit ||
      ordinaryInWeek >= s.weekLimit
    ) {
      classes.push('연장');
    } else {
      classes.push('소정');
      ordinaryInDay++;
      ordinaryInWeek++;
    }
    if (inMonth) for (const c of classes) counts[c]++;
  }
  return counts;
}

const stretch: fc.Arbitrary<DayPattern> = fc
  .record({
    from: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 1440 }),
    cuts: fc.array(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 }),
  })
  .map(({ from, length, cuts }) => {
    const ends = [...new Set(cuts.map((cut) => from + (cut % (length + 1))))].sort((a, b) => a - b);
    const breaks = ends.flatMap((start, i) =>
      i % 2 === 0 && ends[i + 1] !== undefined ? [{ from: start, to: ends[i + 1] as number }] : [],
    );
    return { from, to: from + length, breaks };
  });

/** Shifts over the weeks of May 2024 that begin after the one before has ended. */
const shifts: fc.Arbitrary<readonly Shift[]> = fc
  .array(fc.record({ day: fc.integer({ min: d('2024-04-29'), max: d('2024-06-02') }), stretch }), {
    maxLength: 40,
  })
  .map((all) => {
    let end = 0;
    return all
      .map(({ day, stretch: segment }): Shift => ({ day, ...segment }))
      .sort((a, b) => a.day - b.day || a.from - b.from)
      .filter((x) => {
        if (x.day * 1440 + x.from < end) return false;
        end = x.day * 1440 + x.to;
        return true;
      });
  });

const settings: fc.Arbitrary<CalendarSettings> = fc.oneof(
  fc.constant(current),
  fc.constant(reform),
  fc
    .record({
      base: fc.constantFrom(current, reform),
      overtimeBy: fc.constantFrom('근무창', '일한도'),
      offDays: fc.constantFrom([], [6], [5, 6]),
      dayLimit: fc.integer({ min: 0, max: 720 }),
      weekLimit: fc.integer({ min: 0, max: 3000 }),
      window: stretch,
      contractHolidays: fc.constantFrom([], [d('2024-05-20')]),
    })
    .map(({ base, ...parts }) => ({ ...base, ...parts })),
);

test('the interval implementation agrees with a walk over every minute', () => {
  fc.assert(
    fc.property(shifts, settings, (shifts, settings) => {
      const f = monthFacts(record({ shifts, pattern: idle }), settings, calendar, m('2024-05'));
      const got = {
        소정: f.소정분,
        연장: f.연장분,
        휴일: f.휴일분,
        휴일연장: f.휴일연장분,
        야간: f.야간분,
        worked: f.실근로분,
      };
      expect(got).toEqual(walk(shifts, settings));
    }),
    runs(600, 30_000),
  );
});

/** Marks each worked minute of a day; what lies unmarked between the first and the last is rest. */
function daysShort(shifts: readonly Shift[], s: CalendarSettings): number {
  const days = new Map<number, Set<number>>();
  for (const { day, minute } of minutesOf(shifts, s)) {
    if (monthOf(day) !== m('2024-05')) continue;
    days.set(day, (days.get(day) ?? new Set<number>()).add(minute));
  }
  const isShort = (minutes: ReadonlySet<number>): boolean => {
    const all = [...minutes].sort((a, b) => a - b);
    const rest = (all.at(-1) ?? 0) - (all[0] ?? 0) + 1 - all.length;
    return all.length >= 480 ? rest < 60 : all.length >= 240 && rest < 30;
  };
  return [...days.values()].filter(isShort).length;
}

test('days short of breaks are those found minute by minute', () => {
  const found = new Set<number>();
  fc.assert(
    fc.property(shifts, settings, (shifts, settings) => {
      const short = monthFacts(
        record({ shifts, pattern: idle }),
        settings,
        calendar,
        m('2024-05'),
      ).휴게부족일수;
      expect(short).toBe(daysShort(shifts, settings));
      found.add(short);
    }),
    runs(300, 10_000),
  );
  expect(found.size).toBeGreaterThan(1);
});

test('every worked minute of a day is in exactly one class', () => {
  fc.assert(
    fc.property(shifts, settings, (shifts, settings) => {
      const { days } = actualWork(
        record({ shifts }),
        viewOf(record({ shifts }), settings, calendar, m('2024-05')),
        calendar.leave,
      );
      const classified = classify(days, () => settings);
      for (const [i, { segments }] of days.entries()) {
        const minutes = classified[i];
        if (minutes === undefined) expect.fail('a day is missing');
        const worked = segments.reduce(
          (sum, x) => sum + x.to - x.from - x.breaks.reduce((n, b) => n + b.to - b.from, 0),
          0,
        );
        const { ordinary, overtime, holiday, holidayOver, night } = minutes;
        expect(ordinary + overtime + holiday + holidayOver).toBe(worked);
        expect(Math.min(ordinary, overtime, holiday, holidayOver, night)).toBeGreaterThanOrEqual(0);
        expect(night).toBeLessThanOrEqual(worked);
      }
    }),
    runs(200, 10_000),
  );
});
