import { Problems } from '../../problem/problem.ts';
import { readAssumptions, withAssumptions } from '../../rules/assumptions.ts';
import { Compiled } from '../../rules/compile.ts';
import type { RuleSet } from '../../rules/model.ts';
import { withColumns } from './own-columns.ts';
import type { Project } from './read-project.ts';

/** The rules as they hold in a project: with its own headings, and with what it assumes of years to come. */
export function inProject(
  rules: RuleSet,
  { columns, assumptions }: Pick<Project, 'columns' | 'assumptions'>,
  problems: Problems,
): RuleSet {
  const own = withColumns(rules, columns, problems);
  if (assumptions === undefined) return own;
  return withAssumptions(new Compiled(own, new Problems()), readAssumptions(assumptions), problems);
}
