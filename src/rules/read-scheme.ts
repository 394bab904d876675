import type { Problems } from '../problem/problem.ts';
import type { Replacement, SchemeRule } from './model.ts';
import { entriesOf, formulaAt, items } from './read-provision.ts';
import { entry, type MapNode, textAt } from './source-tree.ts';

/** Reads a scheme from a tree that fits scheme.schema.json. */
export function readScheme(node: MapNode, problems: Problems): SchemeRule {
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
    at: node.at,
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
