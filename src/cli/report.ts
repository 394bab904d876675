import { existsSync } from 'node:fs';
import { consentLedger } from '../bargaining/consent/consent.ts';
import { pseudonymous } from '../bargaining/consent/pseudonyms.ts';
import { employment } from '../calendar/interface.ts';
import { writeAtomic } from '../disk/disk.ts';
import type { ScenarioBeforePeople } from '../disk/loaded-scenario.ts';
import { scenarioOfRun } from '../disk/run-origin.ts';
import { runWhole } from '../disk/run-whole.ts';
import { openScenario, openSource } from '../disk/scenario.ts';
import { add, ratio } from '../formula/ratio.ts';
import { fused } from '../jit/fused.ts';
import type { PersonMonthSource } from '../people/table/source.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { consentSentences, headsIn } from '../report/bargaining/consent/sentences.ts';
import { reportHtml } from '../report/document/page.ts';
import type { ReportConsent, ReportReader } from '../report/document/report.ts';
import { amountFor } from '../run/budget/budget.ts';
import { planOf } from '../run/budget/plan.ts';
import { differences } from '../run/difference/difference.ts';
import { GroupSink } from '../run/group-sink.ts';
import { LargeMoves } from '../run/large-moves.ts';
import { MonthTotals } from '../run/month-totals.ts';
import { countMembersOf, inputProblems, loadTable } from '../run/scenario/load-table.ts';
import { workOf } from '../run/work-out.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit } from './context.ts';
import { rateBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';
import { engineVersion } from './version.ts';

/** `pumsak report RUN|SCENARIO --out FILE [--for READER]`: a page that people read and print. @throws ProblemError */
export async function reportCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const target = String(options['out']);
  if (existsSync(target) && options['force'] !== true)
    throw new ProblemError([problem('would-overwrite', { values: { path: target } })]);
  const reader = readersByName[String(options['for'])] ?? '인사';
  const of = scenarioOfRun(path);
  const rules = await loadCompiled(context, of.scenario);
  const open = await openScenario(rules, of.scenario);
  const source = await openSource(open, of.scenario);
  // The files that hold people are known once they are open.
  of.check({ rules: rules.ruleSet.files, inputs: open.inputs });
  writeAtomic(target, await pageOf({ open, source, reader, context }));
  err(`${word(context.lang, 'wrote', { dir: target, files: 'HTML' })}\n`);
  return exit.done;
}

/** The readers by both their names; the command line lets no others pass. */
export const readersByName: Readonly<Record<string, ReportReader>> = {
  인사: '인사',
  임원: '임원',
  노조: '노조',
  hr: '인사',
  director: '임원',
  union: '노조',
};

interface Asked {
  readonly open: ScenarioBeforePeople;
  readonly source: PersonMonthSource;
  readonly reader: ReportReader;
  readonly context: Context;
}

async function pageOf({ open, source, reader, context }: Asked): Promise<string> {
  const { scenario, engine } = open;
  const { rules } = engine;
  await countMembersOf(open, source);
  const work = workOf(engine, scenario, source.shape, { backend: fused, divides: true, keeps: false });
  const gross = work.lines.filter(({ isTotal }) => isTotal).slice(0, 1);
  const plan = planOf(scenario, rules, work.lines);
  const monthly = new MonthTotals(scenario, work.lines, plan?.cost ?? gross.map(({ term }) => term));
  const groups = new GroupSink(groupFacts(source), work.lines);
  const moves = new LargeMoves(engine, scenario, source.shape);
  const bar = rateBar();
  const { summary } = await runWhole({
    scenario,
    source,
    work,
    inputProblems: async () => (await inputProblems(open, source)).list,
    progress: bar.step,
    sinks: [monthly, groups, moves],
  }).finally(bar.end);
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
  const consent = await consentOf({ open, source, reader, context });
  return reportHtml({
    reader,
    lang: context.lang,
    scenario,
    lines: work.lines,
    summary,
    groups: groups.groups,
    monthly: monthly.amounts,
    ...(plan !== undefined && {
      budget: {
        table: plan.table,
        here: plan.lines.reduce((sum, line) => add(sum, amountFor(line, scenario.months.length)), ratio(0)),
        costs: monthly.amounts,
      },
    }),
    clauses: parts,
    ...(consent && { consent }),
    moves: moves.found,
    articles: new Map(findings.map(({ name, article }) => [name, article ?? ''])),
    engine: engineVersion,
    files: [...new Set(open.inputs.map((input) => input.path))],
  });
}

/** What people are divided by: the groups they are in, and the year in which they came. */
const groupFacts = ({ shape }: PersonMonthSource): string[] =>
  shape.facts
    .filter(({ isGroup, spec }) => isGroup === true || spec.term === employment.hired)
    .map(({ spec }) => spec.term);

async function consentOf({ open, source, reader, context }: Asked): Promise<ReportConsent | undefined> {
  const { scenario, engine } = open;
  if (scenario.agreements === undefined) return undefined;
  const isPseudonymous = reader !== '인사';
  const whole = await consentLedger(engine, scenario, await loadTable(open, source), { backend: fused });
  const ledger = isPseudonymous ? pseudonymous(whole) : whole;
  const voice = { lang: context.lang, isPseudonymous };
  const heads = headsIn(voice);
  return {
    sentences: ledger.schemes.flatMap((one) => consentSentences(one, voice)),
    unions: ledger.schemes.flatMap(({ unions }) =>
      unions.map(({ union, people, worse, contracts }) => ({
        union,
        heads: [heads(people), heads(worse), heads(contracts)] as const,
      })),
    ),
  };
}
