import { existsSync } from 'node:fs';
import { consentLedger } from '../bargaining/consent/consent.ts';
import { writeAtomic } from '../disk/disk.ts';
import type { ScenarioBeforePeople } from '../disk/loaded-scenario.ts';
import { scenarioOfRun } from '../disk/run-origin.ts';
import { runWhole } from '../disk/run-whole.ts';
import { openScenario, openSource } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import type { PersonMonthSource } from '../people/table/source.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { reportConsent } from '../report/bargaining/consent/for-report.ts';
import { reportHtml } from '../report/document/page.ts';
import type { ReportConsent, ReportReader } from '../report/document/report.ts';
import { ReportSums } from '../report/document/report-sums.ts';
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
  await countMembersOf(open, source);
  const work = workOf(engine, scenario, source.shape, { backend: fused, divides: true, keeps: false });
  const sums = new ReportSums(engine, scenario, source.shape, work.lines);
  const bar = rateBar();
  const { summary } = await runWhole({
    scenario,
    source,
    work,
    inputProblems: async () => (await inputProblems(open, source)).list,
    progress: bar.step,
    sinks: sums.sinks,
  }).finally(bar.end);
  const consent = await consentOf({ open, source, reader, context });
  return reportHtml(
    await sums.data({
      reader,
      lang: context.lang,
      summary,
      ...(consent && { consent }),
      engine: engineVersion,
      files: [...new Set(open.inputs.map((input) => input.path))],
    }),
  );
}

async function consentOf({ open, source, reader, context }: Asked): Promise<ReportConsent | undefined> {
  const { scenario, engine } = open;
  if (scenario.agreements === undefined) return undefined;
  const whole = await consentLedger(engine, scenario, await loadTable(open, source), { backend: fused });
  return reportConsent(whole, reader, context.lang);
}
