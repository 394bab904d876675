/**
 * Pumsak as a library. Money is whole won as numbers on payslips; exact ratios (`Ratio`) below them.
 * Everything that can be wrong with an input or a rule is thrown as a `ProblemError` with all problems found.
 */
import type { LoadedScenario } from './disk/loaded-scenario.ts';
import { openProjectIn, ruleSetOfProject } from './disk/project-rules.ts';
import { sha256 } from './disk/rule-folder.ts';
import { loadScenario } from './disk/scenario.ts';
import { fused } from './jit/fused.ts';
import { type LayerSource, layerOfValues } from './library/layers.ts';
import { checkedRules, type Rules } from './library/rules.ts';
import { Problems } from './problem/problem.ts';
import { type RuleLayer, readLayers } from './rules/layer.ts';
import { type RunResult, runScenario } from './run/run.ts';

export * from './library/face.ts';
export type { RunResult };

/**
 * The rules of a project's folder (with pumsak.yaml), of a folder laid out like `rules/`, or of layers in their order, the
 * lowest first: shipped ones by name (korea), packages, folders, texts, plain values. Checked as `pumsak check` does.
 * @throws ProblemError with the problems of all files.
 */
export async function loadRulesFrom(layers: string | readonly LayerSource[]): Promise<Rules> {
  const problems = new Problems();
  const project = typeof layers === 'string' ? await openProjectIn(layers) : undefined;
  if (project !== undefined) return checkedRules(await ruleSetOfProject(project, problems), problems);
  const { openLayers } = await import('./disk/layers.ts');
  const read: RuleLayer[] = [];
  for (const one of typeof layers === 'string' ? [layers] : layers)
    if (typeof one === 'string') read.push(...(await openLayers([{ text: one, beside: '' }], problems)));
    else read.push(layerOfValues(one, sha256, problems));
  return checkedRules(readLayers(read, problems), problems);
}

/** Runs a scenario file: every month of every person under its schemes. @throws ProblemError */
export async function run(rules: Rules, path: string): Promise<RunResult> {
  const { scenario, engine, table }: LoadedScenario = await loadScenario(rules.compiled, path);
  return runScenario(engine, scenario, table, { backend: fused });
}
