import { isoMonth } from '../calendar/date.ts';
import type { Value } from '../formula/checked.ts';
import type { PersonMonth } from '../people/types.ts';
import { ProblemError, Problems } from '../problem/problem.ts';
import type { Comparison } from './compare.ts';
import type { Engine } from './engine.ts';
import { attempt, comparePerson } from './estimate.ts';
import { linesOf, type RunLine } from './lines.ts';
import { amountOf } from './payslip.ts';
import type { Scenario } from './scenario.ts';
import { type PersonTotal, type Summary, SummaryFold, totalsByPerson } from './summary.ts';

/** One person-month of a run: every line under every scheme. */
export interface RunRow {
  readonly id: string;
  /** YYYY-MM. */
  readonly month: string;
  /** By scheme, in the scenario's order. */
  readonly schemes: readonly RunFigures[];
  readonly facts: ReadonlyMap<string, Value>;
}

export interface RunFigures {
  readonly covered: boolean;
  readonly missed: readonly string[];
  /** Won by line, in the order of `RunResult.lines`. */
  readonly amounts: readonly number[];
  /** Names of findings. */
  readonly findings: readonly string[];
}

export interface RunResult {
  readonly scenario: Scenario;
  /** Every line of any scheme with its kind, totals last in their kind. */
  readonly lines: readonly RunLine[];
  readonly rows: readonly RunRow[];
  readonly people: readonly PersonTotal[];
  readonly summary: Summary;
}

/**
 * Works out every person-month of a scenario under its schemes. `progress` hears how many are done.
 * @throws ProblemError with everything that is wrong in any person-month.
 */
export async function run(
  engine: Engine,
  scenario: Scenario,
  people: readonly PersonMonth[],
  progress: (done: number, all: number) => void = () => {},
): Promise<RunResult> {
  if (people.length === 0) throw new ProblemError([{ code: 'nobody-in-months', values: {} }]);
  const problems = new Problems();
  let lines: RunLine[] = [];
  const rows: RunRow[] = [];
  for (const [i, person] of people.entries()) {
    const comparison = attempt(problems, () => comparePerson(engine, person, scenario.schemes), person.at);
    if (comparison !== undefined) {
      if (lines.length === 0) lines = linesOf(comparison.lines);
      rows.push(rowOf(person, comparison, lines));
    }
    progress(i + 1, people.length);
    // Signals and screens get their turn.
    if (i % turn === turn - 1) await new Promise((resume) => setTimeout(resume, 0));
  }
  problems.throwIfAny();
  const totals = totalsByPerson(rows, lines, scenario.schemes);
  const fold = new SummaryFold(lines, scenario);
  for (const total of totals) fold.addPerson(total);
  for (const row of rows)
    row.schemes.forEach(({ findings }, s) => {
      for (const name of findings) fold.addFinding(s, name, 1);
    });
  return { scenario, lines, rows, people: totals, summary: fold.summary() };
}

/** How many person-months are worked out before others get a turn. */
const turn = 100;

function rowOf(person: PersonMonth, comparison: Comparison, lines: readonly RunLine[]): RunRow {
  return {
    id: person.id ?? '',
    month: isoMonth(person.month),
    facts: person.facts,
    schemes: comparison.payslips.map((payslip) => ({
      covered: payslip.covered,
      missed: payslip.missed,
      amounts: lines.map(({ term }) => amountOf(payslip, term)),
      findings: payslip.findings.map(({ name }) => name),
    })),
  };
}
