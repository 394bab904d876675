import type { Place } from '../../problem/problem.ts';

/** A file that says what a pay office keeps beside the lines of pay. */
export interface LedgerRule {
  readonly name: string;
  readonly account?: AccountColumns;
  readonly withholding?: WithholdingRule;
  /** What ledgers call an item, by its name. */
  readonly names: readonly { readonly item: string; readonly names: readonly string[] }[];
  readonly at: Place;
}

/** The columns of a roster that say where pay is sent; no formula reads them. */
export interface AccountColumns {
  readonly bank: NamedColumn;
  readonly number: NamedColumn;
  readonly holder: NamedColumn;
}

export interface NamedColumn {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A term's name as a file writes it, and where. */
export interface PlacedName {
  readonly text: string;
  readonly at: Place;
}

/** 원천징수: which terms hold the taxes withheld, and which the pay free of tax by its kinds. */
export interface WithholdingRule {
  readonly taxes: readonly PlacedName[];
  readonly free: readonly FreePay[];
}

export interface FreePay {
  readonly term: PlacedName;
  /** The code of the tax office's statements (P01). */
  readonly code?: string;
  /** Whether the monthly return's total of pay holds it; absent where that depends on the item. */
  readonly reported?: boolean;
}
