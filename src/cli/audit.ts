import { scenarioLines } from '../columns/lines.ts';
import { audit } from '../disk/audit/audit.ts';
import { SchemeRecipes } from '../disk/audit/recipe.ts';
import { isFolder } from '../disk/disk.ts';
import { scenarioOfRun } from '../disk/run-origin.ts';
import { openScenario } from '../disk/scenario.ts';
import { groupDigits } from '../formula/display.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { type Context, exit, out, report } from './context.ts';
import { loadCompiled } from './rule-source.ts';

/** `pumsak audit RUN`: adds a run's figures up again from its files. @throws ProblemError */
export async function auditCommand(folder: string, context: Context): Promise<number> {
  if (!isFolder(folder)) throw new ProblemError([problem('not-a-run', { values: { path: folder } })]);
  const of = scenarioOfRun(folder);
  const rules = await loadCompiled(context, of.scenario);
  const { scenario, engine, inputs } = await openScenario(rules, of.scenario);
  // What totals are made of is a matter of the rules and of the scenario alone.
  of.check({ rules: rules.ruleSet.files, inputs }, { people: false });
  const { problems, ...counted } = await audit({
    folder,
    schemes: scenario.schemes,
    lines: scenarioLines(engine, scenario, scenario.months),
    recipes: new SchemeRecipes(engine),
  });
  if (problems.length > 0) {
    report(problems, context);
    return exit.found;
  }
  const { people, rows, sums, left } = counted;
  if (context.json)
    out(`${JSON.stringify({ 오류: [], 인원: people, 인월: rows, 견준합: sums, 더하지않은합계: left })}\n`);
  else out(`${saidIn[context.lang](shown(people), shown(rows), shown(sums), left)}\n`);
  return exit.done;
}

const shown = (count: number): string => groupDigits(String(count));

const saidIn = {
  ko: (people: string, rows: string, sums: string, left: readonly string[]) =>
    `${people}명, ${rows}인월: 합 ${sums}개를 다시 더해 보니 모두 같습니다.${left.length === 0 ? '' : `\n식이 더하기와 빼기가 아니어서 다시 더하지 않은 합계: ${left.join(', ')}`}`,
  en: (people: string, rows: string, sums: string, left: readonly string[]) =>
    `${people} people, ${rows} person-months: ${sums} sums added up again, and all agree.${left.length === 0 ? '' : `\nNot added up again, for their formulas are more than a sum: ${left.join(', ')}`}`,
};
