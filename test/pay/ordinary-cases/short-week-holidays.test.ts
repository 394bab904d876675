import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { Problems } from '../../../src/problem/problem.ts';
import { engine, engineWith, person, won, worker } from '../../support.ts';
import { both } from './setup.ts';

const shift = (일자: string, 시작: string, 종료: string) => ({ 일자, 시작, 종료 });
/** Fourteen hours of four days, or sixteen: the rates are (14 + 0) × 365 ÷ 84 = 365/6 hours, and (16 + 3.2) × 365 ÷ 84 = 584/7. */
const fourteen = { 월: '09:00-13:00', 화: '09:00-13:00', 수: '09:00-13:00', 목: '09:00-11:00' };
const sixteen = { ...fourteen, 목: '09:00-13:00' };
const month = (소정근로: object, 기본급: number, more: object = {}, 귀속월 = '2026-03') => ({
  귀속월,
  직원: { ...worker, 근무형태: '시간제', 기본급 },
  소정근로,
  ...more,
});
const facts = (input: Readonly<Record<string, unknown>>, by = engine) => {
  both(input, '현행', by);
  return by.monthFacts(person(input), '현행');
};

describe('below fifteen hours a week neither rest days nor public holidays are paid holidays (근로기준법 제18조 제3항)', () => {
  /** Monday 2 March 2026 stands in for 3·1절. */
  const onHoliday = { 근무일지: [shift('2026-03-02', '09:00', '13:00')] };

  test('a public holiday is a day as others are: no holiday work, and it is scheduled', () => {
    // Mondays 2–30, Tuesdays 3–31, Wednesdays 4–25 and Thursdays 5–26: 5 + 5 + 4 + 4.
    const { 월소정근로일수, 재직유급휴일수, 소정분, 휴일분, 연장분 } = facts(
      month(fourteen, 608_333, onHoliday),
    );
    expect({ 월소정근로일수, 재직유급휴일수 }).toEqual({ 월소정근로일수: 18, 재직유급휴일수: 0 });
    expect({ 소정분, 휴일분, 연장분 }).toEqual({ 소정분: (14 * 4 + 4 * 2) * 60, 휴일분: 0, 연장분: 0 });
  });

  test('from fifteen hours on it is holiday work: four hours × 7,000 × 1.5', () => {
    const sixteenHours = month(sixteen, 584_000, onHoliday);
    expect(facts(sixteenHours)).toMatchObject({ 월소정근로일수: 17, 휴일분: 240 });
    expect(won(both(sixteenHours, '현행'), '휴일수당')).toEqual([42_000]);
    expect(won(both(month(fourteen, 608_333, onHoliday), '현행'), '휴일수당')).toEqual([0]);
  });

  test('work on a Sunday is beyond the schedule: 150 % all of it, no 200 % beyond eight hours', () => {
    // Ten hours × 608,333 ÷ (365/6) × 1.5 = 149,999.91…
    const sunday = month(fourteen, 608_333, { 근무일지: [shift('2026-03-15', '09:00', '19:00')] });
    expect(facts(sunday)).toMatchObject({ 휴일분: 0, 휴일연장분: 0, 연장분: 600 });
    expect(won(both(sunday, '현행'), '연장수당', '휴일수당')).toEqual([150_000, 0]);
    // 16 hours: eight × 1.5 + two × 2 = 16 hours × 7,000.
    const paid = month(sixteen, 584_000, { 근무일지: [shift('2026-03-15', '09:00', '19:00')] });
    expect(won(both(paid, '현행'), '연장수당', '휴일수당')).toEqual([0, 112_000]);
  });

  test('the first of May is a holiday by an act of its own, before 2026 and since', () => {
    // Wednesday 1 May 2024; Friday 1 May 2026.
    const of = (귀속월: string, 소정근로: object) =>
      facts(month(소정근로, 608_333, { 근무일지: [shift(`${귀속월}-01`, '09:00', '11:00')] }, 귀속월)).휴일분;
    const friday = { 월: '09:00-13:00', 화: '09:00-13:00', 금: '09:00-13:00' };
    expect([of('2024-05', fourteen), of('2026-05', friday)]).toEqual([120, 120]);
  });

  test('work rules may give public holidays, or a rest day, all the same', () => {
    const given = engineWith('현행', { 초단시간휴일종류: '["법정공휴일", "대체공휴일", "근로자의날"]' });
    expect(facts(month(fourteen, 608_333, onHoliday), given)).toMatchObject({
      월소정근로일수: 17,
      휴일분: 240,
    });
    const sunday = month(fourteen, 608_333, { 근무일지: [shift('2026-03-15', '09:00', '11:00')] });
    expect(facts(sunday, engineWith('현행', { 주휴일보장: 'true' })).휴일분).toBe(120);
  });

  test('a contract of hours says it as a week does, and an unknown or a full one does not', () => {
    const contract = (직원: object) => ({
      귀속월: '2026-03',
      직원: { ...worker, 근무형태: '시간제', 기본급: 608_333, ...직원 },
      근무일지: [shift('2026-03-02', '09:00', '11:00')],
    });
    expect(facts(contract({ 주소정근로시간: 14 }))).toMatchObject({ 월소정근로일수: 22, 휴일분: 0 });
    expect(facts(contract({ 주소정근로시간: 15 }))).toMatchObject({ 월소정근로일수: 21, 휴일분: 120 });
    expect(facts(contract({ 근무형태: '전일제' }))).toMatchObject({ 월소정근로일수: 21, 휴일분: 120 });
  });

  test('who works Saturdays and Sundays needs no other rest day', () => {
    const weekend = month({ 토: '09:00-16:00', 일: '09:00-16:00' }, 608_333);
    const found = new Problems();
    engine.check(person(weekend), '현행', found);
    expect(found.list).toEqual([]);
    // Four Saturdays and five Sundays of seven hours, the holiday of the 1st among them.
    expect(facts(weekend)).toMatchObject({ 소정분: 9 * 420, 휴일분: 0, 연장분: 0 });
    const sixteenHours = new Problems();
    engine.check(person(month({ 토: '09:00-17:00', 일: '09:00-17:00' }, 608_333)), '현행', sixteenHours);
    expect(sixteenHours.list.map(({ code }) => code)).toEqual(['rest-day-with-hours']);
  });

  test('nor can such a day change places: it is no holiday', () => {
    const found = new Problems();
    const swap = month(fourteen, 608_333, { 휴일대체: [{ 휴일: '2026-03-02', 대체: '2026-03-03' }] });
    engine.check(person(swap), '현행', found);
    expect(found.list.map(({ code }) => code)).toEqual(['swap-holiday']);
  });

  test('a contract that grows in mid-month has holidays from then on', () => {
    const changed = (적용일: string) => ({
      ...month(fourteen, 584_000, onHoliday),
      변경: [{ 적용일, 소정근로: sixteen }],
    });
    expect(facts(changed('2026-03-02')).휴일분).toBe(240);
    expect(facts(changed('2026-03-03')).휴일분).toBe(0);
  });
});

