import { describe, expect, test } from 'vitest';
import { csvRecords } from '../../../src/people/inputs/csv-bytes.ts';
import { plannedFacts } from '../../../src/people/projection/plan.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { projectionJson } from '../../../src/report/projection/json.ts';
import { projectionText } from '../../../src/report/projection/text.ts';
import { readSource } from '../../../src/rules/source-tree.ts';
import { project, projectionPlan } from '../../../src/run/projection/projection.ts';
import { runScenario } from '../../../src/run/run.ts';
import {
  openPeople,
  openScenarioFrom,
  readPeople,
  type ScenarioFiles,
} from '../../../src/run/scenario/open-scenario.ts';
import { isLong } from '../../runs.ts';
import { rules } from '../../support.ts';

const base = `
시나리오: 여러 해
귀속월: { 시작: 2024-01, 종료: 2024-12 }
제도: [현행, 개편안]
근무가정: { 이름: 일과, 설명: 일과대로 }
합성인력:
  시드: 3
  인원: 8
  직원:
    직종: 요양보호사
    근무형태: 전일제
    소속유형: 모두돌봄센터
    기본급: 2_390_124~2_900_000
    입사일: 2020-01-01~2023-12-01
    생년월일: 1962-01-01~1990-12-31
  근무: { 제공건수: 40 }
  일과: '09:00-18:00'
  휴게: '12:00-13:00'
`;
/** Three in a unit that closes, two in one that stays, one of whom nothing is said. */
const roster = `사번,직종,근무형태,소속유형,센터명,입사일
1,요양보호사,전일제,데이케어센터,마포 초록숲,2022-01-01
2,요양보호사,전일제,데이케어센터,마포 초록숲,2022-01-01
3,요양보호사,전일제,데이케어센터,마포 초록숲,2022-01-01
4,요양보호사,전일제,데이케어센터,동남,2022-01-01
5,요양보호사,전일제,데이케어센터,동남,2022-01-01
6,요양보호사,전일제,데이케어센터,,2022-01-01
`;
const files = (text: string): ScenarioFiles => ({
  scenario: async (path, _, problems) => readSource(text, path, problems),
  table: async (path) => csvRecords(roster, path),
  beside: (_, path) => path,
});

async function projected(plan: string, lastYear?: number, by?: string, text = base) {
  const own = files(`${text}전망: ${plan}\n`);
  const open = await openScenarioFrom(rules, 'own.yaml', own, { lastYear });
  const read = projectionPlan(rules, open.scenario);
  const source = await openPeople(open, 'own.yaml', own, plannedFacts(read));
  const { scenario } = open;
  return { ...(await project(open.engine, scenario, read, source, { by })), scenario };
}

