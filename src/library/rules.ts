import { checkRules } from '../columns/check-rules.ts';
import { shippedRules } from '../generated/shipped-rules.ts';
import { Engine } from '../pay/engine.ts';
import { type Problem, ProblemError, Problems, sorted } from '../problem/problem.ts';
import { Compiled } from '../rules/compile.ts';
import type { RuleSet } from '../rules/model.ts';
import { withoutUnread } from '../rules/unread.ts';
import type { Names } from './names.ts';

/** A rule set ready to work with. `N`: its names, where `pumsak types` wrote them. */
export interface Rules<N extends Names = Names> {
  readonly compiled: Compiled;
  readonly engine: Engine;
  /** For types alone; never there. */
  readonly names?: N;
}

/**
 * The rules shipped with the package.
 * @throws ProblemError when they contradict each other, which their tests rule out.
 */
export function loadRules<N extends Names = Names>(): Rules<N> {
  const problems = new Problems();
  const compiled = new Compiled(shippedRules(), problems);
  problems.throwIfAny();
  return { compiled, engine: new Engine(compiled) };
}

/** Rules that were read, checked as `pumsak check` does. @throws ProblemError with the problems of all files. */
export function checkedRules<N extends Names = Names>(read: RuleSet, problems: Problems): Rules<N> {
  const compiled = new Compiled(read, problems);
  const found = problemsOf(compiled, problems);
  if (found.length > 0) throw new ProblemError(found);
  return { compiled, engine: new Engine(compiled) };
}

/** Everything that `pumsak check` says of rules. */
export function problemsOf(compiled: Compiled, problems: Problems): readonly Problem[] {
  checkRules(compiled, problems);
  return sorted(withoutUnread(problems.list, compiled.ruleSet));
}
