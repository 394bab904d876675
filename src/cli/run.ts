import type { ScenarioBeforePeople } from '../disk/loaded-scenario.ts';
import { isRunFile } from '../disk/months/progress.ts';
import { checkTarget, refuseInputs } from '../disk/results.ts';
import { runWhole } from '../disk/run-whole.ts';
import { inputPaths, openScenario, openSource } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import type { PersonMonthSource } from '../people/table/source.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { runJson } from '../report/run/json.ts';
import { runText } from '../report/run/text.ts';
import { bookBasis, forWorkbook } from '../report/workbook/for-workbook.ts';
import { BudgetSums } from '../run/budget/budget.ts';
import { planOf } from '../run/budget/plan.ts';
import { LargeMoves } from '../run/large-moves.ts';
import { PeopleTotals } from '../run/memory.ts';
import { countMembersOf, inputProblems, loadTable } from '../run/scenario/load-table.ts';
import { monthsFile } from '../run/scenario/scenario.ts';
import { workOf } from '../run/work-out.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { writingInto } from './into-folder.ts';
import { rateBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';
import { formatOf } from './run-months.ts';
import { engineVersion } from './version.ts';

/** `pumsak run SCENARIO [--out DIR] [--json] …`. @throws ProblemError; then no file is touched. */
export async function runCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = typeof options['out'] === 'string' ? options['out'] : undefined;
  const resume = options['resume'] === true;
  if (resume && options['force'] === true)
    throw new ProblemError([
      problem('options-exclude', { values: { option: '--resume', other: '--force' } }),
    ]);
  if (folder !== undefined && !resume) checkTarget(folder, options['force'] === true);
  const format = formatOf(options['format']);
  if (format === 'parquet' || format === 'duckdb') {
    // Before anything is worked out or written.
    const { loadDuckdb } = await import('../disk/duckdb/load.ts');
    await loadDuckdb(format === 'parquet' ? 'Parquet' : 'DuckDB');
  }
  const rules = await loadCompiled(context, path);
  const open = await openScenario(rules, path);
  if (folder !== undefined) refuseInputs(folder, inputPaths(open, path), isRunFile);
  if (open.scenario.files.has(monthsFile)) {
    if (folder === undefined) refuse('needs-out', options, ['resume', 'part', 'format']);
    const { runMonthsCommand } = await import('./run-months.ts');
    return runMonthsCommand(open, path, options, context);
  }
  refuse('needs-months-file', options, ['resume', 'part', 'workers']);
  if (folder === undefined) refuse('needs-out', options, ['format']);
  const { engine, inputs } = open;
  const source = await openSource(open, path);
  const isBook = folder !== undefined && format === 'xlsx';
  const scenario = isBook ? forWorkbook(open.scenario, source.shape) : open.scenario;
  await countMembersOf(open, source);
  const work = workOf(engine, scenario, source.shape, { backend: fused, divides: true, keeps: false });
  const people = new PeopleTotals();
  const moves = new LargeMoves(engine, scenario, source.shape);
  const plan = isBook ? planOf(scenario, engine.rules, work.lines) : undefined;
  const budget = plan && new BudgetSums(engine, { scenario, lines: work.lines }, plan);
  const bar = rateBar();
  const runTo = (target: string | undefined): ReturnType<typeof runWhole> =>
    runWhole({
      scenario,
      source,
      work,
      inputProblems: async () => (await inputProblems(open, source)).list,
      progress: bar.step,
      sinks: [moves, ...(context.json ? [people] : []), ...(budget ? [budget] : [])],
      moves: () => moves.found,
      ...(target !== undefined && {
        out: {
          folder: target,
          format,
          origin: { engine: engineVersion, rules: rules.ruleSet.files, inputs, scenario: path },
          more: () => consentFile(open, source),
          ...(isBook && {
            book: () => ({
              ...bookBasis(context.lang, engine, scenario, work.lines, source.shape.facts),
              ...(budget && { budget: budget.budget() }),
              moves: moves.found,
            }),
          }),
        },
      }),
    }).finally(bar.end);
  const { summary, files } = await (folder === undefined
    ? runTo(undefined)
    : writingInto(folder, options, context, runTo));
  // Before anything is said: an answer on standard output is not followed by an error.
  if (folder !== undefined) err(`${word(context.lang, 'wrote', { dir: folder, files: files.join(', ') })}\n`);
  const result = { scenario, ...work, summary, moves: moves.found };
  out(
    context.json
      ? `${JSON.stringify(runJson({ ...result, people: people.people }), null, 1)}\n`
      : `${runText(result, context.lang, context.columns)}\n`,
  );
  return exit.done;
}

/** Where agreements apply, who would have to consent. */
async function consentFile(
  open: ScenarioBeforePeople,
  source: PersonMonthSource,
): Promise<Readonly<Record<string, string>>> {
  const { scenario, engine } = open;
  if (scenario.agreements === undefined) return {};
  const { consentLedger } = await import('../bargaining/consent/consent.ts');
  const { consentCsv } = await import('../report/bargaining/consent/csv.ts');
  const table = await loadTable(open, source);
  return { 'consent.csv': consentCsv(await consentLedger(engine, scenario, table, { backend: fused })) };
}

/** @throws ProblemError for options that have no meaning here */
function refuse(
  code: 'needs-months-file' | 'needs-out',
  options: Readonly<Record<string, unknown>>,
  names: readonly string[],
): void {
  const given = names.filter((name) => options[name] !== undefined);
  if (given.length === 0) return;
  const values = { option: given.map((name) => `--${name}`).join(', ') };
  throw new ProblemError([problem(code, { values })]);
}
