import { existsSync } from 'node:fs';
import { readSides, shippedNames } from '../disk/difference.ts';
import { writeAtomic } from '../disk/disk.ts';
import { fused } from '../jit/fused.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { differenceJson } from '../report/difference/json.ts';
import { differenceText } from '../report/difference/text.ts';
import { differences } from '../run/difference/difference.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { progressBar } from './progress.ts';
import { loadCompiled, shippedCompiled } from './rule-source.ts';

/** `pumsak diff A B [--scenario FILE]`: what differs, in sentences, with people and cost. @throws ProblemError */
export async function diffCommand(
  texts: readonly [string, string],
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const target = typeof options['out'] === 'string' && options['out'] !== '-' ? options['out'] : undefined;
  if (target !== undefined && existsSync(target) && options['force'] !== true)
    throw new ProblemError([problem('would-overwrite', { values: { path: target } })]);
  const scenario = typeof options['scenario'] === 'string' ? options['scenario'] : undefined;
  const costs = options['cost'] !== false;
  if (!costs && scenario !== undefined)
    throw new ProblemError([
      problem('options-exclude', { values: { option: '--no-cost', other: '--scenario' } }),
    ]);
  // Schemes are of the rules in force where one stands; scenarios bring those of their own project.
  const rules = await loadCompiled(context, scenario ?? texts.find((text) => existsSync(text)));
  const shipped = async () => shippedCompiled();
  const ask = await readSides(texts, { rules, shipped, scenario, costs });
  if (ask.kind === '규칙' && context.rules.length > 0)
    throw new ProblemError([
      problem('options-exclude', { values: { option: '--rules', other: shownSide(texts) } }),
    ]);
  const result = await differences(ask, { backend: fused, progress: progressBar() });
  const page = context.json
    ? `${JSON.stringify(differenceJson(result, context.lang), null, 1)}\n`
    : `${differenceText(result, context.lang, context.columns)}\n`;
  if (target === undefined) out(page);
  else {
    writeAtomic(target, page);
    err(`${word(context.lang, 'wrote', { dir: target, files: context.json ? 'json' : 'text' })}\n`);
  }
  return exit.done;
}

/** The side that is a folder. */
const shownSide = (texts: readonly [string, string]): string =>
  texts.find((text) => !shippedNames.includes(text)) ?? texts[0];
