import { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../../rules/compile.ts';

/** What a term refers to, what refers to it, and which schemes hold it. */
export interface TermRelations {
  readonly uses: readonly string[];
  readonly usedBy: readonly string[];
  readonly schemes: readonly string[];
}

/** The relations of all terms of some rules, found in one pass over their formulas. */
export class Relations {
  private readonly rules: Compiled;
  private readonly uses = new Map<string, Set<string>>();
  private readonly usedBy = new Map<string, Set<string>>();
  /** By scheme, its provisions after its base's replacements. */
  readonly provisions: ReadonlyMap<string, readonly string[]>;

  constructor(rules: Compiled) {
    this.rules = rules;
    for (const [name, { rules: defined }] of [...rules.terms])
      for (const entry of defined.flatMap(({ rule }) => rule.entries ?? []))
        for (const used of rules.entryFormula(name, entry, new Problems())?.terms ?? [])
          this.note(name, used, listOrTerm(rules, used));
    for (const { lines } of rules.schemes.values())
      for (const { items, total } of lines) for (const item of items) this.note(total, item, item);
    this.provisions = new Map(
      [...rules.schemes.keys()].map((name) => [name, provisionNames(rules, name)] as const),
    );
  }

  private note(user: string, used: string, shown: string): void {
    added(this.uses, user, shown);
    added(this.usedBy, used, user);
  }

  of(name: string): TermRelations {
    const { rules } = this;
    const own = new Set(rules.terms.get(name)?.rules.map(({ provision }) => provision.name));
    const schemes = [...rules.schemes.values()].filter(
      (scheme) =>
        scheme.lines.some(({ total }) => total === name) ||
        this.provisions.get(scheme.name)?.some((one) => own.has(one)) === true,
    );
    return {
      uses: [...(this.uses.get(name) ?? [])],
      usedBy: [...(this.usedBy.get(name) ?? [])],
      schemes: schemes.map((scheme) => scheme.name),
    };
  }
}

function added(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

/** Of what the calendar says of days and weeks, the list. */
function listOrTerm(rules: Compiled, name: string): string {
  const fact = rules.terms.get(name)?.rules[0]?.rule.fact;
  return fact?.from === '파생' ? (fact.slot?.list ?? name) : name;
}

function provisionNames(rules: Compiled, name: string | undefined): string[] {
  const scheme = name === undefined ? undefined : rules.schemes.get(name);
  if (scheme === undefined) return [];
  const all = [...provisionNames(rules, scheme.base), ...scheme.provisions.map((one) => one.name)];
  return all.map((one) => scheme.replace.find(({ from }) => from === one)?.to ?? one);
}