describe('a projection', () => {
  test('of a year in which nobody leaves is the run of that year', async () => {
    const own = files(base);
    const open = await openScenarioFrom(rules, 'own.yaml', own);
    const run = await runScenario(open.engine, open.scenario, await readPeople(open, 'own.yaml', own));
    const { years } = await projected('{ 시드: 1, 횟수: 2, 퇴직률: 0%, 채용: 유지 }');
    expect(years.map(({ year, months }) => [year, months])).toEqual([[2024, 12]]);
    const [only] = years;
    for (const [s] of open.scenario.schemes.entries()) {
      const cost = run.lines.flatMap(({ kind, isTotal }, i) =>
        isTotal && (kind === '지급' || kind === '사업주부담') ? [i] : [],
      );
      const all = run.rows.reduce(
        (sum, { schemes }) => sum + cost.reduce((own, i) => own + (schemes[s]?.amounts[i] ?? 0), 0),
        0,
      );
      expect(only?.cost[s]).toEqual({ low: all, middle: all, high: all });
    }
    expect([only?.people.middle, only?.came.middle, only?.left.middle]).toEqual([8, 0, 0]);
  });

  test('goes on to the end of a year, posts filled or left empty', async () => {
    const half = await projected('{ 시드: 1, 횟수: 1, 퇴직률: 50%, 채용: 없음 }', 2026);
    expect(half.years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
    // Whoever leaves is not there any more: heads fall by those who left, to the last month.
    let before = 8;
    for (const { people, left, came } of half.years) {
      expect(came.middle).toBe(0);
      expect(people.middle).toBeLessThanOrEqual(before);
      expect(before - people.middle).toBeLessThanOrEqual(left.middle + 1);
      before = people.middle;
    }
    expect(before).toBeLessThan(8);
    const filled = await projected(
      '{ 시드: 1, 횟수: 1, 퇴직률: 50%, 채용: 유지, 신규: { 기본급: 없음, 생년월일: 1990-01-01 } }',
      2026,
    );
    expect(filled.years.map(({ people }) => people.middle)).toEqual([8, 8, 8]);
    expect(filled.years.reduce((sum, { came }) => sum + came.middle, 0)).toBeGreaterThan(3);
  });

  test('draws the same from the same seed, and otherwise from another', async () => {
    const of = (seed: number) =>
      projected(`{ 시드: ${seed}, 횟수: 3, 퇴직률: 30%, 정년: 60세, 채용: 유지 }`, 2025);
    const [one, again, other] = [await of(1), await of(1), await of(2)];
    expect(again).toEqual(one);
    expect(other.years).not.toEqual(one.years);
  });

  test.each([
    ['{ 시드: 1, 횟수: 1, 퇴직률: 1%, 채용: 유지, 재고용: { 비율: 1%, 기간: 1년 } }', ['missing-key']],
    [
      '{ 시드: 1, 횟수: 1, 퇴직률: 1%, 채용: 유지, 신규: { 기본급: { 기준: 기본급, 배수: 2 } } }',
      ['wrong-type'],
    ],
  ])('refuses %s', async (plan, codes) => {
    const found = await projected(plan).catch((error: unknown) =>
      error instanceof ProblemError ? error.problems.map(({ code }) => code) : error,
    );
    expect(found).toEqual(codes);
  });

  test('asks for a birthday where an age ends employment', async () => {
    const own = files(
      `${base.replace('    생년월일: 1962-01-01~1990-12-31\n', '')}전망: { 시드: 1, 횟수: 1, 퇴직률: 1%, 정년: 60세, 채용: 유지 }\n`,
    );
    const open = await openScenarioFrom(rules, 'own.yaml', own);
    const plan = projectionPlan(rules, open.scenario);
    const source = await openPeople(open, 'own.yaml', own, plannedFacts(plan));
    const found = await project(open.engine, open.scenario, plan, source).catch((error: unknown) =>
      error instanceof ProblemError ? error.problems.map(({ code, term }) => `${code} ${term}`) : error,
    );
    expect(found).toEqual(Array.from({ length: 8 }, () => 'missing-value 생년월일'));
  });
});

describe('years by unit', () => {
  const six = `
시나리오: 여러 해
귀속월: { 시작: 2024-05, 종료: 2024-12 }
제도: [현행, 개편안]
근무가정: { 이름: 일과, 설명: 일과대로 }
사람: { 명부: 명부.csv, 일과: '09:00-18:00', 휴게: '12:00-13:00' }
`;
  const closing = "폐소: { 열: 센터명, 방식: 퇴사, 기관: { 마포 초록숲: '2024-06-15' } }\n";

  test('a unit that closes costs nothing behind its last day, and nobody is hired into it', async () => {
    const plan = '{ 시드: 1, 횟수: 1, 퇴직률: 0%, 채용: 유지 }';
    const made = await projected(plan, 2025, '센터명', `${six}${closing}`);
    const { years, scenario } = made;
    const now = 2_390_124;
    const heads = years.map(({ units: all = [] }) => all.map(({ unit, people }) => [unit, people.middle]));
    expect(heads).toEqual([
      [
        ['동남', 2],
        ['마포 초록숲', 0],
        ['', 1],
      ],
      [
        ['동남', 2],
        ['마포 초록숲', 0],
        ['', 1],
      ],
    ]);
    const [first, second] = years.map(({ units: all = [] }) => all.map(({ cost }) => cost[0]?.middle ?? 0));
    // May and half of June of three: pay alone is 3 × 2,390,124 × 1.5, and the employer's share comes on top.
    expect(first?.[1]).toBeGreaterThan(4.5 * now);
    expect(first?.[1]).toBeLessThan(4.5 * now * 1.5);
    expect(second?.[1]).toBe(0);
    // So they are told, in text and in JSON.
    const text = projectionText(scenario, made, 'ko', 100);
    expect(text).toMatch(/센터명: 끝 달의 사람\(가운데 값\)\n센터명 +2024 +2025\n[─ ]+\n동남 +2 +2\n/);
    expect(text).toMatch(/\n마포 초록숲 +0 +0\n적지 않음 +1 +1\n모두 +3 +3\n/);
    const [one, two] = [first, second].map((costs) => costs?.[0]?.toLocaleString('en'));
    expect(text).toContain('센터명: 현행의 지급과 사업주부담(원, 가운데 값)');
    expect(text).toMatch(new RegExp(`\\n동남 +${one} +${two}\\n`));
    const nothing = { 하한: 0, 중앙: 0, 상한: 0 };
    expect(projectionJson(scenario, made)).toMatchObject({
      나눔: '센터명',
      연도: [
        {},
        {
          무리: [
            { 값: '동남' },
            { 값: '마포 초록숲', 끝달인원: nothing, 비용: { 현행: nothing } },
            { 값: '' },
          ],
        },
      ],
    });
    // Two cost twice what one does.
    expect([first?.[0], second?.[0]]).toEqual([2 * (first?.[2] ?? 0), 2 * (second?.[2] ?? 0)]);
  });

  test('handed over, nobody leaves a unit that closes and nobody follows', async () => {
    const plan = '{ 시드: 1, 횟수: 1, 퇴직률: 0%, 채용: 유지 }';
    const over = closing.replace('퇴사', '승계').replace('06-15', '06-30');
    const { years } = await projected(plan, 2025, '센터명', `${six}${over}`);
    expect(years.map(({ units: all = [] }) => all.map(({ people }) => people.middle))).toEqual([
      [2, 0, 1],
      [2, 0, 1],
    ]);
    expect(years.map(({ people }) => people.middle)).toEqual([3, 3]);
  });

  test.each(isLong ? [1, 2, 3] : [1])(
    'in a draw units add up to the year, whoever leaves and comes (seed %d)',
    async (seed) => {
      const plan = `{ 시드: ${seed}, 횟수: 1, 퇴직률: 40%, 채용: 유지 }`;
      const text = `${six}${closing}`;
      const { years } = await projected(plan, 2026, '센터명', text);
      const plain = await projected(plan, 2026, undefined, text);
      for (const [i, { units: all = [], people, cost, difference }] of years.entries()) {
        const whole = plain.years[i];
        expect(whole?.units).toBeUndefined();
        expect([people, cost, difference]).toEqual([whole?.people, whole?.cost, whole?.difference]);
        const sum = (of: (one: (typeof all)[number]) => number | undefined): number =>
          all.reduce((total, one) => total + (of(one) ?? 0), 0);
        expect(sum((one) => one.people.middle)).toBe(people.middle);
        for (const [s, whole] of cost.entries()) expect(sum((one) => one.cost[s]?.middle)).toBe(whole.middle);
        for (const [s, whole] of difference.entries())
          expect(sum((one) => one.difference[s]?.middle)).toBe(whole.middle);
      }
    },
  );
});
