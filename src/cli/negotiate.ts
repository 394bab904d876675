import { negotiate } from '../bargaining/negotiate/negotiate.ts';
import { readNegotiation } from '../bargaining/negotiate/read-negotiation.ts';
import { checkTarget, writeFiles } from '../disk/results.ts';
import { inputPaths, loadPeople, openScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { Problems } from '../problem/problem.ts';
import { losersCsv, packagesCsv } from '../report/bargaining/negotiate/csv.ts';
import { frontChart } from '../report/bargaining/negotiate/front-chart.ts';
import { negotiateJson } from '../report/bargaining/negotiate/json.ts';
import { negotiateText } from '../report/bargaining/negotiate/text.ts';
import { chartSvg } from '../report/chart/svg.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { writingInto } from './into-folder.ts';
import { progressBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';
import { engineVersion } from './version.ts';

/** `pumsak negotiate SCENARIO [--out DIR] [--json]`: packages under a budget. @throws ProblemError */
export async function negotiateCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = typeof options['out'] === 'string' ? options['out'] : undefined;
  if (folder !== undefined) checkTarget(folder, options['force'] === true);
  const rules = await loadCompiled(context, path);
  const open = await openScenario(rules, path);
  const problems = new Problems();
  const negotiation = readNegotiation(open.engine, open.scenario, problems);
  problems.throwIfAny();
  if (negotiation === undefined) throw new Error('a bargaining without problems was not read');
  const { scenario, engine, table, inputs } = await loadPeople(open, path);
  const result = await negotiate(engine, scenario, negotiation, table, {
    backend: fused,
    progress: progressBar(),
  });
  const json = `${JSON.stringify(negotiateJson(result, context.lang), null, 1)}\n`;
  if (folder !== undefined) {
    const manifest = { engine: engineVersion, rules: rules.ruleSet.files, inputs, scenario: path };
    const files = await writingInto(folder, options, context, async (target) =>
      writeFiles(
        target,
        {
          'packages.json': json,
          'packages.csv': packagesCsv(result),
          'losers.csv': losersCsv(result),
          'packages.svg': `${chartSvg(frontChart(result, context.lang), context.lang)}\n`,
        },
        manifest,
        inputPaths(open, path),
        folder,
      ),
    );
    err(`${word(context.lang, 'wrote', { dir: folder, files: files.join(', ') })}\n`);
  }
  out(context.json ? json : `${negotiateText(result, context.lang, context.columns)}\n`);
  return exit.done;
}
