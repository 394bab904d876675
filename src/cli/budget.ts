import { loadScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { budgetJson, budgetText } from '../report/budget/budget.ts';
import { crossCsv, crossJson, crossText } from '../report/budget/cross.ts';
import { budgetOf } from '../run/budget/budget.ts';
import { type CrossTable, crossOf } from '../run/budget/cross.ts';
import { readBudget } from '../run/budget/plan.ts';
import { runScenario } from '../run/run.ts';
import { factsBy } from './by-facts.ts';
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
  const asked = crossedBy(factsBy(options['by'], engine.rules, scenario.schemes, problems), problems);
  problems.throwIfAny();
  const run = await runScenario(engine, scenario, table, { backend: fused });
  const lines = run.lines.map(({ term }) => term);
  const plan = readBudget(scenario, engine.rules, lines, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new ProblemError([problem('missing-key', { values: { key: '예산' } })]);
  const budget = budgetOf(engine, run, plan);
  const isCsv = options['csv'] === true;
  const facts = asked ?? (isCsv && plan.fact !== undefined ? ([plan.fact] as const) : undefined);
  if (isCsv && facts === undefined)
    throw new ProblemError([problem('needs-option', { values: { option: '--by' } })]);
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

/** The one or two facts of a cross table; undefined where none is named. */
function crossedBy(
  [row, column, third]: readonly string[],
  problems: Problems,
): CrossTable['facts'] | undefined {
  if (third !== undefined) {
    const values = { option: `--by ${third}`, other: `--by ${row}, --by ${column}` };
    problems.add('options-exclude', { values });
  }
  if (row === undefined) return undefined;
  return column === undefined ? [row] : [row, column];
}
