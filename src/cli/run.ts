import { fused } from '../files/fused.ts';
import { checkTarget, writeRun } from '../files/results.ts';
import { loadScenario } from '../files/scenario.ts';
import { runJson } from '../report/run-json.ts';
import { runText } from '../report/run-text.ts';
import { word } from '../report/words.ts';
import { run } from '../scenario/run.ts';
import { type Context, err, exit, out } from './context.ts';
import { progressBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';
import { engineVersion } from './version.ts';

/** `pumsak run SCENARIO [--out DIR] [--json]`. @throws ProblemError; then no file is touched. */
export async function runCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = typeof options['out'] === 'string' ? options['out'] : undefined;
  if (folder !== undefined) checkTarget(folder, options['force'] === true);
  const rules = await loadCompiled(context);
  const { scenario, engine, people, inputs } = await loadScenario(rules, path);
  const result = await run(engine, scenario, people, { progress: progressBar(), back: fused });
  // Before anything is said: an answer on standard output is not followed by an error.
  if (folder !== undefined) {
    const manifest = { engine: engineVersion, rules: rules.ruleSet.files, inputs, scenario: path };
    const files = writeRun(folder, result, manifest);
    err(`${word(context.lang, 'wrote', { dir: folder, files: files.join(', ') })}\n`);
  }
  out(
    context.json
      ? `${JSON.stringify(runJson(result), null, 1)}\n`
      : `${runText(result, context.lang, context.columns)}\n`,
  );
  return exit.done;
}
