import { Problems } from '../../problem/problem.ts';
import { ownTerms, provisionsOf, resolveScheme, termsOf } from '../assemble.ts';
import type { SchemeTerm } from '../builder.ts';
import { type Change, chain } from '../change.ts';
import type { Compiled } from '../compile.ts';
import { placeItems } from '../items/item-lines.ts';
import type { Provision, SchemeRule } from '../model.ts';
import type { TermSide } from './terms.ts';

/** One side of a comparison: a scheme of a rule set with what is laid over it. */
export interface ComparisonSide {
  readonly rules: Compiled;
  readonly scheme: string;
  readonly change?: Change | undefined;
}

/** A side with its names resolved. */
export interface ResolvedSide {
  readonly rules: Compiled;
  /** With what it inherits from its base. */
  readonly scheme: SchemeRule;
  /** By place: the provision that stands there, and the change of the scheme's file by which it does. */
  readonly places: ReadonlyMap<string, { readonly at: string; readonly change: string | undefined }>;
  readonly provisions: readonly Provision[];
  /** The terms of the provisions as they stand under what is laid over. */
  readonly terms: ReadonlyMap<string, SchemeTerm>;
  /** Totals, and whom the scheme covers. */
  readonly own: ReadonlyMap<string, SchemeTerm>;
}

/** @throws ProblemError for a scheme that there is none of, or whose rules are wrong */
export function resolveSide({ rules, scheme: name, change }: ComparisonSide): ResolvedSide {
  const problems = new Problems();
  const scheme = rules.scheme(name, undefined, problems);
  problems.throwIfAny();
  if (scheme === undefined) throw new Error(`no scheme ${name}`);
  const plain = resolveScheme(rules, scheme, problems);
  const provisions = provisionsOf(rules, plain, change, problems);
  const whole = placeItems(plain, provisions, problems);
  problems.throwIfAny();
  const terms = termsOf(rules, provisions, change, problems);
  problems.throwIfAny();
  const places = new Map(
    whole.provisions.map(({ name: place }) => {
      const own = chain(whole.replace, place);
      return [place, { at: chain(change?.replace ?? [], own.at).at, change: own.change }];
    }),
  );
  return { rules, scheme: whole, places, provisions, terms, own: new Map(ownTerms(whole)) };
}

/** A term of one side: of a provision, a total, or a condition. */
export function sideOf(side: ResolvedSide, name: string): TermSide | undefined {
  const term = side.terms.get(name) ?? side.own.get(name);
  return term && { rules: side.rules, term };
}

/** What a difference is adopted together with. */
export interface Grouping {
  /** By provision of either side: the change or replacement it is part of. */
  readonly ofProvision: ReadonlyMap<string, string>;
  of(name: string): string;
}

/** The key of what says whom a scheme covers. */
export const scopeGroup = '적용';

/**
 * Provisions that stand in for one another are adopted together, and so are those of one change of a scheme's file;
 * the terms of a provision that both sides have are adopted one by one.
 */
export function grouping(a: ResolvedSide, b: ResolvedSide): Grouping {
  const ofProvision = new Map<string, string>();
  for (const place of new Set([...a.places.keys(), ...b.places.keys()])) {
    const [own, theirs] = [b.places.get(place), a.places.get(place)];
    if (own?.at === theirs?.at) continue;
    const group = own?.change ?? theirs?.change ?? own?.at ?? theirs?.at ?? place;
    for (const one of [own, theirs]) if (one !== undefined) ofProvision.set(one.at, group);
  }
  const of = (name: string): string => {
    const [own, theirs] = [b, a].map(({ terms }) => terms.get(name)?.provision?.name);
    if (own === undefined && theirs === undefined)
      return name.startsWith(`${scopeGroup}:`) ? scopeGroup : name;
    const group = [own, theirs].flatMap((one) => (one === undefined ? [] : (ofProvision.get(one) ?? [])))[0];
    // A list comes and goes as a whole.
    const rule = (b.terms.get(name) ?? a.terms.get(name))?.rule;
    return group ?? `${own ?? theirs ?? ''} ${rule?.fact?.slot?.list ?? name}`;
  };
  return { ofProvision, of };
}
