import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { parse } from '../../src/formula/parse.ts';
import type { Expr } from '../../src/formula/tree.ts';
import { explain } from '../../src/report/explanation.ts';
import { type Fraction, fraction, minus, order, over, plus, rounded, times } from '../oracles/fraction.ts';
import { anyDrawn, forEngine, shippedEngine } from './people.ts';

/** A printed line of numbers worked out again, by the oracle's own fractions and without a look at units. */
function work(expr: Expr): Fraction | boolean | string {
  const number = (one: Expr): Fraction => {
    const value = work(one);
    if (typeof value === 'object') return value;
    throw new Error(`no number: ${JSON.stringify(one.kind)}`);
  };
  switch (expr.kind) {
    case 'number':
      return fraction(expr.value.n, expr.value.d);
    case 'truth':
    case 'text':
      return expr.value;
    case 'negate':
      return minus(fraction(0n), number(expr.arg));
    case 'not':
      return !work(expr.arg);
    case 'arithmetic': {
      const by = { '+': plus, '-': minus, '*': times, '/': over }[expr.op];
      return by(number(expr.left), number(expr.right));
    }
    case 'relation': {
      const [left, right] = [work(expr.left), work(expr.right)];
      const sign =
        typeof left === 'object' && typeof right === 'object' ? order(left, right) : left === right ? 0 : 1;
      return {
        '=': sign === 0,
        '!=': sign !== 0,
        '<': sign < 0,
        '<=': sign <= 0,
        '>': sign > 0,
        '>=': sign >= 0,
      }[expr.op];
    }
    case 'logic':
      return expr.op === 'and'
        ? work(expr.left) === true && work(expr.right) === true
        : work(expr.left) === true || work(expr.right) === true;
    case 'extreme': {
      const sign = expr.fn === 'max' ? 1 : -1;
      return expr.args.map(number).reduce((best, one) => (sign * order(one, best) > 0 ? one : best));
    }
    case 'rounding':
      return rounded(number(expr.arg), number(expr.step), expr.mode);
    default:
      throw new Error(`not expected among numbers: ${expr.kind}`);
  }
}

const same = (value: Value, again: Fraction | boolean | string): boolean =>
  isRatio(value) && typeof again === 'object'
    ? order(fraction(value.n, value.d), again) === 0
    : value === again;

test('the numbers that explain prints, evaluated again, give every figure of random payslips', () => {
  const engine = shippedEngine();
  let lines = 0;
  fc.assert(
    fc.property(anyDrawn, fc.constantFrom('현행', '개편안'), (drawn, scheme) => {
      const payslip = engine.payslip(forEngine(drawn), scheme);
      for (const { term, numbers } of explain(payslip, '지급총액')) {
        if (numbers === undefined || /[[\]]/.test(numbers) || /\d{4}-\d{2}-\d{2}/.test(numbers)) continue;
        const parsed = parse(numbers.replace(/(?<=\d),(?=\d{3})/g, '_'));
        expect(parsed.ok, numbers).toBe(true);
        if (!parsed.ok) continue;
        expect(same(payslip.evaluation.value(term), work(parsed.expr)), `${term} = ${numbers}`).toBe(true);
        lines++;
      }
    }),
    { numRuns: 1_500 },
  );
  expect(lines).toBeGreaterThan(10_000);
});
