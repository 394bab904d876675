import { entriesOf, items } from '../read-term.ts';
import { entry, type MapNode, type SourceNode, textAt } from '../source-tree.ts';
import type { AccountColumns, FreePay, LedgerRule, NamedColumn, WithholdingRule } from './model.ts';

/** Reads what a pay office keeps from a tree that fits ledger.schema.json. */
export function readLedgerRule(node: MapNode): LedgerRule {
  const [account, withholding] = [entry(node, 'account'), entry(node, 'withholding')];
  return {
    name: textAt(node, 'ledger') ?? '',
    ...(account && { account: readAccount(account) }),
    ...(withholding && { withholding: readWithholding(withholding) }),
    names: entriesOf(node, 'names').map(({ key, value }) => ({ item: key, names: textsOf(value) })),
    at: node.at,
  };
}

const readAccount = (node: SourceNode): AccountColumns => ({
  bank: readColumn(entry(node, 'bank')),
  number: readColumn(entry(node, 'number')),
  holder: readColumn(entry(node, 'holder')),
});

const readColumn = (node: SourceNode | undefined): NamedColumn => ({
  name: textAt(node, 'name') ?? '',
  aliases: textsOf(entry(node, 'aliases')),
});

const readWithholding = (node: SourceNode): WithholdingRule => ({
  taxes: items(node, 'taxes').flatMap((one) =>
    one.kind === 'scalar' ? [{ text: one.text, at: one.at }] : [],
  ),
  free: entriesOf(node, 'free').map(({ key, keyAt, value }): FreePay => {
    const [code, reported] = [textAt(value, 'code'), textAt(value, 'reported')];
    return {
      term: { text: key, at: keyAt },
      ...(code !== undefined && { code }),
      ...(reported !== undefined && { reported: reported === 'true' }),
    };
  }),
});

const textsOf = (node: SourceNode | undefined): string[] =>
  node?.kind === 'list' ? node.items.flatMap((one) => (one.kind === 'scalar' ? [one.text] : [])) : [];
