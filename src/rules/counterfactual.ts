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
import type { DatedEntry, LineGroup, Provision, Replacement, SchemeRule, TermRule } from './model.ts';

/**
 * A scheme and another that it is compared with, between them every scheme that adopts some of the changes and
 * not the others. All of them are one program, in which a truth for each change says whether it is adopted.
 */
export interface Counterfactuals {
  /** The scheme that has the changes. */
  readonly scheme: SchemeRule;
  /** What is adopted together, in the order of the scheme's file, then what a scenario changes beside. */
  readonly changes: readonly string[];
  readonly slots: readonly Slot[];
  readonly adopted: Change | undefined;
  readonly before: Change | undefined;
}

/** Two schemes and all that lie between them, as one program for each month. */
export interface CounterfactualProgram {
  readonly changes: readonly string[];
  /** @returns undefined when something is wrong; it goes to `problems`. */
  assemble(month: string, also: readonly string[], problems: Problems): SchemeProgram | undefined;
}

/** The counterfactual schemes as a program, ready to be put together. */
export const counterfactualProgram = (
  rules: Compiled,
  counterfactuals: Counterfactuals,
): CounterfactualProgram => ({
  changes: counterfactuals.changes,
  assemble: (month, also, problems) => assembleCounterfactuals(rules, counterfactuals, month, also, problems),
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
export function counterfactualsBetween(
  rules: Compiled,
  a: SchemeRule,
  b: SchemeRule,
  changes: ReadonlyMap<string, Change>,
): Counterfactuals | undefined {
  const places = (one: SchemeRule): number => resolveScheme(rules, one, new Problems()).provisions.length;
  return places(a) > places(b)
    ? counterfactualsFrom(rules, a, b, changes)
    : counterfactualsFrom(rules, b, a, changes);
}

function counterfactualsFrom(
  rules: Compiled,
  scheme: SchemeRule,
  other: SchemeRule,
  changes: ReadonlyMap<string, Change>,
): Counterfactuals | undefined {
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
    // What is in no change is the baseline that all of them share.
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
function shared(rules: Compiled, { slots, adopted, before }: Omit<Counterfactuals, 'changes'>): string[] {
  const terms = new Set(
    slots
      .filter((slot) => slot.shared && slot.adopted === slot.before)
      .flatMap((slot) => rules.provisions.get(slot.adopted)?.terms.map(({ name }) => name) ?? []),
  );
  const names = new Set([adopted, before].flatMap((one) => one?.values.map(({ name }) => name) ?? []));
  return [...names].filter(
    (name) => terms.has(name) && entriesText(adopted, name) !== entriesText(before, name),
  );
}

const entriesText = (change: Change | undefined, name: string): string =>
  JSON.stringify(entriesOf(change, name).map(({ from, formula: { text } }) => [from, text]));
const entriesOf = (change: Change | undefined, name: string): readonly DatedEntry[] =>
  change?.values.find((one) => one.name === name)?.entries ?? [];

/** The program for one month. @returns undefined when something is wrong; it goes to `problems`. */
function assembleCounterfactuals(
  rules: Compiled,
  counterfactuals: Counterfactuals,
  month: string,
  also: readonly string[],
  problems: Problems,
): SchemeProgram | undefined {
  const start = problems.list.length;
  const { scheme } = counterfactuals;
  const provisions = (which: 'adopted' | 'before'): Provision[] =>
    provisionsOf(
      rules,
      {
        ...scheme,
        provisions: counterfactuals.slots.map((slot) => ({ name: slot[which], at: scheme.at })),
        replace: [],
      },
      undefined,
      problems,
    );
  const [after, beforehand] = [provisions('adopted'), provisions('before')];
  const adopted = termsOf(after, counterfactuals.adopted, problems);
  const before = termsOf(beforehand, beforeChange(counterfactuals, beforehand), problems);
  const terms = new Map<string, SchemeTerm>(before);
  for (const [name, term] of adopted) {
    const earlier = before.get(name);
    checkWhole(counterfactuals, term, earlier, problems);
    terms.set(name, counterfactualTerm(counterfactuals, name, term, earlier));
  }
  for (const change of counterfactuals.changes)
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
function beforeChange(counterfactuals: Counterfactuals, provisions: readonly Provision[]): Change {
  const alone = new Set<string>();
  const here = new Set<string>();
  counterfactuals.slots.forEach((slot, i) => {
    for (const { name } of provisions[i]?.terms ?? []) {
      here.add(name);
      if (!slot.shared && slot.change === undefined) alone.add(name);
    }
  });
  const values = [
    ...(counterfactuals.before?.values ?? []).filter(({ name }) => here.has(name) && !alone.has(name)),
    ...(counterfactuals.adopted?.values ?? []).filter(({ name }) => alone.has(name)),
  ];
  return { values, replace: [] };
}

/** A term that one change takes away and another puts in would be there twice or not at all in between. */
function checkWhole(
  { slots }: Counterfactuals,
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
function counterfactualTerm(
  counterfactuals: Counterfactuals,
  name: string,
  adopted: SchemeTerm,
  before: SchemeTerm | undefined,
): SchemeTerm {
  if (before === undefined || sameRule(adopted.rule, before.rule)) return adopted;
  const slot = counterfactuals.slots.find((one) => one.adopted === adopted.provision?.name);
  const change = slot?.change ?? name;
  // Beyond the most that are distinguished, all others are the last one.
  const last = counterfactuals.changes.includes(change) ? change : (counterfactuals.changes.at(-1) ?? change);
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
