import { isRatio } from '../formula/checked.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { entryAt } from './builder.ts';
import type { Compiled } from './compile.ts';
import { limitationTerm } from './named-rules.ts';

/** Within how many years wages must be claimed, on a day (YYYY-MM-DD). @throws ProblemError where the rules do not say so */
export function limitationYears(rules: Compiled, day: string): number {
  const rule = rules.terms.get(limitationTerm)?.rules[0]?.rule;
  const entry = rule && entryAt(rule, day);
  const problems = new Problems();
  const value = entry && rules.literal(limitationTerm, entry.formula, problems);
  problems.throwIfAny();
  if (value === undefined || !isRatio(value))
    throw new ProblemError([
      problem('unknown-term', { term: limitationTerm, values: { name: limitationTerm } }),
    ]);
  return Number(value.n / value.d);
}
