import { nearest } from '../problem/nearest.ts';
import type { CheckContext } from './check-context.ts';
import { type FormulaNode, isRatio } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import { changed, noteNames } from './nodes.ts';
import { builtInFunctions } from './parse.ts';
import type { ApplyExpr, Expr, Span } from './tree.ts';
import { requireOffered, requireRows } from './typing.ts';
import { monthType, numberType, typeText, yearType } from './units.ts';

export function later(
  by: CheckContext,
  { fn, date: dateExpr, count: countExpr }: Extract<Expr, { kind: 'later' }>,
  span: Span,
): FormulaNode {
  const date = by.dated(dateExpr, fn);
  const count = by.node(countExpr);
  by.sameTypes(count.type, fn === 'addYears' ? yearType : monthType, fn, count.span);
  return { ...by.base({ kind: 'date' }, span), kind: 'later', fn, date, count };
}

export function rounding(
  by: CheckContext,
  expr: Extract<Expr, { kind: 'rounding' }>,
  span: Span,
): FormulaNode {
  const arg = by.number(expr.arg, expr.mode);
  const step = by.node(expr.step);
  if (step.kind !== 'constant' || !isRatio(step.value) || step.value.n <= 0n) {
    const found =
      step.kind !== 'constant' ? '계산하는 값' : isRatio(step.value) ? '0 이하' : typeText(step.type);
    throw new FormulaError('bad-step', step.span, { found });
  }
  return {
    ...by.base(by.same(arg, step, expr.mode, span), span),
    kind: 'rounding',
    mode: expr.mode,
    arg,
    step: step.value,
  };
}

export function lookup(by: CheckContext, name: string, keyExprs: readonly Expr[], span: Span): FormulaNode {
  const table = by.scope.table(name);
  if (table === undefined) {
    const near = nearest(name, by.scope.tableNames());
    const known = [...by.scope.tableNames()].join(', ');
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
  by.tables.add(name);
  const keys = keyExprs.map((expr, i) => {
    const key = by.node(expr);
    const wanted = table.keys[i] ?? numberType;
    by.sameTypes(key.type, wanted, `${name}[]`, key.span);
    requireOffered(key, wanted);
    requireRows(key, wanted, { table: name, ...(table.file !== undefined && { file: table.file }) });
    return key;
  });
  return { ...by.base(table.type, span), kind: 'table', table: name, keys };
}

/** The function's formula with the arguments in it, so that every reading has it. */
export function apply(by: CheckContext, { name, nameSpan, args, span }: ApplyExpr): FormulaNode {
  const found = by.scope.applied?.(name);
  if (found === undefined) {
    const known = [...builtInFunctions, ...(by.scope.functionNames?.() ?? [])];
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
    const { type } = by.alone().node(arg);
    by.sameTypes(param.type, type, `${name}()`, arg.span);
    given.set(param.name, arg);
  });
  const within = by.scope.within ?? [];
  if (within.includes(name)) {
    const path = [...within, name].join(' → ');
    throw new FormulaError('function-of-itself', nameSpan, { name, path });
  }
  const body = found.body(within);
  if (body.ok) return withArguments(by, body.formula.root, given, span);
  // Its own places are those of another text: what is wrong with it stands where it is called.
  throw new FormulaError(body.problem.code, nameSpan, { ...body.problem.values });
}

/** A function's checked formula, numbered and placed where it is called, with arguments for the terms of their names. */
function withArguments(
  by: CheckContext,
  body: FormulaNode,
  args: ReadonlyMap<string, Expr>,
  span: Span,
): FormulaNode {
  return changed(
    body,
    (node) => {
      const arg = node.kind === 'term' ? args.get(node.name) : undefined;
      return arg && by.node(arg);
    },
    (node) => {
      noteNames(by, node);
      return { ...node, id: by.count++, span };
    },
  );
}
