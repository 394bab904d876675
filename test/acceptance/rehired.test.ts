import { describe, expect, test } from 'vitest';
import { ratio } from '../../src/formula/ratio.ts';
import { engineWith, slip, won } from '../support.ts';
import { estimated, found } from './setup.ts';

describe('re-hired staff', () => {
  const who = {
    직종: '요양보호사',
    근무형태: '전일제',
    소속유형: '데이케어센터',
    생년월일: '1962-06-15',
    입사일: '2022-07-01',
    최초입사일: '2019-08-01',
  };
  const month = (more: object) => ({ 귀속월: '2024-06', 직원: { ...who, ...more } });

  test('by competition the pay is the same and what is expected is the example rate of it', async () => {
    const now = await estimated(month({}), '촉탁');
    const proposed = await estimated(month({}), '촉탁(제한경쟁)');
    expect([now.지급총액, proposed.지급총액]).toEqual([2_390_124, 2_390_124]);
    expect([now.산출['재고용예상지급액'], proposed.산출['재고용예상지급액']]).toEqual([2_390_124, 1_195_062]);
    expect([found(now), found(proposed)]).toEqual([[], ['제한경쟁예시선발률']]);
  });

  test('a contract may last three years, to 2025-06-30, and begins at 60', async () => {
    expect(found(await estimated(month({ 퇴사일: '2025-06-30' }), '촉탁'))).toEqual([]);
    expect(found(await estimated(month({ 퇴사일: '2025-07-01' }), '촉탁'))).toEqual(['재고용기간초과']);
    expect(found(await estimated({ ...month({}), 귀속월: '2025-07' }, '촉탁'))).toContain('재고용기간초과');
    expect(found(await estimated(month({ 생년월일: '1962-07-01' }), '촉탁'))).toEqual([]);
    expect(found(await estimated(month({ 생년월일: '1962-07-02' }), '촉탁'))).toEqual(['정년전촉탁']);
  });

  test('service begins anew, or goes on from before retirement where the switch says so', () => {
    const leaving = month({ 퇴사일: '2024-06-30' });
    const continued = engineWith('촉탁', { 재고용근속: '"이어서"' });
    // 91,488 × 30 × 731 ÷ 365 = 5,496,799.5…; × 1,796 days from 2019-08-01 = 13,505,132.7….
    expect(won(slip(leaving, '촉탁'), '퇴직금')).toEqual([5_496_800]);
    expect(won(slip(leaving, '촉탁', continued), '퇴직금')).toEqual([13_505_133]);
    // 15 days after a year; 16 after four, of eight hours.
    const leave = (by?: ReturnType<typeof engineWith>) =>
      slip(leaving, '촉탁', by).evaluation.ratio('연차발생시간');
    expect([leave(), leave(continued)]).toEqual([ratio(120), ratio(128)]);
  });

  test('where nobody says when service began at first, it goes on from the re-hire', () => {
    const continued = engineWith('촉탁', { 재고용근속: '"이어서"' });
    const leaving = month({ 퇴사일: '2024-06-30', 최초입사일: undefined });
    expect(won(slip(leaving, '촉탁', continued), '퇴직금')).toEqual([5_496_800]);
  });

  test('the reform covers the re-hired of a 모두돌봄센터 in one reading; others keep eight hours', async () => {
    const centre = await estimated(month({ 소속유형: '모두돌봄센터' }), '촉탁(개편안)');
    expect([centre.적용, centre.항목['기본급'], centre.산출['재고용예상지급액']]).toEqual([
      true,
      1_789_000,
      1_789_000,
    ]);
    const other = await estimated(month({}), '촉탁(개편안)');
    expect([other.적용, other.지급총액]).toEqual([false, 2_390_124]);
  });
});
