import { monthsAfter } from '../formula/civil.ts';
import { nearest } from '../problem/nearest.ts';
import type { Place, Problems } from '../problem/problem.ts';
import { where } from './compile.ts';
import type {
  AddedChoices,
  AddedSummand,
  AddedValue,
  DatedEntry,
  ExtensionRule,
  ItemRule,
  NatureRule,
  Provision,
  RuleSet,
  SchemeRule,
  Source,
  TermRule,
} from './model.ts';
import { ownItems } from './read-scheme.ts';

/**
 * How a layer lies over those below. `said`: it stands in for what is there only where it says so, as layers do.
 * `assumed`: it need not say so, as files under work, of which an earlier state may be among the layers below.
 */
export type Standing = 'said' | 'assumed';

/** A rule set with what a file adds to one of its provisions or schemes. */
export function extended(
  rules: RuleSet,
  extension: ExtensionRule,
  standing: Standing,
  problems: Problems,
): RuleSet {
  const { name, at, choices } = extension;
  const provision = rules.provisions.find((one) => one.name === name);
  const scheme = rules.schemes.find((one) => one.name === name);
  if (provision === undefined && scheme === undefined) {
    const near = nearest(name, [
      ...rules.provisions.map((one) => one.name),
      ...rules.schemes.map((one) => one.name),
    ]);
    problems.add('unknown-provision', { at, values: { name, ...(near !== undefined && { nearest: near }) } });
    return rules;
  }
  const made =
    provision !== undefined
      ? withProvisionParts(rules, provision, extension, standing, problems)
      : scheme !== undefined
        ? withSchemeParts(rules, scheme, extension, standing, problems)
        : rules;
  return choices.reduce((all, added) => withAddedChoices(all, added, standing, problems), made);
}

/** Choices of a term, or of a nature of pay items. */
function withAddedChoices(
  rules: RuleSet,
  added: AddedChoices,
  standing: Standing,
  problems: Problems,
): RuleSet {
  const isTerm = rules.provisions.some(({ terms }) => terms.some(({ name }) => name === added.term));
  const isNature = rules.natures.some(({ natures }) => natures.some(({ name }) => name === added.term));
  return isNature && !isTerm
    ? { ...rules, natures: withNatureChoices(rules.natures, added, standing, problems) }
    : {
        ...rules,
        provisions: withChoices(rules.provisions, rules.natures, added, standing, problems),
      };
}

function withProvisionParts(
  rules: RuleSet,
  provision: Provision,
  extension: ExtensionRule,
  standing: Standing,
  problems: Problems,
): RuleSet {
  const [first] = extension.provisions;
  if (first !== undefined)
    problems.add('provisions-to-a-provision', { at: first.at, values: { name: provision.name } });
  const made = withParts(provision, extension, standing, problems);
  return { ...rules, provisions: rules.provisions.map((one) => (one === provision ? made : one)) };
}

/** A scheme with provisions and items added to it: its own items are a provision, to which more are added. */
function withSchemeParts(
  rules: RuleSet,
  scheme: SchemeRule,
  extension: ExtensionRule,
  standing: Standing,
  problems: Problems,
): RuleSet {
  const { provisions, terms, items, functions, values, plus, cites, findings, requires, examples } =
    extension;
  if (cites !== undefined)
    problems.add('cites-for-a-scheme', { at: cites.at, values: { name: scheme.name } });
  const none = { terms: [], items: [], functions: [], findings: [], requires: [], examples: [] };
  const empty = ownItems(scheme, none);
  const before = rules.provisions.find((one) => one.name === empty.name);
  const parts = [terms, items, functions, values, plus, findings, requires, examples];
  const isEmpty = parts.every((all) => all.length === 0);
  const whole = isEmpty ? before : withParts(before ?? empty, extension, standing, problems);
  const named = new Set(scheme.provisions.map((one) => one.name));
  // One that stands there already is told where the scheme is put together.
  const more = standing === 'said' ? provisions : provisions.filter((one) => !named.has(one.name));
  const own = whole === undefined || named.has(whole.name) ? [] : [{ name: whole.name, at: extension.at }];
  const made = { ...scheme, provisions: [...scheme.provisions, ...more, ...own] };
  return {
    ...rules,
    provisions: [
      ...rules.provisions.filter((one) => one.name !== whole?.name),
      ...(whole === undefined ? [] : [whole]),
    ],
    schemes: rules.schemes.map((one) => (one === scheme ? made : one)),
  };
}

