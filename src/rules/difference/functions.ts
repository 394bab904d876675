import type { Compiled } from '../compile.ts';
import type { SourceText } from '../model.ts';
import { oneSpelling } from './rule-text.ts';

/** The functions that a formula calls and those that these call, each as it is written: a formula means what they say. */
export function functionsIn(rules: Compiled, formula: SourceText): ReadonlySet<string> {
  const found = new Set<string>();
  const known = new Map(
    rules.ruleSet.provisions.flatMap(({ functions }) => functions.map((one) => [one.name, one] as const)),
  );
  const seen = new Set<string>();
  const waiting = [formula];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const name of called(next)) {
      const one = known.get(name);
      if (one === undefined || seen.has(name)) continue;
      seen.add(name);
      found.add(`${name}(${one.params.map((own) => own.name).join(', ')}) = ${oneSpelling(one.formula)}`);
      waiting.push(one.formula);
    }
  }
  return found;
}

/** What of the one's functions the other has not. */
export const without = (one: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
  [...one].filter((text) => !other.has(text));

/** Names before a parenthesis; what stands in quotes is a choice. */
const called = ({ text }: SourceText): string[] =>
  text.replace(/"[^"]*"/g, '""').match(/[\p{L}_][\p{L}\p{N}_]*(?=\s*\()/gu) ?? [];
