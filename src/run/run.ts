import type { Attribution } from '../columns/attribution/attribution.ts';
import type { RunLine } from '../columns/lines.ts';
import type { Engine } from '../pay/engine.ts';
import { FewProblems } from '../people/table/few-problems.ts';
import type { PersonMonthTable } from '../people/table/table.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Backend } from '../readings/batch/batch.ts';
import { PeopleTotals, RunRows } from './memory.ts';
import type { PersonTotal } from './person-total.ts';
import type { RunRow } from './run-row.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type Summary, SummaryAccumulator } from './summary.ts';
import { workOf, workOut } from './work-out.ts';

export interface RunResult {
  readonly scenario: Scenario;
  /** Every line of any scheme with its kind, totals last in their kind. */
  readonly lines: readonly RunLine[];
  /** By scheme after the first: the changes that its difference is divided among. */
  readonly attributions: readonly Attribution[];
  readonly rows: readonly RunRow[];
  readonly people: readonly PersonTotal[];
  readonly summary: Summary;
}

export interface RunOptions {
  /** Hears how many person-months are done. */
  readonly progress?: (done: number, all: number) => void;
  /** How the figures are worked out by columns; kernels unless something faster may be made. */
  readonly backend?: Backend;
  /** Whether differences are divided among the changes between two schemes; they are where nothing is said of it. */
  readonly divides?: boolean;
}

/**
 * Works out every person-month of a scenario under its schemes and keeps it all in memory.
 * @throws ProblemError with what is wrong in any person-month.
 */
export async function runScenario(
  engine: Engine,
  scenario: Scenario,
  table: PersonMonthTable,
  { progress = () => {}, backend, divides = true }: RunOptions = {},
): Promise<RunResult> {
  if (table.rows === 0) throw new ProblemError([{ code: 'nobody-in-months', values: {} }]);
  const work = workOf(engine, scenario, table.shape, { backend, divides, keeps: true });
  const { lines, attributions } = work;
  const [people, rows] = [new PeopleTotals(), new RunRows(lines)];
  const summary = new SummaryAccumulator(lines, scenario, attributions);
  const problems = new FewProblems();
  let all = 0;
  await workOut(kept(table), work, [summary, people, rows], problems, {
    done: (rows) => {
      all += rows;
      progress(all, table.rows);
    },
  });
  if (problems.any) throw new ProblemError(problems.list);
  return {
    scenario,
    lines,
    attributions,
    get rows() {
      return rows.rows;
    },
    people: people.people,
    summary: summary.summary(),
  };
}

/** A table's chunks are its own: they are not given back. */
function* kept({ chunks }: PersonMonthTable) {
  for (const chunk of chunks) yield { ...chunk, release: () => {} };
}
