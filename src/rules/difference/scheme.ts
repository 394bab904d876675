import { totalDiffers } from './blend.ts';
import { conditionDifferences, requireDifferences } from './conditions.ts';
import { withListsWhole } from './lists.ts';
import { natureDifferences } from './natures.ts';
import { type Grouping, grouping, type ResolvedSide, scopeGroup, sideOf } from './side.ts';
import { isSameTerm, termDifferences } from './terms.ts';
import type { Difference } from './types.ts';

/** Everything in which one scheme differs from another, place by place, and what of it is adopted together. */
export function schemeDifferences(
  a: ResolvedSide,
  b: ResolvedSide,
): { readonly differences: readonly Difference[]; readonly groups: Grouping } {
  const groups = grouping(a, b);
  const said = new Set<string>();
  const places = [...new Set([...b.places.keys(), ...a.places.keys()])];
  const differences = places.flatMap((place) => {
    const [from, to] = [a.places.get(place)?.at, b.places.get(place)?.at];
    return [
      ...provisionDifference(a, b, from, to, groups),
      ...[to, from].flatMap((name) => provisionTerms(name, a, b, groups, said)),
      ...checkDifferences(a, b, from, to, groups),
    ];
  });
  const rulesOf = ({ terms }: ResolvedSide) => [...terms.values()].map(({ rule }) => rule);
  const whole = withListsWhole(differences, rulesOf(a), rulesOf(b));
  const natures = natureDifferences(a.provisions, b.provisions, (_, item) => groups.of(item));
  return { differences: [...whole, ...natures, ...scope(a, b), ...lines(a, b, groups)], groups };
}

/** One provision in the place of another, or one more, or one less. */
function provisionDifference(
  a: ResolvedSide,
  b: ResolvedSide,
  from: string | undefined,
  to: string | undefined,
  groups: Grouping,
): Difference[] {
  const moved = (name: string | undefined, half: ResolvedSide): boolean =>
    name !== undefined && half.provisions.some((one) => one.name === name);
  if (from === to) return [];
  const name = to ?? from ?? '';
  const provision = b.rules.provisions.get(name) ?? a.rules.provisions.get(name);
  return [
    {
      kind: '조항',
      group: groups.ofProvision.get(name) ?? name,
      name,
      label: provision?.label ?? '',
      within: b.scheme.name,
      ...(from !== undefined && !moved(from, b) && { before: { text: from } }),
      ...(to !== undefined && !moved(to, a) && { after: { text: to } }),
      sources: provision?.source === undefined ? [] : [provision.source],
    },
  ];
}

/** The differences of a provision's terms, each said once wherever the term now stands. */
function provisionTerms(
  name: string | undefined,
  a: ResolvedSide,
  b: ResolvedSide,
  groups: Grouping,
  said: Set<string>,
): Difference[] {
  const terms = [b, a].flatMap((half) => half.provisions.find((one) => one.name === name)?.terms ?? []);
  return terms.flatMap((rule) => {
    if (said.has(rule.name)) return [];
    said.add(rule.name);
    return ofTerm(rule.name, a, b, groups);
  });
}

function ofTerm(name: string, a: ResolvedSide, b: ResolvedSide, groups: Grouping): Difference[] {
  const [before, after] = [sideOf(a, name), sideOf(b, name)];
  if (before !== undefined && after !== undefined && isSameTerm(before, after)) return [];
  const within = (after ?? before)?.term.provision?.name ?? '';
  return termDifferences(before, after, { kind: '항목', group: groups.of(name), within });
}

/** Findings and requirements of the provisions in a place. */
function checkDifferences(
  a: ResolvedSide,
  b: ResolvedSide,
  from: string | undefined,
  to: string | undefined,
  groups: Grouping,
): Difference[] {
  const [own, theirs] = [
    a.provisions.find((one) => one.name === from),
    b.provisions.find((one) => one.name === to),
  ];
  if (own === theirs) return [];
  const within = theirs?.name ?? own?.name ?? '';
  const group = groups.ofProvision.get(within);
  return [
    ...conditionDifferences(a.rules, own?.findings ?? [], b.rules, theirs?.findings ?? [], within, group),
    ...requireDifferences(a.rules, own?.requires ?? [], b.rules, theirs?.requires ?? [], within, group),
  ];
}

/** Whom a scheme covers, and what those have whom it does not. */
function scope(a: ResolvedSide, b: ResolvedSide): Difference[] {
  const names = [...new Set([...b.own.keys(), ...a.own.keys()])].filter((name) =>
    name.startsWith(`${scopeGroup}:`),
  );
  const conditions = names.flatMap((name) =>
    termDifferences(sideOf(a, name), sideOf(b, name), {
      kind: '적용조건',
      group: scopeGroup,
      within: b.scheme.name,
    }),
  );
  const [from, to] = [a.scheme.fallback, b.scheme.fallback];
  const fallback: Difference[] =
    from === to
      ? []
      : [
          {
            kind: '미적용제도',
            group: scopeGroup,
            name: b.scheme.name,
            label: b.scheme.label,
            within: b.scheme.name,
            ...(from !== undefined && { before: { text: from } }),
            ...(to !== undefined && { after: { text: to } }),
            sources: [],
          },
        ];
  return [
    ...conditions.map((one) => ({ ...one, name: one.name.slice(scopeGroup.length + 1), sources: [] })),
    ...fallback,
  ];
}

/** Lines of pay that one side has and the other has not, and totals that are no sum. */
function lines(a: ResolvedSide, b: ResolvedSide, groups: Grouping): Difference[] {
  const kinds = [...new Set([...b.scheme.lines, ...a.scheme.lines].map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const [from, to] = [a, b].map(({ scheme }) => scheme.lines.find((one) => one.kind === kind));
    const total = to?.total ?? from?.total ?? '';
    const isWhole = totalDiffers(a, b, from, to) === 'whole';
    const items = [...new Set([...(to?.items ?? []), ...(from?.items ?? [])])];
    const added = items.flatMap((name): Difference[] => {
      const [had, has] = [from?.items.includes(name) === true, to?.items.includes(name) === true];
      if (had === has) return [];
      const text = { text: name };
      const label = (b.terms.get(name) ?? a.terms.get(name))?.rule.label ?? '';
      const which = has ? { after: text } : { before: text };
      const group = groups.of(isWhole ? total : name);
      return [{ kind: '지급항목', group, name, label, within: kind, ...which, sources: [] }];
    });
    const isFormula = from?.formula !== undefined || to?.formula !== undefined || from?.total !== to?.total;
    if (!isFormula) return added;
    const about = { kind: '합계' as const, within: kind };
    const [own, theirs] = [from?.total, to?.total];
    if (own === theirs) return [...added, ...ofTotal(own, a, b, about, groups)];
    return [...added, ...[theirs, own].flatMap((name) => ofTotal(name, a, b, about, groups))];
  });
}

const ofTotal = (
  name: string | undefined,
  a: ResolvedSide,
  b: ResolvedSide,
  about: Pick<Difference, 'kind' | 'within'>,
  groups: Grouping,
): Difference[] =>
  name === undefined
    ? []
    : termDifferences(sideOf(a, name), sideOf(b, name), { ...about, group: groups.of(name) }).map((one) => ({
        ...one,
        sources: [],
      }));
