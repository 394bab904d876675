import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** 2,090,000 a month: 10,000 an hour. March 2024 has 20 scheduled days; the 12th is a Tuesday. */
const 직원 = { ...worker, 기본급: 2_090_000 };
const month = (근무: object, ...근무일지: readonly object[]) => ({ 귀속월: '2024-03', 직원, 근무, 근무일지 });
const shift = (시작: string, 종료: string, more: object = {}) => ({
  일자: '2024-03-12',
  시작,
  종료,
  휴게: '12:00-13:00',
  ...more,
});
const slip = (
  input: Readonly<Record<string, unknown>>,
  ways: Readonly<Record<string, string>> = {},
  scheme = '현행',
) => both(input, scheme, engineWith(scheme, ways));

describe('lateness told beside a record that makes the day full', () => {
  const base = (input: Readonly<Record<string, unknown>>) => {
    const made = slip(input);
    return [won(made, '기본급')[0], findingsOf(made).includes('채운지각')];
  };

  test('is not taken off: eight hours were worked', () => {
    expect(base(month({ 지각분: 60 }, shift('10:00', '19:00')))).toEqual([2_090_000, true]);
    expect(base(month({ 조퇴분: 60 }, shift('08:00', '17:00')))).toEqual([2_090_000, true]);
    // Away from two to three, and until seven.
    const away = { ...shift('09:00', '19:00'), 휴게: ['12:00-13:00', '14:00-15:00'] };
    expect(base(month({ 외출분: 60 }, away))).toEqual([2_090_000, true]);
  });

  test('what is not made up is, at 10,000 an hour', () => {
    expect(base(month({ 지각분: 60 }, shift('10:00', '18:00')))).toEqual([2_080_000, false]);
    // Half of the hour is made up.
    expect(base(month({ 지각분: 60 }, shift('10:00', '18:30')))).toEqual([2_085_000, true]);
    // Of ninety minutes told, sixty were made up and thirty are of a day without a record.
    expect(base(month({ 지각분: 90 }, shift('10:00', '19:00')))).toEqual([2_085_000, true]);
  });

  test('a day that lacks as much as was told leaves nothing to make up', () => {
    const short = { ...shift('10:00', '18:00'), 일자: '2024-03-13' };
    expect(base(month({ 지각분: 60 }, shift('10:00', '19:00'), short))).toEqual([2_080_000, false]);
  });

  test('overtime on a day that began on time makes up nothing', () => {
    expect(base(month({ 지각분: 60 }, shift('09:00', '20:00')))).toEqual([2_080_000, false]);
    expect(base(month({ 지각분: 60 }))).toEqual([2_080_000, false]);
  });

  test('nor does work outside the window, which is paid as overtime', () => {
    const made = slip(month({ 지각분: 60 }, shift('10:00', '17:00')), {}, '개편안');
    expect(['지각조퇴외출분', '연장분'].map((name) => made.evaluation.ratio(name))).toEqual([
      ratio(60),
      ratio(60),
    ]);
  });

  test('by a week of one’s own as by the scheme’s hours', () => {
    const 소정근로 = {
      월: '10:00-19:00',
      화: '10:00-19:00',
      수: '10:00-19:00',
      목: '10:00-19:00',
      금: '10:00-19:00',
      휴게: '12:00-13:00',
    };
    const late = (시작: string, 종료: string) =>
      base({ ...month({ 지각분: 60 }, shift(시작, 종료)), 소정근로 });
    expect(late('11:00', '20:00')).toEqual([2_090_000, true]);
    // 10:00 to 19:00 is on time: the lateness told is another day’s.
    expect(late('10:00', '19:00')).toEqual([2_080_000, false]);
  });
});

describe('half a day of leave beside a whole day of work', () => {
  const told = (days: number, ...근무일지: readonly object[]) =>
    findingsOf(slip({ ...month({ 연차일수: days }, ...근무일지), 연차일자: ['2024-03-12'] })).includes(
      '휴가중근로',
    );

  test.each([
    ['the whole day was worked', 0.5, '09:00', '18:00', true],
    ['the morning was', 0.5, '09:00', '14:00', false],
    ['the afternoon was', 0.5, '14:00', '18:00', false],
    ['a minute more of the day', 0.5, '13:59', '18:00', true],
    ['the afternoon was, and overtime behind it', 0.5, '14:00', '21:00', false],
    ['a day of leave, and two hours', 1, '09:00', '11:00', true],
  ])('%s', (_, days, from, to, expected) => {
    const made = {
      일자: '2024-03-12',
      시작: from,
      종료: to,
      ...(from < '12:00' && to > '12:00' && { 휴게: '12:00-13:00' }),
    };
    expect(told(days, made)).toBe(expected);
  });

  test('another day’s work is none of it', () => {
    expect(told(0.5, { ...shift('09:00', '18:00'), 일자: '2024-03-13' })).toBe(false);
    expect(told(0.5)).toBe(false);
  });
});

describe('approved overtime', () => {
  const approved = month({}, shift('09:00', '20:00', { 승인연장: 60 }));
  const told = (ways: Readonly<Record<string, string>>) => {
    const made = slip(approved, ways);
    return [findingsOf(made).includes('쓰이지않은승인'), made.evaluation.ratio('연장분')];
  };

  test('where all that is recorded counts it has no effect, and that is said', () => {
    expect(told({})).toEqual([true, ratio(120)]);
    expect(findingsOf(slip(month({}, shift('09:00', '20:00'))))).not.toContain('쓰이지않은승인');
    expect(findingsOf(slip(month({}, shift('09:00', '20:00', { 승인연장: 0 }))))).not.toContain(
      '쓰이지않은승인',
    );
  });

  test('rounding alone gives it none', () => {
    expect(told({ 퇴근단위: '15' })).toEqual([true, ratio(120)]);
  });

  test('where either rule asks for approval it has one', () => {
    expect(told({ 연장인정: '"승인"' })).toEqual([false, ratio(60)]);
    expect(told({ 조기출근: '"승인"' })).toEqual([false, ratio(120)]);
  });
});
