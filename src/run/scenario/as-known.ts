import type { Day } from '../../calendar/date.ts';
import { takeDay } from '../../people/cells/problems.ts';
import type { Problems } from '../../problem/problem.ts';
import { entry, type SourceNode } from '../../rules/source-tree.ts';

/** By when a raise or a change became known; what says nothing was known from the first. */
export const knownKey = '알게된날';

/** A scenario without the raises of which nobody knew on a day. */
export function asKnownOn(node: SourceNode, day: Day, problems: Problems): SourceNode {
  return within(node, '변경', (schemes) =>
    eachValue(schemes, (scheme) =>
      within(scheme, '인상', (raises) =>
        raises.kind !== 'map'
          ? raises
          : { ...raises, entries: raises.entries.filter(({ value }) => isKnown(value, day, problems)) },
      ),
    ),
  );
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
