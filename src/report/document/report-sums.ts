import { employment } from '../../calendar/interface.ts';
import type { RunLine } from '../../columns/lines.ts';
import { add, ratio } from '../../formula/ratio.ts';
import type { Engine } from '../../pay/engine.ts';
import type { TableShape } from '../../people/table/shape.ts';
import { amountFor } from '../../run/budget/budget.ts';
import { type BudgetPlan, planOf } from '../../run/budget/plan.ts';
import { differences } from '../../run/difference/difference.ts';
import { GroupSink } from '../../run/group-sink.ts';
import { LargeMoves } from '../../run/large-moves.ts';
import { MonthTotals } from '../../run/month-totals.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { Sink } from '../../run/sink.ts';
import type { ReportData } from './report.ts';

/** What a report takes of a run while it is worked out, and is put together of at its end. */
export class ReportSums {
  readonly sinks: readonly Sink[];
  private readonly engine: Engine;
  private readonly scenario: Scenario;
  private readonly lines: readonly RunLine[];
  private readonly plan: BudgetPlan | undefined;
  private readonly monthly: MonthTotals;
  private readonly groups: GroupSink;
  private readonly moves: LargeMoves;

  constructor(engine: Engine, scenario: Scenario, shape: TableShape, lines: readonly RunLine[]) {
    [this.engine, this.scenario, this.lines] = [engine, scenario, lines];
    const gross = lines.filter(({ isTotal }) => isTotal).slice(0, 1);
    this.plan = planOf(scenario, engine.rules, lines);
    this.monthly = new MonthTotals(scenario, lines, this.plan?.cost ?? gross.map(({ term }) => term));
    this.groups = new GroupSink(groupTerms(shape), lines);
    this.moves = new LargeMoves(engine, scenario, shape);
    this.sinks = [this.monthly, this.groups, this.moves];
  }

  /** The report of a run that is through. */
  async data(
    about: Pick<ReportData, 'reader' | 'lang' | 'summary' | 'consent' | 'engine' | 'files'>,
  ): Promise<ReportData> {
    const { scenario, lines, plan, monthly } = this;
    const { rules } = this.engine;
    const [first = '', ...others] = scenario.schemes;
    const version = { rules, changes: scenario.changes };
    const { parts } = await differences({
      kind: '제도',
      names: [first, others.at(-1) ?? first],
      versions: [version, version],
      pairs: others.map((other) => [first, other] as const),
      months: scenario.months,
    });
    const findings = rules.ruleSet.provisions.flatMap((provision) => provision.findings);
    return {
      ...about,
      scenario,
      lines,
      groups: this.groups.groups,
      monthly: monthly.amounts,
      ...(plan !== undefined && {
        budget: {
          table: plan.table,
          here: plan.lines.reduce((sum, line) => add(sum, amountFor(line, scenario.months.length)), ratio(0)),
          costs: monthly.amounts,
        },
      }),
      clauses: parts,
      moves: this.moves.found,
      articles: new Map(findings.map(({ name, article }) => [name, article ?? ''])),
    };
  }
}

/** What people are divided by: the groups they are in, and the year in which they came. */
const groupTerms = ({ facts }: TableShape): string[] =>
  facts
    .filter(({ isGroup, spec }) => isGroup === true || spec.term === employment.hired)
    .map(({ spec }) => spec.term);
