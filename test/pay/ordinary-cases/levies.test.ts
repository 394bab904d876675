import { describe, expect, test } from 'vitest';
import { engineWith, won, worker } from '../../support.ts';
import { both } from './setup.ts';

const input = (귀속월: string) => ({ 귀속월, 직원: { ...worker, 기본급: 3_000_000 } });

describe('levies by year (case 9)', () => {
  test.each([
    // 0.6 ‰ to 2025, 0.9 ‰ from 2026 on; the asbestos levy 0.03 ‰, then 0.06 ‰.
    ['2019-01', 1_800, 90],
    ['2024-03', 1_800, 90],
    ['2025-12', 1_800, 90],
    ['2026-01', 2_700, 180],
    ['2026-12', 2_700, 180],
  ])('of 3,000,000 in %s', (month, wages, asbestos) => {
    for (const scheme of ['현행', '법정월급제'])
      expect(won(both(input(month), scheme), '임금채권부담금', '석면피해구제분담금')).toEqual([
        wages,
        asbestos,
      ]);
  });

  test('the asbestos levy is for workplaces of 20 and more: an institution below says so', () => {
    const small = engineWith('법정월급제', { 석면분담금대상: 'false' });
    expect(won(both(input('2026-01'), '법정월급제', small), '임금채권부담금', '석면피해구제분담금')).toEqual([
      2_700, 0,
    ]);
  });

  test('under the reform of the pay of its six hours: 1,897,000', () => {
    // 12,121 × 1,095 ÷ 7 = 1,896,070.7, up to whole thousands; × 0.9 ‰ = 1,707.3, × 0.06 ‰ = 113.8.
    expect(won(both(input('2026-01'), '개편안'), '지급총액', '임금채권부담금', '석면피해구제분담금')).toEqual(
      [1_897_000, 1_700, 110],
    );
  });
});
