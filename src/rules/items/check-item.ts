import { nearest } from '../../problem/nearest.ts';
import type { Problems } from '../../problem/problem.ts';
import type { ItemRule, NatureRule } from '../model.ts';

/** Adds what is wrong with what an item says of itself, whatever schemes have it. */
export function checkItem(
  { natures }: { readonly natures: ReadonlyMap<string, NatureRule> },
  item: ItemRule,
  problems: Problems,
): void {
  for (const { nature, choices, parts, rest, at } of item.natures) {
    const rule = natures.get(nature);
    if (rule === undefined) {
      const near = nearest(nature, natures.keys());
      const expected = [...natures.keys()].join(', ');
      problems.add('unknown-nature', {
        at,
        values: { name: nature, expected, ...(near !== undefined && { nearest: near }) },
      });
      continue;
    }
    const named = [...choices, ...parts].map(({ choice }) => choice);
    for (const { text, at: place } of rest === undefined ? named : [...named, rest]) {
      const known = rule.choices.map(({ name }) => name);
      if (known.includes(text)) continue;
      const near = nearest(text, known);
      problems.add('nature-not-offered', {
        at: place,
        values: {
          nature,
          choice: text,
          known: known.join(', '),
          ...(near !== undefined && { nearest: near }),
        },
      });
    }
  }
}
