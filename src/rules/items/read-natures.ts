import type { AllowanceRules, DoubtRule, NatureRule, NatureRules } from '../model.ts';
import { entriesOf, formulaAt, items } from '../read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../source-tree.ts';

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
      about: formulaAt(value, 'about'),
      where: formulaAt(value, 'where'),
      text: textAt(value, 'text') ?? '',
      label: textAt(value, 'label') ?? '',
      article: textAt(value, 'article') ?? '',
      at: keyAt,
    }),
  ),
  ...readAllowanceRules(entry(node, 'allowances')),
  at: node.at,
});

function readAllowanceRules(node: SourceNode | undefined): { readonly allowances?: AllowanceRules } {
  if (node === undefined) return {};
  const asked = entriesOf(node, 'natures').map(({ key, keyAt, value }) => {
    const otherwise = textAt(value, 'otherwise');
    return { nature: key, ...(otherwise !== undefined && { otherwise }), at: keyAt };
  });
  const names = entriesOf(node, 'names').map(({ key, keyAt, value }) => ({
    name: key,
    natures: Object.fromEntries(
      (value.kind === 'map' ? value.entries : []).map((one) => [one.key, formulaAt(value, one.key)]),
    ),
    at: keyAt,
  }));
  return { allowances: { asked, names } };
}
