import type { Value } from '../formula/checked.ts';
import { ProblemError, Problems, problem } from '../problem/problem.ts';
import { provisionsOf, resolveScheme, termsOf } from './assemble.ts';
import { entryAt } from './builder.ts';
import type { Change } from './change.ts';
import type { Compiled } from './compile.ts';
import type { TermRule } from './model.ts';

/**
 * What a parameter says under a scheme on a day (YYYY-MM-DD), whether the scheme shows it or not, with a scenario's change over it; what
 * the rules say of it where the scheme does without its provision. @throws ProblemError where the rules do not say it
 */
export function statedValue(
  rules: Compiled,
  scheme: string,
  change: Change | undefined,
  term: string,
  day: string,
): Value {
  const rule = ofScheme(rules, scheme, change, term) ?? rules.terms.get(term)?.rules[0]?.rule;
  const entry = rule && entryAt(rule, day);
  const problems = new Problems();
  const value = entry && rules.literal(term, entry.formula, problems);
  problems.throwIfAny();
  if (value === undefined)
    throw new ProblemError([problem('unknown-term', { term, values: { name: term } })]);
  return value;
}

function ofScheme(
  rules: Compiled,
  name: string,
  change: Change | undefined,
  term: string,
): TermRule | undefined {
  const scheme = rules.schemes.get(name);
  if (scheme === undefined) return undefined;
  // What is wrong with a scheme is said where it is put together.
  const ignored = new Problems();
  const provisions = provisionsOf(rules, resolveScheme(rules, scheme, ignored), change, ignored);
  return termsOf(rules, provisions, change, ignored).get(term)?.rule;
}
