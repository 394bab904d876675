import { openMonths } from '../files/months/open.ts';
import { type Format, formats, type PartOf } from '../files/months/progress.ts';
import { runMonths } from '../files/months/run-months.ts';
import type { OpenScenario } from '../files/scenario.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { summaryJson } from '../report/run-json.ts';
import { runText } from '../report/run-text.ts';
import { word } from '../report/words.ts';
import { scenarioLines } from '../scenario/lines.ts';
import { type Context, err, exit, out } from './context.ts';
import { rateBar } from './progress.ts';
import { engineVersion } from './version.ts';

/** `pumsak run` over a file of person-months: part after part. @throws ProblemError; then no file is left. */
export async function runMonthsCommand(
  open: OpenScenario,
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = typeof options['out'] === 'string' ? options['out'] : undefined;
  const { scenario, engine, inputs } = open;
  const { source, compute, attributions } = await openMonths(open, path);
  const lines = scenarioLines(engine, scenario, scenario.months);
  const bar = rateBar();
  try {
    const { fold, files } = await runMonths({
      engine,
      scenario,
      path,
      source,
      lines,
      compute,
      attributions,
      inFlight: 1,
      identity: {
        engine: engineVersion,
        rules: engine.rules.ruleSet.files,
        inputs,
        format: formatOf(options['format']),
        part: partOf(options['part']) ?? null,
      },
      ...(folder !== undefined && { folder }),
      resume: options['resume'] === true,
      progress: bar.step,
    });
    bar.end();
    const result = { scenario, lines, attributions, summary: fold.summary() };
    out(
      context.json
        ? `${JSON.stringify(summaryJson(result), null, 1)}\n`
        : `${runText(result, context.lang, context.columns)}\n`,
    );
    if (folder !== undefined)
      err(`${word(context.lang, 'wrote', { dir: folder, files: shortened(files) })}\n`);
    return exit.done;
  } finally {
    bar.end();
    await source.close();
  }
}

/** Many parts are not named one by one. */
export const shortened = (files: readonly string[]): string =>
  files.length <= 8 ? files.join(', ') : [...files.slice(0, 2), '…', ...files.slice(-5)].join(', ');

/** @throws ProblemError wrong-option */
export function formatOf(asked: unknown): Format {
  const found = formats.find((one) => one === (asked ?? 'csv'));
  if (found === undefined) throw wrong('--format', String(asked), formats.join(', '));
  return found;
}

/** `7/64`. @throws ProblemError wrong-option */
export function partOf(asked: unknown): PartOf | undefined {
  if (asked === undefined) return undefined;
  const [, part = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(String(asked)) ?? []).map(Number);
  if (part < 1 || part > of) throw wrong('--part', String(asked), '7/64');
  return { part, of };
}

const wrong = (option: string, text: string, expected: string): ProblemError =>
  new ProblemError([problem('wrong-option', { values: { option, text, expected } })]);
