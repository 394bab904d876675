import { describe, expect, test } from 'vitest';
import { weekOfDays } from '../../src/calendar/cycle.ts';
import { monthFacts } from '../../src/calendar/month.ts';
import { withCycle } from '../../src/calendar/settings.ts';
import type {
  CalendarSettings,
  ClockRule,
  RecognitionRules,
  Shift,
  WorkRecord,
} from '../../src/calendar/types.ts';
import { halfDay } from '../half-day.ts';
import { calendar, current, hours, leave, m, record, reform, shift } from './setup.ts';

const exactly: ClockRule = { unit: 1, to: '반올림', grace: 0 };
const asRecorded: RecognitionRules = { early: '기록', start: exactly, end: exactly, beyond: '기록' };

/** Settings of eight hours from nine to six with some of the rules; what is not said counts as recorded. */
const by = (rules: Partial<RecognitionRules>, settings: CalendarSettings = current): CalendarSettings => ({
  ...settings,
  recognition: { ...asRecorded, ...rules },
});
const unit = (of: number, to: ClockRule['to'], grace = 0): ClockRule => ({ unit: of, to, grace });
const approved = (one: Shift, minutes: number): Shift => ({ ...one, approved: minutes });

const lunch = '12:00-13:00';
/** Tuesday, 2024-03-12; the 19 other scheduled days of the month have eight hours each. */
const tuesday = (work: string, ...breaks: readonly string[]) => shift('2024-03-12', work, ...breaks);
const others = 19 * 480;

const monthOf = (
  settings: CalendarSettings,
  shifts: readonly Shift[],
  parts: Partial<WorkRecord> = {},
  month = '2024-03',
) => monthFacts(record({ shifts, ...parts }), settings, calendar, m(month));

/** Recorded, then: early, rounded off, unapproved; graced, rounded up; then overtime. */
function counted(settings: CalendarSettings, ...shifts: readonly Shift[]): number[] {
  const f = monthOf(settings, shifts);
  const out = [f.조기출근제외분, f.끝수제외분, f.미승인연장분];
  return [f.기록분, ...out, f.유예인정분, f.끝수인정분, f.연장분];
}

describe('the start of a day', () => {
  test.each([
    // 08:52 to 18:07 with an hour's break is 8 h 15 min.
    ['08:52-18:07', unit(15, '버림'), [495, 0, 0, 0, 0, 7, 22]], // 08:45
    ['08:52-18:07', unit(15, '올림'), [495, 0, 8, 0, 0, 0, 7]], // 09:00
    ['08:52-18:07', unit(15, '반올림'), [495, 0, 0, 0, 0, 7, 22]], // 08:45, a minute nearer than 09:00
    ['08:52-18:07', unit(30, '버림'), [495, 0, 0, 0, 0, 22, 37]], // 08:30
    // On time is on time, whatever the unit.
    ['09:00-18:07', unit(30, '올림'), [487, 0, 0, 0, 0, 0, 7]],
    // 09:07 is seven minutes late: 09:15, 09:00, 09:00; a half is the later.
    ['09:07-18:20', unit(15, '올림'), [493, 0, 8, 0, 0, 0, 5]],
    ['09:07-18:20', unit(15, '버림'), [493, 0, 0, 0, 0, 7, 20]],
    ['09:07-18:20', unit(15, '반올림'), [493, 0, 0, 0, 0, 7, 20]],
    ['09:15-18:20', unit(30, '반올림'), [485, 0, 15, 0, 0, 0, 0]],
    ['09:14-18:20', unit(30, '반올림'), [486, 0, 0, 0, 0, 14, 20]],
  ] as const)('%s by %o', (work, start, expected) => {
    expect(counted(by({ start }), tuesday(work, lunch))).toEqual(expected);
  });

  test('grace: up to so many minutes late is on time, a minute more is late by all of them', () => {
    const settings = by({ start: unit(30, '올림', 10) });
    // 09:10 is 09:00; 09:11 goes up to 09:30. Early is not late.
    expect(counted(settings, tuesday('09:10-18:00', lunch))).toEqual([470, 0, 0, 0, 10, 0, 0]);
    expect(counted(settings, tuesday('09:11-18:00', lunch))).toEqual([469, 0, 19, 0, 0, 0, 0]);
    expect(counted(by({ start: unit(1, '올림', 10) }), tuesday('08:50-18:00', lunch))).toEqual([
      490, 0, 0, 0, 0, 0, 10,
    ]);
  });

  test('a fixed start: what lies before it counts as far as it was approved, next to the start', () => {
    const settings = by({ early: '승인', start: unit(30, '올림') });
    const early = tuesday('08:20-18:00', lunch);
    expect(counted(settings, early)).toEqual([520, 40, 0, 0, 0, 0, 0]);
    expect(counted(settings, approved(early, 30))).toEqual([520, 10, 0, 0, 0, 0, 30]);
    expect(counted(settings, approved(early, 40))).toEqual([520, 0, 0, 0, 0, 0, 40]);
    // Late, the unit goes as always: 09:02 to 09:30.
    expect(counted(settings, tuesday('09:02-18:00', lunch))).toEqual([478, 0, 28, 0, 0, 0, 0]);
  });

  test('approved minutes before the start are the last ones: of 05:00 to 09:00 the night is gone first', () => {
    const settings = by({ early: '승인' });
    const night = monthOf(settings, [approved(tuesday('05:00-18:00', lunch), 180)]);
    expect([night.야간분, night.연장분, night.조기출근제외분]).toEqual([0, 180, 60]);
    const whole = monthOf(settings, [approved(tuesday('05:00-18:00', lunch), 240)]);
    expect([whole.야간분, whole.연장분]).toEqual([60, 240]);
  });
});

