import { describe, expect, test } from 'vitest';
import { nights, withoutLeave } from '../../src/calendar/interval.ts';
import { monthFacts } from '../../src/calendar/month.ts';
import type { CalendarSettings, Shift } from '../../src/calendar/types.ts';
import { halfDay } from '../half-day.ts';
import { calendar, current, hours, idle, m, record, reform, shift } from './setup.ts';

/** The minutes of these shifts alone: [소정, 연장, 휴일, 휴일연장, 야간]. */
function minutes(settings: CalendarSettings, month: string, ...shifts: readonly Shift[]): readonly number[] {
  const f = monthFacts(record({ shifts, pattern: idle }), settings, calendar, m(month));
  return [f.소정분, f.연장분, f.휴일분, f.휴일연장분, f.야간분];
}

const lunch = '12:00-13:00';

describe('one day under the two schemes', () => {
  test('09–18 with a break is 8 ordinary hours now, 6 and 2 overtime under the reform', () => {
    const day = shift('2024-03-05', '09:00-18:00', lunch);
    expect(minutes(current, '2024-03', day)).toEqual([480, 0, 0, 0, 0]);
    expect(minutes(reform, '2024-03', day)).toEqual([360, 120, 0, 0, 0]);
  });

  test('07–16 with a break has its first two hours outside the reform’s window', () => {
    const day = shift('2024-03-05', '07:00-16:00', lunch);
    expect(minutes(current, '2024-03', day)).toEqual([480, 0, 0, 0, 0]);
    expect(minutes(reform, '2024-03', day)).toEqual([360, 120, 0, 0, 0]);
  });

  test('10–19 under the reform leaves an hour of the window unworked and is 3 hours over', () => {
    expect(minutes(reform, '2024-03', shift('2024-03-05', '10:00-19:00', lunch))).toEqual([
      300, 180, 0, 0, 0,
    ]);
  });

  test('the window worked through without a break is one hour over', () => {
    expect(minutes(reform, '2024-03', shift('2024-03-05', '09:00-16:00'))).toEqual([360, 60, 0, 0, 0]);
  });

  test('the reform read as a daily limit asks only for more than 6 hours', () => {
    const byLimit = { ...reform, overtimeBy: '일한도' } as const;
    expect(minutes(byLimit, '2024-03', shift('2024-03-05', '07:00-13:00'))).toEqual([360, 0, 0, 0, 0]);
    expect(minutes(reform, '2024-03', shift('2024-03-05', '07:00-13:00'))).toEqual([240, 120, 0, 0, 0]);
  });

  test('21–23 as overtime has one hour of night', () => {
    expect(minutes(reform, '2024-03', shift('2024-03-05', '21:00-23:00'))).toEqual([0, 120, 0, 0, 60]);
  });

  test('several shifts on a date share the day’s limit, in whatever order they are recorded', () => {
    const parts = [shift('2024-03-05', '14:00-20:00'), shift('2024-03-05', '08:00-12:00')];
    expect(minutes(current, '2024-03', ...parts)).toEqual([480, 120, 0, 0, 0]);
    expect(minutes(reform, '2024-03', ...parts)).toEqual([300, 300, 0, 0, 0]);
  });

  test('several breaks are taken out, in whatever order', () => {
    const day = shift('2024-03-05', '09:00-20:00', '18:00-18:30', lunch, '15:00-15:15');
    expect(minutes(current, '2024-03', day)).toEqual([480, 75, 0, 0, 0]);
    expect(minutes(reform, '2024-03', day)).toEqual([345, 210, 0, 0, 0]);
  });

  test('a break within another, an error of the record, is still taken out once', () => {
    const day = shift('2024-03-05', '09:00-18:00', '11:00-14:00', '12:00-13:00');
    expect(minutes(current, '2024-03', day)).toEqual([360, 0, 0, 0, 0]);
  });

  test('a day worked shorter than scheduled is as long as it was', () => {
    expect(minutes(current, '2024-03', shift('2024-03-05', '09:00-11:00'))).toEqual([120, 0, 0, 0, 0]);
  });
});

