import { loadScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { factBooks } from '../people/inputs/fact-books.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { budgetJson, budgetText } from '../report/budget/budget.ts';
import { crossCsv, crossJson, crossText } from '../report/budget/cross.ts';
import type { Compiled } from '../rules/compile.ts';
import { budgetOf } from '../run/budget/budget.ts';
import { type CrossTable, crossOf } from '../run/budget/cross.ts';
import { readBudget } from '../run/budget/plan.ts';
import { runScenario } from '../run/run.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak budget SCENARIO`: what a scenario's people cost, against the lines of a budget. @throws ProblemError */
export async function budgetCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const rules = await loadCompiled(context, path);
  const { scenario, engine, table } = await loadScenario(rules, path);
  const problems = new Problems();
  const asked = factsOf(options['by'], engine.rules, scenario.schemes, problems);
  problems.throwIfAny();
  const run = await runScenario(engine, scenario, table, { backend: fused });
  const lines = run.lines.map(({ term }) => term);
  const plan = readBudget(scenario, engine.rules, lines, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new ProblemError([problem('missing-key', { values: { key: '예산' } })]);
  const budget = budgetOf(engine, run, plan);
  const isCsv = options['csv'] === true;
  const facts = asked ?? (isCsv ? ([plan.fact] as const) : undefined);
  const cross = facts && crossOf(engine, run, plan, facts);
  if (isCsv && cross !== undefined) out(crossCsv(cross, budget));
  else if (context.json) {
    const made = { ...budgetJson(budget), ...(cross && { 나눔: crossJson(cross, budget) }) };
    out(`${JSON.stringify(made, null, 1)}\n`);
  } else {
    const { lang, columns } = context;
    const tables = cross === undefined ? [] : crossText(cross, budget, lang, columns);
    out(`${[budgetText(budget, lang, columns), ...tables].join('\n\n')}\n`);
  }
  return exit.done;
}

/** The one or two facts of people that `--by` names; undefined where it names none. */
function factsOf(
  by: unknown,
  rules: Compiled,
  schemes: readonly string[],
  problems: Problems,
): CrossTable['facts'] | undefined {
  const known = factBooks(rules, schemes).직원;
  const texts = Array.isArray(by) ? by.map((one) => String(one).normalize('NFC')) : [];
  const found = texts.flatMap((text) => {
    const fact = known.find(text);
    if (fact !== undefined) return [fact.name];
    const near = known.nearest(text);
    const values = { text, known: known.keys.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-choice', { term: '--by', values });
    return [];
  });
  const [row, column, third] = [...new Set(found)];
  if (third !== undefined)
    problems.add('options-exclude', {
      values: { option: `--by ${third}`, other: `--by ${row}, --by ${column}` },
    });
  if (row === undefined) return undefined;
  return column === undefined ? [row] : [row, column];
}
