import type { Problems } from '../problem/problem.ts';
import type { Provision, ProvisionParts, Replacement, SchemeRule } from './model.ts';
import { readParts } from './read-provision.ts';
import { entriesOf, formulaAt, inheritedSource, items } from './read-term.ts';
import { entry, type MapNode, textAt } from './source-tree.ts';

/** A scheme, and the provision of the items that stand in its file. */
export interface ReadScheme {
  readonly scheme: SchemeRule;
  readonly provisions: readonly Provision[];
}

/** Reads a scheme from a tree that fits scheme.schema.json. */
export function readScheme(node: MapNode, problems: Problems): ReadScheme {
  const scheme = readRule(node, problems);
  if (entry(node, 'items') === undefined) return { scheme, provisions: [] };
  const inherited = inheritedSource(node, { text: undefined, article: undefined });
  const own = ownItems(scheme, readParts(node, inherited, problems));
  return {
    scheme: { ...scheme, provisions: [...scheme.provisions, { name: own.name, at: scheme.at }] },
    provisions: [own],
  };
}

/** The provision of a scheme's own items. */
export const ownItems = (
  { name, label, at }: Pick<SchemeRule, 'name' | 'label' | 'at'>,
  parts: ProvisionParts,
): Provision => ({
  name: `${name}의 항목`,
  label,
  ...parts,
  at,
});

function readRule(node: MapNode, problems: Problems): SchemeRule {
  const [note, base, fallback] = [textAt(node, 'note'), textAt(node, 'base'), textAt(node, 'otherwise')];
  return {
    name: textAt(node, 'scheme') ?? '',
    label: textAt(node, 'label') ?? '',
    ...(note !== undefined && { note }),
    ...(base !== undefined && { base }),
    ...(fallback !== undefined && { fallback }),
    provisions: items(node, 'provisions').flatMap((item) =>
      item.kind === 'scalar' ? [{ name: item.text, at: item.at }] : [],
    ),
    replace: [
      ...replacements(entriesOf(node, 'replace')),
      ...entriesOf(node, 'changes').flatMap(({ key, value }) =>
        value.kind === 'map' ? replacements(value.entries, key) : [],
      ),
    ],
    applies: entriesOf(node, 'applies').flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [{ name: key, when: { text: value.text, at: value.at } }] : [],
    ),
    lines: entriesOf(node, 'lines').map(({ key, keyAt, value }) => ({
      kind: key,
      items: items(value, 'items').flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])),
      total: textAt(value, 'total') ?? '',
      label: textAt(value, 'label') ?? '',
      ...(textAt(value, 'formula') !== undefined && { formula: formulaAt(value, 'formula') }),
      at: keyAt,
    })),
    shows: items(node, 'shows').flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])),
    ...readValidity(node, problems),
    named: placesOf(node),
    at: node.at,
  };
}

function placesOf(node: MapNode): NonNullable<SchemeRule['named']> {
  const [base, otherwise] = [entry(node, 'base')?.at, entry(node, 'otherwise')?.at];
  const lines = entriesOf(node, 'lines').map(({ value }) => value);
  return {
    ...(base && { base }),
    ...(otherwise && { otherwise }),
    terms: Object.fromEntries(
      [...lines.flatMap((line) => items(line, 'items')), ...items(node, 'shows')].flatMap((item) =>
        item.kind === 'scalar' ? [[item.text, item.at]] : [],
      ),
    ),
  };
}

function readValidity(node: MapNode, problems: Problems): Pick<SchemeRule, 'valid'> {
  const valid = entry(node, 'valid');
  if (valid === undefined) return {};
  const [from, until] = [textAt(valid, 'from'), textAt(valid, 'until')];
  if (from !== undefined && until !== undefined && from > until)
    problems.add('month-before-months', { at: valid.at, values: { from, to: until } });
  return {
    valid: { ...(from !== undefined && { from }), ...(until !== undefined && { until }), at: valid.at },
  };
}

const replacements = (of: MapNode['entries'], change?: string): Replacement[] =>
  of.flatMap(({ key, keyAt, value }) =>
    value.kind === 'scalar'
      ? [{ from: key, to: value.text, ...(change !== undefined && { change }), at: keyAt }]
      : [],
  );
