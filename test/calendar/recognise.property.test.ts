import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostOrdinary, type WorkedDay } from '../../src/calendar/classify.ts';
import type { ClockRounding } from '../../src/calendar/interface.ts';
import { workedMinutes, workedParts } from '../../src/calendar/interval.ts';
import { monthFacts } from '../../src/calendar/month.ts';
import { recognise } from '../../src/calendar/recognise.ts';
import type { CalendarSettings, ClockRule, RecognitionRules, Shift } from '../../src/calendar/types.ts';
import { viewOf } from '../../src/calendar/view.ts';
import { actualWork } from '../../src/calendar/work.ts';
import { runs } from '../runs.ts';
import { calendar, current, d, m, record, reform } from './setup.ts';

const clockRule: fc.Arbitrary<ClockRule> = fc.record({
  unit: fc.constantFrom(1, 1, 5, 7, 10, 15, 30, 60),
  to: fc.constantFrom<ClockRounding>('올림', '버림', '반올림'),
  grace: fc.constantFrom(0, 0, 5, 10, 30),
});
const rules: fc.Arbitrary<RecognitionRules> = fc.record({
  early: fc.constantFrom('기록', '승인'),
  start: clockRule,
  end: clockRule,
  beyond: fc.constantFrom('기록', '승인'),
});
const settings: fc.Arbitrary<CalendarSettings> = fc
  .record({
    base: fc.constantFrom(current, reform),
    premiumBy: fc.constantFrom('소정', '법정'),
    contract: fc.constantFrom(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 240),
    recognition: rules,
  })
  .map(({ base, ...parts }) => ({ ...base, ...parts }));

/** A shift of up to 30 hours about the start, the end or anywhere, a break in most, an approval in some. */
const oneShift: fc.Arbitrary<Shift> = fc
  .record({
    day: fc.integer({ min: d('2024-04-29'), max: d('2024-06-02') }),
    from: fc.oneof(fc.integer({ min: 500, max: 580 }), fc.integer({ min: 0, max: 1439 })),
    length: fc.oneof(fc.integer({ min: 440, max: 700 }), fc.integer({ min: 1, max: 1800 })),
    rest: fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 90 })),
    approved: fc.oneof(fc.constant(0), fc.nat(100)),
  })
  .map(({ day, from, length, rest: [at, long], approved }) => {
    const to = Math.min(2880, from + length);
    const pause = from + Math.floor((at * (to - from)) / 100);
    const breaks = pause + long < to ? [{ from: pause, to: pause + long }] : [];
    const most = workedMinutes({ from, to, breaks });
    return { day, from, to, breaks, approved: Math.floor((approved * most) / 100) };
  });

/** Shifts over the weeks of May 2024 that begin after the one before has ended. */
const shifts: fc.Arbitrary<readonly Shift[]> = fc.array(oneShift, { maxLength: 30 }).map((all) => {
  let end = 0;
  return all
    .sort((a, b) => a.day - b.day || a.from - b.from)
    .filter((one) => {
      if (one.day * 1440 + one.from < end) return false;
      end = one.day * 1440 + one.to;
      return true;
    });
});

const may = m('2024-05');
const daysOf = (shifts: readonly Shift[], s: CalendarSettings): readonly WorkedDay[] =>
  actualWork(record({ shifts }), viewOf(record({ shifts }), s, calendar, may), calendar.leave).days;

const minutesOf = ({ segments }: WorkedDay): Set<number> =>
  new Set(
    segments
      .flatMap(workedParts)
      .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
  );

/** Looks for the time that a rule makes of one, minute by minute from it. */
function soughtTime(time: number, due: number | undefined, { unit, to, grace }: ClockRule, late: 1 | -1) {
  for (let miss = 1; miss <= grace; miss++) if (due !== undefined && time === due + late * miss) return due;
  const isFull = (one: number): boolean => (one - (due ?? 0)) % unit === 0;
  for (let away = 0; ; away++) {
    if (to !== '버림' && isFull(time + away)) return time + away;
    if (to !== '올림' && isFull(time - away)) return time - away;
  }
}

