import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, person, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const lunch = '12:00-13:00';
const shift = (일자: string, 시작: string, 종료: string, 휴게 = lunch) => ({ 일자, 시작, 종료, 휴게 });
/** Twelve hours. */
const long = (일자: string) => shift(일자, '09:00', '22:00');
const input = (more: object = {}, 귀속월 = '2026-03') => ({
  귀속월,
  직원: { ...worker, 기본급: 2_090_000 },
  ...more,
});

describe('선택: a month has one limit, of forty hours × its days ÷ 7', () => {
  const engine = engineWith('현행', { 근로시간제: '선택' });
  const minutes = (more: object, 귀속월 = '2026-03') => {
    const given = input(more, 귀속월);
    both(given, '현행', engine);
    const { 소정분, 법내연장분, 연장분 } = engine.monthFacts(person(given), '현행');
    return [소정분, 법내연장분, 연장분];
  };
  /** March 2026: 21 days of eight hours, and 40 × 31 ÷ 7 hours, which are 10,628 whole minutes. */
  const due = 21 * 480;

  test('a long day and a short one are no overtime', () => {
    const short = { 일자: '2026-03-11', 시작: '09:00', 종료: '13:00' };
    expect(minutes({ 근무일지: [long('2026-03-10'), short] })).toEqual([due, 0, 0]);
  });

  test('beyond the schedule 100 %, beyond the law’s total 150 %', () => {
    expect(minutes({ 근무일지: [long('2026-03-10')] })).toEqual([due, 240, 0]);
    // On the last day, too, after eight hours of it.
    expect(minutes({ 근무일지: [long('2026-03-31')] })).toEqual([due, 240, 0]);
    const three = { 근무일지: [long('2026-03-10'), long('2026-03-11'), long('2026-03-12')] };
    // 10,800 minutes: 548 to the law's total, 172 beyond it.
    expect(minutes(three)).toEqual([due, 548, 172]);
    // 10,000 an hour × (548 + 172 × 1.5) ÷ 60 = 134,333.33…
    expect(won(both(input(three), '현행', engine), '연장수당')).toEqual([134_333]);
  });

  test('an institution may pay 150 % beyond the schedule', () => {
    const usual = engineWith('현행', { 근로시간제: '선택', 소정외근로가산: '소정' });
    const { 법내연장분, 연장분 } = usual.monthFacts(
      person(input({ 근무일지: [long('2026-03-10')] })),
      '현행',
    );
    expect([법내연장분, 연장분]).toEqual([0, 240]);
  });

  test('a day off counts towards the month, a holiday has its own rates, nights too', () => {
    expect(minutes({ 근무일지: [shift('2026-03-14', '09:00', '18:00')] })).toEqual([due, 480, 0]);
    const sunday = { 근무일지: [shift('2026-03-15', '09:00', '18:00')] };
    expect(minutes(sunday)).toEqual([due, 0, 0]);
    expect(engine.monthFacts(person(input(sunday)), '현행').휴일분).toBe(480);
    const night = { 근무일지: [{ 일자: '2026-03-10', 시작: '15:00', 종료: '23:00' }] };
    expect(engine.monthFacts(person(input(night)), '현행').야간분).toBe(60);
    expect(minutes(night)).toEqual([due, 0, 0]);
  });

  test('leave is no work, and asks for none', () => {
    const leave = (days: number) => ({
      근무: { 연차일수: days },
      연차일자: ['2026-03-12'],
      근무일지: [long('2026-03-10')],
    });
    expect(minutes(leave(1))).toEqual([due - 480, 240, 0]);
    expect(minutes(leave(0.5))).toEqual([due - 240, 240, 0]);
    const 휴직 = [{ 종류: '질병휴직', 시작일: '2026-03-23', 종료일: '2026-03-31' }];
    expect(minutes({ 휴직, 근무일지: [long('2026-03-10')] })).toEqual([14 * 480, 240, 0]);
  });

  test('a month whose schedule has more than the law’s total has overtime by it', () => {
    // July 2024: 23 days of eight hours are 11,040 minutes.
    expect(minutes({}, '2024-07')).toEqual([10_628, 0, 412]);
  });

  test('whoever comes in mid-month is settled from that day on', () => {
    // 16 to 31 March: 16 days, 2,400 × 16 ÷ 7 = 5,485 whole minutes of 12 × 480.
    const 직원 = { ...worker, 기본급: 2_090_000, 입사일: '2026-03-16' };
    expect(minutes({ 직원 })).toEqual([5_485, 0, 275]);
  });

  test('weeks have no limit; the month has 52 hours a week on average', () => {
    const days = ['09', '10', '11', '12', '13'].map((day) => long(`2026-03-${day}`));
    expect(findingsOf(both(input({ 근무일지: days }), '현행', engine))).not.toContain('주52시간초과');
    expect(findingsOf(both(input({ 근무일지: days }), '현행'))).toContain('주52시간초과');
    // 52 × 31 ÷ 7 = 230.28… hours: of 21 days fifteen of twelve hours and six of eight are 228.
    const dates = [
      '03',
      '04',
      '05',
      '06',
      '09',
      '10',
      '11',
      '12',
      '13',
      '16',
      '17',
      '18',
      '19',
      '20',
      '23',
      '24',
    ];
    const of = (count: number) =>
      input({ 근무일지: dates.slice(0, count).map((day) => long(`2026-03-${day}`)) });
    expect(findingsOf(both(of(15), '현행', engine))).not.toContain('선택한도초과');
    expect(findingsOf(both(of(16), '현행', engine))).toContain('선택한도초과');
  });

  test('some people may have it, by what is known of them', () => {
    const mixed = engineWith('현행', {}, { 근로시간제: 'if 노조 = "없음" then "선택" else "통상"' });
    const union = (노조: string) => {
      const given = input({ 직원: { ...worker, 기본급: 2_090_000, 노조 }, 근무일지: [long('2026-03-10')] });
      both(given, '현행', mixed);
      return mixed.monthFacts(person(given), '현행').연장분;
    };
    expect([union('없음'), union('1노조')]).toEqual([0, 240]);
  });
});

