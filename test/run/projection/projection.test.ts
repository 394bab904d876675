import { describe, expect, test } from 'vitest';
import { plannedFacts } from '../../../src/people/projection/plan.ts';
import { ProblemError } from '../../../src/problem/problem.ts';
import { readSource } from '../../../src/rules/source-tree.ts';
import { project, projectionPlan } from '../../../src/run/projection/projection.ts';
import { runScenario } from '../../../src/run/run.ts';
import {
  openPeople,
  openScenarioFrom,
  readPeople,
  type ScenarioFiles,
} from '../../../src/run/scenario/open-scenario.ts';
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
const files = (text: string): ScenarioFiles => ({
  scenario: async (path, _, problems) => readSource(text, path, problems),
  table: async (path) => {
    throw new RangeError(`no table ${path}`);
  },
  beside: (_, path) => path,
});

async function projected(plan: string, lastYear?: number) {
  const own = files(`${base}전망: ${plan}\n`);
  const open = await openScenarioFrom(rules, 'own.yaml', own, { lastYear });
  const read = projectionPlan(rules, open.scenario);
  const source = await openPeople(open, 'own.yaml', own, plannedFacts(read));
  return project(open.engine, open.scenario, read, source);
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