/** The minutes of each day that count, and how they differ from those recorded: one minute after another. */
function walk(days: readonly WorkedDay[], s: CalendarSettings, r: RecognitionRules) {
  let [taken, carried] = [Number.NEGATIVE_INFINITY, 0];
  return days.map((one, i) => {
    const recorded = minutesOf(one);
    const { clocked, day, kind } = one;
    if (clocked === undefined) return { recorded: 0, kept: recorded, lost: 0, won: 0 };
    const due = clocked.scheduled;
    const [first, last] = [
      Math.min(...clocked.shifts.map(({ from }) => from)),
      Math.max(...clocked.shifts.map(({ to }) => to)),
    ];
    const isOpen = clocked.shifts.some(({ isContinued, from }) => isContinued === true && from === first);
    const goesOn = clocked.shifts.some((shift) => shift.goesOn === true && shift.to === last);
    const isFixed = r.early === '승인' && due !== undefined && first < due.from;
    let from = isOpen || isFixed ? first : soughtTime(first, due?.from, r.start, 1);
    let to = goesOn ? last : soughtTime(last, due?.to, r.end, -1);
    const nextFrom = Math.min(...(days[i + 1]?.segments ?? []).map((segment) => 1440 + segment.from));
    while (from < first && (from < 0 || day * 1440 + from < taken)) from++;
    while (to > last && (to > nextFrom || to > 2880)) to--;
    const counted = new Set<number>();
    for (let minute = from; minute < to; minute++)
      if (minute < first || minute >= last || recorded.has(minute)) counted.add(minute);

    let approved = clocked.shifts.reduce((sum, shift) => sum + (shift.approved ?? 0), carried);
    const isEarly = (minute: number): boolean => due !== undefined && minute < due.from;
    const early = r.early === '승인' ? [...counted].filter(isEarly).sort((a, b) => b - a) : [];
    for (const minute of early) counted.delete(minute);
    const isOutside = (minute: number): boolean =>
      kind === '소정근로일' && s.overtimeBy === '근무창' && (minute < s.window.from || minute >= s.window.to);
    const beyond = (): number => {
      const inside = [...counted].filter((minute) => !isOutside(minute)).length;
      return counted.size - Math.min(inside, mostOrdinary(day, kind, s));
    };
    if (r.beyond === '승인') {
      for (let over = beyond() - approved; over > 0; over--) {
        const rest = [...counted].sort((a, b) => a - b);
        const pool = rest.some(isOutside) ? rest.filter(isOutside) : rest;
        const [head = Number.NaN] = pool;
        counted.delete(isEarly(head) ? head : (pool.at(-1) ?? Number.NaN));
      }
      approved -= beyond();
    }
    for (const minute of early.slice(0, approved)) counted.add(minute);
    taken = day * 1440 + Math.max(to, last);
    carried = goesOn ? Math.max(0, approved - early.length) : 0;
    return {
      recorded: recorded.size,
      kept: counted,
      lost: [...recorded].filter((minute) => !counted.has(minute)).length,
      won: [...counted].filter((minute) => !recorded.has(minute)).length,
    };
  });
}

test('what counts of each day is what remains when its minutes are taken one by one', () => {
  const seen = { early: 0, roundedOff: 0, unapproved: 0, graced: 0, roundedUp: 0 };
  fc.assert(
    fc.property(shifts, settings, rules, (shifts, s, r) => {
      const own = { ...s, recognition: r };
      const days = daysOf(shifts, own);
      const expected = walk(days, own, r);
      for (const [i, one] of recognise(days, () => own).entries()) {
        const { recorded, early, roundedOff, unapproved, graced, roundedUp, worked } = one;
        const minutes = worked.segments
          .flatMap(workedParts)
          .reduce((sum, { from, to }) => sum + to - from, 0);
        const walked = expected[i];
        expect([...minutesOf(worked)].sort((a, b) => a - b)).toEqual(
          [...(walked?.kept ?? [])].sort((a, b) => a - b),
        );
        expect([recorded, early + roundedOff + unapproved, graced + roundedUp]).toEqual([
          walked?.recorded,
          walked?.lost,
          walked?.won,
        ]);
        expect(Math.min(early, roundedOff, unapproved, graced, roundedUp)).toBeGreaterThanOrEqual(0);
        // Recorded, less what is left out, with what is added: what counts. No minute stands in it twice.
        if (days[i]?.clocked !== undefined)
          expect(recorded - early - roundedOff - unapproved + graced + roundedUp).toBe(minutes);
        expect(minutesOf(worked).size).toBe(minutes);
        for (const name of ['early', 'roundedOff', 'unapproved', 'graced', 'roundedUp'] as const)
          seen[name] += one[name];
      }
    }),
    runs(80, 10_000),
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('no minute counts for two days', () => {
  fc.assert(
    fc.property(shifts, settings, rules, (shifts, s, r) => {
      const all = recognise(daysOf(shifts, s), () => ({ ...s, recognition: r })).flatMap(({ worked }) =>
        [...minutesOf(worked)].map((minute) => worked.day * 1440 + minute),
      );
      expect(new Set(all).size).toBe(all.length);
    }),
    runs(60, 10_000),
  );
});

test('by whole minutes, without grace and approval, all stays as it is recorded', () => {
  const exactly = (to: ClockRounding): ClockRule => ({ unit: 1, to, grace: 0 });
  fc.assert(
    fc.property(shifts, settings, clockRule, (shifts, s, { to }) => {
      const { recognition: _, ...plain } = s;
      const rules = { early: '기록', start: exactly(to), end: exactly(to), beyond: '기록' } as const;
      expect(monthFacts(record({ shifts }), { ...plain, recognition: rules }, calendar, may)).toEqual(
        monthFacts(record({ shifts }), plain, calendar, may),
      );
    }),
    runs(60, 10_000),
  );
});

test('limits and breaks are those of the record, whatever counts for pay', () => {
  fc.assert(
    fc.property(shifts, settings, (shifts, s) => {
      const { recognition: _, ...plain } = s;
      const [one, other] = [s, plain].map((settings) =>
        monthFacts(record({ shifts }), settings, calendar, may),
      );
      for (const name of ['실근로분', '주최대근로분', '주최대초과분', '휴게부족일수', '기록분'] as const)
        expect(one?.[name]).toBe(other?.[name]);
      // All that counts is in one class.
      const paid = (f: typeof one): number =>
        (f?.소정분 ?? 0) + (f?.연장분 ?? 0) + (f?.법내연장분 ?? 0) + (f?.휴일분 ?? 0) + (f?.휴일연장분 ?? 0);
      const changed =
        (one?.유예인정분 ?? 0) +
        (one?.끝수인정분 ?? 0) -
        (one?.조기출근제외분 ?? 0) -
        (one?.끝수제외분 ?? 0) -
        (one?.미승인연장분 ?? 0);
      expect(paid(one) - paid(other)).toBe(changed);
    }),
    runs(60, 10_000),
  );
});
