import { checkTree } from './check.ts';
import type { CheckResult, FormulaNode } from './checked.ts';
import { FormulaError } from './formula-error.ts';
import { parse } from './parse.ts';
import { divide, isZero, negate, type Ratio } from './ratio.ts';
import type { FormulaScope } from './scope.ts';
import type { Expr } from './tree.ts';
import { literalType, unify } from './typing.ts';
import { type Type, typeText } from './units.ts';

/**
 * Reads a single literal (209, 85%, 1095/7, "통상임금", 09:00, [연차]) as a formula of one constant. A bare number
 * takes the unit that is asked for.
 */
export function checkLiteral(text: string, type: Type): CheckResult {
  // A choice stands bare in a value; quotes around it do no harm.
  const parsed = parse(type.kind === 'choice' && !text.startsWith('"') ? `"${text}"` : text);
  if (!parsed.ok) return parsed;
  try {
    const { expr } = parsed;
    const value = type.kind === 'number' ? foldNumber(expr, type) : undefined;
    if (value === undefined)
      return { ok: true, formula: checkTree(requireLiteral(expr), emptyScope, type, text) };
    const root: FormulaNode = { id: 0, span: expr.span, type, kind: 'constant', value };
    return { ok: true, formula: { root, nodeCount: 1, terms: [], tables: [], earlier: [], text } };
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, problem: error.problem };
    throw error;
  }
}

const emptyScope: FormulaScope = {
  term: () => undefined,
  termNames: () => [],
  table: () => undefined,
  tableNames: () => [],
};

/** A number as written: 209, −1, 85%, 1095/7, 10원. Undefined for anything that is no number. */
function foldNumber(expr: Expr, type: Type): Ratio | undefined {
  if (expr.kind === 'number') {
    const written = literalType(expr);
    if ((expr.unit !== '' || expr.percent) && unify(written, type) === undefined) {
      throw new FormulaError('wrong-result-unit', expr.span, {
        found: typeText(written),
        expected: typeText(type),
      });
    }
    return expr.value;
  }
  if (expr.kind === 'negate') {
    const arg = foldNumber(expr.arg, type);
    return arg && negate(arg);
  }
  if (expr.kind !== 'arithmetic' || expr.op !== '/') return undefined;
  const [left, right] = [foldNumber(expr.left, type), foldNumber(expr.right, type)];
  if (right !== undefined && isZero(right)) throw new FormulaError('division-by-zero', expr.right.span);
  return left && right && divide(left, right);
}

function requireLiteral(expr: Expr): Expr {
  if (['number', 'text', 'truth', 'date', 'time', 'list'].includes(expr.kind)) return expr;
  throw new FormulaError('bad-value', expr.span);
}