describe('the end of a day', () => {
  test.each([
    ['09:00-18:52', unit(15, '버림'), [532, 0, 7, 0, 0, 0, 45]], // 18:45
    ['09:00-18:52', unit(15, '올림'), [532, 0, 0, 0, 0, 8, 60]], // 19:00
    ['09:00-18:52', unit(30, '버림'), [532, 0, 22, 0, 0, 0, 30]], // 18:30
    ['09:00-18:52', unit(30, '반올림'), [532, 0, 0, 0, 0, 8, 60]], // 19:00
    ['09:00-17:51', unit(30, '버림'), [471, 0, 21, 0, 0, 0, 0]], // 17:30
    ['09:00-18:00', unit(30, '버림'), [480, 0, 0, 0, 0, 0, 0]],
  ] as const)('%s by %o', (work, end, expected) => {
    expect(counted(by({ end }), tuesday(work, lunch))).toEqual(expected);
  });

  test('grace: leaving up to so many minutes early is on time', () => {
    const settings = by({ end: unit(30, '버림', 5) });
    expect(counted(settings, tuesday('09:00-17:55', lunch))).toEqual([475, 0, 0, 0, 5, 0, 0]);
    expect(counted(settings, tuesday('09:00-17:54', lunch))).toEqual([474, 0, 24, 0, 0, 0, 0]);
    expect(counted(settings, tuesday('09:00-18:05', lunch))).toEqual([485, 0, 5, 0, 0, 0, 0]);
  });

  test('units count from the scheduled times: 08:50 to 17:50 loses nothing by half hours', () => {
    const settings = by(
      { start: unit(30, '올림'), end: unit(30, '버림') },
      { ...current, window: hours('08:50-17:50', lunch) },
    );
    expect(counted(settings, tuesday('08:50-17:50', lunch))).toEqual([480, 0, 0, 0, 0, 0, 0]);
    expect(counted(settings, tuesday('08:50-18:25', lunch))).toEqual([515, 0, 5, 0, 0, 0, 30]);
  });
});

