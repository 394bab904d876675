import { mergeRuns } from '../disk/months/merge.ts';
import { checkTarget } from '../disk/results.ts';
import { summaryJson } from '../report/run/json.ts';
import { runText } from '../report/run/text.ts';
import { SummaryAccumulator } from '../run/summary.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { writingInto } from './into-folder.ts';
import { shortened } from './run-months.ts';

/** `pumsak merge DIR… --out DIR`. @throws ProblemError; then no file is touched. */
export async function mergeCommand(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = String(options['out']);
  checkTarget(folder, options['force'] === true);
  const { accumulatorFile, files } = await writingInto(folder, options, context, (target) =>
    mergeRuns(paths, folder, target),
  );
  const summary = new SummaryAccumulator(
    accumulatorFile.lines,
    accumulatorFile.scenario,
    accumulatorFile.attributions,
    accumulatorFile.fold,
  ).summary();
  const result = {
    scenario: accumulatorFile.scenario,
    lines: accumulatorFile.lines,
    attributions: accumulatorFile.attributions,
    summary,
  };
  out(
    context.json
      ? `${JSON.stringify(summaryJson(result), null, 1)}\n`
      : `${runText(result, context.lang, context.columns)}\n`,
  );
  err(`${word(context.lang, 'wrote', { dir: folder, files: shortened(files) })}\n`);
  return exit.done;
}
