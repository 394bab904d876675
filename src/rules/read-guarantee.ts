import type { GuaranteeRule } from './model.ts';
import { inheritedSource, sourceOf } from './read-term.ts';
import { entry, type MapNode, textAt } from './source-tree.ts';

/** Reads a guarantee from a tree that fits guarantee.schema.json. */
export function readGuarantee(node: MapNode): GuaranteeRule {
  const [note, source] = [
    textAt(node, 'note'),
    sourceOf(inheritedSource(node, { text: undefined, article: undefined })),
  ];
  return {
    name: textAt(node, 'guarantee') ?? '',
    label: textAt(node, 'label') ?? '',
    ...(note !== undefined && { note }),
    ...(source !== undefined && { source }),
    statement: { text: textAt(node, 'statement') ?? '', at: entry(node, 'statement')?.at ?? node.at },
    holds: textAt(node, 'holds') !== 'false',
    at: node.at,
  };
}
