import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, won } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

/** Tuesday, 2024-03-12; the other scheduled days have the scheme's own hours, with their break. */
const shift = (시작: string, 종료: string, 휴게?: string | readonly string[]) => ({
  일자: '2024-03-12',
  시작,
  종료,
  ...(휴게 && { 휴게 }),
});
const day = (...근무일지: readonly object[]) => ({ 귀속월: '2024-03', 근무일지 });
const short = (input: Readonly<Record<string, unknown>>, scheme = '현행') =>
  both(input, scheme).evaluation.ratio('휴게부족일수');

describe('breaks (case 19)', () => {
  test('14 hours without a break: a finding, and all is paid as worked', () => {
    const slip = both(day(shift('08:00', '22:00')), '현행');
    expect(findingsOf(slip)).toContain('휴게부족');
    // Six hours beyond eight at 11,436 × 1.5.
    expect(won(slip, '연장수당')).toEqual([102_924]);
  });

  test.each([
    ['four hours without a break', [shift('09:00', '13:00')], 1],
    ['a minute less', [shift('09:00', '12:59')], 0],
    ['half an hour within four', [shift('09:00', '13:30', '11:00-11:30')], 0],
    ['29 minutes', [shift('09:00', '13:29', '11:00-11:29')], 1],
    ['a minute under eight hours with half an hour', [shift('09:00', '17:29', '12:00-12:30')], 0],
    ['eight hours with half an hour', [shift('09:00', '17:30', '12:00-12:30')], 1],
    ['eight hours with two halves', [shift('09:00', '18:00', ['12:00-12:30', '15:00-15:30'])], 0],
    ['a break after the last minute of work is none', [shift('09:00', '18:00', '17:00-18:00')], 1],
    ['the time between two shifts is one', [shift('09:00', '13:00'), shift('14:00', '18:00')], 0],
    ['half an hour between them', [shift('09:00', '13:00'), shift('13:30', '17:30')], 1],
    ['a night shift with its break', [shift('20:00', '29:00', '24:00-25:00')], 0],
  ])('%s', (_, shifts, days) => {
    expect(short(day(...shifts))).toEqual(ratio(days));
  });

  test('the hours of every day count on every day that is worked', () => {
    const always = (휴게: string, more: object = {}) => ({
      귀속월: '2024-03',
      근무시간대: { 시작: '09:00', 종료: '18:00', 휴게 },
      ...more,
    });
    // 20 scheduled days: 8 h 20 min with 40 minutes, 8 h with an hour.
    expect([short(always('12:00-12:40')), short(always('12:00-13:00'))]).toEqual([ratio(20), ratio(0)]);
    // Two of them on leave
    expect(short(always('12:00-12:40', { 근무: { 연차일수: 2 } }))).toEqual(ratio(18));
    expect(short(always('12:00-12:40'), '개편안')).toEqual(ratio(20));
  });

  test('six hours with half an hour keep the law, with 20 minutes not', () => {
    const of = (text: string) =>
      both({ 귀속월: '2024-03' }, '개편안', engineWith('개편안', { 휴게종료: text })).evaluation.ratio(
        '휴게부족일수',
      );
    expect([of('12:30'), of('12:20')]).toEqual([ratio(0), ratio(20)]);
  });

  test('days of other months do not count, and of given minutes nothing is known', () => {
    const next = { 귀속월: '2024-04', 근무일지: [] };
    expect(short(next)).toEqual(ratio(0));
    const one = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
    expect(short({ 귀속월: '2024-03', 분류시간: { 현행: one, 개편안: one } })).toEqual(ratio(0));
  });
});
