/**
 * Pumsak as a library. Money is whole won as numbers on payslips; exact ratios (`Ratio`) below them. `JSON.stringify` of a
 * result is what the command line prints with --json. Everything that can be wrong with an input or a rule is thrown as a
 * `ProblemError` with all problems found.
 */
import { readSides } from './disk/difference.ts';
import type { LoadedScenario } from './disk/loaded-scenario.ts';
import { openProjectIn, ruleSetOfProject } from './disk/project-rules.ts';
import { sha256 } from './disk/rule-folder.ts';
import { loadScenario } from './disk/scenario.ts';
import { fused } from './jit/fused.ts';
import { needLayers, needRules, needText } from './library/arguments.ts';
import { shown } from './library/diff.ts';
import { withJson } from './library/json.ts';
import { type LayerSource, layerOfValues } from './library/layers.ts';
import { requireSchemes } from './library/lists.ts';
import type { Names } from './library/names.ts';
import type { PaidPeople } from './library/paid-people.ts';
import { payAll as payAllBy } from './library/pay-all.ts';
import type { PeopleColumns, PeopleRows } from './library/people-columns.ts';
import { checkedRules, loadRules, problemsOf, type Rules } from './library/rules.ts';
import { type Problem, ProblemError, Problems } from './problem/problem.ts';
import { runJson } from './report/run/json.ts';
import { Compiled } from './rules/compile.ts';
import { type RuleLayer, readLayers } from './rules/layer.ts';
import type { RuleSet } from './rules/model.ts';
import { type DifferenceResult, differences } from './run/difference/difference.ts';
import { type RunResult, runScenario } from './run/run.ts';

export * from './library/face.ts';
export type { RunResult };

/**
 * The rules of a project's folder (with pumsak.yaml), of a folder laid out like `rules/`, or of layers in their order, the
 * lowest first: shipped ones by name (korea), packages, folders, texts, plain values. Checked as `pumsak check` does.
 * @throws ProblemError with the problems of all files.
 */
export async function loadRulesFrom<N extends Names = Names>(
  layers: string | readonly LayerSource[],
): Promise<Rules<N>> {
  needLayers('loadRulesFrom', layers);
  const problems = new Problems();
  return checkedRules(await read(layers, problems), problems);
}

/** Everything that `pumsak check` says of such rules; an empty list where nothing is wrong. */
export async function check(layers: string | readonly LayerSource[]): Promise<readonly Problem[]> {
  needLayers('check', layers);
  const problems = new Problems();
  try {
    return problemsOf(new Compiled(await read(layers, problems), problems), problems);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

async function read(layers: string | readonly LayerSource[], problems: Problems): Promise<RuleSet> {
  const project = typeof layers === 'string' ? await openProjectIn(layers) : undefined;
  if (project !== undefined) return ruleSetOfProject(project, problems);
  const { openLayers } = await import('./disk/layers.ts');
  const found: RuleLayer[] = [];
  for (const one of typeof layers === 'string' ? [layers] : layers)
    if (typeof one === 'string') found.push(...(await openLayers([{ text: one, beside: '' }], problems)));
    else found.push(layerOfValues(one, sha256, problems));
  return readLayers(found, problems);
}

/** Runs a scenario file: every month of every person under its schemes. @throws ProblemError */
export async function run(rules: Rules, path: string): Promise<RunResult> {
  needRules('run', rules);
  needText('run', 'path', path);
  const { scenario, engine, table }: LoadedScenario = await loadScenario(rules.compiled, path);
  const result = await runScenario(engine, scenario, table, { backend: fused });
  return withJson(result, () => runJson(result));
}

/**
 * Many person-months under some schemes at once, from memory: columns, or an object a row, with 사번, 귀속월, the facts and
 * what else a file of person-months may hold. Rows may come in any order. Problems name their row and column ([3].직종).
 * @throws ProblemError with what is wrong in any row; then nothing is given
 */
export const payAll = <N extends Names>(
  rules: Rules<N>,
  people: PeopleColumns | PeopleRows,
  schemes: readonly NoInfer<N['scheme']>[],
): Promise<PaidPeople<N>> => payAllBy(rules, people, schemes, fused);

/** What differs between two schemes, and what each clause costs the people of a scenario. @throws ProblemError */
export async function diffCosts<N extends Names>(
  rules: Rules<N>,
  before: NoInfer<N['scheme']>,
  after: NoInfer<N['scheme']>,
  scenario: string,
): Promise<DifferenceResult> {
  needRules('diffCosts', rules);
  needText('diffCosts', 'before', before);
  needText('diffCosts', 'after', after);
  needText('diffCosts', 'scenario', scenario);
  requireSchemes(rules.compiled, [before, after]);
  const shipped = async () => loadRules().compiled;
  const ask = await readSides([before, after], { rules: rules.compiled, shipped, scenario, costs: true });
  return shown(await differences(ask, { backend: fused }));
}
