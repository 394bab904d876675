import { Problems } from '../problem/problem.ts';
import { ownTerms, provisionsOf, resolveScheme, termsOf } from './assemble.ts';
import type { SchemeTerm } from './builder.ts';
import { type Change, chain, type LaidOver } from './change.ts';
import type { Compiled } from './compile.ts';
import { type CounterfactualProgram, counterfactualProgram } from './counterfactual.ts';
import { placeItems, withNames } from './items/item-lines.ts';
import { alignSums, zeroWhereLacking } from './items/sum-terms.ts';
import type { DatedEntry, Provision, SchemeRule, TermRule } from './model.ts';

/** The changes from one scheme to another as a scheme's file declares them. */
interface DeclaredChanges {
  /** The scheme that has the changes. */
  readonly scheme: SchemeRule;
  /** The name of the one that has not. */
  readonly other: string;
  /** What is adopted together, in the order of the scheme's file, then what a scenario changes beside. */
  readonly changes: readonly string[];
  readonly slots: readonly Slot[];
  /** What is laid over either. */
  readonly adopted: Change | undefined;
  readonly before: Change | undefined;
}

/** The place of one provision in a scheme, and what stands there with and without the changes. */
interface Slot {
  readonly adopted: string;
  /** Absent where nothing stands without the changes. */
  readonly before: string | undefined;
  readonly change: string | undefined;
  /** Both schemes have the place. */
  readonly shared: boolean;
}

/** The most changes that a difference is traced to: 2^7 schemes between two. */
const mostChanges = 7;

/**
 * The schemes between two, and by `below` those between the two whose figures people have whom these do not cover;
 * undefined where nothing says what the changes are. The changes are those of the scheme that has more places, for what
 * only the other has can be neither taken out nor put in.
 * @param laid what is laid over schemes
 * @param possible all else that may be, for some of the people: its changes are among them, whoever has it
 */
export function declaredCounterfactual(
  rules: Compiled,
  a: SchemeRule,
  b: SchemeRule,
  laid: LaidOver,
  possible: readonly LaidOver[] = [],
): DeclaredPrograms | undefined {
  const places = (one: SchemeRule): number => resolveScheme(rules, one, new Problems()).provisions.length;
  const pairs = pairsFrom(rules, places(a) > places(b) ? { host: a, other: b } : { host: b, other: a });
  const found = pairs.flatMap((pair) => [laid, ...possible].map((one) => declaredChanges(rules, pair, one)));
  const named = new Set(found.flatMap((one) => one.named));
  const beside = found.flatMap((one) => one.beside);
  const changes = [...new Set([...named, ...beside])].slice(0, mostChanges);
  if (changes.length === 0) return undefined;
  return pairs.reduceRight<DeclaredPrograms | undefined>((below, pair) => {
    const under = (over: LaidOver): CounterfactualProgram =>
      programOf(rules, { ...declaredChanges(rules, pair, over), changes });
    return { own: { ...under(laid), under }, ...(below && { below }) };
  }, undefined);
}

/** The schemes between two, and between those on which they fall back. */
export interface DeclaredPrograms {
  readonly own: CounterfactualProgram;
  readonly below?: DeclaredPrograms;
}

/** The scheme that has the changes, and the one that has not. */
interface Pair {
  readonly host: SchemeRule;
  readonly other: SchemeRule;
}

/**
 * A pair, and those on which its schemes fall back, where these are the same rules with something else laid over them:
 * what that moves is due to the same changes. Any other fallback is no clause of either.
 */
function pairsFrom(rules: Compiled, pair: Pair, above: readonly SchemeRule[] = []): readonly Pair[] {
  const fallback = (one: SchemeRule): SchemeRule =>
    rules.schemes.get(resolveScheme(rules, one, new Problems()).fallback ?? one.name) ?? one;
  const [host, other] = [fallback(pair.host), fallback(pair.other)];
  const isOnce = host === other || host === pair.host || above.includes(host);
  if (isOnce || rulesText(rules, host) !== rulesText(rules, other)) return [pair];
  return [pair, ...pairsFrom(rules, { host, other }, [...above, pair.host])];
}

function rulesText(rules: Compiled, scheme: SchemeRule): string {
  const { provisions, replace } = resolveScheme(rules, scheme, new Problems());
  return JSON.stringify([provisions.map(({ name }) => name), replace.map(({ from, to }) => [from, to])]);
}

/** What is adopted together, by what stands in another's place and by what has another value. */
type FoundChanges = Omit<DeclaredChanges, 'changes'> & {
  readonly named: readonly string[];
  readonly beside: readonly string[];
};

function declaredChanges(rules: Compiled, { host: scheme, other }: Pair, laid: LaidOver): FoundChanges {
  const whole = resolveScheme(rules, scheme, new Problems());
  const against = resolveScheme(rules, other, new Problems());
  const [adopted, before] = [laid(scheme.name), laid(other.name)];
  const places = new Set(against.provisions.map(({ name }) => name));
  const derived = derivesFrom(rules, scheme, other.name);
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
    // What brings items of pay with it is a change of its own, though no file says so.
    const brings =
      derived &&
      !shared &&
      (rules.provisions.get(last.at)?.items ?? []).some(({ after }) => after !== undefined);
    if (brings && own.change === undefined && last.at === without)
      return { adopted: last.at, before: undefined, change: last.at, shared };
    const laidOver = last.change ?? lastTheirs.change ?? last.at;
    const change = own.change ?? theirs.change ?? (byScenario && shared ? laidOver : undefined);
    // What is in no change is the baseline that all of them share.
    if (change === undefined || last.at === without)
      return { adopted: last.at, before: last.at, change: own.change, shared };
    return { adopted: last.at, before: without, change, shared };
  });
  const named = new Set(whole.replace.flatMap(({ change }) => change ?? []));
  for (const { change } of slots) if (change !== undefined) named.add(change);
  const found = { scheme: whole, other: other.name, slots, adopted, before };
  const beside = shared(rules, found).filter((term) => !named.has(term));
  return { ...found, named: [...named], beside };
}

