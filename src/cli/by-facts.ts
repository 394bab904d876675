import { factBooks } from '../people/inputs/fact-books.ts';
import type { Problems } from '../problem/problem.ts';
import type { Compiled } from '../rules/compile.ts';

/** The facts of people that `--by` names, each once, by the keys or names of the schemes' rules. */
export function factsBy(
  by: unknown,
  rules: Compiled,
  schemes: readonly string[],
  problems: Problems,
): readonly string[] {
  const known = factBooks(rules, schemes).직원;
  const texts = (Array.isArray(by) ? by : by === undefined ? [] : [by]).map((one) =>
    String(one).normalize('NFC'),
  );
  const found = texts.flatMap((text) => {
    const fact = known.find(text);
    if (fact !== undefined) return [fact.name];
    const near = known.nearest(text);
    const values = { text, known: known.keys.join(', '), ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-choice', { term: '--by', values });
    return [];
  });
  return [...new Set(found)];
}
