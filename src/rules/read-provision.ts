import type { Place, Problems } from '../problem/problem.ts';
import { readFunctions, readItems } from './items/read-items.ts';
import type { ExampleRule, FindingRule, Provision, ProvisionParts, TableRule } from './model.ts';
import { isList, readList } from './read-list.ts';
import { type ReadFile, readTableRule } from './read-table.ts';
import {
  entriesOf,
  formulaAt,
  type InheritedSource,
  inheritedSource,
  items,
  literalText,
  readTerm,
  sourceOf,
} from './read-term.ts';
import { type MapNode, type SourceNode, textAt } from './source-tree.ts';

/** Reads a provision from a tree that fits provision.schema.json. */
export function readProvision(
  node: MapNode,
  readFile: ReadFile,
  problems: Problems,
): { provision: Provision; tables: TableRule[] } {
  const inherited = inheritedSource(node, { text: undefined, article: undefined });
  const note = textAt(node, 'note');
  const source = sourceOf(inherited);
  const provision: Provision = {
    name: textAt(node, 'provision') ?? '',
    label: textAt(node, 'label') ?? '',
    ...(note !== undefined && { note }),
    ...(source !== undefined && { source }),
    ...readParts(node, inherited, problems),
    at: node.at,
  };
  return { provision, tables: readTables(node, readFile, problems) };
}

export function readParts(node: MapNode, inherited: InheritedSource, problems: Problems): ProvisionParts {
  const own = entriesOf(node, 'terms').flatMap(({ key, keyAt, value }) =>
    isList(value) ? readList(key, keyAt, value, problems) : readTerm(key, keyAt, value, inherited, problems),
  );
  const read = readItems(node, inherited, problems);
  return {
    terms: [...own, ...read.terms],
    items: read.items,
    functions: readFunctions(node),
    findings: entriesOf(node, 'findings').map(({ key, keyAt, value }) => readFinding(key, keyAt, value)),
    requires: entriesOf(node, 'requires').map(({ key, keyAt, value }) => ({
      name: key,
      holds: formulaAt(value, 'holds'),
      text: textAt(value, 'text') ?? '',
      label: textAt(value, 'label') ?? '',
      at: keyAt,
    })),
    examples: items(node, 'examples').map((item) => readExample(item)),
  };
}

export const readTables = (node: MapNode, readFile: ReadFile, problems: Problems): TableRule[] =>
  entriesOf(node, 'tables').map(({ key, keyAt, value }) =>
    readTableRule(key, keyAt, value, readFile, problems),
  );

function readFinding(name: string, at: Place, node: SourceNode): FindingRule {
  return {
    name,
    when: formulaAt(node, 'when'),
    text: textAt(node, 'text') ?? '',
    label: textAt(node, 'label') ?? '',
    article: textAt(node, 'article') ?? '',
    at,
  };
}

function readExample(node: SourceNode): ExampleRule {
  const month = textAt(node, 'month');
  const values = (key: string) =>
    entriesOf(node, key).map(({ key: name, value }) => ({ name, value: literalText(value) }));
  return {
    ...(month !== undefined && { month }),
    given: values('given'),
    expect: values('expect'),
    at: node.at,
  };
}
