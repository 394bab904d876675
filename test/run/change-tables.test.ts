import { describe, expect, test } from 'vitest';
import { type Day, parseIsoDay } from '../../src/calendar/date.ts';
import { type Problem, ProblemError } from '../../src/problem/problem.ts';
import { rules } from '../support.ts';
import { runTables, type Tables } from './table-scenario.ts';

const roster = `사번,직종,근무형태,소속유형,기본급,주소정근로시간
1,요양보호사,전일제,모두돌봄센터,2390124,
2,요양보호사,시간제,모두돌봄센터,1200000,20
3,요양보호사,전일제,모두돌봄센터,2390124,
`;
const changes = `사번,적용일,열,값
1,2024-05-16,기본급,"2,500,000"
2,2024-05-01,기본급,1260000
2,2024-06-17,소정근로,월~금 09:00-14:00
2,2024-06-17,주소정근로시간,25
2,2024-06-17,기본급,1500000
`;

/** Lines of everybody under the current scheme, month by month. */
async function lines(tables: Tables, knownOn?: Day): Promise<(term: string) => Record<string, number>> {
  const head = { 귀속월: { 시작: '2024-04', 종료: '2024-07' }, 제도: ['현행'] };
  const { rows, placeOf } = await runTables(rules, head, tables, { knownOn });
  return (term) =>
    Object.fromEntries(
      rows.map(({ id, month, schemes }) => [`${id} ${month}`, schemes[0]?.amounts[placeOf(term)] ?? -1]),
    );
}

const 근무일지 = '사번,일자,시작,종료\n2,2024-06-11,09:00,15:00\n2,2024-06-18,09:00,15:00\n';
const changed = await lines({ 명부: roster, 변경: changes, 근무일지 });

describe('a table of changes beside the roster', () => {
  test('months before have what the roster says, the month of a change is divided, months after have what it then says', () => {
    expect(changed('기본급')).toEqual({
      '1 2024-04': 2_390_124,
      // 2,390,124 × 15/31 and 2,500,000 × 16/31.
      '1 2024-05': 1_156_512 + 1_290_323,
      '1 2024-06': 2_500_000,
      '1 2024-07': 2_500_000,
      '2 2024-04': 1_200_000,
      '2 2024-05': 1_260_000,
      // 1,260,000 × 16/30 and 1,500,000 × 14/30.
      '2 2024-06': 672_000 + 700_000,
      '2 2024-07': 1_500_000,
      '3 2024-04': 2_390_124,
      '3 2024-05': 2_390_124,
      '3 2024-06': 2_390_124,
      '3 2024-07': 2_390_124,
    });
  });

  test('as it was known on a day, what became known later is not there', async () => {
    const 변경 =
      '사번,적용일,열,값,알게된날\n1,2024-05-01,기본급,2500000,2024-06-20\n1,2024-06-01,기본급,2600000,\n';
    const known = async (day?: string) => {
      const known = await lines({ 명부: roster, 변경 }, day === undefined ? undefined : parseIsoDay(day));
      const paid = known('기본급');
      return ['2024-05', '2024-06'].map((month) => paid[`1 ${month}`]);
    };
    expect(await known()).toEqual([2_500_000, 2_600_000]);
    expect(await known('2024-06-20')).toEqual([2_500_000, 2_600_000]);
    expect(await known('2024-06-19')).toEqual([2_390_124, 2_600_000]);
  });

  test('the week that was agreed anew is the one of its day', () => {
    // Before, four hours a day by the contract: 1,260,000 ÷ 730/7 × 2 × 1.5 = 36,246.57…. From the 17th five, of
    // (25 + 5) × 365 ÷ 84 hours: 1,500,000 ÷ 912.5/7 × 1 × 1.5 = 17,260.27….
    expect(changed('연장수당')['2 2024-06']).toBe(36_247 + 17_260);
  });

  test('unknown people and columns, dates that are none, the days of employment, one thing twice', async () => {
    const 변경 = `사번,적용일,열,값
9,2024-05-16,기본급,2500000
1,2024-05-16,기본금,2500000
1,2024-05-40,기본급,2500000
1,2024-05-16,퇴사일,2024-05-20
1,2024-05-17,노조,5노조
3,2024-05-16,기본급,2500000
3,2024-05-16,기본급,2600000
3,2024-05-18,기본급,
`;
    const found: Problem[] = [];
    try {
      await lines({ 명부: roster, 변경 });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      found.push(...error.problems);
    }
    expect(found.map(({ code, at }) => `${code} ${at?.line}:${at?.column}`).sort()).toEqual(
      [
        'unknown-person 2:1',
        'unknown-key 3:14',
        'no-such-date 4:3',
        'change-of-employment 5:14',
        'unknown-choice 6:17',
        'change-twice 8:1',
        'missing-value 9:18',
      ].sort(),
    );
  });
});
