import { openScenario, openSource } from '../disk/scenario.ts';
import { fused } from '../jit/fused.ts';
import { plannedFacts } from '../people/projection/plan.ts';
import { PeopleSource } from '../people/table/people-source.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { projectionJson } from '../report/projection/json.ts';
import { projectionText } from '../report/projection/text.ts';
import { project, projectionPlan } from '../run/projection/projection.ts';
import { monthsFile } from '../run/scenario/scenario.ts';
import { factsBy } from './by-facts.ts';
import { type Context, exit, out } from './context.ts';
import { progressBar } from './progress.ts';
import { loadCompiled } from './rule-source.ts';
import { wrongOption } from './wrong-option.ts';

/** `pumsak project SCENARIO [--to YEAR] [--by FACT]`: years side by side. @throws ProblemError */
export async function projectCommand(
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const rules = await loadCompiled(context, path);
  const open = await openScenario(rules, path, { lastYear: yearOf(options['to']) });
  const { scenario, engine } = open;
  if (scenario.files.has(monthsFile))
    throw new ProblemError([problem('conflicting-keys', { values: { keys: `전망, ${monthsFile}` } })]);
  const plan = projectionPlan(rules, scenario);
  const problems = new Problems();
  const [by] = factsBy(options['by'], engine.rules, scenario.schemes, problems);
  problems.throwIfAny();
  const source = await openSource(open, path, [...plannedFacts(plan), ...(by === undefined ? [] : [by])]);
  if (!(source instanceof PeopleSource)) throw new RangeError('people are read one by one');
  try {
    const how = { backend: fused, by, progress: progressBar() };
    const result = await project(engine, scenario, plan, source, how);
    out(
      context.json
        ? `${JSON.stringify(projectionJson(scenario, result), null, 1)}\n`
        : `${projectionText(scenario, result, context.lang, context.columns)}\n`,
    );
  } finally {
    await source.close();
  }
  return exit.done;
}

function yearOf(asked: unknown): number | undefined {
  if (asked === undefined) return undefined;
  if (typeof asked !== 'string' || !/^(19|20|21)\d\d$/.test(asked))
    throw wrongOption('--to', String(asked), '2030');
  return Number(asked);
}
