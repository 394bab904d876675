import type { Problems } from '../../problem/problem.ts';
import type { AccountColumns, LedgerRule, WithholdingRule } from './model.ts';

/** What the rules know of a pay office's papers: of several files, each in the order of its layer. */
export class LedgerBook {
  readonly account: AccountColumns | undefined;
  readonly withholding: WithholdingRule | undefined;
  /** What ledgers call items. */
  readonly names: readonly string[];
  private readonly items = new Map<string, string>();

  constructor(files: readonly LedgerRule[]) {
    this.account = files.findLast(({ account }) => account !== undefined)?.account;
    this.withholding = files.findLast(({ withholding }) => withholding !== undefined)?.withholding;
    this.names = files.flatMap((file) => file.names.flatMap(({ names }) => names));
    for (const { item, names } of files.flatMap((file) => file.names))
      for (const name of names) this.items.set(spelling(name), item);
  }

  /** The item that a ledger's heading means by the trade's names; undefined where no file knows it. */
  itemOf(heading: string): string | undefined {
    return this.items.get(spelling(heading));
  }
}

/** A heading as it is compared: without spaces, signs and the unit behind it: `기 본 급(원)`. */
export const spelling = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/[\s_·.,]/gu, '')
    .replace(/\((원|₩)\)$/u, '')
    .toLowerCase();

/** Adds the terms that ledger files name and no rule defines. */
export function checkLedgers(
  files: readonly LedgerRule[],
  terms: ReadonlyMap<string, unknown>,
  problems: Problems,
): void {
  for (const { withholding } of files)
    for (const { text, at } of [
      ...(withholding?.taxes ?? []),
      ...(withholding?.free.map(({ term }) => term) ?? []),
    ])
      if (!terms.has(text)) problems.add('unknown-term', { at, term: text, values: { name: text } });
}
