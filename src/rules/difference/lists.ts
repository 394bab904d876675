import type { ListSlot, TermRule } from '../model.ts';
import type { Difference } from './types.ts';

/**
 * The differences with one for each list that only one side has, in place of one for each field of each of its items. What changes
 * within a list that both have is said field by field.
 */
export function withListsWhole(
  differences: readonly Difference[],
  before: Iterable<TermRule>,
  after: Iterable<TermRule>,
): Difference[] {
  const [own, theirs] = [slotsOf(before), slotsOf(after)];
  const said = new Set<string>();
  return differences.flatMap((one) => {
    const side = theirs.byTerm.has(one.name) ? theirs : own;
    const rule = side.byTerm.get(one.name);
    const slot = rule?.fact?.slot;
    if (one.kind !== '입력' || rule === undefined || slot === undefined) return [one];
    if (own.lists.has(slot.list) && theirs.lists.has(slot.list)) return [one];
    const key = `${one.within} ${slot.list}`;
    if (said.has(key)) return [];
    said.add(key);
    const text = { text: listText(rule, slot, side.lists.get(slot.list) ?? []) };
    const { before: _, after: __, ...about } = one;
    return [
      {
        ...about,
        kind: '목록',
        name: slot.list,
        label: slot.label,
        ...(side === theirs ? { after: text } : { before: text }),
      },
    ];
  });
}

/** Where the list is asked, of what its items consist and how many there may be. */
const listText = ({ fact }: TermRule, { key, most }: ListSlot, fields: readonly string[]): string =>
  `${fact?.from ?? ''}.${key}: ${fields.join('·')}, ${most}개까지`;

interface Slots {
  readonly byTerm: ReadonlyMap<string, TermRule>;
  /** The fields of each list. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

function slotsOf(rules: Iterable<TermRule>): Slots {
  const byTerm = new Map<string, TermRule>();
  const lists = new Map<string, string[]>();
  for (const rule of rules) {
    const slot = rule.fact?.slot;
    if (slot === undefined) continue;
    byTerm.set(rule.name, rule);
    const fields = lists.get(slot.list) ?? [];
    lists.set(slot.list, fields);
    if (!fields.includes(slot.field)) fields.push(slot.field);
  }
  return { byTerm, lists };
}
