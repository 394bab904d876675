import { describe, expect, test } from 'vitest';
import { ratio } from '../../../src/formula/ratio.ts';
import { engineWith, won, worker } from '../../support.ts';
import { both, findingsOf } from './setup.ts';

const severance = (입사일: string, 퇴사일: string, scheme = '현행') =>
  won(both({ 귀속월: 퇴사일.slice(0, 7), 직원: { ...worker, 입사일, 퇴사일 } }, scheme), '퇴직금')[0];

describe('a year of service goes by the calendar (case 2)', () => {
  test('2023-07-10 to 2024-07-08 are 365 days of a span of 366: no year', () => {
    // To 07-09 it is one: the ordinary 91,488 a day × 30 × 366 ÷ 365 = 2,752,159.56…
    expect([severance('2023-07-10', '2024-07-08'), severance('2023-07-10', '2024-07-09')]).toEqual([
      0, 2_752_160,
    ]);
  });

  test('a year without 29 February is 365 days: 91,488 × 30', () => {
    expect([severance('2022-07-10', '2023-07-08'), severance('2022-07-10', '2023-07-09')]).toEqual([
      // In 2023 the day is 11,157 × 8 = 89,256.
      0, 2_677_680,
    ]);
  });

  test('from the first of March the year ends on 29 February where there is one', () => {
    expect([severance('2023-03-01', '2024-02-28'), severance('2023-03-01', '2024-02-29')]).toEqual([
      0, 2_752_160,
    ]);
  });

  test('from 29 February it ends on the 28th, the month’s last day (민법 제160조 제3항)', () => {
    // 10,702 × 8 = 85,616 a day; × 30 × 366 ÷ 365 = 2,575,516.93…
    expect([severance('2020-02-29', '2021-02-27'), severance('2020-02-29', '2021-02-28')]).toEqual([
      0, 2_575_517,
    ]);
  });

  test('under every scheme: 11,436.53 × 6 a day under the reform', () => {
    // At the contract rate 12,523,000 ÷ 1,095 × 6 × 30 × 366 ÷ 365 = 2,064,215.27…
    expect([
      severance('2023-07-10', '2024-07-08', '개편안'),
      severance('2023-07-10', '2024-07-09', '개편안'),
    ]).toEqual([0, 2_064_215]);
  });

  test('severance set aside by the statute begins when the year is full', () => {
    const set = engineWith('현행', { 퇴직급여적립방식: '법정산식' });
    const aside = (귀속월: string) =>
      won(both({ 귀속월, 직원: { ...worker, 입사일: '2023-07-10' } }, '현행', set), '퇴직급여적립');
    // By the end of June there is nothing; by that of July 388 days at 91,488: × 30 × 388 ÷ 365 = 2,917,589.91…
    expect([aside('2024-06'), aside('2024-07')]).toEqual([[0], [2_917_590]]);
  });

  describe('under fifteen hours a week there is none, however long the service', () => {
    const of = (주소정근로시간: number, 방식: string) => ({
      input: {
        귀속월: '2024-05',
        직원: {
          ...worker,
          근무형태: '시간제',
          기본급: 840_000,
          주소정근로시간,
          입사일: '2019-06-03',
          퇴사일: '2024-05-31',
        },
      },
      set: engineWith('현행', { 퇴직급여적립방식: 방식 }),
    });
    const figures = (hours: number, way: string) => {
      const { input, set } = of(hours, way);
      return won(both(input, '현행', set), '퇴직금', '퇴직금예상액', '퇴직급여적립');
    };

    test('nothing is paid and nothing set aside, by either way', () => {
      expect([figures(14, '12분의1'), figures(14, '법정산식')]).toEqual([
        [0, 0, 0],
        [0, 0, 0],
      ]);
    });

    test('from fifteen hours a twelfth of the pay: 840,000 ÷ 12', () => {
      expect(figures(15, '12분의1')[2]).toBe(70_000);
    });

    test('nor is anybody told that fewer hours lessen it', () => {
      // The reform covers 전일제 alone; the agreed hours may still be few.
      const slip = (hours: number) => {
        const { 직원, ...input } = of(hours, '12분의1').input;
        return both({ ...input, 직원: { ...직원, 근무형태: '전일제' } }, '개편안');
      };
      expect(slip(14).evaluation.ratio('정산후퇴직금')).toEqual(ratio(0));
      expect(findingsOf(slip(14))).not.toContain('퇴직급여감소알림');
      expect(findingsOf(slip(15))).toContain('퇴직급여감소알림');
    });
  });
});
