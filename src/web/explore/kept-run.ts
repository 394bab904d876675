import { consentLedger } from '../../bargaining/consent/consent.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder } from '../../people/table/order.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';
import { ProblemError, problem } from '../../problem/problem.ts';
import type { Lang } from '../../problem/text.ts';
import { reportConsent } from '../../report/bargaining/consent/for-report.ts';
import { reportHtml } from '../../report/document/page.ts';
import type { ReportReader } from '../../report/document/report.ts';
import { ReportSums } from '../../report/document/report-sums.ts';
import { wholeLayout } from '../../report/run/results.ts';
import { bookBasis, forWorkbook } from '../../report/workbook/for-workbook.ts';
import { MemoryRows } from '../../report/workbook/memory-rows.ts';
import { packWorkbook } from '../../report/workbook/package.ts';
import { runWorkbook } from '../../report/workbook/workbook.ts';
import type { FileHash } from '../../rules/model.ts';
import { BudgetSums } from '../../run/budget/budget.ts';
import { planOf } from '../../run/budget/plan.ts';
import { LargeMoves } from '../../run/large-moves.ts';
import { countMembersOf, loadTable } from '../../run/scenario/load-table.ts';
import type { AssembledScenario } from '../../run/scenario/open-scenario.ts';
import type { Scenario } from '../../run/scenario/scenario.ts';
import type { Sink } from '../../run/sink.ts';
import { type Summary, SummaryAccumulator } from '../../run/summary.ts';
import { type Work, workOf, workOut } from '../../run/work-out.ts';
import { nextTurn, type Watch } from './under-way.ts';

/** The scenario that can be kept, opened: what `pumsak run` would work out. */
export interface KeptRun {
  readonly open: AssembledScenario;
  readonly source: PersonMonthSource;
  /** The program's version, the scenario's name, and what was read. */
  readonly origin: {
    readonly engine: string;
    readonly scenario: string;
    readonly inputs: readonly FileHash[];
  };
}

/** The workbook of `pumsak run --format xlsx`, piece by piece. @throws ProblemError, Cancelled */
export async function keptWorkbook(
  { open, source, origin }: KeptRun,
  lang: Lang,
  watch: Watch,
): Promise<Blob> {
  const { engine } = open;
  const scenario = forWorkbook(open.scenario, source.shape);
  const work = await begun({ open, source }, scenario);
  const rows = new MemoryRows(wholeLayout(scenario, source.shape, work.lines));
  const moves = new LargeMoves(engine, scenario, source.shape);
  const plan = planOf(scenario, engine.rules, work.lines);
  const budget = plan && new BudgetSums(engine, { scenario, lines: work.lines }, plan);
  const summary = await run(scenario, source, work, [rows, moves, ...(budget ? [budget] : [])], watch);
  const book = runWorkbook({
    ...bookBasis(lang, engine, scenario, work.lines, source.shape.facts),
    ...rows.rows(),
    ...(budget && { budget: budget.budget() }),
    moves: moves.found,
    scenario,
    lines: work.lines,
    attributions: work.attributions,
    summary,
    origin: { ...origin, rules: engine.rules.ruleSet.files },
  });
  const pieces: BlobPart[] = [];
  // A copy: what a piece lies in may be used again.
  let size = 0;
  const put = (bytes: Uint8Array): void => {
    pieces.push(new Uint8Array(bytes));
    size += bytes.length;
  };
  await packWorkbook(book, put, async () => {
    await nextTurn();
    watch({ bytes: size });
  });
  return new Blob(pieces, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

/** The page of `pumsak report`. @throws ProblemError, Cancelled */
export async function keptReport(
  { open, source, origin }: KeptRun,
  reader: ReportReader,
  lang: Lang,
  watch: Watch,
): Promise<string> {
  const { engine, scenario } = open;
  const work = await begun({ open, source }, scenario);
  const sums = new ReportSums(engine, scenario, source.shape, work.lines);
  const summary = await run(scenario, source, work, sums.sinks, watch);
  const ledger =
    scenario.agreements && (await consentLedger(engine, scenario, await loadTable(open, source)));
  return reportHtml(
    await sums.data({
      reader,
      lang,
      summary,
      ...(ledger && { consent: reportConsent(ledger, reader, lang) }),
      engine: origin.engine,
      files: origin.inputs.map(({ path }) => path),
    }),
  );
}

async function begun({ open, source }: Pick<KeptRun, 'open' | 'source'>, scenario: Scenario): Promise<Work> {
  await countMembersOf(open, source);
  return workOf(open.engine, scenario, source.shape, { divides: true, keeps: false });
}

async function run(
  scenario: Scenario,
  source: PersonMonthSource,
  work: Work,
  sinks: readonly Sink[],
  watch: Watch,
): Promise<Summary> {
  const summary = new SummaryAccumulator(work.lines, scenario, work.attributions);
  const problems = new FewProblems();
  const chunks = source.read(source.start, source.end, noOrder, problems);
  let rows = 0;
  const done = (count: number): void => {
    rows += count;
    watch({ rows });
  };
  await workOut(chunks, work, [summary, ...sinks], problems, { done });
  if (problems.any) throw new ProblemError(problems.list);
  if (summary.state.people === 0) throw new ProblemError([problem('nobody-in-months')]);
  return summary.summary();
}
