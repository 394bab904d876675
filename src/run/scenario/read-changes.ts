import { isoDay } from '../../calendar/date.ts';
import { takeDay } from '../../people/cells/problems.ts';
import { nearest } from '../../problem/nearest.ts';
import { type Place, Problems } from '../../problem/problem.ts';
import { provisionsOf, resolveScheme } from '../../rules/assemble.ts';
import { type Change, changeSource, layered } from '../../rules/change.ts';
import type { Compiled } from '../../rules/compile.ts';
import type { DatedEntry, SchemeRule } from '../../rules/model.ts';
import { entriesOf, literalText } from '../../rules/read-term.ts';
import { entry, type MapNode, type SourceNode } from '../../rules/source-tree.ts';
import { knownKey } from './as-known.ts';
import { definitionsKey } from './read-definitions.ts';
import { readRaises } from './read-raises.ts';

const changesKey = '변경';

/**
 * What a scenario lays over schemes: over those of the rules, then over those of its own, each of which has what lies over
 * its base.
 */
export function readChanges(
  node: MapNode,
  defined: readonly SchemeRule[],
  rules: Compiled,
  problems: Problems,
): Map<string, Change> {
  const made = new Map<string, Change>();
  const own = new Set(defined.map(({ name }) => name));
  const stated = entriesOf(node, changesKey);
  const over = ({ key, keyAt, value }: (typeof stated)[number], below: Change | undefined): void => {
    const change = readChange(key, keyAt, value, below, rules, problems);
    const whole = layered(below, change);
    if (whole !== undefined) made.set(key, whole);
  };
  for (const one of stated) {
    if (!own.has(one.key)) over(one, undefined);
    // What a definition says stands in the definition.
    else
      problems.add('conflicting-keys', {
        at: one.keyAt,
        term: one.key,
        values: { keys: `${changesKey}, ${definitionsKey}` },
      });
  }
  for (const { name, base = '' } of defined) {
    const one = entriesOf(node, definitionsKey).find(({ key }) => key === name);
    if (one !== undefined) over(one, made.get(base));
  }
  return made;
}

/** 값, 조항 and 인상 over a scheme, over what lies over it already. */
function readChange(
  name: string,
  at: Place,
  node: SourceNode,
  below: Change | undefined,
  rules: Compiled,
  problems: Problems,
): Change {
  const change = { replace: replacements(node), values: changedValues(node, problems) };
  const scheme = rules.scheme(name, at, problems);
  if (scheme === undefined) return change;
  checkChange(change, node, scheme, below, rules, problems);
  const provisions = provisionsOf(
    rules,
    resolveScheme(rules, scheme, new Problems()),
    layered(below, change),
    new Problems(),
  );
  const raises = readRaises(node, provisions, problems);
  for (const raise of raises) {
    const values = { keys: '값, 인상' };
    // A raise is over the rules: of two, one would be lost.
    const isTaken = [...change.values, ...(below?.values ?? [])].some((one) => one.name === raise.name);
    if (isTaken) problems.add('conflicting-keys', { at: raise.at, term: raise.name, values });
  }
  return { ...change, values: [...change.values, ...raises] };
}

const replacements = (node: SourceNode): Change['replace'] =>
  entriesOf(node, '조항').flatMap(({ key, keyAt, value }) =>
    value.kind === 'scalar' ? [{ from: key, to: value.text, at: keyAt }] : [],
  );

const changedValues = (node: SourceNode, problems: Problems): Change['values'] =>
  entriesOf(node, '값').map(({ key, keyAt, value }) => ({
    name: key,
    at: keyAt,
    entries: changedEntries(key, value, problems),
  }));

/** A value for all time, or values by date: `알게된날` beside them counts where a scenario is read as it was known. */
function changedEntries(name: string, node: SourceNode, problems: Problems): DatedEntry[] {
  const made = (value: SourceNode, from?: string): DatedEntry => ({
    ...(from !== undefined && { from }),
    formula: literalText(value),
    literal: true,
    source: { text: changeSource },
    confirmed: true,
  });
  if (node.kind !== 'map') return [made(node)];
  let before = '';
  const dated = node.entries.filter(({ key }) => key !== knownKey);
  return dated.flatMap(({ key, keyAt, value }) => {
    const day = takeDay(key, { term: name, at: keyAt }, problems);
    if (day === undefined) return [];
    const from = isoDay(day);
    if (from <= before)
      problems.add('dates-not-ascending', { at: keyAt, term: name, values: { from, before } });
    before = from;
    return [made(value, from)];
  });
}

/** A change may replace provisions that its scheme has, and give values to terms that it then has. */
function checkChange(
  change: Change,
  node: SourceNode,
  scheme: SchemeRule,
  below: Change | undefined,
  rules: Compiled,
  problems: Problems,
): void {
  const whole = resolveScheme(rules, scheme, new Problems());
  const provisions = new Set(
    whole.provisions.map(({ name }) =>
      [...whole.replace, ...(below?.replace ?? [])].reduce(
        (now, { from, to }) => (from === now ? to : now),
        name,
      ),
    ),
  );
  const refuse = (code: 'unknown-provision' | 'provision-not-in-scheme', name: string, at: Place): void => {
    const known = code === 'unknown-provision' ? [...rules.provisions.keys()] : [...provisions];
    const near = nearest(name, known);
    const values = { name, scheme: scheme.name, known: known.join(', ') };
    problems.add(code, {
      at,
      term: '조항',
      values: { ...values, ...(near !== undefined && { nearest: near }) },
    });
  };
  for (const { from, to, at } of change.replace) {
    if (!rules.provisions.has(from)) refuse('unknown-provision', from, at);
    else if (!provisions.delete(from)) refuse('provision-not-in-scheme', from, at);
    if (!rules.provisions.has(to))
      refuse('unknown-provision', to, entry(entry(node, '조항'), from)?.at ?? at);
    provisions.add(to);
  }
  // Without its provisions no scheme has its terms.
  if (![...provisions].every((name) => rules.provisions.has(name))) return;
  const terms = new Set(
    [...provisions].flatMap((name) => rules.provisions.get(name)?.terms.map((one) => one.name) ?? []),
  );
  for (const { name, at } of change.values) {
    if (terms.has(name)) continue;
    const elsewhere = rules.terms.get(name)?.rules.map(({ provision }) => provision.name) ?? [];
    const near = nearest(name, terms);
    const values = { name, scheme: scheme.name, ...(near !== undefined && { nearest: near }) };
    if (elsewhere.length === 0) problems.add('unknown-term', { at, term: name, values });
    else
      problems.add('not-in-scheme', {
        at,
        term: name,
        values: { ...values, provisions: elsewhere.join(', ') },
      });
  }
}
