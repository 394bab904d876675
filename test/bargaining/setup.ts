import { changesWith } from '../../src/bargaining/negotiate/lever-engine.ts';
import type { PackageMeasures } from '../../src/bargaining/negotiate/measures.ts';
import { type NegotiationResult, negotiate } from '../../src/bargaining/negotiate/negotiate.ts';
import type { Negotiation } from '../../src/bargaining/negotiate/negotiation.ts';
import { readNegotiation } from '../../src/bargaining/negotiate/read-negotiation.ts';
import { fused } from '../../src/jit/fused.ts';
import { Engine } from '../../src/pay/engine.ts';
import { amountOf, type Payslip } from '../../src/pay/payslip.ts';
import { FewProblems } from '../../src/people/table/few-problems.ts';
import { PersonMonthTable } from '../../src/people/table/table.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { ProblemError, Problems } from '../../src/problem/problem.ts';
import { readSource } from '../../src/rules/source-tree.ts';
import { peopleSource } from '../../src/run/scenario/population.ts';
import { readScenario } from '../../src/run/scenario/read-scenario.ts';
import type { Scenario } from '../../src/run/scenario/scenario.ts';
import { rules } from '../support.ts';

export interface Bargaining {
  readonly engine: Engine;
  readonly scenario: Scenario;
  readonly negotiation: Negotiation;
  readonly table: PersonMonthTable;
  readonly people: readonly PersonMonth[];
}

/** Eleven people, two of whom the reform does not cover, one on sick leave, at 18:00 or 16:00. */
const workforce = `
합성인력:
  시드: 7
  인원: 11
  직원:
    직종: 요양보호사
    근무형태: { 전일제: 85%, 시간제: 15% }
    소속유형: 모두돌봄센터
    기본급: { 없음: 60%, 2_403_501: 40% }
  근무:
    제공건수: { 기준: 근무가능일수, 배수: { 부터: 1.5, 까지: 2.3, 간격: 0.01 } }
    적극개입건수: { 기준: 제공건수, 배수: { 부터: 0%, 까지: 38%, 간격: 1% } }
  일과: { '09:00-18:00': 50%, '09:00-16:00': 50% }
  휴게: '12:00-13:00'
  무리: [{ 조건: { 근무형태: 시간제 }, 직원: { 주소정근로시간: 20 } }]
  명단:
    - 직원: { 근무형태: 전일제 }
      휴직: [{ 종류: 질병휴직, 시작일: 2023-03-20, 종료일: 2024-04-10 }]
`;

export const scenarioText = (part: string, people = workforce): string => `
시나리오: 시험
귀속월: { 시작: 2024-02, 종료: 2024-04 }
제도: [현행, 개편안(보전)]
근무가정: { 이름: 시험, 설명: 시험 }
${people}
교섭:
${part.replaceAll(/^/gm, '  ')}
`;

/** A bargaining over the small workforce. @throws ProblemError */
export function bargaining(part: string, workers?: string): Bargaining {
  const problems = new Problems();
  const node = readSource(scenarioText(part, workers), 'test.yaml', problems);
  const scenario = node && readScenario(node, rules, problems);
  problems.throwIfAny();
  if (scenario === undefined) throw new Error('no scenario');
  const engine = new Engine(rules, scenario.changes);
  const negotiation = readNegotiation(engine, scenario, problems);
  problems.throwIfAny();
  if (negotiation === undefined) throw new Error('no bargaining');
  const table = drawn(engine, scenario);
  return { engine, scenario, negotiation, table, people: [...table.personMonths()] };
}

/** A scenario's made-up workforce. @throws ProblemError */
export function drawn(engine: Engine, scenario: Scenario): PersonMonthTable {
  const [problems, found] = [new Problems(), new FewProblems()];
  const source = peopleSource(engine, scenario, new Map(), problems);
  problems.throwIfAny();
  const chunks = [...source.chunks(source.start, source.end, found)];
  if (found.any) throw new ProblemError(found.list);
  return new PersonMonthTable(source.shape, chunks);
}

export const bargain = ({ engine, scenario, negotiation, table }: Bargaining): Promise<NegotiationResult> =>
  negotiate(engine, scenario, negotiation, table, { backend: fused });

const known = new WeakMap<PersonMonth, Payslip>();

/** A package by payslips of the exact reading alone, one after another. */
export function byPayslips(
  { engine: unmoved, scenario, negotiation, people }: Bargaining,
  places: readonly number[],
): { figures: PackageMeasures; changes: ReadonlyMap<string, number> } {
  const engine = new Engine(rules, changesWith(scenario, negotiation, places));
  const changes = new Map<string, number>();
  const covered = new Set<string>();
  let [cost, below] = [0, 0];
  for (const person of people) {
    // No lever moves the scheme that the other is held against.
    const before = known.get(person) ?? unmoved.payslip(person, negotiation.against);
    known.set(person, before);
    const after = engine.payslip(person, negotiation.scheme);
    const id = person.id ?? '';
    const change = amountOf(after, negotiation.line) - amountOf(before, negotiation.line);
    changes.set(id, (changes.get(id) ?? 0) + change);
    for (const line of negotiation.cost) cost += amountOf(after, line) - amountOf(before, line);
    if (!after.covered) continue;
    covered.add(id);
    below += after.findings.filter(({ name }) => negotiation.floors.includes(name)).length;
  }
  const all = [...changes.values()];
  const figures: PackageMeasures = [
    cost,
    all.filter((one) => one < 0).length,
    Math.max(0, ...all.map((one) => 0 - one)),
    all.filter((one) => one > 0).length,
    covered.size === 0 ? 0 : Math.min(...[...covered].map((id) => changes.get(id) ?? 0)),
    below,
    all.reduce((sum, one) => sum + one, 0),
  ];
  return { figures, changes };
}

/** Every package of a grid, the last lever running fastest. */
export const everyPackage = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>(
    (sofar, size) => sofar.flatMap((one) => Array.from({ length: size }, (_, i) => [...one, i])),
    [[]],
  );
