import { shippedRules } from '../generated/shipped-rules.ts';
import { Problems } from '../problem/problem.ts';
import { Compiled } from '../rules/compile.ts';
import type { RuleSet } from '../rules/model.ts';
import type { Context } from './context.ts';

/** The shipped rules, or with --rules those of a folder laid out like rules/. @throws ProblemError */
export const loadCompiled = ({ rules }: Context): Promise<Compiled> => compiledFrom(rules);

/** The same by the folder alone. @throws ProblemError */
export async function compiledFrom(folder: string | undefined): Promise<Compiled> {
  const problems = new Problems();
  const compiled = new Compiled(
    await loadRuleSet({ ...(folder !== undefined && { rules: folder }) }, problems),
    problems,
  );
  problems.throwIfAny();
  return compiled;
}

/** As read, before anything is resolved. */
export async function loadRuleSet({ rules }: Pick<Context, 'rules'>, problems: Problems): Promise<RuleSet> {
  if (rules === undefined) return shippedRules();
  const { readRuleFolder } = await import('../disk/rule-folder.ts');
  return readRuleFolder(rules, problems);
}