function withParts(
  provision: Provision,
  { terms, items, functions, values, plus, cites, findings, requires, examples, at }: ExtensionRule,
  standing: Standing,
  problems: Problems,
): Provision {
  const together = <T extends { readonly name: string; readonly at: Place }>(
    code: 'duplicate-term' | 'duplicate-name',
    below: readonly T[],
    above: readonly T[],
  ): T[] => {
    const places = new Map(above.map((one) => [one.name, one]));
    for (const one of below) {
      const added = places.get(one.name);
      if (added === undefined || standing === 'assumed') continue;
      places.delete(one.name);
      const about = { name: one.name, first: where(one.at), second: where(added.at) };
      problems.add(code, { at: added.at, term: one.name, values: about });
    }
    const known = new Set(below.map(({ name }) => name));
    return [
      ...below.map((one) => places.get(one.name) ?? one),
      ...above.filter(({ name }) => !known.has(name)),
    ];
  };
  const below =
    cites === undefined ? provision.terms : provision.terms.map((rule) => citing(rule, cites.text));
  const own = together('duplicate-term', below, terms);
  const paid = together('duplicate-name', provision.items, items);
  const source =
    provision.source && cites !== undefined ? cited(provision.source, cites.text) : provision.source;
  const valued = values.reduce(
    (all, value) =>
      isOfPaid(value, paid, problems) ? all : withValue(all, value, provision.name, standing, problems),
    own,
  );
  return {
    ...provision,
    ...(source !== undefined && { source }),
    terms: plus.reduce((all, one) => withSummand(all, one, provision.name, problems), valued),
    items: paid,
    functions: together('duplicate-name', provision.functions, functions),
    findings: together('duplicate-name', provision.findings, findings),
    requires: together('duplicate-name', provision.requires, requires),
    // Those of an earlier state of the file are not run beside its own.
    examples: [...provision.examples.filter((one) => one.at.file !== at.file), ...examples],
  };
}

/** A term with a document beside the bare articles of law. */
const citing = (rule: TermRule, document: string): TermRule =>
  rule.entries === undefined
    ? rule
    : { ...rule, entries: rule.entries.map((one) => ({ ...one, source: cited(one.source, document) })) };

/** What rests on an article alone has the article for its text, too. */
const cited = (source: Source, document: string): Source =>
  source.text === source.article ? { ...source, text: document } : source;

function withValue(
  terms: readonly TermRule[],
  value: AddedValue,
  provision: string,
  standing: Standing,
  problems: Problems,
): TermRule[] {
  const found = termNamed(terms, value, provision, problems);
  if (found === undefined) return [...terms];
  const made = dated(found, value, standing, problems);
  return terms.map((one) => (one === found ? made : one));
}

/** The term that something is added to; undefined, and a problem, where the provision has none. */
function termNamed(
  terms: readonly TermRule[],
  { term, at }: Pick<AddedValue, 'term' | 'at'>,
  provision: string,
  problems: Problems,
): TermRule | undefined {
  const found = terms.find(({ name }) => name === term);
  if (found !== undefined) return found;
  const near = nearest(
    term,
    terms.map(({ name }) => name),
  );
  const values = { name: term, provision, ...(near !== undefined && { nearest: near }) };
  problems.add('term-not-in-provision', { at, term, values });
  return undefined;
}

/** A formula that counts one more term in, from each of its dates on. What is wrong with that term stands where it is added. */
function withSummand(
  terms: readonly TermRule[],
  added: AddedSummand,
  provision: string,
  problems: Problems,
): TermRule[] {
  const found = termNamed(terms, added, provision, problems);
  if (found === undefined) return [...terms];
  const { summand, at } = added;
  const entries = found.entries ?? [];
  if (entries.length === 0 || entries.some(({ literal }) => literal)) {
    const values = { name: found.name, first: where(found.at) };
    problems.add('plus-to-no-formula', { at, term: found.name, values });
    return [...terms];
  }
  const made = entries.map((one) => ({
    ...one,
    formula: { text: `${summand.text} + (${one.formula.text.trim()})`, at: summand.at },
  }));
  return terms.map((one) => (one === found ? { ...one, entries: made } : one));
}

/** Whether a value is for what is paid of an item that brings its own amount: it would no longer be cut, nor would sums move. */
function isOfPaid({ term, at }: AddedValue, items: readonly ItemRule[], problems: Problems): boolean {
  const amount = items.find(({ name }) => name === term)?.amount;
  if (amount === undefined) return false;
  problems.add('value-of-an-item', { at, term, values: { nearest: amount } });
  return true;
}

