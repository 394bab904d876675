import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { Problems } from '../../../src/problem/problem.ts';
import { engine, engineWith, person, slip, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const partTimer = { ...worker, 근무형태: '시간제' };
/** March 2026 has 21 scheduled days: Sunday 1 March is a holiday, and Monday the 2nd stands in for it. */
const month = (직원: object, more: object = {}) => ({
  귀속월: '2026-03',
  직원: { ...partTimer, ...직원 },
  ...more,
});
const shift = (일자: string, 시작: string, 종료: string, 휴게?: string) => ({
  일자,
  시작,
  종료,
  ...(휴게 && { 휴게 }),
});
const figure = (input: Readonly<Record<string, unknown>>, term: string, scheme = '현행') =>
  both(input, scheme).evaluation.value(term);
/** The same hours on every day that `names` lists, as a week of one's own says them. */
const days = (names: string, hours: string) =>
  Object.fromEntries([...names].map((name) => [name, hours] as const));

describe('case 23: a contract of twenty hours', () => {
  const twenty = { 기본급: 1_200_000, 주소정근로시간: 20 };

  test('the rate of (20 + 4) × 365 ÷ 7 ÷ 12 hours, and 150 % beyond four hours a day', () => {
    const slip = both(month(twenty, { 근무일지: [shift('2026-03-10', '09:00', '15:00')] }), '현행');
    expect(slip.evaluation.ratio('통상임금산정기준시간')).toEqual(ratio(730, 7));
    // 1,200,000 ÷ 730/7 = 11,506.849…; two hours × 1.5 of it are 34,520.5.
    expect(slip.evaluation.ratio('통상시급')).toEqual(ratio(8_400_000, 730));
    expect(won(slip, '연장수당', '지급총액')).toEqual([34_521, 1_234_521]);
    expect(findingsOf(slip)).not.toContain('최저임금미달');
  });

  test('by the minimum wage of one’s own hours', () => {
    // 10,320 × 730/7 = 1,076,228.57…
    expect(findingsOf(both(month({ ...twenty, 기본급: 1_076_228 }), '현행'))).toContain('최저임금미달');
    expect(findingsOf(both(month({ ...twenty, 기본급: 1_076_229 }), '현행'))).not.toContain('최저임금미달');
  });

  test('without a record the contract’s hours are worked: no overtime', () => {
    const slip = both(month(twenty), '현행');
    expect(engine.monthFacts(person(month(twenty)), '현행').소정분).toBe(21 * 240);
    expect(won(slip, '연장수당')).toEqual([0]);
  });

  test('09:00 to 15:00 on every scheduled day is two hours beyond: 2,520 minutes', () => {
    const worked = month(twenty, { 근무시간대: { 시작: '09:00', 종료: '15:00' } });
    expect(figure(worked, '연장분')).toEqual(ratio(2_520));
  });

  test('without a base of one’s own, the living wage of one’s hours', () => {
    // 12,121 × 730/7 = 1,264,047.14…, up to the won
    expect(won(both(month({ 주소정근로시간: 20 }), '현행'), '기본급')).toEqual([1_264_048]);
  });

  test('unused leave is paid by the hours of a day', () => {
    // 10 days × 4 hours × 11,506.849… = 460,273.97…
    const left = month(twenty, { 근무: { 미사용연차일수: 10 } });
    expect(won(both(left, '현행'), '연차미사용수당')).toEqual([460_274]);
  });
});

describe('neighbours of the contract', () => {
  test.each([
    // A rest day is paid by proportion from 15 hours on: 3 hours of 15, 8 of 40.
    [14, ratio(365, 6)],
    [15, ratio(18 * 365, 84)],
    [30, ratio(36 * 365, 84)],
    [35, ratio(42 * 365, 84)],
    [40, ratio(209)],
  ])('%i hours a week', (hours, base) => {
    expect(figure(month({ 기본급: 1_500_000, 주소정근로시간: hours }), '통상임금산정기준시간')).toEqual(base);
  });

  test('forty hours by contract are a full-time worker’s to the won, over years and schemes', () => {
    for (const 귀속월 of ['2019-06', '2021-11', '2024-03', '2026-07'])
      for (const scheme of ['현행', '개편안']) {
        const input = {
          귀속월,
          근무일지: [shift(`${귀속월}-06`, '09:00', '21:00', '12:00-13:00')],
          근무: { 미사용연차일수: 3, 결근일수: 1 },
        };
        const forty = both({ ...input, 직원: { ...worker, 주소정근로시간: 40 } }, scheme);
        const plain = both({ ...input, 직원: worker }, scheme);
        for (const { items } of plain.program.lines)
          expect(won(forty, ...items)).toEqual(won(plain, ...items));
      }
  });

  test('the law alone knows contracts, too', () => {
    const input = {
      귀속월: '2026-03',
      직원: { ...worker, 기본급: 1_200_000, 주소정근로시간: 20 },
      근무일지: [shift('2026-03-10', '09:00', '15:00')],
    };
    expect(won(both(input, '법정월급제'), '연장수당')).toEqual([34_521]);
  });
});

describe('fewer than fifteen hours a week', () => {
  const of = (hours: number, scheme = '현행') =>
    both(
      {
        귀속월: '2026-05',
        직원: {
          ...partTimer,
          기본급: 700_000,
          주소정근로시간: hours,
          입사일: '2020-01-01',
          퇴사일: '2026-05-31',
        },
      },
      scheme,
    );

  test('no pension, health, severance or annual leave; unemployment insurance goes on', () => {
    for (const scheme of ['현행', '법정월급제']) {
      const slip = of(14, scheme);
      expect(won(slip, '국민연금', '사업주국민연금', '건강보험', '장기요양보험', '퇴직금')).toEqual([
        0, 0, 0, 0, 0,
      ]);
      // 0.9 % of 700,000
      expect(won(slip, '고용보험')).toEqual([6_300]);
    }
    expect(of(14).evaluation.ratio('연차발생시간')).toEqual(ratio(0));
  });

  test('from fifteen hours on as everybody', () => {
    const slip = of(15);
    // 4.75 % and 3.595 % of 700,000, cut to 10 won; 2,343 days at the ordinary wage of three hours a day.
    expect(won(slip, '국민연금', '건강보험')).toEqual([33_250, 25_160]);
    // 17 days × 3 hours
    expect(slip.evaluation.ratio('연차발생시간')).toEqual(ratio(51));
    expect(won(slip, '퇴직금')[0]).toBeGreaterThan(0);
  });
});

describe('part time of which the hours are not known', () => {
  test('nothing is worked out as a full-time worker’s: every scheme asks for the hours', () => {
    for (const 귀속월 of ['2019-06', '2024-03', '2026-03'])
      for (const scheme of ['현행', '현행(체결 협약)', '개편안']) {
        const input = { 귀속월, 직원: { ...partTimer, 기본급: 1_200_000 } };
        expect(() => both(input, scheme)).toThrow('주소정근로시간');
      }
  });

  test('hours a week, or a week of one’s own, are what is asked', () => {
    const base = { 기본급: 1_200_000 };
    expect(() => both(month({ ...base, 주소정근로시간: 20 }), '현행')).not.toThrow();
    expect(() => both(month(base, { 소정근로: { 월: '09:00-13:00' } }), '현행')).not.toThrow();
    // Who works full time, and whom only the law looks at, has the statutory hours as before.
    expect(figure({ 귀속월: '2026-03' }, '통상임금산정기준시간')).toEqual(ratio(209));
    const law = { 귀속월: '2026-03', 직원: { ...partTimer, 기본급: 2_500_000 } };
    expect(() => engine.payslip(person(law), '법정월급제')).toThrow('주소정근로시간');
  });
});

describe('a week of one’s own', () => {
  /** 20 hours: four days of four and a half, and two on Friday. */
  const week = {
    월: '09:00-13:30',
    화: '09:00-13:30',
    수: '09:00-13:30',
    목: '09:00-13:30',
    금: '09:00-11:00',
  };
  const own = (소정근로: object, more: object = {}) => month({ 기본급: 1_200_000 }, { 소정근로, ...more });

  test('its hours are the contract’s', () => {
    expect(figure(own(week), '통상임금산정기준시간')).toEqual(ratio(730, 7));
    // 21 days, of which Fridays are the 6th, 13th, 20th and 27th.
    expect(engine.monthFacts(person(own(week)), '현행').소정분).toBe(17 * 270 + 4 * 120);
  });

  test('each weekday has its own limit', () => {
    // Two hours on Friday are one by contract beyond; four hours on Monday none.
    const friday = own(week, { 근무일지: [shift('2026-03-13', '09:00', '12:00')] });
    expect(figure(friday, '연장분')).toEqual(ratio(60));
    const monday = own(week, { 근무일지: [shift('2026-03-16', '09:00', '13:00')] });
    expect(figure(monday, '연장분')).toEqual(ratio(0));
  });

  test('days left out are off, the rest day is any', () => {
    // Wednesday to Sunday; Monday is the rest day. March 2026 has 4 + 4 + 4 + 4 + 5 such days, and Sunday 1 March is a holiday.
    const toSunday = days('수목금토일', '09:00-13:00');
    const weekend = own({ ...toSunday, 주휴일: '월' });
    expect(figure(weekend, '월소정근로일수')).toEqual(ratio(20));
    // Work on the rest day is holiday work; on Tuesday, an off day, it is overtime.
    const monday = own({ ...toSunday, 주휴일: '월' }, { 근무일지: [shift('2026-03-09', '09:00', '11:00')] });
    expect([figure(monday, '휴일분'), figure(monday, '연장분')]).toEqual([ratio(120), ratio(0)]);
    const tuesday = own({ ...toSunday, 주휴일: '월' }, { 근무일지: [shift('2026-03-10', '09:00', '11:00')] });
    expect([figure(tuesday, '휴일분'), figure(tuesday, '연장분')]).toEqual([ratio(0), ratio(120)]);
  });

  test('a week with work on the scheme’s rest day must say its own', () => {
    const toSunday = days('수목금토일', '09:00-13:00');
    const found = new Problems();
    engine.check(person(own(toSunday)), '현행', found);
    expect(found.list.map(({ code }) => code)).toEqual(['rest-day-with-hours']);
  });

  test('a break lies within the days that are long enough for it', () => {
    const mixed = { 월: '09:00-18:00', 화: '09:00-13:00', 휴게: '12:00-13:00' };
    expect(figure(own(mixed), '주소정분')).toEqual(ratio(480 + 240));
  });

  test('two statements that differ are refused', () => {
    const both20 = month({ 기본급: 1_200_000, 주소정근로시간: 20 }, { 소정근로: week });
    expect(won(both(both20, '현행'), '기본급')).toEqual([1_200_000]);
    const differ = month({ 기본급: 1_200_000, 주소정근로시간: 21 }, { 소정근로: week });
    expect(() => slip(differ, '현행')).toThrow('소정근로');
  });

  test('the same week written as hours a week, where days are alike', () => {
    const alike = days('월화수목금', '09:00-13:00');
    const shifts = {
      근무일지: [shift('2026-03-10', '09:00', '15:00'), shift('2026-03-14', '09:00', '12:00')],
    };
    const byWeek = both(own(alike, shifts), '현행');
    const byHours = both(month({ 기본급: 1_200_000, 주소정근로시간: 20 }, shifts), '현행');
    for (const { items } of byWeek.program.lines)
      expect(won(byWeek, ...items)).toEqual(won(byHours, ...items));
  });
});

describe('ordinary hours end where the law ends them', () => {
  const of = (week: object, scheme = '현행', 귀속월 = '2026-03') =>
    both(
      { 귀속월, 직원: { ...worker, 기본급: 2_600_000 }, 소정근로: { 휴게: '12:00-13:00', ...week } },
      scheme,
    );

  test('48 hours a week are refused, under every scheme and in every year', () => {
    const six = days('월화수목금토', '09:00-18:00');
    for (const 귀속월 of ['2019-06', '2026-03'])
      for (const scheme of ['현행', '개편안', '현행(체결 협약)'])
        expect(() => of(six, scheme, 귀속월)).toThrow('제50조 제1항');
    const law = { 귀속월: '2026-03', 직원: { ...worker, 기본급: 2_600_000 }, 소정근로: six };
    expect(() => both(law, '법정월급제')).toThrow('제50조');
  });

  test('forty are taken, a minute more is not', () => {
    const four = days('월화수목', '09:00-18:00');
    expect(() => of({ ...four, 금: '09:00-18:00' })).not.toThrow();
    // Five days of eight, and a minute on Saturday.
    expect(() => of({ ...four, 금: '09:00-18:00', 토: '09:00-09:01' })).toThrow('제50조 제1항');
  });

  test('nor more than eight a day, however short the week: ten hours on four days', () => {
    expect(() => of(days('월화수목', '09:00-20:00'))).toThrow('제50조 제2항');
    expect(() => of({ 월: '09:00-18:01' })).toThrow('제50조 제2항');
    // A break that is left out makes nine hours of eight.
    expect(() => of({ ...days('월화', '09:00-18:00'), 휴게: '08:00-08:30' })).toThrow('제50조 제2항');
  });

  test('what is worked beyond is overtime: forty hours scheduled, and eight on Saturday', () => {
    const shifts = [shift('2026-03-14', '09:00', '18:00', '12:00-13:00')];
    const input = month(
      { 기본급: 2_090_000 },
      { 소정근로: { ...days('월화수목금', '09:00-18:00'), 휴게: '12:00-13:00' }, 근무일지: shifts },
    );
    // 2,090,000 ÷ 209 = 10,000 × 8 × 1.5
    expect(won(both(input, '현행'), '연장수당')).toEqual([120_000]);
  });
});

describe('case 8: eight hours on an unpaid Saturday in a week of forty or less', () => {
  const saturday = (more: object) => ({
    귀속월: '2024-03',
    근무일지: [shift('2024-03-16', '09:00', '18:00', '12:00-13:00')],
    ...more,
  });
  const leave = { 근무: { 연차일수: 1 }, 연차일자: ['2024-03-12'] };

  test('by the law 100 %, by many work rules 150 %', () => {
    // 11,436 × 8, and × 1.5 of it
    const slip = both(saturday(leave), '현행');
    expect(won(slip, '연장수당')).toEqual([91_488]);
    expect(findingsOf(slip)).toContain('법정근로시간안의근로');
    const usual = engineWith('현행', { 소정외근로가산: '소정' });
    expect(won(both(saturday(leave), '현행', usual), '연장수당')).toEqual([137_232]);
  });

  test('in a full week, and for the part above forty or above eight a day, 150 %', () => {
    expect(won(both(saturday({}), '현행'), '연장수당')).toEqual([137_232]);
    // Half a day of leave leaves room for four hours: 11,436 × (4 × 1 + 4 × 1.5).
    const half = { 근무: { 연차일수: 0.5 }, 연차일자: ['2024-03-12'] };
    expect(won(both(saturday(half), '현행'), '연장수당')).toEqual([114_360]);
    // Ten hours: eight of the day at 100 %, two at 150 %.
    const long = { ...leave, 근무일지: [shift('2024-03-16', '09:00', '20:00', '12:00-13:00')] };
    expect(won(both({ 귀속월: '2024-03', ...long }, '현행'), '연장수당')).toEqual([125_796]);
  });

  test('a public holiday leaves the same room', () => {
    // Friday 1 March 2024 is a holiday: Saturday the 2nd has eight hours left of forty.
    const input = { 귀속월: '2024-03', 근무일지: [shift('2024-03-02', '09:00', '18:00', '12:00-13:00')] };
    expect(won(both(input, '현행'), '연장수당')).toEqual([91_488]);
  });

  test('what a day has beyond eight is no room for Saturday: the week’s ordinary hours come first', () => {
    // Monday 10 hours with Tuesday off: 2 at 150 % and Saturday's 8 at 100 %, for 8 + 24 hours are ordinary.
    const input = saturday(leave);
    const shifts = [...input.근무일지, shift('2024-03-11', '09:00', '20:00', '12:00-13:00')];
    expect(won(both({ ...input, 근무일지: shifts }, '현행'), '연장수당')).toEqual([125_796]);
  });

  test('a short-hours worker has the premium beyond the contract', () => {
    // Under the reform of six hours: 1,789,000 ÷ 1095/7 × 8 × 1.5 = 137,238.35…
    expect(won(both(saturday(leave), '개편안'), '연장수당')).toEqual([137_238]);
  });
});
