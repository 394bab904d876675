import { Problems } from '../problem/problem.ts';
import type { Compiled } from './compile.ts';
import type { TermRule } from './model.ts';

/** The facts that terms rest on by any of their definitions, in whatever provision and from whatever date. */
export function factsBelow(rules: Compiled, terms: readonly string[]): TermRule[] {
  const seen = new Set<string>();
  const waiting = [...terms];
  const facts: TermRule[] = [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const { rule } of rules.terms.get(name)?.rules ?? []) {
      if (rule.fact !== undefined) facts.push(rule);
      for (const entry of rule.entries ?? [])
        waiting.push(...(rules.entryFormula(name, entry, new Problems())?.terms ?? []));
    }
  }
  return facts;
}
