import { loadScenario } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { budgetJson, budgetText } from '../report/budget/budget.ts';
import { budgetOf } from '../run/budget/budget.ts';
import { readBudget } from '../run/budget/plan.ts';
import { runScenario } from '../run/run.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak budget SCENARIO`: what a scenario's people cost, against the lines of a budget. @throws ProblemError */
export async function budgetCommand(path: string, context: Context): Promise<number> {
  const rules = await loadCompiled(context, path);
  const { scenario, engine, table } = await loadScenario(rules, path);
  const problems = new Problems();
  const run = await runScenario(engine, scenario, table, { backend: fused });
  const lines = run.lines.map(({ term }) => term);
  const plan = readBudget(scenario, engine.rules, lines, problems);
  problems.throwIfAny();
  if (plan === undefined) throw new ProblemError([problem('missing-key', { values: { key: '예산' } })]);
  const budget = budgetOf(engine, run, plan);
  out(
    context.json
      ? `${JSON.stringify(budgetJson(budget), null, 1)}\n`
      : `${budgetText(budget, context.lang, context.columns)}\n`,
  );
  return exit.done;
}
