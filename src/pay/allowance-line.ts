import type { SchemeProgram } from '../rules/assemble.ts';

/** The line of a scheme that is the person's fixed allowances and nothing else; undefined where it has none. */
export function allowanceLine({
  lines,
  items: rules,
  order,
  index,
  terms,
}: SchemeProgram): string | undefined {
  const isAllowances = (name: string): boolean => {
    const below = order[index.get(rules.get(name)?.month ?? name) ?? -1]?.formula?.terms ?? [];
    return below.length > 0 && below.every((term) => sumsAllowances(term));
  };
  const sumsAllowances = (name: string): boolean => terms.get(name)?.rule.fact?.from === '수당';
  return lines.flatMap(({ items }) => items).find(isAllowances);
}
