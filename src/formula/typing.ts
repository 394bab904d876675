import { nearest } from '../problem/nearest.ts';
import type { FormulaNode } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import { isZero } from './ratio.ts';
import type { Expr, Span } from './tree.ts';
import { dimensions, noUnit, readUnit, sameUnit, type Type, typeText } from './units.ts';

/** A bare 0 is nothing of any unit; every other literal has the unit written against it, or none. */
export function literalType(expr: Extract<Expr, { kind: 'number' }>): Type {
  if (expr.unit === '') return { kind: 'number', unit: isZero(expr.value) ? 'any' : noUnit };
  const read = readUnit(expr.unit);
  if ('type' in read && read.type.kind === 'number') return read.type;
  const near = 'unknown' in read ? read.nearest : undefined;
  throw new FormulaError('unknown-unit', expr.span, {
    unit: expr.unit,
    known: dimensions.join(', '),
    ...(near !== undefined && { nearest: near }),
  });
}

export function requireNumber(node: FormulaNode, operation: string): Extract<Type, { kind: 'number' }> {
  if (node.type.kind === 'number') return node.type;
  throw new FormulaError('wrong-kind', node.span, {
    operation,
    found: typeText(node.type),
    expected: '숫자',
  });
}

/** 날짜 − 날짜 = 일; 날짜 ± 일 = 날짜. Months are not added: "a month later" must say how it rounds. */
export function dateArithmetic(op: string, left: FormulaNode, right: FormulaNode, span: Span): Type {
  const days = (node: FormulaNode): boolean =>
    node.type.kind === 'number' && sameUnit(node.type.unit, new Map([['일', 1]]));
  if (op === '-' && left.type.kind === 'date' && right.type.kind === 'date') {
    return { kind: 'number', unit: new Map([['일', 1]]) };
  }
  if ((op === '+' || op === '-') && left.type.kind === 'date' && days(right)) return { kind: 'date' };
  throw new FormulaError('wrong-kind', span, {
    operation: op,
    found: `${typeText(left.type)}, ${typeText(right.type)}`,
    expected: '날짜 − 날짜, 날짜 + 일, 날짜 − 일',
  });
}

/** The type both can be read as, or undefined where they clash. */
export function unify(a: Type, b: Type): Type | undefined {
  if (a.kind === 'number' && b.kind === 'number')
    return sameUnit(a.unit, b.unit) ? (a.unit === 'any' ? b : a) : undefined;
  if (a.kind === 'choice' && b.kind === 'choice') {
    if (apart(a.choices, b.choices)) return undefined;
    return a.choices === undefined ? b : a;
  }
  if (a.kind === 'list' && b.kind === 'list') {
    if (a.of !== 'empty' && b.of !== 'empty' && a.of !== b.of) return undefined;
    if (a.of === 'number' && b.of === 'number')
      return sameUnit(a.unit, b.unit) ? (a.unit === 'any' ? b : a) : undefined;
    return a.of === 'empty' || a.choices === undefined ? b : a;
  }
  return a.kind === b.kind ? a : undefined;
}

/** Two lists of choices that share none: a comparison of them could only ever come out one way. */
export const apart = (a: Choices, b: Choices): boolean =>
  a !== undefined && b !== undefined && !a.some((choice) => b.includes(choice));
type Choices = readonly string[] | undefined;

/** A type for messages: choices tell one 선택 from another. */
export const described = (type: Type): string =>
  type.kind === 'choice' && type.choices !== undefined ? `선택(${type.choices.join(', ')})` : typeText(type);

/** A text must be one of the other side's choices, letter by letter. */
export function requireOffered(node: FormulaNode, offered: Type): void {
  const choices = offered.kind === 'choice' || offered.kind === 'list' ? offered.choices : undefined;
  if (choices === undefined) return;
  for (const { text, span } of texts(node)) {
    if (choices.includes(text)) continue;
    const near = nearest(text, choices);
    throw new FormulaError('choice-not-offered', span, {
      text,
      known: choices.join(', '),
      ...(near !== undefined && { nearest: near }),
    });
  }
}

/** A table has a row for every choice of a key, or says of it that there is no value. */
export function requireRows(
  key: FormulaNode,
  wanted: Type,
  { table, file }: { readonly table: string; readonly file?: string },
): void {
  if (key.type.kind !== 'choice' || wanted.kind !== 'choice' || wanted.choices === undefined) return;
  const known = wanted.choices;
  const missing = [...new Set(choicesOf(key))].filter((choice) => !known.includes(choice));
  if (missing.length === 0) return;
  throw new FormulaError('table-lacks-choice', key.span, {
    table,
    key: missing.join(', '),
    known: known.join(', '),
    ...(file !== undefined && { file }),
  });
}

/** The choices that a node can come to, whichever way its conditions go. */
function choicesOf(node: FormulaNode): readonly string[] {
  if (node.kind === 'if') return [...choicesOf(node.then), ...choicesOf(node.otherwise)];
  if (node.kind === 'otherwise') return [...choicesOf(node.value), ...choicesOf(node.fallback)];
  return node.type.kind === 'choice' ? (node.type.choices ?? []) : [];
}

/** The texts a node can yield as written: a literal, a list's items, a table's cells, or the branches of an if. */
function texts(node: FormulaNode): { text: string; span: Span }[] {
  if (node.kind === 'constant') {
    if (typeof node.value === 'string') return [{ text: node.value, span: node.span }];
    if (typeof node.value === 'object' && 'items' in node.value) {
      return node.value.items.flatMap((item) =>
        typeof item === 'string' ? [{ text: item, span: node.span }] : [],
      );
    }
    return [];
  }
  if (node.kind === 'if') return [...texts(node.then), ...texts(node.otherwise)];
  if (node.kind === 'otherwise') return texts(node.fallback);
  if (node.kind === 'table' && node.type.kind === 'choice')
    return (node.type.choices ?? []).map((text) => ({ text, span: node.span }));
  return [];
}
