import type { Ratio, RoundingMode } from './ratio.ts';

/** Where a node stands in its formula's text: UTF-16 offsets, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Arithmetic = '+' | '-' | '*' | '/';
export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Logic = 'and' | 'or';
/** What is read off a date; the weekday is a choice, the others are numbers. */
export type DatePart = 'year' | 'month' | 'day' | 'weekday';

/** A formula as parsed, before names and units are looked at. */
export type Expr = { readonly span: Span } & (
  | { readonly kind: 'number'; readonly value: Ratio; readonly percent: boolean; readonly unit: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'time'; readonly value: number }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'negate'; readonly arg: Expr }
  | { readonly kind: 'not'; readonly arg: Expr }
  | { readonly kind: 'arithmetic'; readonly op: Arithmetic; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'relation'; readonly op: Relation; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'logic'; readonly op: Logic; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'in'; readonly item: Expr; readonly list: Expr }
  | { readonly kind: 'otherwise'; readonly value: Expr; readonly fallback: Expr }
  | { readonly kind: 'if'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }
  | { readonly kind: 'extreme'; readonly fn: 'min' | 'max'; readonly args: readonly Expr[] }
  | { readonly kind: 'abs'; readonly arg: Expr }
  | { readonly kind: 'given'; readonly name: string }
  | { readonly kind: 'earlier'; readonly name: string; readonly months: Expr }
  | { readonly kind: 'yearToDate'; readonly name: string; readonly fallback: Expr | undefined }
  | {
      readonly kind: 'later';
      readonly fn: 'addYears' | 'addMonths';
      readonly date: Expr;
      readonly count: Expr;
    }
  | { readonly kind: 'firstOfMonth'; readonly date: Expr }
  | { readonly kind: 'datePart'; readonly fn: DatePart; readonly date: Expr }
  | { readonly kind: 'mod'; readonly left: Expr; readonly right: Expr }
  | {
      readonly kind: 'elapsed';
      readonly fn: 'fullYears' | 'fullMonths';
      readonly from: Expr;
      readonly to: Expr;
    }
  | { readonly kind: 'rounding'; readonly mode: RoundingMode; readonly arg: Expr; readonly step: Expr }
  | { readonly kind: 'table'; readonly table: string; readonly keys: readonly Expr[] }
  | SumExpr
  | CountExpr
  | ApplyExpr
);

/** `sum(지급, 월액 where …)`: over the items of a list, of those for which the condition holds. A list is a kind of lines, or a fact. */
export interface SumExpr {
  readonly kind: 'sum';
  readonly list: string;
  readonly listSpan: Span;
  readonly value: Expr;
  readonly where?: Expr;
  readonly span: Span;
}

/** `count(부양가족 where …)`: how many items a list fact has, of those for which the condition holds. */
export interface CountExpr {
  readonly kind: 'count';
  readonly list: string;
  readonly listSpan: Span;
  readonly where?: Expr;
  readonly span: Span;
}

/** A function that the rules define. */
export interface ApplyExpr {
  readonly kind: 'apply';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expr[];
  readonly span: Span;
}
