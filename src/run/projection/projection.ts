import type { Month } from '../../calendar/date.ts';
import type { Engine } from '../../pay/engine.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import { type ProjectionPlan, readProjection } from '../../people/projection/plan.ts';
import { ProjectedInputs } from '../../people/projection/projected-inputs.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import type { PeopleSource } from '../../people/table/people-source.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import type { Compiled } from '../../rules/compile.ts';
import { countMembersIn } from '../scenario/load-table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Sink, WorkedChunk } from '../sink.ts';
import { type QuantileSpread, quantileSpread } from '../uncertainty/statistics.ts';
import { type Work, workOf, workOut } from '../work-out.ts';

/** The lines that make up what a scheme costs: wages and the employer's share. */
const costLines = ['지급', '사업주부담'] as const;

/** The years of a projection side by side. */
export interface Projection {
  readonly plan: ProjectionPlan;
  readonly years: readonly YearSpread[];
}

export interface YearSpread {
  readonly year: number;
  /** How many of its months were looked at. */
  readonly months: number;
  /** Employed in its last month. */
  readonly people: QuantileSpread;
  /** Employments that began and that ended within the year, of the months looked at. */
  readonly came: QuantileSpread;
  readonly left: QuantileSpread;
  /** By scheme: wages and the employer's share, in won. */
  readonly cost: readonly QuantileSpread[];
  /** By scheme after the first: by how much it costs more, of the same people. */
  readonly difference: readonly QuantileSpread[];
}

export interface ProjectOptions {
  readonly backend?: Backend;
  readonly progress?: (done: number, all: number) => void;
}

/** The plan of a scenario. @throws ProblemError where there is none, or something is wrong with it */
export function projectionPlan(rules: Compiled, scenario: Scenario): ProjectionPlan {
  if (scenario.projection === undefined)
    throw new ProblemError([problem('missing-key', { values: { key: '전망' } })]);
  const problems = new Problems();
  const plan = readProjection(scenario.projection, factBooks(rules, scenario.schemes).직원, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new RangeError('a plan without problems was not read');
  return plan;
}

/**
 * Works the months of a scenario out for the people whom a plan draws: all schemes meet the same people, draw after draw.
 * `source` has room for what the plan gives (`plannedFacts`). @throws ProblemError
 */
export async function project(
  engine: Engine,
  scenario: Scenario,
  plan: ProjectionPlan,
  source: PeopleSource,
  { backend, progress = () => {} }: ProjectOptions = {},
): Promise<Projection> {
  const alone = { ...scenario, report: { ...scenario.report, kinds: [...costLines] } };
  const work = workOf(engine, alone, source.shape, { backend, divides: false, keeps: false });
  const drawn: ReadonlyMap<number, YearFigures>[] = [];
  for (let draw = 1; draw <= plan.draws; draw++) {
    drawn.push(await oneDraw(engine, scenario.months, plan, source, work, draw));
    progress(draw, plan.draws);
    // Signals and screens get their turn.
    await new Promise((resume) => setTimeout(resume, 0));
  }
  const years = [...new Set(scenario.months.map(yearOf))];
  return { plan, years: years.map((year) => yearSpread(year, scenario.months, drawn)) };
}

const yearOf = (month: Month): number => Math.floor(month / 12);

async function oneDraw(
  engine: Engine,
  months: readonly Month[],
  plan: ProjectionPlan,
  source: PeopleSource,
  work: Work,
  draw: number,
): Promise<ReadonlyMap<number, YearFigures>> {
  const own = new Problems();
  const people = source.filledBy((base) => new ProjectedInputs(base, plan, months, draw, own));
  own.throwIfAny();
  const problems = new FewProblems();
  const chunks = [...people.chunks(people.start, people.end, problems)];
  if (!problems.any) countMembersIn(engine, chunks);
  const years = new YearTotals(work, months);
  await workOut(chunks, work, [years], problems);
  if (problems.any) throw new ProblemError(problems.list);
  return years.figures;
}

/** What a year comes to in one draw. */
interface YearFigures {
  people: number;
  came: number;
  left: number;
  /** By scheme. */
  readonly cost: number[];
}

/** Adds up what months come to, year by year. */
class YearTotals implements Sink {
  readonly figures = new Map<number, YearFigures>();
  private readonly totals: readonly string[];
  private readonly first: Month;
  private readonly last: Month;

  constructor({ lines }: Work, months: readonly Month[]) {
    this.totals = lines.flatMap(({ isTotal, term }) => (isTotal ? [term] : []));
    [this.first, this.last] = [months[0] ?? 0, months.at(-1) ?? 0];
  }

  take({ chunk, figures }: WorkedChunk): void {
    const columns = figures.schemes.map(({ amounts }) =>
      this.totals.flatMap((term) => amounts.get(term) ?? []),
    );
    for (let row = 0; row < chunk.rows; row++) {
      const month = chunk.month[row] ?? 0;
      const own = this.of(yearOf(month), columns.length);
      for (const [s, all] of columns.entries())
        for (const column of all) own.cost[s] = (own.cost[s] ?? 0) + (column[row] ?? 0);
      if (month === Math.min(12 * yearOf(month) + 11, this.last)) own.people++;
      // Whoever has no row before came, whoever has none after left; at the ends of the months nobody knows.
      if (month > this.first && chunk.person[row - 1] !== chunk.person[row]) own.came++;
      if (month < this.last && chunk.person[row + 1] !== chunk.person[row]) own.left++;
    }
  }

  private of(year: number, schemes: number): YearFigures {
    const cost = () => Array.from({ length: schemes }, () => 0);
    const known = this.figures.get(year) ?? { people: 0, came: 0, left: 0, cost: cost() };
    this.figures.set(year, known);
    return known;
  }
}

function yearSpread(
  year: number,
  months: readonly Month[],
  drawn: readonly ReadonlyMap<number, YearFigures>[],
): YearSpread {
  const all = drawn.flatMap((one) => one.get(year) ?? []);
  const spread = (of: (one: YearFigures) => number): QuantileSpread => quantileSpread(all.map(of));
  const schemes = all[0]?.cost.length ?? 0;
  const cost = (one: YearFigures, s: number): number => one.cost[s] ?? 0;
  return {
    year,
    months: months.filter((month) => yearOf(month) === year).length,
    people: spread(({ people }) => people),
    came: spread(({ came }) => came),
    left: spread(({ left }) => left),
    cost: Array.from({ length: schemes }, (_, s) => spread((one) => cost(one, s))),
    difference: Array.from({ length: Math.max(0, schemes - 1) }, (_, i) =>
      spread((one) => cost(one, i + 1) - cost(one, 0)),
    ),
  };
}
