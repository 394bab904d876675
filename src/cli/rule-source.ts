import type { LayerName } from '../disk/layers.ts';
import { type FoundProject, findProject, layersOf } from '../disk/project.ts';
import { ruleSetOf } from '../disk/project-rules.ts';
import type { RulesUnderWork } from '../disk/under-work.ts';
import { shippedRules } from '../generated/shipped-rules.ts';
import { Problems } from '../problem/problem.ts';
import { Compiled } from '../rules/compile.ts';
import type { RuleSet } from '../rules/model.ts';
import { netCommandRules, usualSchemes } from '../rules/named-rules.ts';
import type { RuleFile } from '../rules/read-layer.ts';
import type { Context } from './context.ts';

/** The layers of --rules, whose paths are meant from the current folder. */
type Asked = Pick<Context, 'rules'>;

/** What a command works with. */
export interface RulesInForce {
  readonly rules: Compiled;
  readonly project: FoundProject | undefined;
}

/**
 * The rules in force, for every command: the layers of --rules; else those of the project of the file that the command
 * was given (`near`), or of the current folder; else the shipped rules. The project's headings hold over all of them.
 * @throws ProblemError
 */
export async function rulesInForce(asked: Asked, near?: string): Promise<RulesInForce> {
  const problems = new Problems();
  const project = await findProject(near);
  const rules = new Compiled(await ruleSetInForce(asked, project, problems), problems);
  problems.throwIfAny();
  return { rules, project };
}

/** Without the project. @throws ProblemError */
export const loadCompiled = async (asked: Asked, near?: string): Promise<Compiled> =>
  (await rulesInForce(asked, near)).rules;

/** As read, before anything is resolved. @throws ProblemError for layers that there are not */
export function ruleSetInForce(
  { rules }: Asked,
  project: FoundProject | undefined,
  problems: Problems,
): Promise<RuleSet> {
  return ruleSetOf(layersInForce(rules, project), project, problems);
}

/** The same with rule files that somebody works on in the place of theirs. @throws ProblemError */
export async function ruleSetWith(
  files: readonly RuleFile[],
  { rules }: Asked,
  project: FoundProject | undefined,
  problems: Problems,
): Promise<RulesUnderWork> {
  const { ruleSetUnderWork } = await import('../disk/under-work.ts');
  return ruleSetUnderWork(layersInForce(rules, project), project, files, problems);
}

const layersInForce = (
  rules: Asked['rules'],
  project: FoundProject | undefined,
): readonly LayerName[] | undefined =>
  rules.length > 0 ? rules.map(fromHere) : project && layersOf(project);

const fromHere = (text: string): LayerName => ({ text, beside: '' });

/** The shipped rules, whatever else is in force. @throws ProblemError */
export function shippedCompiled(): Compiled {
  const problems = new Problems();
  const compiled = new Compiled(shippedRules(), problems);
  problems.throwIfAny();
  return compiled;
}

/**
 * What is compared where nobody names schemes: the project's; else the comparison for which the shipped rules were written;
 * where the rules in force have no such schemes, all that they have. @throws ProblemError for schemes that there are not
 */
export function comparedSchemes({ rules }: Pick<RulesInForce, 'rules'>): readonly string[] {
  const { compared } = rules.ruleSet;
  if (compared !== undefined) {
    const problems = new Problems();
    for (const { text, at } of compared) rules.scheme(text, at, problems);
    problems.throwIfAny();
    return compared.map(({ text }) => text);
  }
  const known = [...rules.schemes.keys()].filter((name) => name !== netCommandRules.scheme);
  return known.length === 0 || usualSchemes.every((name) => known.includes(name)) ? usualSchemes : known;
}
