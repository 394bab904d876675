import type { Problems } from '../../problem/problem.ts';
import { type Compiled, withSchemes } from '../../rules/compile.ts';
import type { SchemeRule } from '../../rules/model.ts';
import { entriesOf } from '../../rules/read-term.ts';
import { entry, type MapNode, textAt } from '../../rules/source-tree.ts';

/** 제도정의: schemes of a scenario's own, each over one of the rules or over one defined before it. */
export const definitionsKey = '제도정의';

/** The schemes that a scenario defines, and the rules with them. What they change of their base is a change (readChanges). */
export function readDefinitions(
  node: MapNode,
  rules: Compiled,
  problems: Problems,
): { readonly rules: Compiled; readonly defined: readonly SchemeRule[] } {
  let known = rules;
  const defined: SchemeRule[] = [];
  for (const { key, keyAt, value } of entriesOf(node, definitionsKey)) {
    const base = known.scheme(textAt(value, '바탕') ?? '', entry(value, '바탕')?.at ?? keyAt, problems);
    if (base === undefined) continue;
    const note = textAt(value, '설명');
    const scheme: SchemeRule = {
      name: key,
      label: `${base.label}, as the scenario has it`,
      ...(note !== undefined && { note }),
      base: base.name,
      provisions: [],
      replace: [],
      applies: [],
      lines: [],
      shows: [],
      at: keyAt,
    };
    const before = problems.list.length;
    const made = withSchemes(known, [scheme], problems);
    // A name that the rules have already is theirs.
    if (problems.list.length > before) continue;
    known = made;
    defined.push(scheme);
  }
  return { rules: known, defined };
}
