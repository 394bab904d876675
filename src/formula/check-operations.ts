import type { CheckContext } from './check-context.ts';
import type { FormulaNode } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import type { Expr, Span } from './tree.ts';
import { apart, dateArithmetic, described, requireNumber, requireOffered } from './typing.ts';
import { combine, itemType, typeText } from './units.ts';

export function arithmetic(by: CheckContext, expr: Extract<Expr, { kind: 'arithmetic' }>): FormulaNode {
  const { op, span } = expr;
  const [left, right] = [by.node(expr.left), by.node(expr.right)];
  const base = { kind: 'arithmetic', op, left, right } as const;
  if (left.type.kind === 'date' || right.type.kind === 'date')
    return { ...by.base(dateArithmetic(op, left, right, span), span), ...base };
  const [a, b] = [requireNumber(left, op), requireNumber(right, op)];
  if (op === '*' || op === '/') {
    if (op === '/') by.refuseZero(right);
    return {
      ...by.base({ kind: 'number', unit: combine(a.unit, b.unit, op === '*' ? 1 : -1) }, span),
      ...base,
    };
  }
  return { ...by.base(by.same(left, right, op, span), span), ...base };
}

export function relation(by: CheckContext, expr: Extract<Expr, { kind: 'relation' }>): FormulaNode {
  const { op, span } = expr;
  const [left, right] = [by.node(expr.left), by.node(expr.right)];
  by.same(left, right, op, span);
  const ordered = left.type.kind !== 'choice' && left.type.kind !== 'truth' && left.type.kind !== 'list';
  if (left.type.kind === 'list' || (!ordered && op !== '=' && op !== '!=')) {
    throw new FormulaError('wrong-kind', span, {
      operation: op,
      found: typeText(left.type),
      expected: left.type.kind === 'list' ? '목록에는 in' : '=와 !=만 쓸 수 있음',
    });
  }
  requireOffered(left, right.type);
  requireOffered(right, left.type);
  return { ...by.base({ kind: 'truth' }, span), kind: 'relation', op, left, right };
}

export function membership(by: CheckContext, itemExpr: Expr, listExpr: Expr, span: Span): FormulaNode {
  const [item, list] = [by.node(itemExpr), by.node(listExpr)];
  if (list.type.kind !== 'list') {
    throw new FormulaError('wrong-kind', list.span, {
      operation: 'in',
      found: typeText(list.type),
      expected: '목록',
    });
  }
  const wanted = itemType(list.type);
  const isComparable =
    item.type.kind === 'choice' || item.type.kind === 'date' || item.type.kind === 'number';
  if (!isComparable || (wanted !== undefined && wanted.kind !== item.type.kind)) {
    throw new FormulaError('wrong-kind', item.span, {
      operation: 'in',
      found: typeText(item.type),
      expected:
        wanted === undefined ? '선택, 날짜, 숫자' : wanted.kind === 'number' ? '숫자' : typeText(wanted),
    });
  }
  if (item.type.kind === 'number' && wanted !== undefined) by.sameTypes(item.type, wanted, 'in', span);
  if (item.type.kind === 'choice' && apart(item.type.choices, list.type.choices)) {
    const right = described({ kind: 'choice', choices: list.type.choices });
    throw new FormulaError('unit-clash', span, { operation: 'in', left: described(item.type), right });
  }
  requireOffered(item, { kind: 'choice', choices: list.type.choices });
  if (item.type.kind === 'choice') requireOffered(list, item.type);
  return { ...by.base({ kind: 'truth' }, span), kind: 'in', item, list };
}
