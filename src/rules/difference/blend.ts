import type { Place, Problems } from '../../problem/problem.ts';
import { putTogether } from '../assemble.ts';
import type { SchemeTerm } from '../builder.ts';
import type { Compiled } from '../compile.ts';
import { type CounterfactualProgram, changeFact, changeTerm } from '../counterfactual.ts';
import type { DatedEntry, LineGroup, SchemeRule, TermRule } from '../model.ts';
import { type Grouping, type ResolvedSide, scopeGroup, sideOf } from './side.ts';
import { isSameTerm } from './terms.ts';

/**
 * Two sides and all that adopt some of what differs between them, as one program. Both sides are of one rule set.
 * `changeOf`: by group, the change that it is part of.
 */
export function blend(
  rules: Compiled,
  a: ResolvedSide,
  b: ResolvedSide,
  groups: Grouping,
  changes: readonly string[],
  changeOf: (group: string) => string,
): CounterfactualProgram {
  const change = (name: string): string => changeTerm(changeOf(groups.of(name)));
  const terms = blendedTerms(a, b, change);
  for (const one of changes)
    terms.set(changeTerm(one), { rule: changeFact(one, b.scheme), provision: undefined });
  const scheme = blendedScheme(a, b);
  return {
    changes,
    assemble: (month: string, also: readonly string[], problems: Problems) =>
      putTogether(
        rules,
        scheme,
        month,
        new Map(terms),
        { findings: [], requires: [] },
        also,
        problems.list.length,
        problems,
      ),
  };
}

/** Whom the scheme covers by the conditions of both sides; of its lines only the totals are asked for. */
function blendedScheme(a: ResolvedSide, b: ResolvedSide): SchemeRule {
  const firstOf = <T>(all: readonly T[], key: (one: T) => string): T[] => [
    ...new Map(all.toReversed().map((one) => [key(one), one])).values(),
  ];
  return {
    ...b.scheme,
    shows: [],
    lines: firstOf([...b.scheme.lines, ...a.scheme.lines], ({ total }) => total).map((one) => ({
      ...one,
      items: [],
    })),
    applies: firstOf([...b.scheme.applies, ...a.scheme.applies], ({ name }) => name),
  };
}

/** Every term of either side; one that differs says both, by whether its change is adopted. */
function blendedTerms(
  a: ResolvedSide,
  b: ResolvedSide,
  change: (name: string) => string,
): Map<string, SchemeTerm> {
  const sums = sumsOf(a, b);
  const names = new Set([...b.terms.keys(), ...a.terms.keys(), ...b.own.keys(), ...a.own.keys()]);
  return new Map(
    [...names].flatMap((name): [string, SchemeTerm][] => {
      const sum = sums.get(name);
      if (sum !== undefined) return [[name, sum]];
      const [before, after] = [sideOf(a, name), sideOf(b, name)];
      if (before !== undefined && after !== undefined && isSameTerm(before, after))
        return [[name, after.term]];
      const own = before?.term ?? neutral(a, b, after?.term.rule);
      const theirs = after?.term ?? neutral(b, a, before?.term.rule);
      if (own === undefined || theirs === undefined) {
        const only = own ?? theirs;
        return only === undefined ? [] : [[name, only]];
      }
      return [[name, { ...theirs, before: { rule: own.rule, change: change(name) } }]];
    }),
  );
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
