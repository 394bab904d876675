import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/problem/problem.ts';
import { summaryJson } from '../../src/report/run/json.ts';
import { runText } from '../../src/report/run/text.ts';
import { mergeGroups } from '../../src/run/groups.ts';
import { rules } from '../support.ts';
import { runTables, type Tables } from './table-scenario.ts';

/** 2 is transferred on 16 May, and 4 belongs to no unit; only full-time care workers are covered by the reform. */
const tables: Tables = {
  명부: `사번,직종,근무형태,소속유형,센터명
1,요양보호사,전일제,모두돌봄센터,동남
2,요양보호사,전일제,모두돌봄센터,동남
3,요양보호사,전일제,모두돌봄센터,동북
4,일반행정,전일제,본부,
`,
  변경: '사번,적용일,열,값\n2,2024-05-16,센터명,동북\n',
};
const head = {
  귀속월: { 시작: '2024-05', 종료: '2024-06' },
  제도: ['현행', '개편안'],
  보고: { 종류: ['지급'], 무리: ['센터명', '직종'] },
};
const [now, then] = [2_390_124, 1_789_000];

describe('groups of people', () => {
  test('money is that of the months in a group; who moves counts in both', async () => {
    const { summary } = await runTables(rules, head, tables);
    const [units, jobs] = summary.groups;
    // The month of the transfer belongs to the unit of its first day.
    expect(
      units?.groups.map(([value, { people, personMonths, totals }]) => [value, people, personMonths, totals]),
    ).toEqual([
      ['동남', 2, 3, [[3 * now], [3 * then]]],
      ['동북', 2, 3, [[3 * now], [3 * then]]],
      // Whom the reform does not cover has what held before.
      ['', 1, 2, [[2 * now], [2 * now]]],
    ]);
    expect(
      units?.groups.map(([, { heads }]) => heads.map(({ gain, lose, same }) => [gain, lose, same])),
    ).toEqual([[[0, 2, 0]], [[0, 2, 0]], [[0, 0, 0]]]);
    expect(jobs?.groups.map(([value, { people, totals }]) => [value, people, totals[1]])).toEqual([
      ['요양보호사', 3, [6 * then]],
      ['일반행정', 1, [2 * now]],
    ]);
    // All groups together are all people.
    const all = units?.groups.reduce((sum, [, { totals }]) => sum + (totals[0]?.[0] ?? 0), 0);
    expect(all).toBe(summary.totals[0]);
  });

  test('parts of a run add up to the whole', async () => {
    const whole = (await runTables(rules, head, tables)).summary.groups;
    const [first, rest] = [
      [1, 2],
      [3, 4],
    ].map((ids) => {
      const [heading = '', ...lines] = (tables['명부'] ?? '').trimEnd().split('\n');
      const own = lines.filter((line) => ids.includes(Number(line[0])));
      const moved = ids.includes(2) ? { 변경: tables['변경'] ?? '' } : {};
      return { 명부: `${[heading, ...own].join('\n')}\n`, ...moved };
    });
    const state = (await runTables(rules, head, first ?? {})).summary.groups.map(({ fact, groups }) => ({
      fact,
      groups: groups.map(([value, figures]): [string, typeof figures] => [value, figures]),
    }));
    const later = (await runTables(rules, head, rest ?? {})).summary.groups.map(({ fact, groups }) => ({
      fact,
      groups: groups.map(([value, figures]): [string, typeof figures] => [value, figures]),
    }));
    mergeGroups(state, later);
    expect(state).toEqual(whole);
  });

  test('they stand in the report, and in its JSON', async () => {
    const result = await runTables(rules, head, tables);
    const text = runText(result, 'ko', 100);
    expect(text).toMatch(/센터명 +명 +제도 +지급총액 합계 +차액 +늘어남 +줄어듦 +같음/);
    expect(text).toMatch(/동남 +2 +현행 +7,170,372/);
    expect(text).toMatch(/적지 않음 +1 +현행 +4,780,248/);
    const json: unknown = summaryJson(result)['무리'];
    expect(json).toMatchObject({
      센터명: [
        {
          값: '동남',
          인원: 2,
          인월: 3,
          제도: {
            현행: { 합계: { 지급총액: 3 * now } },
            개편안: { 합계: { 지급총액: 3 * then }, 늘어남: 0, 줄어듦: 2, 같음: 0, 차액: 3 * (then - now) },
          },
        },
        { 값: '동북' },
        { 값: null },
      ],
    });
    const { 무리: _, ...alone } = head.보고;
    expect(summaryJson(await runTables(rules, { ...head, 보고: alone }, tables))['무리']).toBeUndefined();
  });

  test('what is no fact of a person is refused, with the nearest', async () => {
    const wrong = { ...head, 보고: { 무리: ['센터멍'] } };
    const error = await runTables(rules, wrong, tables).catch((error: unknown) => error);
    const [problem] = error instanceof ProblemError ? error.problems : [];
    expect([problem?.code, problem?.term, problem?.values['nearest']]).toEqual([
      'unknown-choice',
      '보고.무리',
      '센터명',
    ]);
  });
});
