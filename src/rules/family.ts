import { Problems } from '../problem/problem.ts';
import {
  provisionsOf,
  putTogether,
  resolveScheme,
  type SchemeProgram,
  termsOf,
  totalSource,
} from './assemble.ts';
import type { SchemeTerm } from './builder.ts';
import type { Change } from './change.ts';
import type { Compiled } from './compile.ts';
import type { Entry, LineGroup, Provision, Replacement, SchemeRule, TermRule } from './model.ts';

/**
 * A scheme and another that it is compared with, between them every scheme that adopts some of the changes and
 * not the others. All of them are one program, in which a truth for each change says whether it is adopted.
 */
export interface Family {
  /** The scheme that has the changes. */
  readonly scheme: SchemeRule;
  /** What is adopted together, in the order of the scheme's file, then what a scenario changes beside. */
  readonly changes: readonly string[];
  readonly slots: readonly Slot[];
  readonly adopted: Change | undefined;
  readonly before: Change | undefined;
}

/** Two schemes and all that lie between them, as one program for each month. */
export interface Between {
  readonly changes: readonly string[];
  /** @returns undefined when something is wrong; it goes to `problems`. */
  assemble(month: string, also: readonly string[], problems: Problems): SchemeProgram | undefined;
}

/** A family, ready to be put together. */
export const wholeFamily = (rules: Compiled, family: Family): Between => ({
  changes: family.changes,
  assemble: (month, also, problems) => assembleFamily(rules, family, month, also, problems),
});

/** The place of one provision in a scheme, and what stands there with and without the changes. */
interface Slot {
  readonly adopted: string;
  readonly before: string;
  readonly change: string | undefined;
  /** Both schemes have the place. */
  readonly shared: boolean;
}

/** The most changes that a difference is traced to: 2^7 schemes between two. */
const mostChanges = 7;

/** The term that says whether a change is adopted. */
export const changeTerm = (change: string): string => `변경:${change}`;
export const isChangeTerm = (term: string): boolean => term.startsWith('변경:');

/**
 * The schemes between two; undefined where neither file says what its changes are. The changes are those of the
 * scheme that has more places, for what only the other has can be neither taken out nor put in.
 */
export function familyBetween(
  rules: Compiled,
  a: SchemeRule,
  b: SchemeRule,
  changes: ReadonlyMap<string, Change>,
): Family | undefined {
  const places = (one: SchemeRule): number => resolveScheme(rules, one, new Problems()).provisions.length;
  return places(a) > places(b) ? familyOf(rules, a, b, changes) : familyOf(rules, b, a, changes);
}

function familyOf(
  rules: Compiled,
  scheme: SchemeRule,
  other: SchemeRule,
  changes: ReadonlyMap<string, Change>,
): Family | undefined {
  const whole = resolveScheme(rules, scheme, new Problems());
  const against = resolveScheme(rules, other, new Problems());
  const [adopted, before] = [changes.get(scheme.name), changes.get(other.name)];
  const places = new Set(against.provisions.map(({ name }) => name));
  const slots = whole.provisions.map(({ name }): Slot => {
    const [own, theirs] = [chain(whole.replace, name), chain(against.replace, name)];
    const [last, lastTheirs] = [
      chain(adopted?.replace ?? [], own.at),
      chain(before?.replace ?? [], theirs.at),
    ];
    const shared = places.has(name);
    const plain = chain(
      whole.replace.filter(({ change }) => change === undefined),
      name,
    );
    const without = shared ? lastTheirs.at : plain.at;
    const byScenario = last.at !== own.at || lastTheirs.at !== theirs.at;
    const change = own.change ?? theirs.change ?? (byScenario && shared ? last.at : undefined);
    // What is in no change is the ground on which all of them stand.
    if (change === undefined || last.at === without)
      return { adopted: last.at, before: last.at, change: own.change, shared };
    return { adopted: last.at, before: without, change, shared };
  });
  const named = new Set(whole.replace.flatMap(({ change }) => change ?? []));
  for (const { change } of slots) if (change !== undefined) named.add(change);
  const found = { scheme: whole, slots, adopted, before };
  const beside = shared(rules, found).filter((term) => !named.has(term));
  const all = [...named, ...beside];
  return all.length === 0 ? undefined : { ...found, changes: all.slice(0, mostChanges) };
}

/** Where a place's provision ends up, and the change by which it came there. */
export function chain(
  replace: readonly Replacement[],
  from: string,
): { readonly at: string; readonly change: string | undefined } {
  let [at, change]: [string, string | undefined] = [from, undefined];
  for (const one of replace) if (one.from === at) [at, change] = [one.to, one.change ?? change];
  return { at, change };
}

/** The terms of provisions in no change for which a scenario gives the two schemes different values. */
function shared(rules: Compiled, { slots, adopted, before }: Omit<Family, 'changes'>): string[] {
  const terms = new Set(
    slots
      .filter((slot) => slot.shared && slot.adopted === slot.before)
      .flatMap((slot) => rules.provisions.get(slot.adopted)?.terms.map(({ name }) => name) ?? []),
  );
  const names = new Set([adopted, before].flatMap((one) => one?.values.map(({ name }) => name) ?? []));
  return [...names].filter((name) => terms.has(name) && said(adopted, name) !== said(before, name));
}

