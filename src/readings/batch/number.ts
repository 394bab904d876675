import { gcd, lcm } from '../../formula/integer.ts';
import type { Ratio, RoundingMode } from '../../formula/ratio.ts';
import { divide, multiply, ratio } from '../../formula/ratio.ts';
import { constantOf, type Int, isConstant, type PlanBuilder, type PlanNode } from './plan.ts';

/**
 * A figure between two roundings: scale × numerator ÷ denominator. The scale is a positive constant ratio, `numerator` a whole
 * number, `denominator` a positive one where something was divided by a figure that is no constant. So the numerators
 * alone are worked out, and a rounding is one division of whole numbers.
 */
export interface Num {
  readonly scale: Ratio;
  readonly numerator: Int;
  readonly denominator?: Int;
}

const unit = ratio(1);

export function constantNum(plan: PlanBuilder, value: Ratio): Num {
  if (value.n === 0n) return { scale: unit, numerator: plan.constant(0n) };
  return {
    scale: { n: value.n < 0n ? -value.n : value.n, d: value.d },
    numerator: plan.constant(value.n < 0n ? -1n : 1n),
  };
}

/** The same figure with what is constant in its scale. */
export function tidied(plan: PlanBuilder, num: Num): Num {
  const { numerator, denominator, scale } = num;
  if (isConstant(numerator, 0)) return constantNum(plan, { n: 0n, d: 1n });
  const [n, d] = [constantOf(numerator), denominator && constantOf(denominator)];
  if (d === undefined && (n === undefined || isConstant(numerator, 1) || isConstant(numerator, -1)))
    return num;
  const { n: up } = constantNum(plan, ratio(n ?? 1n)).scale;
  return {
    scale: multiply(scale, ratio(up, d ?? 1n)),
    numerator: n === undefined ? numerator : plan.constant(n < 0n ? -1n : 1n),
    ...(denominator && d === undefined && { denominator }),
  };
}

export const wholeNum = (numerator: Int): Num => ({ scale: unit, numerator });

export const negateNum = (plan: PlanBuilder, a: Num): Num => ({ ...a, numerator: plan.negate(a.numerator) });

export function multiplyNum(plan: PlanBuilder, a: Num, b: Num): Num {
  const denominator = product(plan, a.denominator, b.denominator);
  return {
    scale: multiply(a.scale, b.scale),
    numerator: plan.multiply(a.numerator, b.numerator),
    ...(denominator && { denominator }),
  };
}

const product = (plan: PlanBuilder, a: Int | undefined, b: Int | undefined): Int | undefined =>
  a === undefined ? b : b === undefined ? a : plan.multiply(a, b);

/** a ÷ b for a `b` that is proved never to be 0: of which sign, its ends must say. */
export function divideNum(plan: PlanBuilder, a: Num, b: Num): Num {
  const negative = b.numerator.hi < 0n;
  const divisor = negative ? plan.negate(b.numerator) : b.numerator;
  const turned = b.denominator === undefined ? a.numerator : plan.multiply(a.numerator, b.denominator);
  const numerator = negative ? plan.negate(turned) : turned;
  const one = isConstant(divisor, 1);
  const denominator = one ? a.denominator : product(plan, a.denominator, divisor);
  return { scale: divide(a.scale, b.scale), numerator, ...(denominator && { denominator }) };
}

/** What is left of a ÷ b, for a `b` that is proved never to be 0: it has b's sign. */
export function modNum(plan: PlanBuilder, one: Num, other: Num): Num {
  if (other.numerator.hi < 0n)
    return negateNum(plan, modNum(plan, negateNum(plan, one), negateNum(plan, other)));
  const { scale, a, b, denominator } = align(plan, one, other);
  const left = plan.subtract(a, plan.multiply(b, plan.floorDivide(a, b)));
  const numerator = plan.narrowed(left, 0n, b.hi - 1n);
  return { scale, numerator, ...(denominator && { denominator }) };
}

/** Two figures over the same scale and the same divisor: what sums, comparisons and choices need. */
export interface Aligned {
  readonly scale: Ratio;
  readonly a: Int;
  readonly b: Int;
  readonly denominator?: Int;
}

/** Nothing has any scale: the other figure's will do. */
export function align(plan: PlanBuilder, a: Num, b: Num): Aligned {
  const scale = commonScale(isNothing(a) ? b.scale : a.scale, isNothing(b) ? a.scale : b.scale);
  const [left, right] = [inSteps(plan, a, scale), inSteps(plan, b, scale)];
  if (a.denominator?.node === b.denominator?.node)
    return { scale, a: left, b: right, ...(a.denominator && { denominator: a.denominator }) };
  const denominator = product(plan, a.denominator, b.denominator);
  return {
    scale,
    a: b.denominator === undefined ? left : plan.multiply(left, b.denominator),
    b: a.denominator === undefined ? right : plan.multiply(right, a.denominator),
    ...(denominator && { denominator }),
  };
}

const isNothing = ({ numerator }: Num): boolean => numerator.lo === 0n && numerator.hi === 0n;

/** The greatest scale of which both are whole multiples. */
function commonScale(a: Ratio, b: Ratio): Ratio {
  const d = lcm(a.d, b.d);
  return ratio(gcd((a.n * d) / a.d, (b.n * d) / b.d), d);
}

function inSteps(plan: PlanBuilder, a: Num, scale: Ratio): Int {
  if (isNothing(a)) return a.numerator;
  const { n } = divide(a.scale, scale);
  return plan.times(a.numerator, n);
}

