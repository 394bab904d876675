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
import { valueOrder, valuesOf } from '../groups.ts';
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
  /** The fact by which years are divided, where one was asked for. */
  readonly by?: string;
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
  /**
   * The same by the values of a fact, '' where nothing is said: every value that somebody has in any year of any draw. In each
   * draw they add up to the year.
   */
  readonly units?: readonly UnitSpread[];
}

export interface UnitSpread extends Pick<YearSpread, 'people' | 'cost' | 'difference'> {
  readonly unit: string;
}

export interface ProjectOptions {
  readonly backend?: Backend;
  readonly progress?: (done: number, all: number) => void;
  /** A fact of people by whose values years are divided; the source has room for it. */
  readonly by?: string | undefined;
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
  { backend, by, progress = () => {} }: ProjectOptions = {},
): Promise<Projection> {
  const alone = { ...scenario, report: { ...scenario.report, kinds: [...costLines] } };
  const work = workOf(engine, alone, source.shape, { backend, divides: false, keeps: false });
  const drawn: ReadonlyMap<number, YearFigures>[] = [];
  for (let draw = 1; draw <= plan.draws; draw++) {
    drawn.push(await oneDraw(engine, scenario.months, plan, source, work, draw, by));
    progress(draw, plan.draws);
    // Signals and screens get their turn.
    await new Promise((resume) => setTimeout(resume, 0));
  }
  const years = [...new Set(scenario.months.map(yearOf))];
  const units = by === undefined ? undefined : unitsIn(drawn);
  return {
    plan,
    ...(by !== undefined && { by }),
    years: years.map((year) => yearSpread(year, scenario.months, drawn, units)),
  };
}

const yearOf = (month: Month): number => Math.floor(month / 12);

async function oneDraw(
  engine: Engine,
  months: readonly Month[],
  plan: ProjectionPlan,
  source: PeopleSource,
  work: Work,
  draw: number,
  by: string | undefined,
): Promise<ReadonlyMap<number, YearFigures>> {
  const own = new Problems();
  const people = source.filledBy((base) => new ProjectedInputs(base, plan, months, draw, own));
  own.throwIfAny();
  const problems = new FewProblems();
  const chunks = [...people.chunks(people.start, people.end, problems)];
  if (!problems.any) countMembersIn(engine, chunks);
  const years = new YearTotals(work, months, by);
  await workOut(chunks, work, [years], problems);
  if (problems.any) throw new ProblemError(problems.list);
  return years.figures;
}

/** What people come to in a year of one draw. */
interface UnitFigures {
  people: number;
  /** By scheme. */
  readonly cost: number[];
}

interface YearFigures extends UnitFigures {
  came: number;
  left: number;
  readonly units: Map<string, UnitFigures>;
}

/** Adds up what months come to, year by year. */
class YearTotals implements Sink {
  readonly figures = new Map<number, YearFigures>();
  private readonly totals: readonly string[];
  private readonly first: Month;
  private readonly last: Month;
  private readonly by: string | undefined;

  constructor({ lines }: Work, months: readonly Month[], by: string | undefined) {
    this.by = by;
    this.totals = lines.flatMap(({ isTotal, term }) => (isTotal ? [term] : []));
    [this.first, this.last] = [months[0] ?? 0, months.at(-1) ?? 0];
  }

  take({ chunk, figures }: WorkedChunk): void {
    const columns = figures.schemes.map(({ amounts }) =>
      this.totals.flatMap((term) => amounts.get(term) ?? []),
    );
    const unitOf = this.by === undefined ? undefined : valuesOf(chunk, this.by);
    for (let row = 0; row < chunk.rows; row++) {
      const month = chunk.month[row] ?? 0;
      const own = this.of(yearOf(month), columns.length);
      const unit = unitOf === undefined ? undefined : figuresOf(own.units, unitOf(row), columns.length);
      const isLast = month === Math.min(12 * yearOf(month) + 11, this.last);
      for (const one of unit === undefined ? [own] : [own, unit]) {
        for (const [s, all] of columns.entries())
          for (const column of all) one.cost[s] = (one.cost[s] ?? 0) + (column[row] ?? 0);
        if (isLast) one.people++;
      }
      // Whoever has no row before came, whoever has none after left; at the ends of the months nobody knows.
      if (month > this.first && chunk.person[row - 1] !== chunk.person[row]) own.came++;
      if (month < this.last && chunk.person[row + 1] !== chunk.person[row]) own.left++;
    }
  }

  private of(year: number, schemes: number): YearFigures {
    const known = this.figures.get(year) ?? { ...nothing(schemes), came: 0, left: 0, units: new Map() };
    this.figures.set(year, known);
    return known;
  }
}

const nothing = (schemes: number): UnitFigures => ({
  people: 0,
  cost: Array.from({ length: schemes }, () => 0),
});

function figuresOf(units: Map<string, UnitFigures>, unit: string, schemes: number): UnitFigures {
  const known = units.get(unit) ?? nothing(schemes);
  units.set(unit, known);
  return known;
}

/** Every value that somebody has in any year of any draw, in their order. */
const unitsIn = (drawn: readonly ReadonlyMap<number, YearFigures>[]): readonly string[] =>
  [...new Set(drawn.flatMap((years) => [...years.values()].flatMap(({ units }) => [...units.keys()])))].sort(
    valueOrder,
  );

function yearSpread(
  year: number,
  months: readonly Month[],
  drawn: readonly ReadonlyMap<number, YearFigures>[],
  units: readonly string[] | undefined,
): YearSpread {
  const all = drawn.flatMap((one) => one.get(year) ?? []);
  const spread = (of: (one: YearFigures) => number): QuantileSpread => quantileSpread(all.map(of));
  const schemes = all[0]?.cost.length ?? 0;
  return {
    year,
    months: months.filter((month) => yearOf(month) === year).length,
    ...unitSpread(all, schemes),
    came: spread(({ came }) => came),
    left: spread(({ left }) => left),
    ...(units && {
      units: units.map((unit) => ({
        unit,
        // Where nobody is in a unit it costs nothing.
        ...unitSpread(
          all.map((one) => one.units.get(unit) ?? nothing(schemes)),
          schemes,
        ),
      })),
    }),
  };
}

function unitSpread(all: readonly UnitFigures[], schemes: number): Omit<UnitSpread, 'unit'> {
  const spread = (of: (one: UnitFigures) => number): QuantileSpread => quantileSpread(all.map(of));
  const cost = (one: UnitFigures, s: number): number => one.cost[s] ?? 0;
  return {
    people: spread(({ people }) => people),
    cost: Array.from({ length: schemes }, (_, s) => spread((one) => cost(one, s))),
    difference: Array.from({ length: Math.max(0, schemes - 1) }, (_, i) =>
      spread((one) => cost(one, i + 1) - cost(one, 0)),
    ),
  };
}
