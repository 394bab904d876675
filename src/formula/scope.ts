import type { CheckResult } from './checked.ts';
import type { SumExpr } from './tree.ts';
import type { Type } from './units.ts';

/** What a formula may refer to. */
export interface FormulaScope {
  /** A term's type, and whether it is a fact that may be absent. */
  term(name: string): { readonly type: Type; readonly optional: boolean } | undefined;
  termNames(): Iterable<string>;
  table(name: string): TableTypes | undefined;
  tableNames(): Iterable<string>;
  list?(name: string): ListItems | undefined;
  listNames?(): Iterable<string>;
  /** The term that says of which month the figures are, where they are of one. */
  readonly payMonth?: string;
  /** The term that holds a sum over the items of a list. @throws FormulaError where there is no such list or field */
  sum?(expr: SumExpr): { readonly name: string; readonly type: Type };
  /** A function that the rules define. */
  applied?(name: string): FormulaFunction | undefined;
  functionNames?(): Iterable<string>;
  /** The functions whose formulas are being checked, each called by the one before. */
  readonly within?: readonly string[];
}

/** A list fact: for each of its items the terms that hold its fields, by field. */
export interface ListItems {
  readonly items: readonly ReadonlyMap<string, string>[];
  /** An item that is there has its first field; otherwise it is there where something is said of it. */
  readonly isWhole: boolean;
}

/** A formula over arguments, each with its name and type. */
export interface FormulaFunction {
  readonly params: readonly { readonly name: string; readonly type: Type }[];
  readonly type: Type;
  /** Its formula, in which the arguments are terms; `within` is the functions on whose way it is asked for. */
  body(within: readonly string[]): CheckResult;
}

/** What a table's cells and keys are, and the file in which a row would be added. */
export interface TableTypes {
  readonly type: Type;
  readonly keys: readonly Type[];
  readonly file?: string;
}
