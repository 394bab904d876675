import type { Situation } from '../bargaining/solve/lever-space.ts';
import { checkRules } from '../columns/check-rules.ts';
import { shippedRules } from '../generated/shipped-rules.ts';
import { type Comparison, comparePayslips } from '../pay/comparison.ts';
import { Engine } from '../pay/engine.ts';
import { attempt } from '../pay/estimate.ts';
import type { Payslip } from '../pay/payslip.ts';
import { checkClassified, factBooks, readEstimate } from '../people/inputs/estimate-input.ts';
import { ProblemError, Problems, sorted } from '../problem/problem.ts';
import { Compiled } from '../rules/compile.ts';
import type { RuleSet } from '../rules/model.ts';
import { sourceFromValue } from '../rules/source-value.ts';
import { withoutUnread } from '../rules/unread.ts';

/** A rule set ready to work with. */
export interface Rules {
  readonly compiled: Compiled;
  readonly engine: Engine;
}

/**
 * One person's month: the object that `pumsak estimate` reads (schema/estimate.schema.json). Problems name what is wrong
 * in it by its path (`at.path`): 직원.기본급, 근무일지[2].휴게.
 */
export type EstimateInput = Readonly<Record<string, unknown>>;

/**
 * The rules shipped with the package.
 * @throws ProblemError when they contradict each other, which their tests rule out.
 */
export function loadRules(): Rules {
  const problems = new Problems();
  const compiled = new Compiled(shippedRules(), problems);
  problems.throwIfAny();
  return { compiled, engine: new Engine(compiled) };
}

/** Rules that were read, checked as `pumsak check` does. @throws ProblemError with the problems of all files. */
export function checkedRules(read: RuleSet, problems: Problems): Rules {
  const compiled = new Compiled(read, problems);
  checkRules(compiled, problems);
  const found = withoutUnread(problems.list, read);
  if (found.length > 0) throw new ProblemError(sorted(found));
  return { compiled, engine: new Engine(compiled) };
}

/**
 * One person's month under one scheme. Amounts are won; `payslip.evaluation` holds the exact value of every
 * term, and `explain(payslip, term)` its words. Source: the rules' own, one for each value.
 * @throws ProblemError for an input or a month that cannot be worked out.
 */
export function payslip(rules: Rules, input: EstimateInput, scheme: string): Payslip {
  const problems = new Problems();
  const source = sourceFromValue(input, 'input', problems);
  const read = readEstimate(source, factBooks(rules.compiled, [scheme]), problems);
  checkClassified(read?.people ?? [], [scheme], rules.compiled, problems);
  problems.throwIfAny();
  const [person] = read?.people ?? [];
  if (person === undefined) throw new RangeError('the input is one person’s month');
  const engine = rules.engine.assuming(person);
  attempt(problems, () => engine.check(person, scheme, problems));
  problems.throwIfAny();
  return engine.payslip(person, scheme);
}

/** Payslips of one person and month side by side, each against the first. @throws RangeError without any */
export const compare = (...payslips: readonly Payslip[]): Comparison => comparePayslips(payslips);

/**
 * Reads what `solve` and its kin ask about; with `open`, inputs may be 모름 or missing (`runningInterval`).
 * @throws ProblemError for an input that cannot be worked out
 */
export function situation(
  rules: Rules,
  input: EstimateInput,
  schemes: readonly string[],
  { open = false }: { readonly open?: boolean } = {},
): Situation {
  const problems = new Problems();
  const books = factBooks(rules.compiled, schemes);
  const read = readEstimate(sourceFromValue(input, 'input', problems), books, problems, { open });
  checkClassified(read?.people ?? [], schemes, rules.compiled, problems);
  problems.throwIfAny();
  const [person] = read?.people ?? [];
  if (person === undefined) throw new RangeError('the input is one person’s month');
  return { engine: rules.engine.assuming(person), person, schemes };
}
