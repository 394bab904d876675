import { type BargainingTable, bargainingTable, lastRecorded } from '../bargaining/table/bargaining-table.ts';
import { boundHeads } from '../bargaining/table/bound-heads.ts';
import { type Day, firstDay, lastDay } from '../calendar/date.ts';
import { loadScenario } from '../disk/scenario.ts';
import { takeDay } from '../people/cells/problems.ts';
import { Problems } from '../problem/problem.ts';
import { tableJson } from '../report/bargaining/table/json.ts';
import { tableText } from '../report/bargaining/table/text.ts';
import type { Compiled } from '../rules/compile.ts';
import { type Context, exit, out } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak agreements [SCENARIO] [--on DATE] [--json]`. @throws ProblemError */
export async function agreementsCommand(
  path: string | undefined,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const day = askedDay(options['on']);
  const rules = await loadCompiled(context, path);
  const { shown, asked } =
    path === undefined
      ? { shown: bargainingTable(rules, day ?? lastRecorded(rules) ?? firstDay(0)), asked: undefined }
      : await ofScenario(rules, path, day);
  if (context.json) out(`${JSON.stringify(tableJson(shown), null, 1)}\n`);
  else out(`${tableText(shown, { ...context, ...(asked !== undefined && { asked }) })}\n`);
  return exit.done;
}

/** On the scenario's last day where no other is asked for. */
async function ofScenario(
  rules: Compiled,
  path: string,
  asked: Day | undefined,
): Promise<{ readonly shown: BargainingTable; readonly asked: string }> {
  const { scenario, engine, table } = await loadScenario(rules, path);
  const day = asked ?? lastDay(Math.max(...scenario.months));
  const heads = boundHeads(engine, scenario, table, day);
  const shown = bargainingTable(engine.rules, day, scenario.agreements?.flips);
  return { shown: { ...shown, ...(heads !== undefined && { heads }) }, asked: scenario.name };
}

/** @throws ProblemError for what is no day */
function askedDay(text: unknown): Day | undefined {
  if (typeof text !== 'string') return undefined;
  const problems = new Problems();
  const day = takeDay(text, { term: '--on' }, problems);
  problems.throwIfAny();
  return day;
}
