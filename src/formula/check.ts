import { earlierFigure, given, otherwise, yearToDate } from './check-absent.ts';
import { apply, later, lookup, rounding } from './check-calls.ts';
import { CheckContext } from './check-context.ts';
import { counted, sum } from './check-lists.ts';
import { arithmetic, membership, relation } from './check-operations.ts';
import type { CheckResult, Formula, FormulaNode } from './checked.ts';
import { parseIsoDay } from './civil.ts';
import { weekdays } from './date.ts';
import { FormulaError } from './formula-error.ts';
import { literalList } from './lists.ts';
import { parse } from './parse.ts';
import { negate, ratio } from './ratio.ts';
import type { FormulaScope } from './scope.ts';
import type { Expr, Span } from './tree.ts';
import { described, literalType, requireOffered, unify } from './typing.ts';
import { monthType, numberType, type Type, yearType } from './units.ts';

/** Parses a formula and checks its names, kinds and units; with `expected`, its result too. */
export function check(text: string, scope: FormulaScope, expected?: Type): CheckResult {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, formula: checkTree(parsed.expr, scope, expected, text) };
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** As `check`, for a tree already at hand. @throws FormulaError */
export function checkTree(
  expr: Expr,
  scope: FormulaScope,
  expected: Type | undefined,
  text: string,
): Formula {
  const checker = new Checker(scope);
  const root = checker.node(expr);
  if (expected !== undefined) requireResult(root, expected);
  return {
    root,
    nodeCount: checker.count,
    terms: [...checker.terms],
    tables: [...checker.tables],
    earlier: [...checker.earlier.values()],
    text,
  };
}

function requireResult(root: FormulaNode, expected: Type): void {
  const merged = unify(root.type, expected);
  if (merged === undefined) {
    throw new FormulaError('wrong-result-unit', root.span, {
      found: described(root.type),
      expected: described(expected),
    });
  }
  requireOffered(root, expected);
}

class Checker extends CheckContext {
  alone(): CheckContext {
    const made = new Checker(this.scope);
    made.fields = this.fields;
    return made;
  }

  node(expr: Expr): FormulaNode {
    const { span } = expr;
    switch (expr.kind) {
      case 'number':
        return this.constant(expr.value, literalType(expr), span);
      case 'text':
        return this.constant(expr.value, { kind: 'choice', choices: undefined }, span);
      case 'truth':
        return this.constant(expr.value, { kind: 'truth' }, span);
      case 'date':
        return this.constant(ratio(parseIsoDay(expr.value) ?? 0), { kind: 'date' }, span);
      case 'time':
        return this.constant(ratio(expr.value), { kind: 'time' }, span);
      case 'list':
        return this.list(expr.items, span);
      case 'name': {
        const name = this.named(expr.name);
        return { ...this.base(this.term(name, span).type, span), kind: 'term', name };
      }
      case 'negate':
        return this.negative(expr.arg, span);
      case 'abs': {
        const arg = this.number(expr.arg, 'abs');
        return { ...this.base(arg.type, span), kind: 'abs', arg };
      }
      case 'not':
        return { ...this.base({ kind: 'truth' }, span), kind: 'not', arg: this.truth(expr.arg, 'not') };
      case 'arithmetic':
        return arithmetic(this, expr);
      case 'relation':
        return relation(this, expr);
      case 'logic': {
        const [left, right] = [this.truth(expr.left, expr.op), this.truth(expr.right, expr.op)];
        return { ...this.base({ kind: 'truth' }, span), kind: 'logic', op: expr.op, left, right };
      }
      case 'in':
        return membership(this, expr.item, expr.list, span);
      case 'given':
        return given(this, this.named(expr.name), span);
      case 'earlier':
        return earlierFigure(this, expr.name, expr.months, span);
      case 'count':
        return counted(this, expr);
      case 'yearToDate':
        return yearToDate(this, expr, span);
      case 'later':
        return later(this, expr, span);
      case 'elapsed': {
        const [from, to] = [this.dated(expr.from, expr.fn), this.dated(expr.to, expr.fn)];
        const type = expr.fn === 'fullYears' ? yearType : monthType;
        return { ...this.base(type, span), kind: 'elapsed', fn: expr.fn, from, to };
      }
      case 'firstOfMonth':
        return {
          ...this.base({ kind: 'date' }, span),
          kind: 'firstOfMonth',
          arg: this.dated(expr.date, 'firstOfMonth'),
        };
      case 'datePart': {
        const type: Type = expr.fn === 'weekday' ? { kind: 'choice', choices: weekdays } : numberType;
        const arg = this.dated(expr.date, expr.fn);
        return { ...this.base(type, span), kind: 'datePart', fn: expr.fn, arg };
      }
      case 'mod': {
        const [left, right] = [this.number(expr.left, 'mod'), this.number(expr.right, 'mod')];
        this.refuseZero(right);
        return { ...this.base(this.same(left, right, 'mod', span), span), kind: 'mod', left, right };
      }
      case 'otherwise':
        return otherwise(this, expr.value, expr.fallback, span);
      case 'if': {
        const test = this.truth(expr.test, 'if');
        const [then, otherwise] = [this.node(expr.then), this.node(expr.otherwise)];
        return {
          ...this.base(this.same(then, otherwise, 'if', span), span),
          kind: 'if',
          test,
          then,
          otherwise,
        };
      }
      case 'extreme': {
        const args = expr.args.map((arg) => this.ordered(arg, expr.fn));
        const type = args.reduce(
          (sum, arg) => this.sameTypes(sum, arg.type, expr.fn, span),
          args[0]?.type ?? numberType,
        );
        return { ...this.base(type, span), kind: 'extreme', fn: expr.fn, args };
      }
      case 'rounding':
        return rounding(this, expr, span);
      case 'table':
        return lookup(this, expr.table, expr.keys, span);
      case 'sum':
        return sum(this, expr);
      case 'apply':
        return apply(this, expr);
    }
  }

  private negative(arg: Expr, span: Span): FormulaNode {
    // A negated literal is a constant, so that bounds and defaults can be written as -1.
    if (arg.kind === 'number') return this.constant(negate(arg.value), literalType(arg), span);
    const inner = this.number(arg, '−');
    return { ...this.base(inner.type, span), kind: 'negate', arg: inner };
  }

  private list(items: readonly Expr[], span: Span): FormulaNode {
    const { value, type } = literalList(items);
    return this.constant(value, type, span);
  }
}
