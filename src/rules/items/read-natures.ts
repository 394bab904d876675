import type { DoubtRule, NatureRule, NatureRules } from '../model.ts';
import { entriesOf, formulaAt, items } from '../read-term.ts';
import { type MapNode, textAt } from '../source-tree.ts';

/** Reads the natures of pay items from a tree that fits natures.schema.json. */
export const readNatures = (node: MapNode): NatureRules => ({
  name: textAt(node, 'natures') ?? '',
  natures: entriesOf(node, 'of').map(({ key, keyAt, value }): NatureRule => {
    const article = textAt(value, 'article');
    return {
      name: key,
      label: textAt(value, 'label') ?? '',
      lines: items(value, 'lines').flatMap((one) => (one.kind === 'scalar' ? [one.text] : [])),
      choices: entriesOf(value, 'choices').map(({ key: name, value: text }) => ({
        name,
        text: text.kind === 'scalar' ? text.text : '',
      })),
      ...(article !== undefined && { article }),
      at: keyAt,
    };
  }),
  doubts: entriesOf(node, 'doubts').map(
    ({ key, keyAt, value }): DoubtRule => ({
      name: key,
      where: formulaAt(value, 'where'),
      text: textAt(value, 'text') ?? '',
      label: textAt(value, 'label') ?? '',
      article: textAt(value, 'article') ?? '',
      at: keyAt,
    }),
  ),
  at: node.at,
});
