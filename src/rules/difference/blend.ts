import type { Place } from '../../problem/problem.ts';
import type { SchemeTerm } from '../builder.ts';
import { type CounterfactualProgram, counterfactualProgram } from '../counterfactual.ts';
import { alignSums } from '../items/sum-terms.ts';
import type { DatedEntry, LineGroup, SchemeRule, TermRule } from '../model.ts';
import { type Grouping, type ResolvedSide, scopeGroup, sideOf } from './side.ts';
import { isSameTerm } from './terms.ts';

/**
 * Two sides and all that adopt some of what differs between them. Both sides are of one rule set. `changeOf`: by group,
 * the change that it is part of.
 */
export const blend = (
  a: ResolvedSide,
  b: ResolvedSide,
  groups: Grouping,
  changes: readonly string[],
  changeOf: (group: string) => string,
): CounterfactualProgram => {
  const { before, adopted } = blendedTerms(a, b);
  const parts = alignSums(b.rules, [before, adopted], [a.provisions, b.provisions]);
  const itemOf = new Map(parts.map(({ term, item }) => [term, item]));
  return counterfactualProgram(
    { scheme: blendedScheme(a, b), other: a.scheme.name, changes, before, adopted },
    (term) => changeOf(groups.of(itemOf.get(term) ?? term)),
  );
};

/** The scheme whose conditions and kinds of lines are those of both sides. */
function blendedScheme(a: ResolvedSide, b: ResolvedSide): SchemeRule {
  const firstOf = <T>(all: readonly T[], key: (one: T) => string): T[] => [
    ...new Map(all.toReversed().map((one) => [key(one), one])).values(),
  ];
  return {
    ...b.scheme,
    lines: firstOf([...b.scheme.lines, ...a.scheme.lines], ({ total }) => total),
    applies: firstOf([...b.scheme.applies, ...a.scheme.applies], ({ name }) => name),
  };
}

/** Every term of either side, with one rule for those that come to the same. */
function blendedTerms(
  a: ResolvedSide,
  b: ResolvedSide,
): { readonly before: Map<string, SchemeTerm>; readonly adopted: Map<string, SchemeTerm> } {
  const sums = sumsOf(a, b);
  const [before, adopted] = [new Map(sums), new Map(sums)];
  for (const name of [...b.terms.keys(), ...a.terms.keys(), ...b.own.keys(), ...a.own.keys()]) {
    if (sums.has(name)) continue;
    const [own, theirs] = [sideOf(a, name), sideOf(b, name)];
    const isSame = own !== undefined && theirs !== undefined && isSameTerm(own, theirs);
    const from = isSame ? theirs.term : (own?.term ?? neutral(a, b, theirs?.term.rule));
    const to = theirs?.term ?? neutral(b, a, own?.term.rule);
    if (from !== undefined) before.set(name, from);
    if (to !== undefined) adopted.set(name, to);
  }
  return { before, adopted };
}

/**
 * What stands for a term on the side that lacks it: 0 for what only the other side pays, true for a condition that only
 * the other has. A side without any condition covers nobody else than the other: there nothing stands for them.
 */
function neutral(
  lacking: ResolvedSide,
  having: ResolvedSide,
  rule: TermRule | undefined,
): SchemeTerm | undefined {
  if (rule === undefined) return undefined;
  const { lines } = having.scheme;
  const isPaid = lines.some(({ items, total }) => total === rule.name || items.includes(rule.name));
  const isCondition = rule.name.startsWith(`${scopeGroup}:`) && lacking.scheme.applies.length > 0;
  if (!isPaid && !isCondition) return undefined;
  const { fact: _, until: __, ...plain } = rule;
  return {
    rule: { ...plain, entries: [entryOf(isPaid ? '0' : 'true', rule.at, true)] },
    provision: undefined,
  };
}

const entryOf = (text: string, at: Place, literal: boolean): DatedEntry => ({
  formula: { text, at },
  literal,
  source: { text: '' },
  confirmed: true,
});

/** How a kind's total differs: by items of which each side has a term of its own or none, or as a whole. */
export function totalDiffers(
  a: ResolvedSide,
  b: ResolvedSide,
  from: LineGroup | undefined,
  to: LineGroup | undefined,
): 'items' | 'whole' {
  if (from?.total !== to?.total || from?.formula !== undefined || to?.formula !== undefined) return 'whole';
  const lacks = (
    items: readonly string[] = [],
    others: readonly string[] = [],
    half: ResolvedSide,
  ): boolean => items.every((one) => others.includes(one) || !half.terms.has(one));
  return lacks(to?.items, from?.items, a) && lacks(from?.items, to?.items, b) ? 'items' : 'whole';
}

/** The totals of which both sides have sums: of the items of both. */
function sumsOf(a: ResolvedSide, b: ResolvedSide): Map<string, SchemeTerm> {
  return new Map(
    b.scheme.lines.flatMap((to): [string, SchemeTerm][] => {
      const from = a.scheme.lines.find(({ kind }) => kind === to.kind);
      if (from === undefined || totalDiffers(a, b, from, to) === 'whole') return [];
      const text = [...new Set([...to.items, ...from.items])].join(' + ') || '0';
      const entry = entryOf(text, to.at, false);
      const { total: name, label, at } = to;
      return [[name, { rule: { name, label, unit: '원', at, entries: [entry] }, provision: undefined }]];
    }),
  );
}