describe('탄력: what is scheduled of each day is its limit', () => {
  const engine = (system: string) => engineWith('현행', { 근로시간제: system });
  const week = (hours: string, days = 5) => [
    ...Array(days).fill(hours),
    ...Array(6 - days).fill('비번'),
    '주휴',
  ];
  const [nine, seven] = ['08:00-18:00 휴게 12:00-13:00', '09:00-17:00 휴게 12:00-13:00'];
  /** 45 hours from Monday 2 March, then 35. */
  const rota = (...순환: readonly string[]) => ({ 교대: { 기준일: '2026-03-02', 순환 } });
  const twoWeeks = rota(...week(nine), ...week(seven));
  const overtime = (근무일지: readonly object[], system = '탄력2주') => {
    const given = input({ ...twoWeeks, 근무일지 });
    both(given, '현행', engine(system));
    const { 법내연장분, 연장분 } = engine(system).monthFacts(person(given), '현행');
    return [법내연장분, 연장분];
  };
  const refused = (given: object, system: string) => expect(() => both(input(given), '현행', engine(system)));

  test('nine hours that are scheduled are no overtime, of seven the eighth is', () => {
    expect(overtime([])).toEqual([0, 0]);
    expect(overtime([shift('2026-03-03', '08:00', '19:00')])).toEqual([0, 60]);
    expect(overtime([shift('2026-03-10', '09:00', '19:00')])).toEqual([0, 120]);
    // A Saturday, on which nothing is scheduled.
    expect(overtime([shift('2026-03-07', '09:00', '18:00')])).toEqual([0, 480]);
    refused(twoWeeks, '통상').toThrow('제50조 제2항');
  });

  test('forty hours a week on average, of the whole unit period', () => {
    const slip = both(input(twoWeeks), '현행', engine('탄력2주'));
    expect(slip.evaluation.ratio('주소정근로시간')).toEqual(ratio(40));
    refused(rota(...week(nine), ...week('09:00-17:10 휴게 12:00-13:00')), '탄력2주').toThrow('제50조 제1항');
  });

  test('a week has 48 hours at most, or 52', () => {
    const fifty = rota(...week('08:00-19:00 휴게 12:00-13:00'), ...week('09:00-16:00 휴게 12:00-13:00'));
    refused(fifty, '탄력2주').toThrow('제51조');
    refused(fifty, '탄력3개월').not.toThrow();
    // Fifty of Wednesday to Sunday, and thirty of the next week.
    const ten = '08:00-19:00 휴게 12:00-13:00';
    const toSunday = rota(
      '비번',
      '주휴',
      ten,
      ten,
      ten,
      ten,
      ten,
      ten,
      ten,
      ten,
      '비번',
      '비번',
      '비번',
      '주휴',
    );
    refused(toSunday, '탄력2주').toThrow('제51조');
    const more = rota(...week('08:00-19:36 휴게 12:00-13:00'), ...week(seven, 3));
    refused(more, '탄력6개월').toThrow('3,180분');
  });

  test('a day has twelve at most where the period is longer than two weeks', () => {
    const thirteen = rota('08:00-22:00 휴게 12:00-13:00', '비번', '비번', '비번', '비번', '비번', '주휴');
    refused(thirteen, '탄력2주').not.toThrow();
    refused(thirteen, '탄력3개월').toThrow('하루에');
  });

  test('the unit period is that of the rota, within two weeks, three months or six', () => {
    const four = rota(...week(nine), ...week(nine), ...week(seven), ...week(seven));
    refused(four, '탄력2주').toThrow('단위기간');
    refused(four, '탄력3개월').not.toThrow();
    refused({}, '탄력3개월').toThrow('단위기간');
    refused({ 소정근로: { 월: '09:00-18:00', 휴게: lunch } }, '탄력6개월').not.toThrow();
  });

  test('twelve hours more a week than the law’s most: 60, not 52', () => {
    // The third week has 45 hours; with eight on its Saturday 53, with four on Monday and on Tuesday besides 61.
    const saturday = shift('2026-03-21', '09:00', '18:00');
    const longer = ['16', '17'].map((day) => shift(`2026-03-${day}`, '08:00', '22:00'));
    const found = (근무일지: readonly object[]) =>
      findingsOf(both(input({ ...twoWeeks, 근무일지 }), '현행', engine('탄력2주')));
    expect(found([saturday])).not.toContain('주52시간초과');
    expect(found([saturday, ...longer])).toContain('주52시간초과');
  });
});