/** Whether a scheme is built on another, over however many between. */
function derivesFrom(
  rules: Compiled,
  { name, base }: SchemeRule,
  other: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const below = base === undefined || seen.has(name) ? undefined : rules.schemes.get(base);
  return (
    below !== undefined &&
    (below.name === other || derivesFrom(rules, below, other, new Set([...seen, name])))
  );
}

/** The terms of provisions in no change for which a scenario gives the two schemes different values. */
function shared(rules: Compiled, { slots, adopted, before }: Omit<DeclaredChanges, 'changes'>): string[] {
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
  change?.values.flatMap((one) => (one.name === name ? one.entries : [])) ?? [];

/** What both sides say, their totals and conditions being those of the scheme with the changes. */
function programOf(rules: Compiled, declared: DeclaredChanges): CounterfactualProgram {
  const problems = new Problems();
  const { scheme, other, changes, slots } = declared;
  const provisions = (which: 'adopted' | 'before'): Provision[] => {
    const standing = slots.flatMap((slot) => {
      const name = slot[which];
      return name === undefined ? [] : [{ name, at: scheme.at }];
    });
    return provisionsOf(rules, { ...scheme, provisions: standing, replace: [] }, undefined, problems);
  };
  const [after, beforehand] = [provisions('adopted'), provisions('before')];
  const whole = withLinesOf(scheme, [after, beforehand]);
  const own = ownTerms(whole);
  const adopted = new Map([...own, ...termsOf(rules, after, declared.adopted, problems)]);
  const before = new Map([
    ...own,
    ...termsOf(rules, beforehand, beforeChange(declared, beforehand), problems),
  ]);
  zeroWhereLacking(whole, before, adopted);
  alignSums(rules, [before, adopted], [beforehand, after]);
  for (const [name, term] of adopted) {
    const earlier = before.get(name);
    if (earlier === undefined) continue;
    checkWhole(declared, term, earlier, problems);
    if (sameRule(term.rule, earlier.rule)) before.set(name, term);
  }
  return counterfactualProgram(
    { scheme: whole, other, changes, before, adopted, problems: problems.list },
    (name) => changeOf(declared, name, adopted.get(name), before.get(name)),
  );
}

/** The scheme with the lines of both sides. */
function withLinesOf(scheme: SchemeRule, sides: readonly (readonly Provision[])[]): SchemeRule {
  const placed = sides.map((provisions) => placeItems(scheme, provisions, new Problems()).lines);
  const lines = scheme.lines.map((group, i) =>
    withNames(group, [...new Set(placed.flatMap((all) => all[i]?.items ?? []))]),
  );
  return { ...scheme, lines };
}

/** What a scenario lays over the scheme without its changes: the other's values, its own where it stands alone. */
function beforeChange(declared: DeclaredChanges, provisions: readonly Provision[]): Change {
  const alone = new Set<string>();
  const here = new Set<string>();
  declared.slots.forEach((slot) => {
    const own = provisions.find((one) => one.name === slot.before);
    for (const { name } of own?.terms ?? []) {
      here.add(name);
      if (!slot.shared && slot.change === undefined) alone.add(name);
    }
  });
  const values = [
    ...(declared.before?.values ?? []).filter(({ name }) => here.has(name) && !alone.has(name)),
    ...(declared.adopted?.values ?? []).filter(({ name }) => alone.has(name)),
  ];
  return { values, replace: [] };
}

/** A term that one change takes away and another puts in would be there twice or not at all in between. */
function checkWhole(
  { slots }: DeclaredChanges,
  { rule, provision }: SchemeTerm,
  before: SchemeTerm,
  problems: Problems,
): void {
  const [to, from] = [
    slots.find((one) => one.adopted === provision?.name),
    slots.find((one) => one.before === before.provision?.name),
  ];
  if (from === undefined || to === undefined || to.change === from.change) return;
  const values = {
    first: `${from.change ?? '-'} (${before.provision?.name ?? ''})`,
    second: `${to.change ?? '-'} (${provision?.name ?? ''})`,
  };
  problems.add('change-splits-term', { at: rule.at, term: rule.name, values });
}

/** The change that a term is part of: its provision's, or its own. Beyond the most, all others are the last one. */
function changeOf(
  { slots, changes }: DeclaredChanges,
  name: string,
  term: SchemeTerm | undefined,
  without: SchemeTerm | undefined,
): string {
  const change =
    slots.find(({ adopted }) => adopted === term?.provision?.name)?.change ??
    slots.find(({ before }) => before !== undefined && before === without?.provision?.name)?.change ??
    name;
  return changes.includes(change) ? change : (changes.at(-1) ?? change);
}

const sameRule = (a: TermRule, b: TermRule): boolean =>
  a === b || (a.fact !== undefined && b.fact !== undefined) || (a.at === b.at && textOf(a) === textOf(b));
const textOf = ({ entries }: TermRule): string =>
  JSON.stringify(entries?.map(({ from, formula: { text } }) => [from, text]));
