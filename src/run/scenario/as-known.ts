import type { Day } from '../../calendar/date.ts';
import { takeDay } from '../../people/cells/problems.ts';
import type { Problems } from '../../problem/problem.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';

/** By when a value, a raise, a stand or a change became known; what says nothing was known from the first. */
export const knownKey = '알게된날';

/** A scenario without the values, the raises and the stands of unions of which nobody knew on a day. */
export function asKnownOn(node: SourceNode, day: Day, problems: Problems): SourceNode {
  const known = (one: SourceNode): boolean => isKnown(one, day, problems);
  const over = ['변경', '제도정의'].reduce(
    (whole, key) =>
      within(whole, key, (schemes) =>
        eachValue(schemes, (scheme) =>
          ['값', '인상'].reduce((all, kind) => within(all, kind, (stated) => kept(stated, known)), scheme),
        ),
      ),
    node,
  );
  return within(over, '협약변경', (stands) => kept(stands, known));
}

/** A map or a list without what was not known. */
function kept(node: SourceNode, isKept: (one: SourceNode) => boolean): SourceNode {
  switch (node.kind) {
    case 'map':
      return { ...node, entries: node.entries.filter(({ value }) => isKept(value)) };
    case 'list':
      return { ...node, items: node.items.filter(isKept) };
    case 'scalar':
      return node;
  }
}

function isKnown(raise: SourceNode, day: Day, problems: Problems): boolean {
  const known = entry(raise, knownKey);
  if (known?.kind !== 'scalar') return true;
  const from = takeDay(known.text, { term: knownKey, at: known.at }, problems);
  return from === undefined || from <= day;
}

/** A map with what stands under a key made over. */
function within(node: SourceNode, key: string, make: (value: SourceNode) => SourceNode): SourceNode {
  if (node.kind !== 'map') return node;
  return {
    ...node,
    entries: node.entries.map((one) => (one.key === key ? { ...one, value: make(one.value) } : one)),
  };
}

const eachValue = (node: SourceNode, make: (value: SourceNode) => SourceNode): SourceNode =>
  node.kind !== 'map'
    ? node
    : { ...node, entries: node.entries.map((one) => ({ ...one, value: make(one.value) })) };
