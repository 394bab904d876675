import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { rules } from '../support.ts';
import { runTables, type Tables } from './table-scenario.ts';

/** 2 is transferred on 1 June, before day care closes; 3 left before; 4 is in a unit that stays. */
const 명부 = `사번,직종,근무형태,소속유형,센터명,입사일,퇴사일
1,요양보호사,전일제,데이케어센터,마포 초록숲,2022-01-01,
2,요양보호사,전일제,데이케어센터,마포 초록숲,2022-01-01,
3,요양보호사,전일제,데이케어센터,마포 초록숲,2022-01-01,2024-05-31
4,요양보호사,전일제,모두돌봄센터,동남,2022-01-01,
`;
const tables: Tables = { 명부, 변경: '사번,적용일,열,값\n2,2024-06-01,센터명,동남\n' };
const head = { 귀속월: { 시작: '2024-05', 종료: '2024-07' }, 제도: ['현행'] };

/** Months with pay and severance of everybody. */
async function months(closing: object, own: Tables = tables): Promise<Record<string, string[]>> {
  const { rows, placeOf } = await runTables(rules, { ...head, 폐소: closing }, own);
  const [pay, severance] = [placeOf('기본급'), placeOf('퇴직금')];
  const all: Record<string, string[]> = {};
  for (const { id, month, schemes } of rows) {
    const amounts = schemes[0]?.amounts ?? [];
    all[id] = [
      ...(all[id] ?? []),
      `${month} ${amounts[pay]}${(amounts[severance] ?? 0) > 0 ? ' 퇴직금' : ''}`,
    ];
  }
  return all;
}
const stays = ['2024-05 2390124', '2024-06 2390124', '2024-07 2390124'];
const left = ['2024-05 2390124 퇴직금'];

describe('a unit that closes', () => {
  test('whoever is in it that day leaves, with severance', async () => {
    const closing = { 열: '센터명', 방식: '퇴사', 기관: { '마포 초록숲': '2024-06-15' } };
    expect(await months(closing)).toEqual({
      // 2,390,124 × 15/30
      '1': ['2024-05 2390124', '2024-06 1195062 퇴직금'],
      '2': stays,
      '3': left,
      '4': stays,
    });
  });

  test('where another employer goes on, months behind are not this one’s, and nothing falls due', async () => {
    const closing = { 열: '센터명', 방식: '승계', 기관: { '마포 초록숲': '2024-06-30' } };
    expect(await months(closing)).toEqual({
      '1': ['2024-05 2390124', '2024-06 2390124'],
      '2': stays,
      '3': left,
      '4': stays,
    });
  });

  test('without days of its own those of the units hold: all care centres close on 31 July', async () => {
    const all = await months({ 열: '센터명', 방식: '퇴사' }, { 명부 });
    // Day care closed in March, and so before these months: nobody in it has a row.
    expect(all).toEqual({ '4': ['2024-05 2390124', '2024-06 2390124', '2024-07 2390124 퇴직금'] });
  });

  test('who moved leaves with the unit they moved to; a move after the close, or being hired after it, is too late', async () => {
    const closing = { 열: '센터명', 방식: '퇴사', 기관: { 동남: '2024-06-30', '마포 초록숲': '2024-05-31' } };
    const roster = 명부.replace('동남,2022-01-01', '동남,2024-07-01').replace('2024-05-31\n', '2024-05-10\n');
    const changes = '사번,적용일,열,값\n1,2024-06-01,센터명,동남\n2,2024-05-31,센터명,동남\n';
    expect(await months(closing, { 명부: roster, 변경: changes })).toEqual({
      '1': ['2024-05 2390124 퇴직금'],
      // On the day itself, 2 is where the change of that day says.
      '2': ['2024-05 2390124', '2024-06 2390124 퇴직금'],
      // 2,390,124 × 10/31
      '3': ['2024-05 771008 퇴직금'],
      '4': ['2024-07 2390124'],
    });
  });

  test('what is recorded behind it is refused', async () => {
    const records = '사번,귀속월,연차일수\n1,2024-07,1\n';
    for (const 방식 of ['퇴사', '승계']) {
      const closing = { 열: '센터명', 방식, 기관: { '마포 초록숲': '2024-06-30' } };
      const error = await months(closing, { ...tables, 월별기록: records }).catch((error: unknown) => error);
      const problems = error instanceof ProblemError ? error.problems : [];
      expect(problems.map(({ code, values }) => [code, values['left']])).toEqual([
        ['outside-employment', '2024-06-30'],
      ]);
    }
  });

  test.each([
    [
      'a day within a month',
      { 열: '센터명', 방식: '승계', 기관: { 동남: '2024-06-15' } },
      'closing-mid-month',
    ],
    ['no fact', { 열: '센타명', 방식: '퇴사' }, 'unknown-choice'],
    ['no date', { 열: '센터명', 방식: '퇴사', 기관: { 동남: '유월 말' } }, 'not-a-date'],
  ])('%s is refused', async (_, closing, code) => {
    const error = await months(closing).catch((error: unknown) => error);
    expect(error instanceof ProblemError ? error.problems.map((one) => one.code) : []).toEqual([code]);
  });
});