describe('교대공휴일: a rota’s shift on a public holiday', () => {
  /** Seven hours on three days of four from 1 March 2026 on: the 1st (a Sunday and 3·1절), the 2nd (its substitute), the 3rd; off the 4th. */
  const 교대 = {
    기준일: '2026-03-01',
    순환: [...Array(3).fill('07:00-15:00 휴게 11:00-12:00'), '비번'],
    주휴일: '마지막비번',
  };
  /** 191.625 hours a month: 12,000 an hour. */
  const input = (more: object = {}) => ({
    귀속월: '2026-03',
    직원: { ...worker, 근무형태: '시간제', 기본급: 2_299_500 },
    교대,
    ...more,
  });
  const worked = engineWith('현행', { 교대공휴일: '근무' });

  test('is not worked unless it is recorded, or is holiday work', () => {
    expect(facts(input())).toMatchObject({ 휴일분: 0, 월소정근로일수: 22 });
    expect(facts(input(), worked)).toMatchObject({ 휴일분: 840, 월소정근로일수: 22 });
    // Fourteen hours × 12,000 × 1.5
    expect(won(both(input(), '현행', worked), '휴일수당')).toEqual([252_000]);
  });

  test('what is recorded stands for the shift, and a shift before it is not counted twice', () => {
    const recorded = { 근무일지: [shift('2026-03-02', '07:00', '09:00')] };
    expect(facts(input(recorded), worked).휴일분).toBe(420 + 120);
    // From the evening of the 1st to nine: the day of the 2nd begins at seven.
    const night = { 근무일지: [{ 일자: '2026-03-01', 시작: '22:00', 종료: '33:00' }] };
    expect(facts(input(night), worked)).toMatchObject({ 휴일분: 480 + 120, 휴일연장분: 60 });
  });

  test('who is on leave, not employed or has the day for another does not work it', () => {
    const absent = { 휴직: [{ 종류: '육아휴직', 시작일: '2026-03-02', 종료일: '2026-03-05' }] };
    expect(facts(input(absent), worked).휴일분).toBe(420);
    const joined = { ...input(), 직원: { ...input().직원, 입사일: '2026-03-02' } };
    expect(facts(joined, worked).휴일분).toBe(420);
    const swapped = { 휴일대체: [{ 휴일: '2026-03-02', 대체: '2026-03-05' }] };
    expect(facts(input(swapped), worked)).toMatchObject({ 휴일분: 420, 월소정근로일수: 22 });
  });

  test('a week of one’s own is no rota: its holidays are free', () => {
    const week = month(sixteen, 584_000);
    expect(facts(week, worked).휴일분).toBe(0);
  });
});

test('whose rate and days are known stay what they were: forty hours by contract are a full-time worker’s', () => {
  const of = (직원: object) =>
    both({ 귀속월: '2026-05', 직원: { ...worker, ...직원 } }, '현행').evaluation.ratio('월소정근로일수');
  expect(of({ 주소정근로시간: 40 })).toEqual(of({}));
  expect(of({})).toEqual(ratio(18));
});
