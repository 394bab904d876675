import type { FormulaProblem } from './formula-error.ts';
import { compareRatios, type Ratio, type RoundingMode } from './ratio.ts';
import type { Arithmetic, DatePart, Logic, Relation, Span } from './tree.ts';
import type { Type } from './units.ts';

/** A figure's value: a number (also of days or minutes), a truth, a choice, or a list. */
export type Value = Ratio | boolean | string | ListValue;
export interface ListValue {
  readonly items: readonly (string | Ratio)[];
}

export const isRatio = (value: Value): value is Ratio => typeof value === 'object' && 'n' in value;

/** Whether two values are one: numbers by what they come to, lists item by item. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (isRatio(a) || isRatio(b)) return isRatio(a) && isRatio(b) && compareRatios(a, b) === 0;
  return a.items.length === b.items.length && a.items.every((item, i) => sameValue(item, b.items[i]));
}

/** A text that is the same for values that are one. */
export const valueKey = (value: Value): string =>
  typeof value !== 'object'
    ? JSON.stringify(value)
    : isRatio(value)
      ? `${value.n}/${value.d}`
      : `[${value.items.map(valueKey).join()}]`;

/**
 * A checked formula: every node knows its type, and `id` numbers the nodes of one formula from 0, so that a
 * reading can keep one result a node in an array (that array is the trace).
 */
export type FormulaNode = { readonly id: number; readonly span: Span; readonly type: Type } & (
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'term'; readonly name: string }
  | { readonly kind: 'negate' | 'not' | 'abs'; readonly arg: FormulaNode }
  | {
      readonly kind: 'arithmetic';
      readonly op: Arithmetic;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | {
      readonly kind: 'relation';
      readonly op: Relation;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'logic'; readonly op: Logic; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: 'in'; readonly item: FormulaNode; readonly list: FormulaNode }
  | { readonly kind: 'given'; readonly name: string }
  | ({ readonly kind: 'earlier' } & Earlier)
  | {
      readonly kind: 'later';
      readonly fn: 'addYears' | 'addMonths';
      readonly date: FormulaNode;
      readonly count: FormulaNode;
    }
  | { readonly kind: 'firstOfMonth'; readonly arg: FormulaNode }
  | { readonly kind: 'datePart'; readonly fn: DatePart; readonly arg: FormulaNode }
  | { readonly kind: 'mod'; readonly left: FormulaNode; readonly right: FormulaNode }
  | {
      readonly kind: 'elapsed';
      readonly fn: 'fullYears' | 'fullMonths';
      readonly from: FormulaNode;
      readonly to: FormulaNode;
    }
  | { readonly kind: 'tally'; readonly what: Tallied; readonly args: readonly FormulaNode[] }
  | { readonly kind: 'otherwise'; readonly value: FormulaNode; readonly fallback: FormulaNode }
  | {
      readonly kind: 'if';
      readonly test: FormulaNode;
      readonly then: FormulaNode;
      readonly otherwise: FormulaNode;
    }
  | { readonly kind: 'extreme'; readonly fn: 'min' | 'max'; readonly args: readonly FormulaNode[] }
  | {
      readonly kind: 'rounding';
      readonly mode: RoundingMode;
      readonly arg: FormulaNode;
      readonly step: Ratio;
    }
  | { readonly kind: 'table'; readonly table: string; readonly keys: readonly FormulaNode[] }
);

/** What a sum of many is, as people say it; its parts are ordinary nodes. */
export type Tallied =
  | { readonly of: 'yearToDate'; readonly name: string }
  | {
      readonly of: 'count' | 'sum';
      readonly name: string;
      readonly hasCondition: boolean;
      /** The fields by the terms that hold them for the first item. */
      readonly fields: ReadonlyMap<string, string>;
    };

/** A formula ready for every reading. */
export interface Formula {
  readonly root: FormulaNode;
  readonly nodeCount: number;
  /** The terms it refers to, each once, in the order of the text. */
  readonly terms: readonly string[];
  readonly tables: readonly string[];
  /** The figures of earlier months it refers to. */
  readonly earlier: readonly Earlier[];
  readonly text: string;
}

/** What checking a text gives. */
export type CheckResult =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** A term's figure some whole months before, under the scheme that then held for the person. */
export interface Earlier {
  readonly name: string;
  readonly months: number;
  /** It counts only where that month lies in the same year. */
  readonly ofYear?: true;
}

/** The name under which an earlier figure is handed to an evaluation. */
export const earlierKey = ({ name, months }: Earlier): string => `${name}@-${months}`;

/** The nodes directly below a node, in the order of the text. */
export function children(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'constant':
    case 'term':
    case 'given':
    case 'earlier':
      return [];
    case 'negate':
    case 'not':
    case 'abs':
    case 'rounding':
    case 'firstOfMonth':
    case 'datePart':
      return [node.arg];
    case 'later':
      return [node.date, node.count];
    case 'elapsed':
      return [node.from, node.to];
    case 'arithmetic':
    case 'relation':
    case 'logic':
    case 'mod':
      return [node.left, node.right];
    case 'in':
      return [node.item, node.list];
    case 'otherwise':
      return [node.value, node.fallback];
    case 'if':
      return [node.test, node.then, node.otherwise];
    case 'extreme':
    case 'tally':
      return node.args;
    case 'table':
      return node.keys;
  }
}

/** Adds a figure of an earlier month to those that a formula refers to; asked for in any year, it is asked for in all. */
export function noteEarlier(known: Map<string, Earlier>, { name, months, ofYear }: Earlier): void {
  const key = earlierKey({ name, months });
  const before = known.get(key);
  const isOfYear = ofYear === true && (before === undefined || before.ofYear === true);
  known.set(key, { name, months, ...(isOfYear && { ofYear }) });
}
