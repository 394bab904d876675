import { type ListValue, sameValue } from './checked.ts';
import { parseIsoDay } from './civil.ts';
import { FormulaError } from './formula-error.ts';
import { print } from './print.ts';
import { negate, type Ratio, ratio } from './ratio.ts';
import type { Expr } from './tree.ts';
import { described, literalType, unify } from './typing.ts';
import type { Type } from './units.ts';

type ListType = Extract<Type, { kind: 'list' }>;
interface Literal {
  readonly value: string | Ratio;
  readonly type: Type;
}

/** A list as written: texts, dates, or numbers of one unit, each once. @throws FormulaError */
export function literalList(items: readonly Expr[]): {
  readonly value: ListValue;
  readonly type: ListType;
} {
  const values: (string | Ratio)[] = [];
  let common: Type | undefined;
  for (const item of items) {
    const { value, type } = literal(item, common);
    const merged = common === undefined ? type : unify(common, type);
    if (merged === undefined) {
      throw new FormulaError('unit-clash', item.span, {
        operation: '목록',
        left: described(common ?? type),
        right: described(type),
      });
    }
    common = merged;
    if (values.some((known) => sameValue(known, value)))
      throw new FormulaError('list-repeats', item.span, { text: print(item) });
    values.push(value);
  }
  return { value: { items: values }, type: listOf(common) };
}

function literal(item: Expr, common: Type | undefined): Literal {
  const found = readLiteral(item);
  if (found !== undefined && (common === undefined || common.kind === found.type.kind)) return found;
  throw new FormulaError('wrong-kind', item.span, {
    operation: '목록',
    found: '다른 종류의 값',
    expected: '"가" 같은 선택값끼리, 날짜끼리, 또는 수끼리',
  });
}

function readLiteral(item: Expr): Literal | undefined {
  switch (item.kind) {
    case 'text':
      return { value: item.value, type: { kind: 'choice', choices: undefined } };
    case 'date':
      return { value: ratio(parseIsoDay(item.value) ?? 0), type: { kind: 'date' } };
    case 'number':
      return { value: item.value, type: literalType(item) };
    case 'negate': {
      const arg = item.arg.kind === 'number' ? readLiteral(item.arg) : undefined;
      return arg && { ...arg, value: typeof arg.value === 'string' ? arg.value : negate(arg.value) };
    }
    default:
      return undefined;
  }
}

function listOf(item: Type | undefined): ListType {
  if (item?.kind === 'number') return { kind: 'list', of: 'number', unit: item.unit, choices: undefined };
  const of = item === undefined ? 'empty' : item.kind === 'date' ? 'date' : 'choice';
  return { kind: 'list', of, choices: undefined };
}