describe('days without scheduled work', () => {
  test('every minute of a Saturday is overtime', () => {
    const day = shift('2024-03-09', '10:00-14:00');
    expect(minutes(current, '2024-03', day)).toEqual([0, 240, 0, 0, 0]);
    expect(minutes(reform, '2024-03', day)).toEqual([0, 240, 0, 0, 0]);
  });

  test('10 hours on a Sunday are 8 at the first holiday rate and 2 beyond', () => {
    const day = shift('2024-03-10', '08:00-19:00', lunch);
    expect(minutes(current, '2024-03', day)).toEqual([0, 0, 480, 120, 0]);
    expect(minutes(reform, '2024-03', day)).toEqual([0, 0, 480, 120, 0]);
  });

  test('a public holiday on a Saturday is a holiday', () => {
    expect(minutes(current, '2021-05', shift('2021-05-01', '09:00-12:00'))).toEqual([0, 0, 180, 0, 0]);
  });
});

describe('work past midnight', () => {
  test('22:00–30:00 is 8 hours of night work on the day it began', () => {
    const night = shift('2024-03-05', '22:00-30:00');
    expect(minutes(current, '2024-03', night)).toEqual([480, 0, 0, 0, 480]);
    expect(minutes(reform, '2024-03', night)).toEqual([0, 480, 0, 0, 480]);
  });

  test('a shift from Saturday into Sunday is Saturday’s, one from Sunday into Monday is a holiday’s', () => {
    expect(minutes(current, '2024-03', shift('2024-03-09', '22:00-30:00'))).toEqual([0, 480, 0, 0, 480]);
    expect(minutes(current, '2024-03', shift('2024-03-10', '20:00-31:00'))).toEqual([0, 0, 480, 180, 480]);
  });

  test('a shift begun on a month’s last day is wholly that month’s', () => {
    const night = shift('2024-04-30', '22:00-30:00');
    expect(minutes(current, '2024-04', night)).toEqual([480, 0, 0, 0, 480]);
    expect(minutes(current, '2024-05', night)).toEqual([0, 0, 0, 0, 0]);
  });

  test('a break in the night is no night work', () => {
    expect(minutes(current, '2024-03', shift('2024-03-05', '21:00-30:00', '26:00-27:00'))).toEqual([
      480, 0, 0, 0, 420,
    ]);
  });

  test('nights repeat every day up to 48:00', () => {
    expect(nights(1320, 360)).toEqual([
      { from: 0, to: 360 },
      { from: 1320, to: 1800 },
      { from: 2760, to: 2880 },
    ]);
    expect(nights(0, 360)).toEqual([
      { from: 0, to: 360 },
      { from: 1440, to: 1800 },
    ]);
  });
});

describe('the week', () => {
  const rest = ['2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08'];

  test('a 10-hour Monday and four 8-hour days are 2 hours over, not 4', () => {
    const week = [
      shift('2024-03-04', '09:00-20:00', lunch),
      ...rest.map((day) => shift(day, '09:00-18:00', lunch)),
    ];
    expect(minutes(current, '2024-03', ...week)).toEqual([2400, 120, 0, 0, 0]);
  });

  test('with Monday to Saturday scheduled, the sixth day is over 40 hours', () => {
    const sixDays = { ...current, offDays: [] };
    const week = ['2024-03-04', ...rest, '2024-03-09'].map((day) => shift(day, '09:00-18:00', lunch));
    expect(minutes(sixDays, '2024-03', ...week)).toEqual([2400, 480, 0, 0, 0]);
  });

  test('holiday work does not count towards the week', () => {
    const monday = { ...current, offDays: [], restDay: 1 };
    const week = ['2024-03-04', ...rest, '2024-03-09'].map((day) => shift(day, '09:00-18:00', lunch));
    expect(minutes(monday, '2024-03', ...week)).toEqual([2400, 0, 480, 0, 0]);
  });

  test('a week across a month’s end goes on counting, each minute in its own month', () => {
    // Monday 2024-07-29 to Saturday 2024-08-03.
    const sixDays = { ...current, offDays: [] };
    const days = ['2024-07-29', '2024-07-30', '2024-07-31', '2024-08-01', '2024-08-02', '2024-08-03'];
    const week = days.map((day) => shift(day, '09:00-18:00', lunch));
    expect(minutes(sixDays, '2024-07', ...week)).toEqual([1440, 0, 0, 0, 0]);
    expect(minutes(sixDays, '2024-08', ...week)).toEqual([960, 480, 0, 0, 0]);
  });
});

describe('the first half of a day', () => {
  test('is half of the worked minutes, breaks aside', () => {
    expect(withoutLeave(hours('09:00-18:00', lunch), halfDay)).toEqual(hours('09:00-14:00', lunch));
    expect(withoutLeave(hours('09:00-16:00', lunch), halfDay)).toEqual(hours('09:00-12:00'));
    expect(withoutLeave(hours('22:00-30:00'), halfDay)).toEqual(hours('22:00-26:00'));
  });
});