const said = (change: Change | undefined, name: string): string =>
  JSON.stringify(entriesOf(change, name).map(({ from, formula: { text } }) => [from, text]));
const entriesOf = (change: Change | undefined, name: string): readonly Entry[] =>
  change?.values.find((one) => one.name === name)?.entries ?? [];

/** The family's program for one month. @returns undefined when something is wrong; it goes to `problems`. */
function assembleFamily(
  rules: Compiled,
  family: Family,
  month: string,
  also: readonly string[],
  problems: Problems,
): SchemeProgram | undefined {
  const start = problems.list.length;
  const { scheme } = family;
  const provisions = (which: 'adopted' | 'before'): Provision[] =>
    provisionsOf(
      rules,
      {
        ...scheme,
        provisions: family.slots.map((slot) => ({ name: slot[which], at: scheme.at })),
        replace: [],
      },
      undefined,
      problems,
    );
  const [after, beforehand] = [provisions('adopted'), provisions('before')];
  const adopted = termsOf(after, family.adopted, problems);
  const before = termsOf(beforehand, beforeChange(family, beforehand), problems);
  const terms = new Map<string, SchemeTerm>(before);
  for (const [name, term] of adopted) {
    const earlier = before.get(name);
    checkWhole(family, term, earlier, problems);
    terms.set(name, between(family, name, term, earlier));
  }
  for (const change of family.changes)
    terms.set(changeTerm(change), { rule: changeFact(change, scheme), provision: undefined });
  if (problems.list.length > start) return undefined;
  const lines = scheme.lines.map(totalOnly);
  // Only the totals are asked for; what the scheme finds is said of itself, not of those between.
  return putTogether(
    rules,
    { ...scheme, shows: [], lines },
    month,
    terms,
    { findings: [], requires: [] },
    also,
    start,
    problems,
  );
}

/** A kind of lines of which only the total is asked for. Made once, so that its formula is checked once. */
function totalOnly(group: LineGroup): LineGroup {
  const known = totals.get(group) ?? { ...group, items: [], formula: totalSource(group) };
  totals.set(group, known);
  return known;
}
const totals = new WeakMap<LineGroup, LineGroup>();

/** What a scenario lays over the scheme without its changes: the other's values, its own where it stands alone. */
function beforeChange(family: Family, provisions: readonly Provision[]): Change {
  const alone = new Set<string>();
  const here = new Set<string>();
  family.slots.forEach((slot, i) => {
    for (const { name } of provisions[i]?.terms ?? []) {
      here.add(name);
      if (!slot.shared && slot.change === undefined) alone.add(name);
    }
  });
  const values = [
    ...(family.before?.values ?? []).filter(({ name }) => here.has(name) && !alone.has(name)),
    ...(family.adopted?.values ?? []).filter(({ name }) => alone.has(name)),
  ];
  return { values, replace: [] };
}

/** A term that one change takes away and another puts in would be there twice or not at all in between. */
function checkWhole(
  { slots }: Family,
  { rule, provision }: SchemeTerm,
  before: SchemeTerm | undefined,
  problems: Problems,
): void {
  const [to, from] = [
    slots.find((one) => one.adopted === provision?.name),
    slots.find((one) => one.before === before?.provision?.name),
  ];
  if (before === undefined || to?.change === from?.change) return;
  const values = {
    first: `${from?.change ?? '-'} (${before.provision?.name ?? ''})`,
    second: `${to?.change ?? '-'} (${provision?.name ?? ''})`,
  };
  problems.add('change-splits-term', { at: rule.at, term: rule.name, values });
}

/** A term as it is with and without the change it is part of. */
function between(
  family: Family,
  name: string,
  adopted: SchemeTerm,
  before: SchemeTerm | undefined,
): SchemeTerm {
  if (before === undefined || sameRule(adopted.rule, before.rule)) return adopted;
  const slot = family.slots.find((one) => one.adopted === adopted.provision?.name);
  const change = slot?.change ?? name;
  // Beyond the most that are told apart, all others are the last one.
  const last = family.changes.includes(change) ? change : (family.changes.at(-1) ?? change);
  return { ...adopted, before: { rule: before.rule, change: changeTerm(last) } };
}

const sameRule = (a: TermRule, b: TermRule): boolean =>
  a === b || (a.fact !== undefined && b.fact !== undefined) || (a.at === b.at && textOf(a) === textOf(b));
const textOf = ({ entries }: TermRule): string =>
  JSON.stringify(entries?.map(({ from, formula: { text } }) => [from, text]));

const facts = new Map<string, TermRule>();
/** The truth that says whether a change is adopted, as a term. */
export function changeFact(change: string, { at }: SchemeRule): TermRule {
  const name = changeTerm(change);
  const known = facts.get(name);
  if (known !== undefined) return known;
  const made: TermRule = {
    name,
    label: change,
    unit: '여부',
    at,
    fact: { from: '파생', key: name, aliases: [], optional: false, required: true },
  };
  facts.set(name, made);
  return made;
}
