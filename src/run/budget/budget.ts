import { isoMonth, type Month } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import { isRatio } from '../../formula/checked.ts';
import { closure } from '../../formula/program.ts';
import { add, divide, isZero, multiply, type Ratio, ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import { dayOf, numberOf } from '../../people/facts.ts';
import { evaluate } from '../../readings/exact.ts';
import { rowsOf } from '../memory.ts';
import type { RunResult } from '../run.ts';
import type { RunRow } from '../run-row.ts';
import type { Sink, WorkedChunk } from '../sink.ts';
import type { BudgetLine, BudgetPlan } from './plan.ts';

/** A budget's lines and what a run's people cost in each. All amounts are won, exact. */
export interface Budget {
  readonly plan: BudgetPlan;
  readonly months: readonly Month[];
  readonly schemes: readonly string[];
  readonly lines: readonly LineCost[];
  /** People who stand in no line; undefined where there are none. */
  readonly outside: PeopleCost | undefined;
  readonly all: PeopleCost;
  /** By scheme: what of a day is direct service; undefined where nobody asks. */
  readonly utilisation: readonly Ratio[] | undefined;
}

export interface LineCost extends PeopleCost {
  readonly line: BudgetLine;
  /** The line's amount over twelve months, and over the months of the run. */
  readonly annual: Ratio;
  readonly here: Ratio;
}

export interface PeopleCost {
  readonly people: number;
  readonly personMonths: number;
  readonly services: Ratio;
  /** By scheme. */
  readonly costs: readonly SchemeCost[];
}

export interface SchemeCost {
  readonly cost: number;
  readonly byMonth: ReadonlyMap<Month, number>;
  /** Hours of direct service: so many a day on each scheduled day employed. */
  readonly hours: Ratio;
}

const monthsOfYear = ratio(12);

/** What an amount of some months is in a year: × 12 ÷ months. */
export const annualised = (amount: Ratio, months: Ratio): Ratio =>
  divide(multiply(amount, monthsOfYear), months);

/** What a line has for so many months. */
export const amountFor = ({ amount, months }: BudgetLine, count: number): Ratio =>
  divide(multiply(amount, ratio(count)), months);

/** Holds a run's cost against the lines of a budget. */
export function budgetOf(
  engine: Engine,
  run: Pick<RunResult, 'scenario' | 'lines' | 'rows'>,
  plan: BudgetPlan,
): Budget {
  const sums = new BudgetSums(engine, run, plan);
  sums.add(run.rows);
  return sums.budget();
}

/** Adds up what people cost in each line of a budget, chunk after chunk. */
export class BudgetSums implements Sink {
  private readonly engine: Engine;
  private readonly run: Pick<RunResult, 'scenario' | 'lines'>;
  private readonly plan: BudgetPlan;
  private readonly lineOf: ReadonlyMap<string, BudgetLine>;
  private readonly costs = new Map<BudgetLine | undefined, CostSums>();
  private readonly all: CostSums;

  constructor(engine: Engine, run: Pick<RunResult, 'scenario' | 'lines'>, plan: BudgetPlan) {
    [this.engine, this.run, this.plan] = [engine, run, plan];
    this.lineOf = new Map(plan.lines.flatMap((line) => line.values.map((value) => [value, line] as const)));
    this.all = new CostSums(engine, run, plan);
  }

  take(worked: WorkedChunk): void {
    this.add(rowsOf(worked, this.run.lines));
  }

  /** Adds rows; all of a person's are among them. */
  add(added: readonly RunRow[]): void {
    const rows = new Map<BudgetLine | undefined, RunRow[]>();
    for (const row of added) {
      const line = this.lineFor(row);
      const own = rows.get(line);
      if (own === undefined) rows.set(line, [row]);
      else own.push(row);
    }
    for (const [line, own] of rows) {
      const sums = this.costs.get(line) ?? new CostSums(this.engine, this.run, this.plan);
      this.costs.set(line, sums);
      sums.add(own);
    }
    this.all.add(added);
  }

  private lineFor({ facts }: RunRow): BudgetLine | undefined {
    const { fact, lines } = this.plan;
    if (fact === undefined) return lines[0];
    const value = facts.get(fact);
    return typeof value === 'string' ? this.lineOf.get(value) : undefined;
  }

  budget(): Budget {
    const { engine, run, plan } = this;
    const { months, schemes } = run.scenario;
    return {
      plan,
      months,
      schemes,
      lines: plan.lines.map((line) => ({
        line,
        annual: annualised(line.amount, line.months),
        here: amountFor(line, months.length),
        ...(this.costs.get(line) ?? new CostSums(engine, run, plan)).cost(),
      })),
      outside: this.costs.get(undefined)?.cost(),
      all: this.all.cost(),
      utilisation: plan.direct && utilisation(engine, run, plan.direct),
    };
  }
}

/** What some rows of a run cost. */
export const costOf =
  (engine: Engine, run: Pick<RunResult, 'scenario' | 'lines'>, plan: BudgetPlan) =>
  (rows: readonly RunRow[]): PeopleCost => {
    const sums = new CostSums(engine, run, plan);
    sums.add(rows);
    return sums.cost();
  };

/** What some people cost, by scheme and month. */
class CostSums {
  private readonly engine: Engine;
  private readonly plan: BudgetPlan;
  private readonly schemes: readonly string[];
  /** The places of the lines that together are the cost. */
  private readonly places: readonly number[];
  private readonly months: ReadonlyMap<string, Month>;
  private people = 0;
  private personMonths = 0;
  private services = ratio(0);
  private readonly sums: { cost: number; days: number; readonly byMonth: Map<Month, number> }[];

  constructor(engine: Engine, { scenario, lines }: Pick<RunResult, 'scenario' | 'lines'>, plan: BudgetPlan) {
    [this.engine, this.plan, this.schemes] = [engine, plan, scenario.schemes];
    this.places = plan.cost.map((name) => lines.findIndex(({ term }) => term === name));
    this.months = new Map(scenario.months.map((month) => [isoMonth(month), month]));
    const none = () => new Map<Month, number>(scenario.months.map((month) => [month, 0]));
    this.sums = scenario.schemes.map(() => ({ cost: 0, days: 0, byMonth: none() }));
  }

  add(rows: readonly RunRow[]): void {
    this.people += new Set(rows.map(({ id }) => id)).size;
    this.personMonths += rows.length;
    for (const row of rows) {
      this.services = add(this.services, servicesOf(row.facts, this.plan));
      const month = this.months.get(row.month);
      if (month !== undefined) this.addMonth(row, month);
    }
  }

  private addMonth({ facts, schemes }: RunRow, month: Month): void {
    this.sums.forEach((sum, s) => {
      const own = this.places.reduce((cost, place) => cost + (schemes[s]?.amounts[place] ?? 0), 0);
      sum.cost += own;
      sum.byMonth.set(month, (sum.byMonth.get(month) ?? 0) + own);
      if (this.plan.direct !== undefined)
        sum.days += scheduledDays(this.engine, this.schemes[s] ?? '', month, facts);
    });
  }

  cost(): PeopleCost {
    const { people, personMonths, services, plan } = this;
    const hours = plan.direct?.hours ?? ratio(0);
    const costs = this.sums.map(({ cost, days, byMonth }) => ({
      cost,
      byMonth,
      hours: multiply(hours, ratio(days)),
    }));
    return { people, personMonths, services, costs };
  }
}

const servicesOf = (facts: RunRow['facts'], { services }: BudgetPlan): Ratio =>
  services === undefined ? ratio(0) : numberOf(facts, services);

/** The month's scheduled days within the employment. */
function scheduledDays(engine: Engine, scheme: string, month: Month, facts: RunRow['facts']): number {
  const { settings } = engine.schemeMonth(scheme, month);
  const { scheduled } = engine.calendar.monthDays(month, settings);
  const [hired, left] = [dayOf(facts, employment.hired), dayOf(facts, employment.left)];
  return scheduled.filter((day) => (hired ?? day) <= day && day <= (left ?? day)).length;
}

/** Direct hours a day over the scheduled hours of each scheme's day. @throws ProblemError where these rest on a fact */
function utilisation(
  engine: Engine,
  { scenario }: Pick<RunResult, 'scenario'>,
  { hours, day }: NonNullable<BudgetPlan['direct']>,
): readonly Ratio[] {
  const month = scenario.months[0] ?? 0;
  return scenario.schemes.map((scheme) => {
    const { program } = engine.schemeMonth(scheme, month);
    const value = evaluate(closure(program, [day]), new Map()).value(day);
    return isRatio(value) && !isZero(value) ? divide(hours, value) : ratio(0);
  });
}
