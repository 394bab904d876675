import { nearest } from '../problem/nearest.ts';
import { type Earlier, type Formula, type FormulaNode, isRatio, noteEarlier, type Value } from './checked.ts';
import { parseIsoDay } from './civil.ts';
import { weekdays } from './date.ts';
import { FormulaError, type FormulaProblem } from './formula-error.ts';
import { literalList } from './lists.ts';
import { builtInFunctions, parse } from './parse.ts';
import { isZero, negate, ratio } from './ratio.ts';
import type { FormulaScope, ListItems } from './scope.ts';
import { type NodeBase, overItems, overMonths } from './tallies.ts';
import type { ApplyExpr, CountExpr, Expr, Span, SumExpr } from './tree.ts';
import {
  apart,
  dateArithmetic,
  described,
  literalType,
  requireNumber,
  requireOffered,
  requireRows,
  unify,
} from './typing.ts';
import { combine, itemType, noUnit, sameUnit, type Type, typeText } from './units.ts';
import { withArguments } from './with-arguments.ts';

export type CheckResult =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly problem: FormulaProblem };

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

class Checker {
  count = 0;
  readonly terms = new Set<string>();
  readonly tables = new Set<string>();
  readonly earlier = new Map<string, Earlier>();
  /** The functions whose formulas are being gone through. */
  private readonly applying = new Set<string>();
  private readonly scope: FormulaScope;
  /** Within a list's condition or value: the terms of one item's fields. */
  private fields: ReadonlyMap<string, string> | undefined;

