import { isoMonth } from '../calendar/date.ts';
import { decodeInput } from '../disk/input.ts';
import { Engine } from '../pay/engine.ts';
import { checkPeople, estimate } from '../pay/estimate.ts';
import { checkClassified, type EstimateReading, readEstimate } from '../people/inputs/estimate-input.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import type { PersonMonth } from '../people/types.ts';
import { Problems } from '../problem/problem.ts';
import { estimateJson } from '../report/estimate/json.ts';
import type { Compiled } from '../rules/compile.ts';
import { readSource, type SourceNode } from '../rules/source-tree.ts';
import { type Context, exit, out } from './context.ts';
import { comparedSchemes, type RulesInForce, rulesInForce } from './rule-source.ts';

/** `pumsak estimate FILE|-`. @throws ProblemError */
export async function estimateCommand(
  file: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const inForce = await rulesInForce(context, file);
  const { rules } = inForce;
  const schemes = askedSchemes(options['schemes'], inForce);
  const open = options['interval'] === true;
  const problems = new Problems();
  const source = readSource(await decodeInput(file), file, problems);
  return showEstimate(source, problems, { rules, schemes, open }, context);
}

/** What an input is worked out by. */
export interface EstimateOptions {
  readonly rules: Compiled;
  readonly schemes: readonly string[];
  /** Whether inputs may be 모름. */
  readonly open: boolean;
}

/** The same from an input's tree and what was wrong with its text. @throws ProblemError */
export async function showEstimate(
  source: SourceNode | undefined,
  problems: Problems,
  { rules, schemes, open }: EstimateOptions,
  context: Context,
): Promise<number> {
  const input = readEstimate(source, factBooks(rules, schemes), problems, { open });
  if (input !== undefined) checkClassified(input.people, schemes, rules, problems);
  const engine = new Engine(rules);
  // What is wrong with the records is said together with what could not be read.
  if (problems.any) checkPeople(engine, input?.people ?? [], schemes, problems);
  problems.throwIfAny();
  if (open) return showIntervals(engine, input, schemes, context);
  const comparisons = estimate(engine, input?.people ?? [], schemes);
  if (context.json) {
    const answers = comparisons.map((comparison) => estimateJson(comparison, context.lang));
    out(`${JSON.stringify(input?.isList ? answers : answers[0])}\n`);
  } else {
    // Only what is shown to people needs the widths of their letters.
    const { estimateText } = await import('../report/estimate/text.ts');
    out(
      `${comparisons.map((comparison) => estimateText(comparison, context.lang, context.columns)).join('\n\n')}\n`,
    );
  }
  return exit.done;
}

/** Where the figures lie while inputs are unknown, and what to ask first. */
async function showIntervals(
  engine: Engine,
  input: EstimateReading | undefined,
  schemes: readonly string[],
  context: Context,
): Promise<number> {
  const { runningInterval } = await import('../bargaining/solve/running-interval.ts');
  const { intervalJson, intervalText } = await import('../report/bargaining/solve/interval.ts');
  const { fused } = await import('../jit/fused.ts');
  const people = input?.people ?? [];
  checkKnown(engine, people, schemes);
  const answers = people.map((person) => ({
    month: isoMonth(person.month),
    interval: runningInterval({ engine: engine.assuming(person), person, schemes }, fused),
  }));
  if (context.json) {
    const all = answers.map(({ interval, month }) => intervalJson(interval, month));
    out(`${JSON.stringify(input?.isList ? all : all[0], null, 1)}\n`);
  } else {
    const texts = answers.map(({ interval, month }) =>
      intervalText(interval, month, context.lang, context.columns),
    );
    out(`${texts.join('\n\n')}\n`);
  }
  return exit.done;
}

/** What is wrong with the records whatever the unknown inputs are. */
function checkKnown(engine: Engine, people: readonly PersonMonth[], schemes: readonly string[]): void {
  const problems = new Problems();
  checkPeople(engine, people, schemes, problems);
  problems.throwIfAny();
}

/** The schemes of --schemes, else those compared where nobody names any. @throws ProblemError */
export const askedSchemes = (option: unknown, inForce: RulesInForce): readonly string[] =>
  typeof option === 'string' ? schemeNames(option, [], inForce.rules) : comparedSchemes(inForce);

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
