import { nearest } from '../../problem/nearest.ts';
import type { Place, Problems } from '../../problem/problem.ts';
import type { ItemRule, NatureRule, SourceText } from '../model.ts';
import { restKey } from './nature-text.ts';

/** Adds what is wrong with what an item says of itself, whatever schemes have it. */
export function checkItem(
  { natures }: { readonly natures: ReadonlyMap<string, NatureRule> },
  item: ItemRule,
  problems: Problems,
): void {
  for (const { nature, choices, parts, rest, at } of item.natures) {
    const named = [...choices, ...parts].map(({ choice }) => choice);
    const all = rest === undefined ? named : [...named, rest];
    checkNature(natures, nature, at, all, problems, { isDivisible: true });
  }
}

/** Adds what is wrong with a nature, and with choices of it. */
export function checkNature(
  natures: ReadonlyMap<string, NatureRule>,
  nature: string,
  at: Place,
  choices: readonly SourceText[],
  problems: Problems,
  { isDivisible = false }: { readonly isDivisible?: boolean } = {},
): void {
  const rule = natures.get(nature);
  if (rule === undefined) {
    const near = nearest(nature, natures.keys());
    const expected = [...natures.keys()].join(', ');
    const values = { name: nature, expected, ...(near !== undefined && { nearest: near }) };
    problems.add('unknown-nature', { at, values });
    return;
  }
  const known = rule.choices.map(({ name }) => name);
  for (const { text, at: place } of choices.filter((one) => !known.includes(one.text))) {
    const near = nearest(text, known);
    const values = {
      nature,
      choice: text,
      known: known.join(', '),
      ...(isDivisible && { form: `{ ${known.at(-1)}: 항목, ${restKey}: ${known[0]} }` }),
      ...(near !== undefined && { nearest: near }),
    };
    problems.add('nature-not-offered', { at: place, values });
  }
}
