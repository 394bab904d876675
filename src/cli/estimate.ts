import { decodeInput } from '../files/input.ts';
import { checkClassified, factBooks, readEstimate } from '../people/estimate-input.ts';
import { Problems } from '../problem/problem.ts';
import { estimateJson } from '../report/estimate-json.ts';
import type { Compiled } from '../rules/compile.ts';
import { Engine } from '../scenario/engine.ts';
import { checkPeople, estimate } from '../scenario/estimate.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** The schemes compared when none are named. */
const usual = ['현행', '개편안'];

/** `pumsak estimate FILE|-`. @throws ProblemError */
export async function estimateCommand(
  file: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const problems = new Problems();
  const rules = await loadCompiled(context);
  const schemes = schemeNames(options['schemes'], usual, rules);
  const input = readEstimate(await decodeInput(file), file, factBooks(rules, schemes), problems);
  if (input !== undefined) checkClassified(input.people, schemes, rules, problems);
  const engine = new Engine(rules);
  // What is wrong with the records is said together with what could not be read.
  if (problems.any) checkPeople(engine, input?.people ?? [], schemes, problems);
  problems.throwIfAny();
  const comparisons = estimate(engine, input?.people ?? [], schemes);
  if (context.json) {
    const answers = comparisons.map((comparison) => estimateJson(comparison, context.lang));
    out(`${JSON.stringify(input?.isList ? answers : answers[0])}\n`);
  } else {
    // Only what is shown to people needs the widths of their letters.
    const { estimateText } = await import('../report/estimate-text.ts');
    out(
      `${comparisons.map((comparison) => estimateText(comparison, context.lang, context.columns)).join('\n\n')}\n`,
    );
  }
  return exit.done;
}

/** A comma-separated list of scheme names. @throws ProblemError for one that the rules do not have, or none */
export function schemeNames(
  option: unknown,
  fallback: readonly string[],
  rules: Compiled,
): readonly string[] {
  if (typeof option !== 'string') return fallback;
  const names = option
    .split(',')
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name !== '');
  const problems = new Problems();
  for (const name of names.length === 0 ? [option] : names) rules.scheme(name, undefined, problems);
  for (const name of new Set(names.filter((one, i) => names.indexOf(one) < i)))
    problems.add('scheme-twice', { values: { name } });
  problems.throwIfAny();
  return names;
}
