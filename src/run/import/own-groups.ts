import { plainSpelling } from '../../people/cells/plain.ts';
import { groupName } from '../../people/understand/heading.ts';
import type { Understood } from '../../people/understand/understand.ts';
import { Problems } from '../../problem/problem.ts';
import { Compiled } from '../../rules/compile.ts';
import { type TableMapping, valuesOfColumn } from '../../rules/words/mapping.ts';
import { withGroups } from '../project/own-groups.ts';

/** A mapping whose groups have the values that a file was found to hold, behind those of earlier files. */
export function withFoundGroups({ sheet, data, uses }: Understood, mapping: TableMapping): TableMapping {
  const found = (name: string): readonly string[] => {
    const column = uses.find(({ reason, to }) => reason === 'group' && to === name)?.index;
    if (column === undefined) return [];
    const others = new Map(valuesOfColumn(mapping, name).map(([from, to]) => [plainSpelling(from), to]));
    const texts = data.map((row) => plainSpelling(sheet.rows[row]?.[column] ?? ''));
    return texts.filter((text) => text !== '').map((text) => others.get(text) ?? text);
  };
  return {
    ...mapping,
    groups: mapping.groups.map((one) => ({
      ...one,
      values: [...new Set([...one.values, ...found(groupName(one.heading))])],
    })),
  };
}

/** The rules with the groups of a mapping beside those of a project's other files. @throws ProblemError */
export function rulesWithGroups(rules: Compiled, mapping: TableMapping): Compiled {
  const mappings = rules.ruleSet.mappings ?? [];
  if ([...mappings, mapping].every(({ groups }) => groups.length === 0)) return rules;
  const problems = new Problems();
  const made = new Compiled(withGroups(rules.ruleSet, [...mappings, mapping], problems), problems);
  problems.throwIfAny();
  return made;
}
