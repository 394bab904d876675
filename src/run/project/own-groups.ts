import { groupName } from '../../people/understand/heading.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Provision, RuleSet, SchemeRule, TermRule } from '../../rules/model.ts';
import type { GroupColumn, TableMapping } from '../../rules/words/mapping.ts';
import { columnNames } from './own-columns.ts';

/** What the provision of an institution's own groups is called, as pumsak.yaml calls them. */
const groups = '묶음';

/** A column with more values than these tells people apart and groups nobody. */
export const mostGroups = 100;

/**
 * The rules with the columns by which somebody groups people, as facts that no rule asks for: every reader, result and
 * report has them as it has the rules' own. Groups of an earlier call give way. A name that is taken, or a column with
 * too many values, is a problem.
 */
export function withGroups(rules: RuleSet, mappings: readonly TableMapping[], problems: Problems): RuleSet {
  const bare = withoutGroups(rules);
  const named = byName(mappings);
  if (named.size === 0) return bare;
  const taken = new Set([
    ...columnNames(bare),
    ...bare.provisions.flatMap(({ terms }) => terms.map(({ name }) => name)),
  ]);
  const terms = [...named].flatMap(([name, { values, at }]): TermRule[] => {
    if (taken.has(name))
      problems.add('heading-taken', { at, term: groups, values: { heading: name, fact: name } });
    if (values.length > mostGroups) {
      const count = { name, count: String(values.length), limit: String(mostGroups) };
      problems.add('too-many-groups', { at, term: groups, values: count });
    }
    return taken.has(name) || values.length > mostGroups ? [] : [termOf(name, values, at)];
  });
  const provision: Provision = {
    ...{ name: groups, label: 'Columns of the institution by which people are grouped', terms, at: nowhere },
    ...{ items: [], functions: [], findings: [], requires: [], examples: [] },
  };
  return {
    ...bare,
    provisions: [...bare.provisions, provision],
    schemes: bare.schemes.map((scheme) =>
      // Whoever has a base has its provisions.
      scheme.base === undefined || scheme.isWhole === true
        ? { ...scheme, provisions: [...scheme.provisions, { name: groups, at: nowhere }] }
        : scheme,
    ),
  };
}

const nowhere = { line: 1, column: 1 } as const;

function withoutGroups(rules: RuleSet): RuleSet {
  if (!rules.provisions.some(({ name }) => name === groups)) return rules;
  const isOther = ({ name }: { readonly name: string }): boolean => name !== groups;
  const without = (scheme: SchemeRule): SchemeRule => ({
    ...scheme,
    provisions: scheme.provisions.filter(isOther),
  });
  return { ...rules, provisions: rules.provisions.filter(isOther), schemes: rules.schemes.map(without) };
}

/** Two files may have the same column: its values are those of both. */
function byName(mappings: readonly TableMapping[]): ReadonlyMap<string, Omit<GroupColumn, 'heading'>> {
  const named = new Map<string, Omit<GroupColumn, 'heading'>>();
  for (const { heading, values, at } of mappings.flatMap((one) => one.groups)) {
    const name = groupName(heading);
    const before = named.get(name);
    named.set(name, {
      ...(at && { at }),
      ...before,
      values: [...new Set([...(before?.values ?? []), ...values])],
    });
  }
  return named;
}

const termOf = (name: string, choices: readonly string[], at: GroupColumn['at']): TermRule => ({
  ...{ name, label: name, unit: '선택', choices, at: at ?? nowhere },
  fact: { from: '직원', key: name, aliases: [], optional: true, required: false },
});
