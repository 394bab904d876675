import { parseIsoDay } from '../formula/civil.ts';
import type { Problems } from '../problem/problem.ts';
import type { AddedValue, ExtensionRule, TableRule } from './model.ts';
import { readParts, readTables } from './read-provision.ts';
import type { ReadFile } from './read-table.ts';
import { entriesOf, formulaAt, inheritedSource, items, readEntry } from './read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from './source-tree.ts';

/** Reads an extension from a tree that fits extension.schema.json. */
export function readExtension(
  node: MapNode,
  readFile: ReadFile,
  problems: Problems,
): { extension: ExtensionRule; tables: TableRule[] } {
  const inherited = inheritedSource(node, { text: undefined, article: undefined });
  const extension: ExtensionRule = {
    name: textAt(node, 'extends') ?? '',
    ...readParts(node, inherited, problems),
    values: entriesOf(node, 'values').flatMap(({ key, value }) =>
      (value.kind === 'list' ? value.items : []).flatMap((item) => readValue(key, item, node, problems)),
    ),
    plus: entriesOf(node, 'plus').flatMap(({ key, keyAt, value }) =>
      (value.kind === 'list' ? value.items : []).flatMap((item) =>
        item.kind === 'scalar' ? [{ term: key, summand: { text: item.text, at: item.at }, at: keyAt }] : [],
      ),
    ),
    choices: entriesOf(node, 'choices').map(({ key, keyAt }) => ({
      term: key,
      choices: items(entry(node, 'choices') ?? node, key).flatMap((item) =>
        item.kind === 'scalar' ? [item.text] : [],
      ),
      at: keyAt,
    })),
    provisions: items(node, 'provisions').flatMap((item) =>
      item.kind === 'scalar' ? [{ name: item.text, at: item.at }] : [],
    ),
    ...(entry(node, 'cites') !== undefined && { cites: formulaAt(node, 'cites') }),
    at: entry(node, 'extends')?.at ?? node.at,
  };
  return { extension, tables: readTables(node, readFile, problems) };
}

function readValue(term: string, item: SourceNode, above: MapNode, problems: Problems): AddedValue[] {
  const inherited = inheritedSource(item, inheritedSource(above, { text: undefined, article: undefined }));
  const [from, until] = [textAt(item, 'from'), textAt(item, 'until')];
  const at = entry(item, 'from')?.at ?? item.at;
  const given = ['value', 'formula'].filter((key) => entry(item, key) !== undefined);
  if (from !== undefined && parseIsoDay(from) === undefined)
    problems.add('no-such-date', { at, term, values: { text: from } });
  if (given.length > 1)
    problems.add('term-with-two-values', { at, term, values: { keys: given.join(', ') } });
  const read = readEntry(term, at, from, item, inherited, problems);
  if (read === undefined) {
    problems.add('term-without-value', { at, term });
    return [];
  }
  // Said above; it has no place among the others.
  if (from !== undefined && parseIsoDay(from) === undefined) return [];
  return [
    {
      term,
      entry: read,
      ...(until !== undefined && { until }),
      isOverriding: textAt(item, 'overrides') === 'true',
      at,
    },
  ];
}
