import { placeInFormula } from '../formula/program.ts';
import { Problems, problem } from '../problem/problem.ts';
import type { BoundsResult } from './bounds.ts';

/** The divisors among these terms that the bounds do not keep from being 0. */
export function zeroDivisorProblems({ zeroDivisors }: BoundsResult, terms: ReadonlySet<string>): Problems {
  const problems = new Problems();
  for (const { term, node } of zeroDivisors) {
    if (!terms.has(term.name)) continue;
    const text = term.formula?.text ?? '';
    const divisor = text.slice(node.span.start, node.span.end);
    const at = placeInFormula(term.at, text, node.span);
    problems.addNew([problem('may-divide-by-zero', { at, term: term.name, values: { divisor } })]);
  }
  return problems;
}