describe('approved overtime', () => {
  const settings = by({ beyond: '승인' });
  const late = tuesday('09:00-20:30', lunch);

  test('what exceeds the day counts as far as it was approved', () => {
    expect(counted(settings, late)).toEqual([630, 0, 0, 150, 0, 0, 0]);
    expect(counted(settings, approved(late, 120))).toEqual([630, 0, 0, 30, 0, 0, 120]);
    expect(counted(settings, approved(late, 150))).toEqual([630, 0, 0, 0, 0, 0, 150]);
    expect(counted(settings, approved(late, 600))).toEqual([630, 0, 0, 0, 0, 0, 150]);
  });

  test('eight hours that began late need no approval, and a window’s overtime does', () => {
    const shifted = tuesday('11:00-20:00', lunch);
    expect(counted(settings, shifted)).toEqual([480, 0, 0, 0, 0, 0, 0]);
    // 09:00 to 16:00 is the window: four of its hours lie after it.
    const window = by({ beyond: '승인' }, reform);
    expect(counted(window, shifted)).toEqual([480, 0, 0, 240, 0, 0, 0]);
    expect(counted(window, approved(shifted, 60))).toEqual([480, 0, 0, 180, 0, 0, 60]);
  });

  test('the first approved minutes are the ones that count', () => {
    const night = tuesday('09:00-24:00', lunch);
    const facts = monthOf(settings, [approved(night, 300)]);
    // Six hours beyond the day until 24:00; five are approved, until 23:00.
    expect([facts.연장분, facts.야간분, facts.미승인연장분]).toEqual([300, 60, 60]);
  });

  test('before the start goes first: an approval is for what follows the day', () => {
    // 05:00 to 09:00 and 18:00 to 19:00, of which three hours are approved: two go, with the one before six.
    const both = monthOf(by({ beyond: '승인' }), [approved(tuesday('05:00-19:00', lunch), 180)]);
    expect([both.연장분, both.미승인연장분, both.야간분]).toEqual([180, 120, 0]);
    const fixed = monthOf(by({ beyond: '승인', early: '승인' }), [
      approved(tuesday('07:00-19:00', lunch), 90),
    ]);
    expect([fixed.연장분, fixed.미승인연장분, fixed.조기출근제외분]).toEqual([90, 0, 90]);
  });

  test('inside the window: a lunch worked through, then what lies outside first', () => {
    const window = by({ beyond: '승인' }, reform);
    // Seven hours in the window where six are ordinary, half an hour after it.
    expect(counted(window, tuesday('09:00-16:30'))).toEqual([450, 0, 0, 90, 0, 0, 0]);
    expect(counted(window, approved(tuesday('09:00-16:30'), 60))).toEqual([450, 0, 0, 30, 0, 0, 60]);
    const facts = monthOf(window, [approved(tuesday('08:00-16:30', lunch), 30)]);
    // Seven and a half hours: an hour before the window goes, the half hour after it stays.
    expect([facts.연장분, facts.미승인연장분, facts.소정분 - 19 * 360]).toEqual([30, 60, 360]);
  });

  test('a window’s overtime goes before what lies in it and before the person’s start', () => {
    // Usually from noon; 10:00 to 16:00 are the window's six hours, 16:00 to 18:00 its overtime.
    const usual = { pattern: hours('12:00-21:00') };
    const f = monthOf(by({ beyond: '승인' }, reform), [tuesday('10:00-18:00')], usual);
    expect([f.미승인연장분, f.기록분]).toEqual([120, 480]);
    const plain = monthOf(by({ beyond: '승인' }, reform), [tuesday('10:00-16:00')], usual);
    expect([f.연장분, f.소정분]).toEqual([plain.연장분, plain.소정분]);
  });

  test('days off: all of it waits for approval, and rounds to the clock', () => {
    const saturday = shift('2024-03-16', '10:07-13:50');
    const sunday = shift('2024-03-17', '10:07-13:50');
    const rules = { beyond: '승인', start: unit(30, '올림'), end: unit(30, '버림') } as const;
    expect(counted(by(rules), saturday)).toEqual([223, 0, 43, 180, 0, 0, 0]);
    // 10:30 to 13:30
    expect(counted(by(rules), approved(saturday, 180))).toEqual([223, 0, 43, 0, 0, 0, 180]);
    const holiday = monthOf(by(rules), [approved(sunday, 120)]);
    expect([holiday.휴일분, holiday.미승인연장분, holiday.끝수제외분]).toEqual([120, 60, 43]);
    // There is no scheduled start to be early or late for.
    expect(counted(by({ early: '승인', start: unit(1, '올림', 30) }), saturday)).toEqual([
      223, 0, 0, 0, 0, 0, 223,
    ]);
  });
});

