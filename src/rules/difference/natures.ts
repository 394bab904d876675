import { natureText } from '../items/nature-text.ts';
import type { ItemRule, Provision } from '../model.ts';
import type { Difference } from './types.ts';

/**
 * What the law takes a pay item for, where both sides have the item and say otherwise of it. No term says it: sums by natures are
 * made of it, and ordinary wage, tax and severance move with it. What a new item is comes with the item.
 */
export function natureDifferences(
  before: readonly Provision[],
  after: readonly Provision[],
  groupOf: (provision: string, item: string) => string,
): Difference[] {
  const own = new Map(before.flatMap(({ items }) => items.map((one) => [one.name, one] as const)));
  return after.flatMap(({ name: within, items }) =>
    items.flatMap((item) => {
      const other = own.get(item.name);
      if (other === undefined || other === item) return [];
      const [from, to] = [saying(other), saying(item)];
      return [...new Set([...to.keys(), ...from.keys()])].flatMap((nature): Difference[] => {
        const [had, has] = [from.get(nature), to.get(nature)];
        if (had === has) return [];
        return [
          {
            kind: '성질',
            group: groupOf(within, item.name),
            name: item.name,
            label: item.label,
            within,
            ...(had !== undefined && { before: { text: `${nature} ${had}` } }),
            ...(has !== undefined && { after: { text: `${nature} ${has}` } }),
            sources: [],
          },
        ];
      });
    }),
  );
}

/** By nature what an item is, and the kind of lines that it is one of. */
const saying = ({ natures, line }: ItemRule): ReadonlyMap<string, string> =>
  new Map([['줄', line], ...natures.map((one) => [one.nature, natureText(one)] as const)]);