export function addNum(plan: PlanBuilder, one: Num, other: Num): Num {
  const { scale, a, b, denominator } = align(plan, one, other);
  return { scale, numerator: plan.add(a, b), ...(denominator && { denominator }) };
}

export const subtractNum = (plan: PlanBuilder, one: Num, other: Num): Num => {
  const { scale, a, b, denominator } = align(plan, one, other);
  return { scale, numerator: plan.subtract(a, b), ...(denominator && { denominator }) };
};

export function extremeNum(plan: PlanBuilder, fn: 'min' | 'max', one: Num, other: Num): Num {
  const { scale, a, b, denominator } = align(plan, one, other);
  return { scale, numerator: plan[fn](a, b), ...(denominator && { denominator }) };
}

export function selectNum(plan: PlanBuilder, test: PlanNode, yes: Num, no: Num): Num {
  if (test.op === 'constant') return test.value === true ? yes : no;
  const scale = commonScale(isNothing(yes) ? no.scale : yes.scale, isNothing(no) ? yes.scale : no.scale);
  const numerator = plan.select(test, inSteps(plan, yes, scale), inSteps(plan, no, scale));
  if (yes.denominator === undefined && no.denominator === undefined) return { scale, numerator };
  const one = plan.constant(1n);
  return { scale, numerator, denominator: plan.select(test, yes.denominator ?? one, no.denominator ?? one) };
}

export function absNum(plan: PlanBuilder, a: Num): Num {
  if (a.numerator.lo >= 0n) return a;
  return { ...a, numerator: plan.max(a.numerator, plan.negate(a.numerator)) };
}

export function compareNum(plan: PlanBuilder, op: string, one: Num, other: Num): PlanNode {
  const { a, b } = align(plan, one, other);
  switch (op) {
    case '<':
      return plan.less(a, b);
    case '>':
      return plan.less(b, a);
    case '<=':
      return plan.atMost(a, b);
    case '>=':
      return plan.atMost(b, a);
    case '=':
      return plan.equal(a, b);
    default:
      return plan.not(plan.equal(a, b));
  }
}

/** A whole number of steps. */
export function roundNum(plan: PlanBuilder, value: Num, step: Ratio, mode: RoundingMode): Num {
  return { scale: step, numerator: wholeSteps(plan, value, step, mode) };
}

function wholeSteps(plan: PlanBuilder, value: Num, step: Ratio, mode: RoundingMode): Int {
  const { n, d } = divide(value.scale, step);
  const numerator = plan.times(value.numerator, n);
  if (d === 1n && value.denominator === undefined) return numerator;
  const denominator = value.denominator === undefined ? plan.constant(d) : plan.times(value.denominator, d);
  switch (mode) {
    case 'floor':
      return plan.floorDivide(numerator, denominator);
    case 'ceil':
      return ceiling(plan, numerator, denominator);
    case 'round':
      return halfUp(plan, numerator, denominator);
    case 'trunc': {
      const toZero = plan.less(numerator, plan.constant(0n));
      return plan.select(
        toZero,
        ceiling(plan, numerator, denominator),
        plan.floorDivide(numerator, denominator),
      );
    }
    case 'roundEven':
      return halfEven(plan, numerator, denominator);
  }
}

const ceiling = (plan: PlanBuilder, numerator: Int, denominator: Int): Int =>
  plan.negate(plan.floorDivide(plan.negate(numerator), denominator));

/** ⌊n/d + ½⌋. An odd d may lose its half: n is whole, so ⌊(n + d/2) ÷ d⌋ = ⌊⌊n + d/2⌋ ÷ d⌋ = ⌊(n + ⌊d/2⌋) ÷ d⌋. */
function halfUp(plan: PlanBuilder, numerator: Int, denominator: Int): Int {
  const half = plan.floorDivide(denominator, plan.constant(2n));
  return plan.floorDivide(plan.add(numerator, half), denominator);
}

/** An exact half goes to the even neighbour. */
function halfEven(plan: PlanBuilder, numerator: Int, denominator: Int): Int {
  const low = plan.floorDivide(numerator, denominator);
  const rest = plan.subtract(numerator, plan.multiply(low, denominator));
  // The rest lies from 0 to the divisor, which the ends of a difference do not show.
  const [lo, hi] = [rest.lo < 0n ? 0n : rest.lo, rest.hi > denominator.hi ? denominator.hi : rest.hi];
  const twice = plan.times({ node: rest.node, lo, hi }, 2n);
  const odd = plan.equal(
    plan.subtract(low, plan.times(plan.floorDivide(low, plan.constant(2n)), 2n)),
    plan.constant(1n),
  );
  const up = plan.or(plan.less(denominator, twice), plan.and(plan.equal(twice, denominator), odd));
  return plan.add(low, plan.select(up, plan.constant(1n), plan.constant(0n)));
}

/** A figure as a whole number of `scale`s, and whether it is one (never in doubt where the scale shows it). */
export function wholeOf(plan: PlanBuilder, value: Num): { readonly int: Int; readonly off: PlanNode } {
  const low = wholeSteps(plan, value, unit, 'floor');
  if (value.scale.d === 1n && value.denominator === undefined) return { int: low, off: plan.truth(false) };
  return { int: low, off: plan.not(compareNum(plan, '=', wholeNum(low), value)) };
}
