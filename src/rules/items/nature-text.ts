import type { ItemNature, ItemRule } from '../model.ts';

/** What an item says it is, nature by nature, in words: `예`, `2024-12-19 예`, `식대 + 교통비: 현금복리후생, 나머지: 임금`, with what it rests on behind. */
export const natureTexts = ({ natures }: ItemRule): ReadonlyMap<string, string> =>
  new Map(
    natures.map((one) => [
      one.nature,
      [natureText(one), one.cites && `[${one.cites}]`].filter(Boolean).join(' '),
    ]),
  );

/** The same of one nature alone, without what it rests on. */
export function natureText({ choices, parts, rest }: ItemNature): string {
  if (choices.length > 0)
    return choices.map(({ from, choice }) => [from, choice.text].filter(Boolean).join(' ')).join(', ');
  return [
    ...parts.map(({ choice, formula }) => `${choice.text}: ${formula.text}`),
    ...(rest === undefined ? [] : [`${restKey}: ${rest.text}`]),
  ].join(', ');
}

/** The key under which a divided item says what its rest is. */
export const restKey = '나머지';
