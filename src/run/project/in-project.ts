import { Problems } from '../../problem/problem.ts';
import { readAssumptions, withAssumptions } from '../../rules/assumptions.ts';
import { Compiled } from '../../rules/compile.ts';
import type { RuleSet } from '../../rules/model.ts';
import { withColumns } from './own-columns.ts';
import { withGroups } from './own-groups.ts';
import type { Project } from './read-project.ts';

/** The rules as they hold in a project: with its own headings, its schemes, and what it assumes of years to come. */
export function inProject(
  rules: RuleSet,
  {
    columns,
    schemes,
    ledger,
    assumptions,
    mappings,
  }: Pick<Project, 'columns' | 'schemes' | 'ledger' | 'assumptions'> & Partial<Pick<Project, 'mappings'>>,
  problems: Problems,
): RuleSet {
  const own = {
    ...withGroups(withColumns(rules, columns, problems), mappings ?? [], problems),
    ...(schemes && { compared: schemes }),
    ...(ledger && { ledgers: [...rules.ledgers, ledger] }),
    ...(mappings && { mappings }),
  };
  if (assumptions === undefined) return own;
  return withAssumptions(new Compiled(own, new Problems()), readAssumptions(assumptions), problems);
}
