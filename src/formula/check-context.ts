import { nearest } from '../problem/nearest.ts';
import { type Earlier, type FormulaNode, isRatio, type Value } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import { isZero } from './ratio.ts';
import type { FormulaScope } from './scope.ts';
import type { NodeBase } from './tallies.ts';
import type { Expr, Span } from './tree.ts';
import { described, requireNumber, unify } from './typing.ts';
import { type Type, typeText } from './units.ts';

/** What is known while a formula's tree is checked: its names, its nodes so far, and what is asked of them by every part. */
export abstract class CheckContext {
  count = 0;
  readonly terms = new Set<string>();
  readonly tables = new Set<string>();
  readonly earlier = new Map<string, Earlier>();
  readonly scope: FormulaScope;
  /** Within a list's condition or value: the terms of one item's fields. */
  fields: ReadonlyMap<string, string> | undefined;

  constructor(scope: FormulaScope) {
    this.scope = scope;
  }

  abstract node(expr: Expr): FormulaNode;
  /** Another for a part by itself, which leaves no trace in this one. */
  abstract alone(): CheckContext;

  /** The term that a name stands for: a field of the item at hand, else the term of that name. */
  named = (name: string): string => this.fields?.get(name) ?? name;

  base: NodeBase = (type, span) => ({ id: this.count++, type, span });

  constant(value: Value, type: Type, span: Span): FormulaNode {
    return { ...this.base(type, span), kind: 'constant', value };
  }

  term(name: string, span: Span): { readonly type: Type; readonly optional: boolean } {
    const term = this.scope.term(name);
    if (term === undefined) {
      const near = nearest(name, [...(this.fields?.keys() ?? []), ...this.scope.termNames()]);
      throw new FormulaError('unknown-term', span, { name, ...(near !== undefined && { nearest: near }) });
    }
    this.terms.add(name);
    return term;
  }

  dated(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    if (node.type.kind === 'date') return node;
    throw new FormulaError('wrong-kind', node.span, {
      operation,
      found: typeText(node.type),
      expected: '날짜',
    });
  }

  refuseZero(divisor: FormulaNode): void {
    if (divisor.kind === 'constant' && isRatio(divisor.value) && isZero(divisor.value))
      throw new FormulaError('division-by-zero', divisor.span);
  }

  number(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    requireNumber(node, operation);
    return node;
  }

  /** Something with an order: a number, a date or a time. */
  ordered(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    if (node.type.kind !== 'date' && node.type.kind !== 'time') requireNumber(node, operation);
    return node;
  }

  truth(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    if (node.type.kind !== 'truth') {
      throw new FormulaError('wrong-kind', node.span, {
        operation,
        found: typeText(node.type),
        expected: '조건(여부)',
      });
    }
    return node;
  }

  same(left: FormulaNode, right: FormulaNode, operation: string, span: Span): Type {
    return this.sameTypes(left.type, right.type, operation, span);
  }

  sameTypes(left: Type, right: Type, operation: string, span: Span): Type {
    const merged = unify(left, right);
    if (merged === undefined) {
      throw new FormulaError('unit-clash', span, {
        operation,
        left: described(left),
        right: described(right),
      });
    }
    return merged;
  }
}
