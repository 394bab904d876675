import { describe, expect, test } from 'vitest';
import { countDays } from './days.ts';
import { type Facts, type Minutes, pay } from './reform-2024.ts';

const none: Minutes = { 연장: 0, 야간: 0, 휴일: 0, 휴일연장: 0 };
const march: Facts = {
  귀속월: '2024-03',
  직종: '요양보호사',
  근무형태: '전일제',
  소속유형: '모두돌봄센터',
  생활임금시급: 11_436,
  통상고정수당: 0,
  기타고정수당: 0,
  역일수: 31,
  목표기준일수: 20,
  연차반일: 0,
  공가반일: 0,
  결근반일: 0,
  미재직일수: 0,
  휴직1년차일수: 0,
  휴직2년차일수: 0,
  휴직초과일수: 0,
  제공건수: 0,
  적극개입건수: 0,
  분류시간: { 현행: none, 개편안: none },
};
const reform = (minutes: Partial<Minutes>, parts: Partial<Facts> = {}) =>
  pay({ ...march, ...parts, 분류시간: { 현행: none, 개편안: { ...none, ...minutes } } }, '개편안');

describe('the oracle gives the figures of the document', () => {
  test('the two bases', () => {
    expect([pay(march, '현행').지급총액, pay(march, '개편안').지급총액]).toEqual([2_390_124, 1_789_000]);
  });

  test('an hour of overtime, of night work, of holiday work beyond eight hours', () => {
    expect(reform({ 연장: 60, 야간: 60, 휴일연장: 60 }).항목).toMatchObject({
      연장수당: 17_155,
      야간수당: 5_718,
      휴일수당: 22_873,
    });
  });

  test.each([
    [0, 0, 2103],
    [34, 0, 1578],
    [34, 34, 1403],
  ])(
    'with %d services, %d of them proactive, %d minutes of overtime reach the current base and one less does not',
    (services, proactive, minutes) => {
      const total = (연장: number) =>
        reform({ 연장 }, { 제공건수: services, 적극개입건수: proactive }).지급총액;
      expect(total(minutes)).toBeGreaterThanOrEqual(2_390_124);
      expect(total(minutes - 1)).toBeLessThan(2_390_124);
    },
  );

  test('two hours on each of 21 days', () => {
    expect(reform({ 연장: 21 * 120 }).지급총액).toBe(2_509_501);
  });

  test.each([
    [19, 33],
    [20, 34],
    [21, 36],
    [22, 38],
    [23, 40],
  ])('%d days need %d services for A', (days, least) => {
    const bonus = (services: number) =>
      reform({}, { 목표기준일수: days, 제공건수: services }).항목.협력성과급A;
    expect([bonus(least), bonus(least - 1)]).toEqual([150_000, 0]);
  });

  test('one more service that is not proactive can lose B', () => {
    const total = (services: number) =>
      reform({}, { 제공건수: services, 적극개입건수: 8 }).지급총액 - 1_789_000;
    expect([total(40), total(41)]).toEqual([200_000, 150_000]);
  });

  test('two years of sick leave from the first of a month', () => {
    const months = Array.from(
      { length: 24 },
      (_, i) => `${2024 + Math.floor((2 + i) / 12)}-${String(((2 + i) % 12) + 1).padStart(2, '0')}`,
    );
    const spell = { from: '2024-03-01', to: '2026-02-28' };
    const sums = { 현행: 0, 개편안: 0 };
    for (const month of months) {
      const facts = {
        ...march,
        귀속월: month,
        ...countDays(month, new Set(), [spell], { from: '2000-01-01', to: '2099-12-31' }),
      };
      for (const scheme of ['현행', '개편안'] as const) {
        const { 항목 } = pay(facts, scheme);
        expect(항목.기본급).toBe(0);
        sums[scheme] += 항목.질병휴직급여;
      }
    }
    expect(sums).toEqual({ 현행: 57_362_976, 개편안: 25_761_600 });
  });

  test('those the reform does not cover keep the current figures', () => {
    const other = pay({ ...march, 귀속월: '2024-02', 소속유형: '데이케어센터' }, '개편안');
    expect(other).toMatchObject({ 적용: false, 미적용사유: ['소속유형', '시행일'], 지급총액: 2_390_124 });
  });
});

describe('days counted one by one', () => {
  const always = { from: '2000-01-01', to: '2099-12-31' };
  const years = (month: string, from: string) => {
    const days = countDays(month, new Set(), [{ from, to: '2029-12-31' }], always);
    return [days.휴직1년차일수, days.휴직2년차일수, days.휴직초과일수];
  };

  test('the first year ends the day before the same date a year on', () => {
    expect(years('2024-03', '2023-03-20')).toEqual([19, 12, 0]);
    expect(years('2025-03', '2023-03-20')).toEqual([0, 19, 12]);
  });

  test('a leave begun on 29 February ends its first year on 28 February', () => {
    expect([years('2025-02', '2024-02-29'), years('2025-03', '2024-02-29')]).toEqual([
      [28, 0, 0],
      [0, 31, 0],
    ]);
    expect([years('2026-02', '2024-02-29'), years('2026-03', '2024-02-29')]).toEqual([
      [0, 28, 0],
      [0, 0, 31],
    ]);
  });

  test('February 2024 has 29 days and 21 weekdays, less the two holidays of 설 and its substitute', () => {
    const holidays = new Set(['2024-02-09', '2024-02-12']);
    expect(countDays('2024-02', holidays, [], always)).toMatchObject({
      역일수: 29,
      월소정근로일수: 19,
      미재직일수: 0,
    });
    expect(countDays('2024-02', holidays, [], { from: '2024-02-15', to: '2024-02-28' })).toMatchObject({
      재직소정근로일수: 10,
      미재직일수: 15,
    });
  });
});
