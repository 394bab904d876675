import type { CheckContext } from './check-context.ts';
import { type Earlier, type FormulaNode, isRatio, noteEarlier } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import { overMonths } from './tallies.ts';
import type { Expr, Span } from './tree.ts';
import { requireNumber, requireOffered } from './typing.ts';
import { sameUnit, typeText } from './units.ts';

export function otherwise(by: CheckContext, valueExpr: Expr, fallbackExpr: Expr, span: Span): FormulaNode {
  const mayBeAbsent =
    valueExpr.kind === 'earlier' ||
    (valueExpr.kind === 'name' && by.term(by.named(valueExpr.name), valueExpr.span).optional);
  if (!mayBeAbsent) {
    throw new FormulaError('otherwise-needs-optional', valueExpr.span, {
      found: valueExpr.kind === 'name' ? `‘${valueExpr.name}’` : '수식',
    });
  }
  return instead(by, by.node(valueExpr), fallbackExpr, span);
}

/** A value that may be absent, and what stands in for it. */
function instead(by: CheckContext, value: FormulaNode, fallbackExpr: Expr, span: Span): FormulaNode {
  const fallback = by.node(fallbackExpr);
  const merged = by.sameTypes(value.type, fallback.type, 'otherwise', span);
  requireOffered(fallback, value.type);
  return { ...by.base(merged, span), kind: 'otherwise', value, fallback };
}

export function given(by: CheckContext, name: string, span: Span): FormulaNode {
  if (!by.term(name, span).optional) {
    throw new FormulaError('otherwise-needs-optional', span, { found: `‘${name}’` });
  }
  return { ...by.base({ kind: 'truth' }, span), kind: 'given', name };
}

/** A term's figure of an earlier month: not a reference within this month, so it makes no cycle. */
export function earlierFigure(by: CheckContext, name: string, monthsExpr: Expr, span: Span): FormulaNode {
  const months = by.node(monthsExpr);
  const count = months.kind === 'constant' && isRatio(months.value) ? months.value : undefined;
  const isMonths = months.type.kind === 'number' && sameUnit(months.type.unit, new Map([['개월', 1]]));
  if (count === undefined || !isMonths || count.d !== 1n || count.n < 1n || count.n > 120n) {
    const values = {
      operation: 'earlier',
      found: typeText(months.type),
      expected: '1개월부터 120개월까지의 상수',
    };
    throw new FormulaError('wrong-kind', months.span, values);
  }
  return lookBack(by, { name, months: Number(count.n) }, span);
}

function lookBack(by: CheckContext, one: Earlier, span: Span): FormulaNode {
  const before = by.terms.has(one.name);
  const { type } = by.term(one.name, span);
  if (!before) by.terms.delete(one.name);
  noteEarlier(by.earlier, one);
  return { ...by.base(type, span), kind: 'earlier', ...one };
}

export function yearToDate(
  by: CheckContext,
  { name, fallback }: Extract<Expr, { kind: 'yearToDate' }>,
  span: Span,
): FormulaNode {
  const { payMonth } = by.scope;
  if (payMonth === undefined) {
    const values = { operation: 'yearToDate', found: '달이 없는 수식', expected: '규칙의 항목' };
    throw new FormulaError('wrong-kind', span, values);
  }
  const figure = (months: number): FormulaNode => {
    const own = lookBack(by, { name, months, ofYear: true }, span);
    requireNumber(own, 'yearToDate');
    return fallback === undefined ? own : instead(by, own, fallback, span);
  };
  const month = (): FormulaNode => ({
    ...by.base(by.term(payMonth, span).type, span),
    kind: 'term',
    name: payMonth,
  });
  return overMonths(by.base, span, name, month, figure);
}
