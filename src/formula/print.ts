import { clockText } from './civil.ts';
import { exactDigits } from './digits.ts';
import { groupDigits } from './display.ts';
import { type Ratio, ratio } from './ratio.ts';
import type { Expr } from './tree.ts';

/** How tightly each kind binds; an operand that binds looser than its place allows gets brackets. */
const binding = { otherwise: 1, or: 2, and: 3, not: 4, comparison: 5, sum: 6, product: 7, unary: 8, atom: 9 };

/** The formula in its one spelling. Parsing it gives the same tree. */
export const print = (expr: Expr): string => at(expr, 0);

function at(expr: Expr, least: number): string {
  const own = bindingOf(expr);
  const text = body(expr, own);
  return own < least ? `(${text})` : text;
}

function body(expr: Expr, own: number): string {
  switch (expr.kind) {
    case 'number':
      return printNumber(expr.value, expr.percent) + expr.unit;
    case 'text':
      return `"${expr.value}"`;
    case 'truth':
      return String(expr.value);
    case 'date':
      return expr.value;
    case 'time':
      return clockText(expr.value);
    case 'list':
      return `[${expr.items.map(print).join(', ')}]`;
    case 'name':
      return printName(expr.name);
    case 'negate':
      return `-${at(expr.arg, own)}`;
    case 'not':
      return `not ${at(expr.arg, own)}`;
    case 'arithmetic':
    case 'logic':
      return `${at(expr.left, own)} ${expr.op} ${at(expr.right, own + 1)}`;
    case 'relation':
      return `${at(expr.left, own + 1)} ${expr.op} ${at(expr.right, own + 1)}`;
    case 'in':
      return `${at(expr.item, own + 1)} in ${at(expr.list, own + 1)}`;
    case 'otherwise':
      return `${at(expr.value, own + 1)} otherwise ${at(expr.fallback, 0)}`;
    case 'if':
      return `if ${print(expr.test)} then ${print(expr.then)} else ${print(expr.otherwise)}`;
    case 'extreme':
      return `${expr.fn}(${expr.args.map(print).join(', ')})`;
    case 'abs':
      return `abs(${print(expr.arg)})`;
    case 'given':
      return `given(${printName(expr.name)})`;
    case 'earlier':
      return `earlier(${printName(expr.name)}, ${print(expr.months)})`;
    case 'count': {
      const where = expr.where === undefined ? '' : ` where ${print(expr.where)}`;
      return `count(${expr.list}${where})`;
    }
    case 'yearToDate': {
      const fallback = expr.fallback === undefined ? '' : ` otherwise ${print(expr.fallback)}`;
      return `yearToDate(${printName(expr.name)}${fallback})`;
    }
    case 'later':
      return `${expr.fn}(${print(expr.date)}, ${print(expr.count)})`;
    case 'sum': {
      const where = expr.where === undefined ? '' : ` where ${print(expr.where)}`;
      return `sum(${expr.list}, ${print(expr.value)}${where})`;
    }
    case 'apply':
      return `${expr.name}(${expr.args.map(print).join(', ')})`;
    case 'elapsed':
      return `${expr.fn}(${print(expr.from)}, ${print(expr.to)})`;
    case 'firstOfMonth':
      return `firstOfMonth(${print(expr.date)})`;
    case 'datePart':
      return `${expr.fn}(${print(expr.date)})`;
    case 'mod':
      return `mod(${print(expr.left)}, ${print(expr.right)})`;
    case 'rounding':
      return `${expr.mode}(${print(expr.arg)}, ${print(expr.step)})`;
    case 'table':
      return `${expr.table}[${expr.keys.map(print).join(', ')}]`;
  }
}

/** The name of a scheme's figure (현행.지급총액), with quotes around what is more than a word. */
function printName(name: string): string {
  const dot = name.lastIndexOf('.');
  const scheme = name.slice(0, Math.max(0, dot));
  return dot < 0 || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(scheme) ? name : `"${scheme}"${name.slice(dot)}`;
}

function bindingOf(expr: Expr): number {
  switch (expr.kind) {
    case 'if':
      return 0.5;
    case 'otherwise':
      return binding.otherwise;
    case 'logic':
      return binding[expr.op];
    case 'not':
      return binding.not;
    case 'relation':
    case 'in':
      return binding.comparison;
    case 'arithmetic':
      return expr.op === '+' || expr.op === '-' ? binding.sum : binding.product;
    case 'negate':
      return binding.unary;
    default:
      return binding.atom;
  }
}

/** A value's digits; a literal is a finite decimal by construction. @throws RangeError for any other ratio. */
export function printNumber({ n, d }: Ratio, percent = false): string {
  return groupDigits(exactDigits(ratio(percent ? n * 100n : n, d)), '_') + (percent ? '%' : '');
}
