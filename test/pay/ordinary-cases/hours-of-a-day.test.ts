import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engine, engineWith, person, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const lunch = { 휴게: '12:00-13:00' };
/** 24 hours a week on three days: (24 + 4.8) × 365 ÷ 84 = 876/7 hours a month, so that 876,000 is 7,000 an hour. */
const threeDays = { 월: '09:00-18:00', 수: '09:00-18:00', 금: '09:00-18:00', ...lunch };
/** 16 hours: eight on Mondays, four on the others. (16 + 3.2) × 365 ÷ 84 = 584/7, so that 584,000 is 7,000 an hour. */
const uneven = { 월: '09:00-18:00', 수: '09:00-13:00', 금: '09:00-13:00', ...lunch };
/** March 2026: the 1st is a Sunday and a holiday, and Monday the 2nd stands in for it. */
const month = (기본급: number, 소정근로: object, more: object = {}, 직원: object = {}) => ({
  귀속월: '2026-03',
  직원: { ...worker, 근무형태: '시간제', 기본급, ...직원 },
  소정근로,
  ...more,
});
const days = (kind: string, ...dates: readonly string[]) => ({
  근무: { [`${kind}일수`]: dates.length },
  [`${kind}일자`]: dates,
});
const byHours = engineWith('현행', { 일할방식: '시간' });
const slip = (input: Readonly<Record<string, unknown>>, by = byHours) => both(input, '현행', by);
const base = (input: Readonly<Record<string, unknown>>, by = byHours) => won(slip(input, by), '기본급')[0];

describe('by hours, a day absent is worth the hours scheduled on it', () => {
  test('of three days of eight hours it is eight, not a fifth of the week', () => {
    // 56,000, where 4.8 hours would be 33,600.
    expect(base(month(876_000, threeDays, days('결근', '2026-03-11')))).toBe(876_000 - 56_000);
  });

  test.each([
    [56_000, ['2026-03-09']],
    [28_000, ['2026-03-11']],
    [84_000, ['2026-03-09', '2026-03-13']],
  ])('%i for the hours of %j', (off, dates) => {
    expect(base(month(584_000, uneven, days('결근', ...dates)))).toBe(584_000 - off);
  });

  test('half a day absent is half of its hours; without a date it is the last scheduled day', () => {
    const half = { 근무: { 결근일수: 0.5 }, 결근일자: ['2026-03-09'] };
    expect(base(month(584_000, uneven, half))).toBe(584_000 - 28_000);
    // 30 March is a Monday.
    expect(base(month(584_000, uneven, { 근무: { 결근일수: 1 } }))).toBe(584_000 - 56_000);
  });

  test('a night of a rota has its own hours, a shift without ordinary work has none', () => {
    // Eight hours, six, none, off: 14 × 7 ÷ 4 = 24.5 hours a week, (24.5 + 4.9) × 365 ÷ 84 = 127.75 a month; 7,000 an hour.
    const 교대 = {
      기준일: '2026-03-02',
      순환: [
        '07:00-16:00 휴게 11:00-12:00',
        '22:00-05:00 휴게 01:00-02:00',
        '09:00-13:00 소정 0시간',
        '비번',
      ],
      주휴일: '마지막비번',
    };
    const of = (...dates: readonly string[]) => ({
      귀속월: '2026-03',
      직원: { ...worker, 근무형태: '시간제', 기본급: 894_250 },
      교대,
      ...days('결근', ...dates),
    });
    // The 2nd is the first day of the cycle: so are the 6th, the 10th …
    expect(base(of('2026-03-10'))).toBe(894_250 - 56_000);
    expect(base(of('2026-03-11'))).toBe(894_250 - 42_000);
    expect(base(of('2026-03-12'))).toBe(894_250);
  });

  test('leave without pay, too: the second and third day of a treatment, by what a day of them has on average', () => {
    // In 2024 the first of three days is paid. A Monday, a Wednesday and a Friday have 16 hours: two of three are 32 ÷ 3.
    const treatment = month(584_000, uneven, days('난임치료휴가', '2024-03-04', '2024-03-06', '2024-03-08'));
    // 7,000 × 32 ÷ 3 = 74,666.67
    expect(base({ ...treatment, 귀속월: '2024-03' })).toBe(584_000 - 74_667);
  });

  test('whoever works the scheme’s hours has a day of eight, whatever the weekday', () => {
    const plain = {
      귀속월: '2026-03',
      직원: { ...worker, 기본급: 2_090_000 },
      ...days('결근', '2026-03-11'),
    };
    expect(base(plain)).toBe(2_010_000);
    // Twenty hours by contract, of which no day is known: four a day. (20 + 4) × 365 ÷ 84 = 730/7, 730,000 is 7,000 an hour.
    const twenty = { ...plain, 직원: { ...worker, 근무형태: '시간제', 주소정근로시간: 20, 기본급: 730_000 } };
    expect(base(twenty)).toBe(730_000 - 28_000);
  });
});

