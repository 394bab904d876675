import { isRunFile } from '../disk/months/progress.ts';
import { checkTarget, refuseInputs, writeRun } from '../disk/results.ts';
import { inputPaths, loadPeople, openScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { runJson } from '../report/run/json.ts';
import { runText } from '../report/run/text.ts';
import { runScenario } from '../run/run.ts';
import { monthsFile } from '../run/scenario/scenario.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { progressBar } from './progress.ts';
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
  const rules = await loadCompiled(context);
  const open = await openScenario(rules, path);
  if (folder !== undefined) refuseInputs(folder, inputPaths(open, path), isRunFile);
  if (open.scenario.files.has(monthsFile)) {
    if (folder === undefined) refuse('needs-out', options, ['resume', 'part', 'format']);
    const { runMonthsCommand } = await import('./run-months.ts');
    return runMonthsCommand(open, path, options, context);
  }
  refuse('needs-months-file', options, ['resume', 'part', 'workers']);
  if (folder === undefined) refuse('needs-out', options, ['format']);
  const { scenario, engine, people, inputs } = await loadPeople(open, path);
  const result = await runScenario(engine, scenario, people, { progress: progressBar(), backend: fused });
  // Before anything is said: an answer on standard output is not followed by an error.
  if (folder !== undefined) {
    const manifest = { engine: engineVersion, rules: rules.ruleSet.files, inputs, scenario: path };
    const more: Record<string, string> = {};
    if (scenario.agreements !== undefined) {
      const { consentLedger } = await import('../bargaining/consent/consent.ts');
      const { consentCsv } = await import('../report/bargaining/consent/csv.ts');
      more['consent.csv'] = consentCsv(await consentLedger(engine, scenario, people, { backend: fused }));
    }
    const files = await writeRun(folder, result, manifest, format, more);
    err(`${word(context.lang, 'wrote', { dir: folder, files: files.join(', ') })}\n`);
  }
  out(
    context.json
      ? `${JSON.stringify(runJson(result), null, 1)}\n`
      : `${runText(result, context.lang, context.columns)}\n`,
  );
  return exit.done;
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
