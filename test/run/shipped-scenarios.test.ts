import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkRules } from '../../src/columns/check-rules.ts';
import { runWhole } from '../../src/disk/run-whole.ts';
import { loadScenario, openScenario, openSource } from '../../src/disk/scenario.ts';
import { Problems } from '../../src/problem/problem.ts';
import { render } from '../../src/problem/render.ts';
import { runText } from '../../src/report/run/text.ts';
import { type RunResult, runScenario } from '../../src/run/run.ts';
import { countMembersOf } from '../../src/run/scenario/load-table.ts';
import { workOf } from '../../src/run/work-out.ts';
import { expectGolden } from '../golden.ts';
import { rules } from '../support.ts';

test('every formula, scheme and example of the shipped rules holds in every month in which something changes', () => {
  const problems = new Problems();
  const examples = checkRules(rules, problems);
  expect(render(problems.list, 'ko')).toBe('\n\n오류 0개\n');
  expect(examples).toBeGreaterThan(25);
});

const names = ['2024-wage-reform', '2024-wage-reform-to-18h', '2024-wage-reform-direct-5.6h'];
const results = new Map<string, RunResult>();
const resultOf = (name: string): RunResult => {
  const result = results.get(name);
  if (result === undefined) throw new Error(name);
  return result;
};

beforeAll(async () => {
  for (const name of names) {
    const { engine, scenario, table } = await loadScenario(rules, `scenarios/${name}.yaml`);
    results.set(name, await runScenario(engine, scenario, table));
  }
});

/** people.csv as a run writes it. */
async function peopleText(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pumsak-shipped-'));
  const path = `scenarios/${name}.yaml`;
  const open = await openScenario(rules, path);
  const source = await openSource(open, path);
  await countMembersOf(open, source);
  const work = workOf(open.engine, open.scenario, source.shape, { divides: true, keeps: false });
  const origin = { engine: 'test', rules: [], inputs: [], scenario: path };
  const out = { folder, format: 'csv', origin, more: async () => ({}) } as const;
  await runWhole({
    scenario: open.scenario,
    source,
    work,
    out,
    inputProblems: async () => [],
    progress: () => {},
  });
  const text = readFileSync(join(folder, 'people.csv'), 'utf8');
  rmSync(folder, { recursive: true });
  return text.replaceAll('\r\n', '\n').slice(1);
}

test.each(names)('%s is as it was', async (name) => {
  const result = resultOf(name);
  expectGolden(`${name}.txt`, `${runText(result, 'ko', 100)}\n\n${await peopleText(name)}`);
});

describe.each(names)('%s', (name) => {
  test('lines sum to the total, and what moved the difference sums to it, for every person-month and in all', () => {
    const { rows, lines, summary, people } = resultOf(name);
    const total = (term: string) => lines.findIndex((line) => line.term === term);
    const sum = (kind: string, amounts: readonly number[]) =>
      lines.reduce(
        (all, line, l) => (line.kind === kind && !line.isTotal ? all + (amounts[l] ?? 0) : all),
        0,
      );
    const kinds = { 지급: '지급총액', 공제: '공제총액', 사업주부담: '사업주부담총액' };
    for (const { amounts } of rows.flatMap(({ schemes }) => schemes)) {
      for (const [kind, term] of Object.entries(kinds)) expect(sum(kind, amounts)).toBe(amounts[total(term)]);
      const [gross = 0, deducted = 0] = [amounts[total('지급총액')], amounts[total('공제총액')]];
      expect(amounts[total('실수령액')]).toBe(gross - deducted);
    }
    for (const one of summary.schemes) {
      expect(one.byChange.reduce((all, { amounts }) => all + (amounts[0] ?? 0), 0)).toBe(one.difference);
      // All that the reform moves, one of its changes moves.
      expect(one.byChange.at(-1)).toEqual({ change: undefined, amounts: [0, 0, 0, 0, 0] });
      expect(one.gained + one.lost).toBe(one.difference);
      expect(one.gain + one.lose + one.same + one.notCovered).toBe(people.length);
      expect(one.distribution.reduce((all, bin) => all + bin.people, 0)).toBe(people.length - one.notCovered);
    }
  });

  test('the workforce is the 157 of 2024-01-31 and holds every kind of person', () => {
    const { people, rows } = resultOf(name);
    expect(people.length).toBe(157);
    const values = (term: string) => new Set(rows.map(({ facts }) => facts.get(term)));
    expect([...values('노조')].sort()).toEqual(['1노조', '2노조', '3노조', '4노조', '없음']);
    const bases = rows.flatMap(({ facts }) => {
      const base = facts.get('계약기본급');
      return typeof base === 'object' && 'n' in base ? [base.n % 209n === 0n] : [];
    });
    expect(new Set(bases)).toEqual(new Set([true, false]));
  });

  test('the assumption on work is shown', () => {
    const result = resultOf(name);
    expect(runText(result, 'ko', 100)).toContain(`근무가정: ${result.scenario.assumption.name}`);
  });
});

test('the mix holds winners, losers, people unchanged and people not covered, and leave over both year lines', () => {
  const [one] = resultOf('2024-wage-reform').summary.schemes;
  expect([one?.gain, one?.lose, one?.same, one?.notCovered].every((heads) => (heads ?? 0) > 0)).toBe(true);
  const sick = resultOf('2024-wage-reform').lines.findIndex(({ term }) => term === '질병휴직급여');
  const paid = (id: string) =>
    resultOf('2024-wage-reform')
      .rows.filter((row) => row.id === id)
      .map((row) => row.schemes[1]?.amounts[sick]);
  // S0003 passes one year on 2024-06-11: May at 70 %, July at 50 % of 1,789,000; June 10 days of each … 17/30.
  expect(paid('S0003').slice(0, 5)).toEqual([1_252_300, 1_252_300, 1_252_300, 1_013_767, 894_500]);
  // S0004 passes two years on 2024-05-15: April at 50 %, then 14 of May's 31 days, then nothing.
  expect(paid('S0004').slice(0, 5)).toEqual([894_500, 894_500, 403_968, 0, 0]);
});

test('in the mix as at 18:00 everybody’s hours are the same under both schemes: only their names differ', () => {
  // Working on to 18:00 brings overtime under the reform and none now.
  const { rows, lines } = resultOf('2024-wage-reform-to-18h');
  const overtime = lines.findIndex(({ term }) => term === '연장수당');
  expect(rows.every((row) => row.schemes[0]?.amounts[overtime] === 0)).toBe(true);
  expect(rows.some((row) => (row.schemes[1]?.amounts[overtime] ?? 0) > 0)).toBe(true);
});
