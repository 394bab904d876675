import { shippedRules } from '../../../src/generated/shipped-rules.ts';
import { fused } from '../../../src/jit/fused.ts';
import { Engine } from '../../../src/pay/engine.ts';
import { amountOf } from '../../../src/pay/payslip.ts';
import type { PersonMonthTable } from '../../../src/people/table/table.ts';
import { Problems } from '../../../src/problem/problem.ts';
import type { Change } from '../../../src/rules/change.ts';
import { Compiled } from '../../../src/rules/compile.ts';
import type { RuleSet, TermRule } from '../../../src/rules/model.ts';
import { readSource } from '../../../src/rules/source-tree.ts';
import { type PairCosts, pairCosts } from '../../../src/run/difference/costs.ts';
import { pairOf, type RuleVersion, type SchemePair } from '../../../src/run/difference/pair.ts';
import { readScenario } from '../../../src/run/scenario/read-scenario.ts';
import { drawn } from '../../bargaining/setup.ts';
import { rules } from '../../support.ts';

/** Nine people over four months: two whom the reform does not cover, two on sick leave. */
const text = (changes: string): string => `
시나리오: 시험
귀속월: { 시작: 2024-02, 종료: 2024-05 }
제도: [현행, 개편안]
근무가정: { 이름: 시험, 설명: 시험 }
${changes}
합성인력:
  시드: 11
  인원: 9
  직원:
    직종: 요양보호사
    근무형태: { 전일제: 80%, 시간제: 20% }
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
    - 직원: { 근무형태: 시간제 }
      휴직: [{ 종류: 질병휴직, 시작일: 2024-02-05, 종료일: 2024-03-20 }]
    - 직원: { 근무형태: 시간제 }
`;

/** What a scenario's 변경 lays over schemes. @throws ProblemError */
export function changesOf(part: string): ReadonlyMap<string, Change> {
  const problems = new Problems();
  const node = readSource(text(part), 'test.yaml', problems);
  const scenario = node && readScenario(node, rules, problems);
  problems.throwIfAny();
  if (scenario === undefined) throw new Error('no scenario');
  return scenario.changes;
}

const readPeople = (): PersonMonthTable => {
  const problems = new Problems();
  const node = readSource(text(''), 'test.yaml', problems);
  const scenario = node && readScenario(node, rules, problems);
  if (scenario === undefined) throw new Error('no scenario');
  problems.throwIfAny();
  return drawn(new Engine(rules), scenario);
};
export const table = readPeople();
export const people = [...table.personMonths()];

export const version = (part = '', of: Compiled = rules): RuleVersion => ({
  rules: of,
  changes: part === '' ? new Map() : changesOf(part),
});

/** The shipped rules after some edits. @throws ProblemError */
export function editedRules(...edits: readonly ((set: RuleSet) => RuleSet)[]): Compiled {
  const problems = new Problems();
  const made = new Compiled(
    edits.reduce((set, edit) => edit(set), shippedRules()),
    problems,
  );
  problems.throwIfAny();
  return made;
}

/** Another value or formula for a provision's term, for all time. */
export const withTerm =
  (provision: string, term: string, change: (rule: TermRule) => TermRule) =>
  (set: RuleSet): RuleSet => ({
    ...set,
    provisions: set.provisions.map((one) =>
      one.name === provision
        ? { ...one, terms: one.terms.map((rule) => (rule.name === term ? change(rule) : rule)) }
        : one,
    ),
  });

export const saying =
  (text: string, literal = true) =>
  (rule: TermRule): TermRule => ({
    ...rule,
    entries: (rule.entries ?? []).map((entry) => ({
      ...entry,
      literal,
      formula: { ...entry.formula, text },
    })),
  });

export const costsOf = (a: RuleVersion, b: RuleVersion, pair: SchemePair): Promise<PairCosts> =>
  pairCosts(a, b, pair, table, { backend: fused });

export const compare = async (
  a: RuleVersion,
  b: RuleVersion,
  before = '개편안',
  after = before,
): Promise<{ pair: SchemePair; costs: PairCosts }> => {
  const pair = pairOf(a, b, before, after);
  return { pair, costs: await costsOf(a, b, pair) };
};

/** Won by person-month and total, by payslips of the exact reading alone. */
export function byPayslips({ rules: own, changes }: RuleVersion, scheme: string, totals: readonly string[]) {
  const engine = new Engine(own, changes);
  return people.map((person) => {
    const slip = engine.payslip(person, scheme);
    return totals.map((total) => amountOf(slip, total));
  });
}

/** Sums by total. */
export const summed = (rows: readonly (readonly number[])[]): number[] =>
  rows.reduce<number[]>((sums, row) => row.map((one, t) => one + (sums[t] ?? 0)), []);

/** People with a row that differs between two tables of figures. */
export const touched = (
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): ReadonlySet<string> =>
  new Set(people.flatMap(({ id = '' }, row) => (a[row]?.join() === b[row]?.join() ? [] : [id])));