describe('by hours, whoever joins or leaves is paid the hours from then on', () => {
  test('three days of eight: those left and the rest days of whole weeks', () => {
    // From Monday the 16th: 16, 18, 20, 23, 25, 27, 30 are seven days, and two Sundays of 4.8 hours (the 22nd, the 29th).
    const joined = month(876_000, threeDays, {}, { 입사일: '2026-03-16' });
    // (56 + 9.6) × 7,000
    expect(base(joined)).toBe(459_200);
  });

  test('uneven days, and a public holiday with the hours of its weekday', () => {
    // To Friday the 6th: Monday the 2nd is a holiday of eight hours; Wednesday and Friday have four each. The week's rest day is Sunday.
    const left = month(584_000, uneven, {}, { 퇴사일: '2026-03-06' });
    // On Sunday the 1st the week before was employed: 3.2 hours. (8 + 8 + 3.2) × 7,000
    expect(base(left)).toBe(134_400);
  });

  test('in a month with a change its parts add up to the days employed', () => {
    const joined = month(584_000, uneven, {}, { 입사일: '2026-03-09' });
    const changed = { ...joined, 변경: [{ 적용일: '2026-03-18', 직원: { 직종: '요양보호사' } }] };
    // 9, 16, 23, 30 × 8 hours, and 11, 13, 18, 20, 25, 27 × 4, three rest days of 3.2: 65.6 hours.
    expect([base(joined), base(changed)]).toEqual([459_200, 459_200]);
    const raised = { ...joined, 변경: [{ 적용일: '2026-03-18', 직원: { 기본급: 1_168_000 } }] };
    // 8 + 4 + 4 + 8 and the rest day of the 15th are 27.2 hours; twice as much an hour for the other 38.4, from the 18th on.
    expect(base(raised)).toBe(27.2 * 7_000 + 38.4 * 14_000);
  });

  test('leave of absence does not change what the days employed are worth', () => {
    const joined = month(
      876_000,
      threeDays,
      { 휴직: [{ 종류: '육아휴직', 시작일: '2026-03-25', 종료일: '2026-03-31' }] },
      { 입사일: '2026-03-16' },
    );
    // 459,200, less 7 of 31 days of 876,000 = 197,806.45
    expect(base(joined)).toBe(459_200 - 197_806);
  });
});

describe('결근주휴공제: a week with an absence loses what its rest day is worth', () => {
  const lost = engineWith('현행', { 결근주휴공제: 'true' });
  const taken = (input: Readonly<Record<string, unknown>>) => slip(input, lost).evaluation.ratio('주휴공제');

  test('by proportion to forty hours', () => {
    // 4.8 hours of 24, 3.2 of 16.
    expect(taken(month(876_000, threeDays, days('결근', '2026-03-11')))).toEqual(ratio(33_600));
    expect(taken(month(584_000, uneven, days('결근', '2026-03-09')))).toEqual(ratio(22_400));
  });

  test('below fifteen hours there is none to lose', () => {
    const ten = { 월: '09:00-14:00', 수: '09:00-14:00' };
    expect(taken(month(584_000, ten, days('결근', '2026-03-09')))).toEqual(ratio(0));
    const contract = {
      귀속월: '2026-03',
      직원: { ...worker, 근무형태: '시간제', 주소정근로시간: 14, 기본급: 584_000 },
    };
    expect(taken({ ...contract, ...days('결근', '2026-03-09') })).toEqual(ratio(0));
  });

  test('a rest day of a rota, too: 7.35 hours of 36.75', () => {
    const 교대 = {
      기준일: '2026-03-01',
      순환: [...Array(3).fill('07:00-15:00 휴게 11:00-12:00'), '비번'],
      주휴일: '마지막비번',
    };
    // 191.625 hours: 2,299,500 is 12,000 an hour.
    const input = {
      귀속월: '2026-03',
      직원: { ...worker, 근무형태: '시간제', 기본급: 2_299_500 },
      교대,
      ...days('결근', '2026-03-09'),
    };
    expect(taken(input)).toEqual(ratio(88_200));
  });
});

test('more absent than worked: what the days worked come to by their own hours', () => {
  // Of 12 days after the holiday (4, 6, 9 … 30) seven are absent: left are the 4th, 6th and 9th, 11th and 13th of 4, 4, 8, 4, 4 hours.
  const absent = ['16', '18', '20', '23', '25', '27', '30'].map((day) => `2026-03-${day}`);
  const made = slip(month(584_000, uneven, days('결근', ...absent)), engine);
  expect(made.evaluation.ratio('일한날기본급')).toEqual(ratio(24 * 7_000));
  expect(findingsOf(made)).toContain('결근한달의기본급');
  expect(
    engine.monthFacts(person(month(584_000, uneven, days('결근', ...absent))), '현행').재직소정근로분,
  ).toBe((24 + 3 * 8 + 4 * 4) * 60);
});
