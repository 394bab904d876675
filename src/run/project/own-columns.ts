import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import type { FactRule, RuleSet } from '../../rules/model.ts';
import type { OwnColumn } from './read-project.ts';

/**
 * The rules with a project's own headings beside those of their facts, so that every reader of tables and inputs finds
 * them as it finds the rules' own aliases. A heading that another fact has, or a fact that there is not, is a problem.
 */
export function withColumns(rules: RuleSet, columns: readonly OwnColumn[], problems: Problems): RuleSet {
  if (columns.length === 0) return rules;
  const added = headingsByFact(factNames(rules), columns, problems);
  return {
    ...rules,
    provisions: rules.provisions.map((provision) => ({
      ...provision,
      terms: provision.terms.map((term) => {
        const headings = term.fact && isAsked(term.fact) ? added.get(term.fact.key) : undefined;
        if (term.fact === undefined || headings === undefined) return term;
        return { ...term, fact: { ...term.fact, aliases: [...term.fact.aliases, ...headings] } };
      }),
    })),
  };
}

/** Facts that have columns: those asked of people and of their months. */
const isAsked = ({ from }: FactRule): boolean => from === '직원' || from === '근무';

/** Every name under which a fact is found, and its key. */
function factNames(rules: RuleSet): ReadonlyMap<string, string> {
  const facts = rules.provisions.flatMap(({ terms }) =>
    terms.flatMap(({ fact }) => (fact !== undefined && isAsked(fact) ? [fact] : [])),
  );
  return new Map(facts.flatMap(({ key, aliases }) => [key, ...aliases].map((name) => [name, key] as const)));
}

/** The headings of each fact, by its key. */
function headingsByFact(
  names: ReadonlyMap<string, string>,
  columns: readonly OwnColumn[],
  problems: Problems,
): ReadonlyMap<string, readonly string[]> {
  const added = new Map<string, readonly string[]>();
  for (const { heading, key } of columns) {
    const fact = names.get(key.text);
    if (fact === undefined) {
      const known = [...new Set(names.values())];
      const near = nearest(key.text, names.keys());
      const values = { key: key.text, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      problems.add('unknown-key', { at: key.at, term: '열', values });
      continue;
    }
    const other = names.get(heading.text);
    if (other !== undefined && other !== fact) {
      const values = { heading: heading.text, fact: other };
      problems.add('heading-taken', { at: heading.at, term: '열', values });
      continue;
    }
    if (other === undefined) added.set(fact, [...(added.get(fact) ?? []), heading.text]);
  }
  return added;
}