describe('more than one shift, midnight and leave', () => {
  test('the first start and the last end of a day go by the clock, the times between as recorded', () => {
    const settings = by({ start: unit(30, '올림'), end: unit(30, '버림') });
    const first = shift('2024-03-12', '08:50-12:10');
    const second = shift('2024-03-12', '13:10-19:20');
    // 200 + 370 minutes; 09:00 to 12:10 and 13:10 to 19:00 remain.
    for (const shifts of [
      [first, second],
      [second, first],
    ])
      expect(counted(settings, ...shifts)).toEqual([570, 0, 30, 0, 0, 0, 60]);
    // The approvals of a day are one.
    const only = by({ beyond: '승인' });
    expect(counted(only, approved(first, 20), approved(second, 40))).toEqual([570, 0, 0, 30, 0, 0, 60]);
  });

  test('a shift over midnight ends by the clock of the next morning', () => {
    const settings = by({ start: unit(30, '올림'), end: unit(30, '버림'), beyond: '승인' });
    // Saturday's 21:50 to 06:20: 22:00 to 06:00, with an hour of break.
    const night = approved(shift('2024-03-16', '21:50-30:20', '26:00-27:00'), 420);
    const f = monthOf(settings, [night]);
    expect([f.기록분, f.끝수제외분, f.미승인연장분, f.연장분, f.야간분]).toEqual([450, 30, 0, 420, 420]);
    const half = monthOf(settings, [{ ...night, approved: 200 }]);
    // 22:00 to 01:20
    expect([half.미승인연장분, half.연장분, half.야간분]).toEqual([220, 200, 200]);
  });

  test('a shift into the next day’s hours has one start and one end, and takes its approval along', () => {
    // Tuesday 09:00 to Wednesday 19:20: 15 hours until nine, then Wednesday's eight and 80 minutes.
    const through = approved(tuesday('09:00-43:20', lunch, '36:00-37:00'), 15 * 60 + 30);
    const settings = by({ start: unit(7, '올림'), end: unit(30, '버림'), beyond: '승인' });
    const f = monthOf(settings, [through]);
    expect([f.기록분, f.끝수제외분, f.미승인연장분]).toEqual([32 * 60 + 20, 20, 30]);
    expect([f.연장분, f.소정분]).toEqual([15 * 60 + 30, others + 480]);
  });

  test('no time counts twice: a rounded end stops where the next work begins', () => {
    const settings = by({ start: unit(30, '버림'), end: unit(30, '올림') });
    // 06:07 goes up to 06:20, where Saturday's next shift begins; its start stays, for 06:00 is taken.
    const f = monthOf(settings, [shift('2024-03-15', '22:00-30:07'), shift('2024-03-16', '06:20-07:00')]);
    expect([f.기록분, f.끝수인정분]).toEqual([487 + 40, 13]);
    // Nor beyond the hours of a day that nothing is recorded of.
    const g = monthOf(settings, [shift('2024-03-17', '22:00-32:55')], {
      pattern: hours('08:58-18:00', lunch),
    });
    expect([g.기록분, g.끝수인정분, g.휴일분 + g.휴일연장분]).toEqual([655, 3, 658]);
  });

  test('nor do nights that are usually worked: a start stops where the night before it ends', () => {
    const settings = by({ start: unit(30, '버림') });
    // Friday's 22:00 to 06:50 of every scheduled day; on Saturday 06:58 goes down to 06:50.
    const pattern = hours('22:00-30:50', '26:00-27:00');
    const f = monthOf(settings, [shift('2024-03-16', '06:58-09:00')], { pattern });
    expect([f.기록분, f.끝수인정분]).toEqual([122, 8]);
  });

  test('nor does work begin before midnight or end after 48:00', () => {
    // By seven minutes from nine, midnight goes down to −00:06; on a day off 48:00 goes up to 48:04.
    const f = monthOf(by({ start: unit(7, '버림') }), [tuesday('00:00-04:00')]);
    expect([f.기록분, f.끝수인정분]).toEqual([240, 0]);
    const g = monthOf(by({ end: unit(7, '올림') }), [shift('2024-03-16', '20:00-48:00')]);
    expect([g.기록분, g.끝수인정분]).toEqual([1680, 0]);
  });

  test('where a shift is cut, nobody came: that time is not rounded', () => {
    const none = undefined;
    const days = [none, hours('10:00-16:00'), hours('10:00-16:00'), none, none, none, none];
    const settings = withCycle(by({ start: unit(30, '올림') }), weekOfDays(days));
    // Usually from 09:10, where Wednesday's work begins; by half hours from ten it would be 09:30.
    const usual = { cycle: weekOfDays(days), pattern: hours('09:10-18:00', lunch) };
    expect(monthOf(settings, [tuesday('10:00-35:00')], usual).끝수제외분).toBe(0);
  });

  test('a short stay may round to nothing', () => {
    const settings = by({ start: unit(30, '올림'), end: unit(30, '버림') });
    expect(counted(settings, shift('2024-03-16', '10:05-10:25'))).toEqual([20, 0, 20, 0, 0, 0, 0]);
    expect(counted(settings, shift('2024-03-16', '10:05-10:55'))).toEqual([50, 0, 50, 0, 0, 0, 0]);
  });

  test('on a day of leave there is no scheduled start, on half a day there is', () => {
    const settings = by({ early: '승인' });
    const of = (halves: number) => {
      const dates = [tuesday('08:00-12:00').day];
      const facts = monthOf(settings, [tuesday('08:00-12:00')], {
        leave: leave({ 연차: { parts: halves * halfDay, dates } }),
      });
      return facts.조기출근제외분;
    };
    expect([of(2), of(1)]).toEqual([0, 60]);
  });

  test('a day outside the month counts for its week alone', () => {
    const of = (day: string, month: string) => {
      const f = monthOf(by({ beyond: '승인' }), [shift(day, '09:00-21:00', lunch)], {}, month);
      return [f.기록분, f.미승인연장분];
    };
    // Weeks of March 2024 begin on 26 February, those of April end on 5 May.
    expect([of('2024-02-27', '2024-03'), of('2024-05-02', '2024-04')]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(of('2024-05-02', '2024-05')).toEqual([660, 180]);
  });
});

describe('hours of one’s own', () => {
  const settings = by({ early: '승인', start: unit(15, '올림', 5), end: unit(15, '버림'), beyond: '승인' });

  test('a contract of four hours: 09:00 to 14:00 with the break, and overtime from there', () => {
    const part = { ...settings, contract: 240 };
    // 14:20 goes down to 14:15.
    const f = monthOf(part, [tuesday('08:55-14:20', lunch)]);
    expect([f.조기출근제외분, f.끝수제외분, f.미승인연장분, f.연장분]).toEqual([5, 5, 15, 0]);
    expect(monthOf(part, [approved(tuesday('08:55-14:20', lunch), 15)]).연장분).toBe(15);
  });

  test('a week of one’s own says when each day begins and ends', () => {
    const none = undefined;
    const days = [none, hours('13:00-17:00'), none, hours('10:00-16:00', lunch), none, none, none];
    const cycle = weekOfDays(days);
    const own = withCycle(settings, cycle);
    const of = (...shifts: readonly Shift[]) => {
      const f = monthOf(own, shifts, { cycle });
      return [f.조기출근제외분, f.끝수제외분, f.미승인연장분, f.유예인정분, f.연장분];
    };
    // Tuesday from 13:00: 13:05 is on time, 12:40 early; until 17:20, of which a quarter hour is beyond.
    expect(of(tuesday('13:05-17:20'))).toEqual([0, 5, 15, 5, 0]);
    expect(of(approved(tuesday('12:40-17:20'), 25))).toEqual([10, 5, 0, 0, 25]);
    // Thursday from 10:00; Wednesday is off.
    expect(of(shift('2024-03-14', '09:30-16:00', lunch))).toEqual([30, 0, 0, 0, 0]);
    expect(of(approved(shift('2024-03-13', '09:00-11:00'), 60))).toEqual([0, 0, 60, 0, 60]);
    // The agreed week goes before the hours that are usually worked.
    const usual = monthOf(own, [tuesday('12:00-17:00')], { cycle, pattern: hours('12:00-18:00') });
    expect(usual.조기출근제외분).toBe(60);
  });

  test('usual hours are those of a person without a week', () => {
    const pattern = hours('08:00-17:00', lunch);
    const f = monthOf(settings, [tuesday('07:50-17:00', lunch)], { pattern });
    expect([f.조기출근제외분, f.끝수제외분, f.연장분]).toEqual([10, 0, 0]);
  });
});

describe('limits and breaks go by what is recorded', () => {
  test('hours a week, days short of breaks, days worked outside', () => {
    const shifts = [11, 12, 13, 14, 15].map((day) => shift(`2024-03-${day}`, '09:00-21:00', '12:00-12:50'));
    const strict = monthOf(by({ beyond: '승인' }), shifts);
    const plain = monthOf(current, shifts);
    // 11 h 10 min on five days, above 52 hours.
    expect([strict.주최대근로분, strict.실근로분, strict.주최대초과분, strict.휴게부족일수]).toEqual([
      5 * 670,
      15 * 480 + 5 * 670,
      5 * 190,
      5,
    ]);
    for (const name of ['주최대근로분', '실근로분', '주최대초과분', '휴게부족일수'] as const)
      expect(strict[name]).toBe(plain[name]);
    expect([plain.연장분, strict.연장분, strict.미승인연장분]).toEqual([950, 0, 950]);
  });

  test('of given minutes nothing is known', () => {
    const given = { 연장: 60, 야간: 0, 휴일: 0, 휴일연장: 0 };
    const f = monthFacts(record(), by({ beyond: '승인' }), calendar, m('2024-03'), given);
    expect([f.연장분, f.기록분, f.미승인연장분]).toEqual([60, 0, 0]);
  });
});
