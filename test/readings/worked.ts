import { isRatio, type Value } from '../../src/formula/checked.ts';
import { parse } from '../../src/formula/parse.ts';
import type { Expr } from '../../src/formula/tree.ts';
import {
  type Fraction,
  fraction,
  minus,
  order,
  over,
  plus,
  rounded,
  times,
  wholeBelow,
} from '../oracles/fraction.ts';

type Worked = Fraction | boolean | string;

/** A printed line of numbers worked out again, by the oracle's own fractions and without a look at units. */
function work(expr: Expr): Worked {
  const number = (one: Expr): Fraction => {
    const value = work(one);
    if (typeof value === 'object') return value;
    throw new Error(`no number: ${JSON.stringify(one.kind)}`);
  };
  switch (expr.kind) {
    case 'number':
      return fraction(expr.value.n, expr.value.d);
    case 'date':
      return fraction(BigInt(Date.parse(expr.value) / 86_400_000));
    case 'truth':
    case 'text':
      return expr.value;
    case 'negate':
      return minus(fraction(0n), number(expr.arg));
    case 'abs': {
      const arg = number(expr.arg);
      return arg[0] < 0n ? minus(fraction(0n), arg) : arg;
    }
    case 'not':
      return !work(expr.arg);
    case 'arithmetic': {
      const by = { '+': plus, '-': minus, '*': times, '/': over }[expr.op];
      return by(number(expr.left), number(expr.right));
    }
    case 'relation': {
      const sign = signOf(work(expr.left), work(expr.right));
      return {
        '=': sign === 0,
        '!=': sign !== 0,
        '<': sign < 0,
        '<=': sign <= 0,
        '>': sign > 0,
        '>=': sign >= 0,
      }[expr.op];
    }
    case 'in': {
      const [item, list] = [work(expr.item), expr.list];
      if (list.kind !== 'list') throw new Error('no list');
      return list.items.some((one) => signOf(work(one), item) === 0);
    }
    case 'logic':
      return expr.op === 'and'
        ? work(expr.left) === true && work(expr.right) === true
        : work(expr.left) === true || work(expr.right) === true;
    case 'extreme': {
      const sign = expr.fn === 'max' ? 1 : -1;
      return expr.args.map(number).reduce((best, one) => (sign * order(one, best) > 0 ? one : best));
    }
    case 'mod': {
      const [left, right] = [number(expr.left), number(expr.right)];
      return minus(left, times(right, fraction(wholeBelow(over(left, right)))));
    }
    case 'rounding':
      return rounded(number(expr.arg), number(expr.step), expr.mode);
    default:
      throw new Error(`not expected among numbers: ${expr.kind}`);
  }
}

const signOf = (left: Worked, right: Worked): number =>
  typeof left === 'object' && typeof right === 'object' ? order(left, right) : left === right ? 0 : 1;

/** Whether a line of numbers, read and worked out again, gives a value; undefined for one that looks into a table. */
export function givesAgain(numbers: string, value: Value): boolean | undefined {
  if (/[\p{L}\d]\[/u.test(numbers)) return undefined;
  const parsed = parse(numbers.replace(/(?<=\d),(?=\d{3})/g, '_'));
  if (!parsed.ok) throw new Error(`${numbers} is no formula`);
  const again = work(parsed.expr);
  return isRatio(value) && typeof again === 'object'
    ? order(fraction(value.n, value.d), again) === 0
    : value === again;
}
