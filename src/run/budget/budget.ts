import { isoMonth, type Month } from '../../calendar/date.ts';
import { employment } from '../../calendar/interface.ts';
import { isRatio } from '../../formula/checked.ts';
import { closure } from '../../formula/program.ts';
import { divide, isZero, multiply, type Ratio, ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import { dayOf, numberOf } from '../../people/facts.ts';
import { evaluate } from '../../readings/exact.ts';
import type { RunResult } from '../run.ts';
import type { RunRow } from '../run-row.ts';
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
  const { months, schemes } = run.scenario;
  const cost = costOf(engine, run, plan);
  const lineOf = new Map(plan.lines.flatMap((line) => line.values.map((value) => [value, line] as const)));
  const rows = new Map<BudgetLine | undefined, RunRow[]>();
  for (const row of run.rows) {
    const value = row.facts.get(plan.fact);
    const line = typeof value === 'string' ? lineOf.get(value) : undefined;
    const own = rows.get(line);
    if (own === undefined) rows.set(line, [row]);
    else own.push(row);
  }
  const outside = rows.get(undefined);
  return {
    plan,
    months,
    schemes,
    lines: plan.lines.map((line) => ({
      line,
      annual: annualised(line.amount, line.months),
      here: amountFor(line, months.length),
      ...cost(rows.get(line) ?? []),
    })),
    outside: outside && cost(outside),
    all: cost(run.rows),
    utilisation: plan.direct && utilisation(engine, run, plan.direct),
  };
}

/** What some rows of a run cost. */
export function costOf(
  engine: Engine,
  { scenario, lines }: Pick<RunResult, 'scenario' | 'lines'>,
  plan: BudgetPlan,
): (rows: readonly RunRow[]) => PeopleCost {
  const places = plan.cost.map((name) => lines.findIndex(({ term }) => term === name));
  const months = new Map(scenario.months.map((month) => [isoMonth(month), month]));
  return (rows) => ({
    people: new Set(rows.map(({ id }) => id)).size,
    personMonths: rows.length,
    services: rows.reduce((sum, { facts }) => added(sum, servicesOf(facts, plan)), ratio(0)),
    costs: scenario.schemes.map((scheme, s) => {
      const byMonth = new Map<Month, number>(scenario.months.map((month) => [month, 0]));
      let [cost, days] = [0, 0];
      for (const { month: text, facts, schemes } of rows) {
        const month = months.get(text);
        if (month === undefined) continue;
        const own = places.reduce((sum, place) => sum + (schemes[s]?.amounts[place] ?? 0), 0);
        cost += own;
        byMonth.set(month, (byMonth.get(month) ?? 0) + own);
        if (plan.direct !== undefined) days += scheduledDays(engine, scheme, month, facts);
      }
      return { cost, byMonth, hours: multiply(plan.direct?.hours ?? ratio(0), ratio(days)) };
    }),
  });
}

const added = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);

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
