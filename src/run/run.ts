import { isoMonth } from '../calendar/date.ts';
import {
  type Attribution,
  type CoalitionValues,
  CounterfactualRunner,
  coalitionValues,
} from '../columns/attribution/attribution.ts';
import { type RunLine, scenarioLines } from '../columns/lines.ts';
import { PeopleRows, sharedFacts } from '../columns/rows.ts';
import type { Engine } from '../pay/engine.ts';
import type { ChunkFigures } from '../people/table/chunk.ts';
import type { PersonMonth } from '../people/types.ts';
import { ProblemError, Problems } from '../problem/problem.ts';
import type { Backend } from '../readings/batch/batch.ts';
import type { RunRow } from './run-row.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type PersonTotal, type Summary, SummaryAccumulator, totalsByPerson } from './summary.ts';
import { accumulateChoices } from './totals.ts';

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
}

/**
 * Works out every person-month of a scenario under its schemes, by columns.
 * @throws ProblemError with everything that is wrong in any person-month.
 */
export async function runScenario(
  engine: Engine,
  scenario: Scenario,
  people: readonly PersonMonth[],
  { progress = () => {}, backend }: RunOptions = {},
): Promise<RunResult> {
  if (people.length === 0) throw new ProblemError([{ code: 'nobody-in-months', values: {} }]);
  const problems = new Problems();
  const { kinds } = scenario.report;
  const fixed = sharedFacts(engine, scenario.schemes, people);
  const runner = new CounterfactualRunner(engine, scenario.schemes, {
    fixed,
    ...(kinds && { kinds }),
    ...(backend && { backend }),
  });
  const lines = scenarioLines(engine, scenario, new Set(people.map(({ month }) => month)));
  const rows: RunRow[] = [];
  const accumulator = new SummaryAccumulator(lines, scenario, runner.attributions);
  const coalitionValuesOf = new Map<string, CoalitionValues>();
  for (const part of parts(people)) {
    const figures = runner.run(new PeopleRows(engine, part));
    for (const { row, problems: own } of figures.failed) {
      const at = part[row]?.at;
      problems.addNew(own.map((one) => (one.at === undefined && at !== undefined ? { ...one, at } : one)));
    }
    if (figures.failed.length === 0) rows.push(...rowsOf(part, figures, lines));
    accumulateChoices(figures, accumulator);
    accumulator.addCoalitionValues(coalitionValues(figures, lines, 0, part.length));
    for (const [id, from, to] of rowsByPerson(part))
      coalitionValuesOf.set(id, coalitionValues(figures, lines, from, to));
    progress(rows.length, people.length);
    // Signals and screens get their turn.
    await new Promise((resume) => setTimeout(resume, 0));
  }
  problems.throwIfAny();
  const totals = totalsByPerson(rows, lines, scenario.schemes, runner.attributions, coalitionValuesOf);
  for (const total of totals) accumulator.addPerson(total);
  for (const row of rows)
    row.schemes.forEach(({ findings }, s) => {
      for (const name of findings) accumulator.addFinding(s, name, 1);
    });
  return {
    scenario,
    lines,
    attributions: runner.attributions,
    rows,
    people: totals,
    summary: accumulator.summary(),
  };
}

/** How many person-months are worked out before others get a turn. */
const turn = 4096;

/** Runs of person-months of about one turn; a person's months stay together. */
export function* parts(people: readonly PersonMonth[]): Generator<readonly PersonMonth[]> {
  let from = 0;
  for (let to = 1; to <= people.length; to++) {
    const cut = to === people.length || (to - from >= turn && people[to]?.id !== people[to - 1]?.id);
    if (!cut) continue;
    yield people.slice(from, to);
    from = to;
  }
}

/** Each person's rows: from, and to which they stop short of. */
function* rowsByPerson(people: readonly PersonMonth[]): Generator<readonly [string, number, number]> {
  let from = 0;
  for (let to = 1; to <= people.length; to++) {
    if (to < people.length && people[to]?.id === people[from]?.id) continue;
    yield [people[from]?.id ?? '', from, to];
    from = to;
  }
}

function rowsOf(
  part: readonly PersonMonth[],
  { schemes }: ChunkFigures,
  lines: readonly RunLine[],
): RunRow[] {
  const columns = schemes.map((one) => ({
    covered: one.covered,
    lines: lines.map(({ term }) => one.amounts.get(term)),
    missed: [...one.missed],
    findings: [...one.findings],
  }));
  const named = (flags: readonly (readonly [string, Int8Array])[], row: number): string[] =>
    flags.flatMap(([name, held]) => (held[row] === 1 ? [name] : []));
  return part.map((person, row) => ({
    id: person.id ?? '',
    month: isoMonth(person.month),
    facts: person.facts,
    schemes: columns.map((one) => ({
      covered: one.covered[row] === 1,
      missed: named(one.missed, row),
      amounts: one.lines.map((column) => column?.[row] ?? 0),
      findings: named(one.findings, row),
    })),
  }));
}
