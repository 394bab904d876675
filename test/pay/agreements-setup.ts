import { scenarioBinding } from '../../src/pay/agreements.ts';
import { Engine } from '../../src/pay/engine.ts';
import { countMembers, type Members } from '../../src/pay/members.ts';
import { Problems } from '../../src/problem/problem.ts';
import { withSchemes } from '../../src/rules/compile.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { readScenario } from '../../src/run/scenario/read-scenario.ts';
import type { Scenario } from '../../src/run/scenario/scenario.ts';
import { person, rules, worker } from '../support.ts';
import { tableOf, withHistory } from '../table-of.ts';

/** One person's month as an input; 사번 keeps people apart. */
export interface Input {
  readonly id: string;
  readonly 귀속월: string;
  readonly 직원?: object;
  readonly [key: string]: unknown;
}

/** A scenario over some people, with its engine, as reading its files would make it. @throws ProblemError */
export function bound(agreements: string, inputs: readonly Input[], schemes = '[현행, 개편안]') {
  const text = `시나리오: 시험\n귀속월: { 시작: 2022-01, 종료: 2024-12 }\n제도: ${schemes}
근무가정: { 이름: 없음, 설명: 시험 }\n합성인력: {}\n${agreements}\n`;
  const problems = new Problems();
  const node = readSource(text, 'test', problems);
  const scenario: Scenario | undefined = node && readScenario(node, rules, problems);
  problems.throwIfAny();
  if (scenario === undefined) throw new Error('no scenario');
  const own = withSchemes(rules, scenario.agreements?.flipped ?? [], problems);
  const given = scenario.agreements?.members;
  const members: Members = { byMonth: new Map(), ...(given && { given }) };
  const people = inputs.map(({ id, 직원, ...input }) => ({
    ...person({ ...input, 직원: { ...worker, ...직원 } }),
    id,
  }));
  countMembers(members, people);
  const engine = new Engine(own, scenario.changes, scenarioBinding(own, scenario, members));
  return {
    scenario,
    engine,
    people: withHistory(people),
    members,
    table: tableOf(engine, scenario.schemes, people),
  };
}

/** A whole month on sick leave. */
export const onLeave = (month: string, union: string, from = `${month}-01`) => ({
  id: `${union} ${month}`,
  귀속월: month,
  직원: { 노조: union },
  휴직: [{ 종류: '질병휴직', 시작일: from, 종료일: '2024-12-31' }],
});