/** A parameter with one more dated value. */
function dated(rule: TermRule, value: AddedValue, standing: Standing, problems: Problems): TermRule {
  const { entry, at } = value;
  const about = { term: rule.name, at };
  if (rule.entries === undefined) {
    problems.add('fact-has-no-values', { ...about, values: { first: where(rule.at) } });
    return rule;
  }
  const same = rule.entries.find(({ from }) => from === entry.from);
  if (same !== undefined && !value.isOverriding && standing === 'said') {
    const values = { ...fromOf(entry), first: where(same.formula.at), second: where(at) };
    problems.add('value-twice', { ...about, values });
    return rule;
  }
  if (same === undefined && value.isOverriding)
    problems.add('nothing-to-override', {
      ...about,
      values: { name: [rule.name, ...Object.values(fromOf(entry))].join(' ') },
    });
  const month = entry.from?.slice(0, 7) ?? '';
  const { until } = rule;
  if (until !== undefined && month > monthsAfter(until, 1)) {
    const path = entry.literal ? `{ ${entry.from}: ${entry.formula.text} }` : '{ 연: 2.9%, 끝수: 10 }';
    const values = { ...fromOf(entry), until, next: monthsAfter(until, 1), path };
    problems.add('value-gap', { ...about, values });
    return rule;
  }
  const made = value.isOverriding && same !== undefined ? overEntry(entry, same) : entry;
  const entries = [...rule.entries.filter((one) => one !== same), made].sort(byDate);
  // What is settled anew every year is known for a year, unless the value itself says for how long.
  const known = until !== undefined && month > until ? monthsAfter(month, 11) : until;
  const last = entries.at(-1) === made ? (value.until ?? known) : known;
  return { ...rule, entries, ...(last !== undefined && { until: last }) };
}

/** A value stands over what was known of its date before; an earlier state of the same file was not. */
function overEntry(entry: DatedEntry, below: DatedEntry): DatedEntry {
  const before = below.formula.at.file === entry.formula.at.file ? below.instead : below;
  return before === undefined ? entry : { ...entry, instead: before };
}

const fromOf = ({ from }: DatedEntry): Record<string, string> => (from === undefined ? {} : { from });

const byDate = (a: DatedEntry, b: DatedEntry): number => ((a.from ?? '') < (b.from ?? '') ? -1 : 1);

/** Choices beside those that a nature has. */
function withNatureChoices(
  files: RuleSet['natures'],
  { term, choices, at }: AddedChoices,
  standing: Standing,
  problems: Problems,
): RuleSet['natures'] {
  const more = (rule: NatureRule): NatureRule => {
    const known = new Set(rule.choices.map(({ name }) => name));
    for (const choice of choices)
      if (standing === 'said' && known.has(choice))
        problems.add('choice-twice', { at, term, values: { choice, first: where(rule.at) } });
    const added = choices.filter((choice) => !known.has(choice));
    const made = added.map((name) => ({ name, text: '', isAdded: true as const }));
    return { ...rule, choices: [...rule.choices, ...made] };
  };
  return files.map((file) =>
    file.natures.some(({ name }) => name === term)
      ? { ...file, natures: file.natures.map((one) => (one.name === term ? more(one) : one)) }
      : file,
  );
}

/** Choices beside those that a term has, wherever it is defined. */
function withChoices(
  provisions: readonly Provision[],
  natures: RuleSet['natures'],
  { term, choices, at }: AddedChoices,
  standing: Standing,
  problems: Problems,
): Provision[] {
  const rules = provisions.flatMap(({ terms }) => terms.filter(({ name }) => name === term));
  const [first] = rules;
  if (first?.choices === undefined) {
    const near = nearest(term, [
      ...provisions.flatMap(({ terms }) =>
        terms.flatMap((one) => (one.choices === undefined ? [] : one.name)),
      ),
      ...natures.flatMap((file) => file.natures.map(({ name }) => name)),
    ]);
    const values = { name: term, ...(near !== undefined && { nearest: near }) };
    problems.add('no-choices-there', { at, term, values });
    return [...provisions];
  }
  for (const choice of choices) {
    if (standing === 'said' && rules.every((rule) => rule.choices?.includes(choice))) {
      const values = { choice, first: where(first.at) };
      problems.add('choice-twice', { at, term, values });
    }
  }
  const more = (rule: TermRule): TermRule =>
    rule.name !== term || rule.choices === undefined
      ? rule
      : { ...rule, choices: [...new Set([...rule.choices, ...choices])] };
  return provisions.map((provision) =>
    provision.terms.some(({ name }) => name === term)
      ? { ...provision, terms: provision.terms.map(more) }
      : provision,
  );
}