  constructor(scope: FormulaScope) {
    this.scope = scope;
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
        return this.arithmetic(expr);
      case 'relation':
        return this.relation(expr);
      case 'logic': {
        const [left, right] = [this.truth(expr.left, expr.op), this.truth(expr.right, expr.op)];
        return { ...this.base({ kind: 'truth' }, span), kind: 'logic', op: expr.op, left, right };
      }
      case 'in':
        return this.membership(expr.item, expr.list, span);
      case 'given':
        return this.given(this.named(expr.name), span);
      case 'earlier':
        return this.earlierFigure(expr.name, expr.months, span);
      case 'count':
        return this.counted(expr);
      case 'yearToDate':
        return this.yearToDate(expr, span);
      case 'later':
        return this.later(expr, span);
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
        return this.otherwise(expr.value, expr.fallback, span);
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
        return this.rounding(expr, span);
      case 'table':
        return this.lookup(expr.table, expr.keys, span);
      case 'sum':
        return this.sum(expr);
      case 'apply':
        return this.apply(expr);
    }
  }

  /** The term that a name stands for: a field of the item at hand, else the term of that name. */
  private named = (name: string): string => this.fields?.get(name) ?? name;

  private base: NodeBase = (type, span) => ({ id: this.count++, type, span });

  private constant(value: Value, type: Type, span: Span): FormulaNode {
    return { ...this.base(type, span), kind: 'constant', value };
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

  private term(name: string, span: Span): { readonly type: Type; readonly optional: boolean } {
    const term = this.scope.term(name);
    if (term === undefined) {
      const near = nearest(name, [...(this.fields?.keys() ?? []), ...this.scope.termNames()]);
      throw new FormulaError('unknown-term', span, { name, ...(near !== undefined && { nearest: near }) });
    }
    this.terms.add(name);
    return term;
  }

  private arithmetic(expr: Extract<Expr, { kind: 'arithmetic' }>): FormulaNode {
    const { op, span } = expr;
    const [left, right] = [this.node(expr.left), this.node(expr.right)];
    const base = { kind: 'arithmetic', op, left, right } as const;
    if (left.type.kind === 'date' || right.type.kind === 'date')
      return { ...this.base(dateArithmetic(op, left, right, span), span), ...base };
    const [a, b] = [requireNumber(left, op), requireNumber(right, op)];
    if (op === '*' || op === '/') {
      if (op === '/') this.refuseZero(right);
      return {
        ...this.base({ kind: 'number', unit: combine(a.unit, b.unit, op === '*' ? 1 : -1) }, span),
        ...base,
      };
    }
    return { ...this.base(this.same(left, right, op, span), span), ...base };
  }

  private refuseZero(divisor: FormulaNode): void {
    if (divisor.kind === 'constant' && isRatio(divisor.value) && isZero(divisor.value))
      throw new FormulaError('division-by-zero', divisor.span);
  }

  private relation(expr: Extract<Expr, { kind: 'relation' }>): FormulaNode {
    const { op, span } = expr;
    const [left, right] = [this.node(expr.left), this.node(expr.right)];
    this.same(left, right, op, span);
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
    return { ...this.base({ kind: 'truth' }, span), kind: 'relation', op, left, right };
  }

  private membership(itemExpr: Expr, listExpr: Expr, span: Span): FormulaNode {
    const [item, list] = [this.node(itemExpr), this.node(listExpr)];
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
    if (item.type.kind === 'number' && wanted !== undefined) this.sameTypes(item.type, wanted, 'in', span);
    if (item.type.kind === 'choice' && apart(item.type.choices, list.type.choices)) {
      const right = described({ kind: 'choice', choices: list.type.choices });
      throw new FormulaError('unit-clash', span, { operation: 'in', left: described(item.type), right });
    }
    requireOffered(item, { kind: 'choice', choices: list.type.choices });
    if (item.type.kind === 'choice') requireOffered(list, item.type);
    return { ...this.base({ kind: 'truth' }, span), kind: 'in', item, list };
  }

  private otherwise(valueExpr: Expr, fallbackExpr: Expr, span: Span): FormulaNode {
    const mayBeAbsent =
      valueExpr.kind === 'earlier' ||
      (valueExpr.kind === 'name' && this.term(this.named(valueExpr.name), valueExpr.span).optional);
    if (!mayBeAbsent) {
      throw new FormulaError('otherwise-needs-optional', valueExpr.span, {
        found: valueExpr.kind === 'name' ? `‘${valueExpr.name}’` : '수식',
      });
    }
    return this.instead(this.node(valueExpr), fallbackExpr, span);
  }

  /** A value that may be absent, and what stands in for it. */
  private instead(value: FormulaNode, fallbackExpr: Expr, span: Span): FormulaNode {
    const fallback = this.node(fallbackExpr);
    const merged = this.sameTypes(value.type, fallback.type, 'otherwise', span);
    requireOffered(fallback, value.type);
    return { ...this.base(merged, span), kind: 'otherwise', value, fallback };
  }

  private given(name: string, span: Span): FormulaNode {
    if (!this.term(name, span).optional) {
      throw new FormulaError('otherwise-needs-optional', span, { found: `‘${name}’` });
    }
    return { ...this.base({ kind: 'truth' }, span), kind: 'given', name };
  }

  /** A term's figure of an earlier month: not a reference within this month, so it makes no cycle. */
  private earlierFigure(name: string, monthsExpr: Expr, span: Span): FormulaNode {
    const months = this.node(monthsExpr);
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
    return this.lookBack({ name, months: Number(count.n) }, span);
  }

  private lookBack(one: Earlier, span: Span): FormulaNode {
    const before = this.terms.has(one.name);
    const { type } = this.term(one.name, span);
    if (!before) this.terms.delete(one.name);
    noteEarlier(this.earlier, one);
    return { ...this.base(type, span), kind: 'earlier', ...one };
  }

  private yearToDate({ name, fallback }: Extract<Expr, { kind: 'yearToDate' }>, span: Span): FormulaNode {
    const { payMonth } = this.scope;
    if (payMonth === undefined) {
      const values = { operation: 'yearToDate', found: '달이 없는 수식', expected: '규칙의 항목' };
      throw new FormulaError('wrong-kind', span, values);
    }
    const figure = (months: number): FormulaNode => {
      const own = this.lookBack({ name, months, ofYear: true }, span);
      requireNumber(own, 'yearToDate');
      return fallback === undefined ? own : this.instead(own, fallback, span);
    };
    const month = (): FormulaNode => ({
      ...this.base(this.term(payMonth, span).type, span),
      kind: 'term',
      name: payMonth,
    });
    return overMonths(this.base, span, name, month, figure);
  }

  private overList(expr: SumExpr | CountExpr, { items, isWhole }: ListItems): FormulaNode {
    const { list, where, span } = expr;
    const value = expr.kind === 'sum' ? expr.value : undefined;
    const outside = this.fields;
    const parts = items.map((fields) => {
      this.fields = fields;
      const said = [...fields.values()].slice(0, isWhole ? 1 : undefined);
      const isThere = said.map((name) => this.given(name, span));
      const condition = where && this.truth(where, 'where');
      const then =
        value === undefined ? this.constant(ratio(1), numberType, span) : this.number(value, 'sum');
      this.fields = outside;
      return { isThere, condition, then };
    });
    const fields = new Map([...(items[0] ?? [])].map(([field, term]) => [term, field]));
    const what = { of: expr.kind, name: list, hasCondition: where !== undefined, fields };
    return overItems(this.base, span, what, parts);
  }

  private dated(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    if (node.type.kind === 'date') return node;
    throw new FormulaError('wrong-kind', node.span, {
      operation,
      found: typeText(node.type),
      expected: '날짜',
    });
  }

  private later(
    { fn, date: dateExpr, count: countExpr }: Extract<Expr, { kind: 'later' }>,
    span: Span,
  ): FormulaNode {
    const date = this.dated(dateExpr, fn);
    const count = this.node(countExpr);
    this.sameTypes(count.type, fn === 'addYears' ? yearType : monthType, fn, count.span);
    return { ...this.base({ kind: 'date' }, span), kind: 'later', fn, date, count };
  }

  private rounding(expr: Extract<Expr, { kind: 'rounding' }>, span: Span): FormulaNode {
    const arg = this.number(expr.arg, expr.mode);
    const step = this.node(expr.step);
    if (step.kind !== 'constant' || !isRatio(step.value) || step.value.n <= 0n) {
      const found =
        step.kind !== 'constant' ? '계산하는 값' : isRatio(step.value) ? '0 이하' : typeText(step.type);
      throw new FormulaError('bad-step', step.span, { found });
    }
    return {
      ...this.base(this.same(arg, step, expr.mode, span), span),
      kind: 'rounding',
      mode: expr.mode,
      arg,
      step: step.value,
    };
  }

  private lookup(name: string, keyExprs: readonly Expr[], span: Span): FormulaNode {
    const table = this.scope.table(name);
    if (table === undefined) {
      const near = nearest(name, this.scope.tableNames());
      const known = [...this.scope.tableNames()].join(', ');
      throw new FormulaError('unknown-table', span, {
        name,
        ...(known !== '' && { known }),
        ...(near !== undefined && { nearest: near }),
      });
    }
    if (table.keys.length !== keyExprs.length) {
      const expected = `${name}[${table.keys.map(typeText).join(', ')}]`;
      throw new FormulaError('wrong-arguments', span, { name, count: String(keyExprs.length), expected });
    }
    this.tables.add(name);
    const keys = keyExprs.map((expr, i) => {
      const key = this.node(expr);
      const wanted = table.keys[i] ?? numberType;
      this.sameTypes(key.type, wanted, `${name}[]`, key.span);
      requireOffered(key, wanted);
      requireRows(key, wanted, { table: name, ...(table.file !== undefined && { file: table.file }) });
      return key;
    });
    return { ...this.base(table.type, span), kind: 'table', table: name, keys };
  }

  private counted(expr: CountExpr): FormulaNode {
    const items = this.scope.list?.(expr.list);
    if (items !== undefined) return this.overList(expr, items);
    const known = [...(this.scope.listNames?.() ?? [])];
    const near = nearest(expr.list, known);
    throw new FormulaError('unknown-list', expr.listSpan, {
      name: expr.list,
      known: known.join(', '),
      ...(near !== undefined && { nearest: near }),
    });
  }

  /** A sum over pay items is a term of its own, which each scheme makes of its items. */
  private sum(expr: SumExpr): FormulaNode {
    const items = this.scope.list?.(expr.list);
    if (items !== undefined) return this.overList(expr, items);
    const found = this.scope.sum?.(expr);
    if (found === undefined) throw new FormulaError('unknown-list', expr.listSpan, { name: expr.list });
    this.terms.add(found.name);
    return { ...this.base(found.type, expr.span), kind: 'term', name: found.name };
  }

  /** The function's formula with the arguments in it, so that every reading has it. */
  private apply({ name, nameSpan, args, span }: ApplyExpr): FormulaNode {
    const found = this.scope.applied?.(name);
    if (found === undefined) {
      const known = [...builtInFunctions, ...(this.scope.functionNames?.() ?? [])];
      const near = nearest(name, known);
      const values = { name, known: known.join(', '), ...(near !== undefined && { nearest: near }) };
      throw new FormulaError('unknown-function', nameSpan, values);
    }
    if (found.params.length !== args.length) {
      const expected = `${name}(${found.params.map((one) => one.name).join(', ')})`;
      throw new FormulaError('wrong-arguments', span, { name, count: String(args.length), expected });
    }
    // An argument is of its own type, whatever the function makes of it.
    const given = new Map<string, Expr>();
    found.params.forEach((param, i) => {
      const arg = args[i];
      if (arg === undefined) return;
      const alone = new Checker(this.scope);
      alone.fields = this.fields;
      const { type } = alone.node(arg);
      this.sameTypes(param.type, type, `${name}()`, arg.span);
      given.set(param.name, arg);
    });
    if (this.applying.has(name)) {
      const path = [...this.applying, name].join(' → ');
      throw new FormulaError('function-of-itself', nameSpan, { name, path });
    }
    this.applying.add(name);
    const node = this.node(withArguments(found.body, given, span));
    this.applying.delete(name);
    return node;
  }

  private number(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    requireNumber(node, operation);
    return node;
  }

  /** Something with an order: a number, a date or a time. */
  private ordered(expr: Expr, operation: string): FormulaNode {
    const node = this.node(expr);
    if (node.type.kind !== 'date' && node.type.kind !== 'time') requireNumber(node, operation);
    return node;
  }

  private truth(expr: Expr, operation: string): FormulaNode {
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

  private same(left: FormulaNode, right: FormulaNode, operation: string, span: Span): Type {
    return this.sameTypes(left.type, right.type, operation, span);
  }

  private sameTypes(left: Type, right: Type, operation: string, span: Span): Type {
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

const yearType: Type = { kind: 'number', unit: new Map([['년', 1]]) };
const monthType: Type = { kind: 'number', unit: new Map([['개월', 1]]) };
const numberType: Type = { kind: 'number', unit: noUnit };
