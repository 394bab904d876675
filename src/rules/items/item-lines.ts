import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import type { Compiled } from '../compile.ts';
import { where } from '../compile.ts';
import type { ItemRule, LineGroup, Provision, SchemeRule } from '../model.ts';

/**
 * A scheme with the items of its provisions among its lines: each behind the item that it names, where the scheme does not
 * list it itself.
 */
export function placeItems(
  scheme: SchemeRule,
  provisions: readonly Provision[],
  problems: Problems,
): SchemeRule {
  const items = provisions.flatMap((one) => one.items);
  const known = new Map<string, ItemRule>();
  for (const item of items) {
    const before = known.get(item.name);
    if (before === undefined) known.set(item.name, item);
    // The same item is there twice where its provision is, which is told of the scheme.
    else if (before !== item) {
      const values = { name: item.name, first: where(before.at), second: where(item.at) };
      problems.add('duplicate-name', { at: item.at, values });
    }
  }
  const lines = scheme.lines.map((group) => withPlaces(scheme, group, items, problems));
  for (const item of known.values()) {
    if (lines.some(({ kind }) => kind === item.line)) continue;
    const kinds = lines.map(({ kind }) => kind);
    addUnknownLine(item, kinds, problems, { scheme: scheme.name });
  }
  return lines.every((group, i) => group === scheme.lines[i]) ? scheme : { ...scheme, lines };
}

/** An item of a kind of lines that there is none of. */
export function addUnknownLine(
  { name, line, at }: ItemRule,
  kinds: readonly string[],
  problems: Problems,
  more: Readonly<Record<string, string>> = {},
): void {
  const near = nearest(line, kinds);
  const values = {
    line,
    name,
    known: kinds.join(', '),
    ...(near !== undefined && { nearest: near }),
    ...more,
  };
  problems.add('unknown-line', { at, values });
}

function withPlaces(
  { name: scheme }: SchemeRule,
  group: LineGroup,
  items: readonly ItemRule[],
  problems: Problems,
): LineGroup {
  const placed = [...group.items];
  const anchors = new Map<string, string>();
  let waiting = items.filter(({ line, name }) => line === group.kind && !placed.includes(name));
  // An item may stand behind one that finds its own place only now.
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    for (const item of waiting) {
      const after = item.after?.text;
      if (after === undefined || !placed.includes(after)) continue;
      // Those behind one item stand in the order of the provisions, each with what stands behind it.
      let last = after;
      for (let next = anchors.get(last); next !== undefined; next = anchors.get(last)) last = next;
      placed.splice(placed.indexOf(last) + 1, 0, item.name);
      anchors.set(after, item.name);
    }
    waiting = waiting.filter(({ name }) => !placed.includes(name));
  }
  for (const { name, after, at } of waiting) {
    const near = after && nearest(after.text, placed);
    problems.add('item-without-place', {
      at: after?.at ?? at,
      values: {
        scheme,
        name,
        line: group.kind,
        ...(after !== undefined && { after: after.text }),
        ...(near !== undefined && { nearest: near }),
      },
    });
  }
  return withNames(group, placed);
}

const grown = new WeakMap<LineGroup, Map<string, LineGroup>>();
/** One group for each list of items, so that its total is checked once. */
export function withNames(group: LineGroup, items: readonly string[]): LineGroup {
  if (items.length === group.items.length && items.every((one, i) => one === group.items[i])) return group;
  const known = grown.get(group) ?? new Map<string, LineGroup>();
  grown.set(group, known);
  const key = items.join(' ');
  const made = known.get(key) ?? { ...group, items };
  known.set(key, made);
  return made;
}

/** Lines of a kind, by name. */
type NamedLines = Pick<LineGroup, 'kind' | 'items' | 'at'>;

/** Adds a problem for each line that does not say what the law asks of lines of its kind. */
export function requireNatures(
  rules: Compiled,
  lines: readonly NamedLines[],
  items: ReadonlyMap<string, ItemRule>,
  problems: Problems,
): void {
  for (const group of lines) naturesOfGroup(rules, group, items, problems);
}

function naturesOfGroup(
  rules: Compiled,
  { kind, items, at }: NamedLines,
  known: ReadonlyMap<string, ItemRule>,
  problems: Problems,
): void {
  const asked = [...rules.natures.values()].filter(({ lines }) => lines.includes(kind));
  for (const name of items) {
    // What nobody defines is told where it is written.
    if (!rules.terms.has(name)) continue;
    const item = known.get(name);
    const missing = asked.filter((one) => !item?.natures.some(({ nature }) => nature === one.name));
    if (missing.length === 0) continue;
    const natures = missing.map((one) => one.name).join(', ');
    problems.add('item-without-nature', { at: item?.at ?? at, values: { line: kind, name, natures } });
  }
}
