import { nearest } from '../problem/nearest.ts';
import { given } from './check-absent.ts';
import type { CheckContext } from './check-context.ts';
import type { FormulaNode } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import { ratio } from './ratio.ts';
import type { ListItems } from './scope.ts';
import { overItems } from './tallies.ts';
import type { CountExpr, SumExpr } from './tree.ts';
import { numberType } from './units.ts';

function overList(by: CheckContext, expr: SumExpr | CountExpr, { items, isWhole }: ListItems): FormulaNode {
  const { list, where, span } = expr;
  const value = expr.kind === 'sum' ? expr.value : undefined;
  const outside = by.fields;
  const parts = items.map((fields) => {
    by.fields = fields;
    const said = [...fields.values()].slice(0, isWhole ? 1 : undefined);
    const isThere = said.map((name) => given(by, name, span));
    const condition = where && by.truth(where, 'where');
    const then = value === undefined ? by.constant(ratio(1), numberType, span) : by.number(value, 'sum');
    by.fields = outside;
    return { isThere, condition, then };
  });
  const fields = new Map([...(items[0] ?? [])].map(([field, term]) => [term, field]));
  const what = { of: expr.kind, name: list, hasCondition: where !== undefined, fields };
  return overItems(by.base, span, what, parts);
}

export function counted(by: CheckContext, expr: CountExpr): FormulaNode {
  const items = by.scope.list?.(expr.list);
  if (items !== undefined) return overList(by, expr, items);
  const known = [...(by.scope.listNames?.() ?? [])];
  const near = nearest(expr.list, known);
  throw new FormulaError('unknown-list', expr.listSpan, {
    name: expr.list,
    known: known.join(', '),
    ...(near !== undefined && { nearest: near }),
  });
}

/** A sum over pay items is a term of its own, which each scheme makes of its items. */
export function sum(by: CheckContext, expr: SumExpr): FormulaNode {
  const items = by.scope.list?.(expr.list);
  if (items !== undefined) return overList(by, expr, items);
  const found = by.scope.sum?.(expr);
  if (found === undefined) throw new FormulaError('unknown-list', expr.listSpan, { name: expr.list });
  by.terms.add(found.name);
  return { ...by.base(found.type, expr.span), kind: 'term', name: found.name };
}
