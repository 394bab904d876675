import type { Ratio, RoundingMode } from '../../formula/ratio.ts';
import { divide, multiply, ratio } from '../../formula/ratio.ts';
import { constantOf, type Int, isConstant, type PlanBuilder, type PlanNode } from './plan.ts';

/**
 * A figure between two roundings: scale × over ÷ under. The scale is a positive constant ratio, `over` a whole
 * number, `under` a positive one where something was divided by a figure that is no constant. So the numerators
 * alone are worked out, and a rounding is one division of whole numbers.
 */
export interface Num {
  readonly scale: Ratio;
  readonly over: Int;
  readonly under?: Int;
}

const unit = ratio(1);

export function constantNum(plan: PlanBuilder, value: Ratio): Num {
  if (value.n === 0n) return { scale: unit, over: plan.constant(0n) };
  return {
    scale: { n: value.n < 0n ? -value.n : value.n, d: value.d },
    over: plan.constant(value.n < 0n ? -1n : 1n),
  };
}

/** The same figure with what is constant in its scale. */
export function tidied(plan: PlanBuilder, num: Num): Num {
  const { over, under, scale } = num;
  if (isConstant(over, 0)) return constantNum(plan, { n: 0n, d: 1n });
  const [n, d] = [constantOf(over), under && constantOf(under)];
  if (d === undefined && (n === undefined || isConstant(over, 1) || isConstant(over, -1))) return num;
  const { n: up } = constantNum(plan, ratio(n ?? 1n)).scale;
  return {
    scale: multiply(scale, ratio(up, d ?? 1n)),
    over: n === undefined ? over : plan.constant(n < 0n ? -1n : 1n),
    ...(under && d === undefined && { under }),
  };
}

export const wholeNum = (over: Int): Num => ({ scale: unit, over });

export const negateNum = (plan: PlanBuilder, a: Num): Num => ({ ...a, over: plan.negate(a.over) });

export function multiplyNum(plan: PlanBuilder, a: Num, b: Num): Num {
  const under = product(plan, a.under, b.under);
  return {
    scale: multiply(a.scale, b.scale),
    over: plan.multiply(a.over, b.over),
    ...(under && { under }),
  };
}

const product = (plan: PlanBuilder, a: Int | undefined, b: Int | undefined): Int | undefined =>
  a === undefined ? b : b === undefined ? a : plan.multiply(a, b);

/** a ÷ b for a `b` that is proved never to be 0: of which sign, its ends must say. */
export function divideNum(plan: PlanBuilder, a: Num, b: Num): Num {
  const negative = b.over.hi < 0n;
  const divisor = negative ? plan.negate(b.over) : b.over;
  const turned = b.under === undefined ? a.over : plan.multiply(a.over, b.under);
  const over = negative ? plan.negate(turned) : turned;
  const one = isConstant(divisor, 1);
  const under = one ? a.under : product(plan, a.under, divisor);
  return { scale: divide(a.scale, b.scale), over, ...(under && { under }) };
}

/** Two figures over the same scale and the same divisor: what sums, comparisons and choices need. */
export interface Aligned {
  readonly scale: Ratio;
  readonly a: Int;
  readonly b: Int;
  readonly under?: Int;
}

/** Nothing has any scale: the other figure's will do. */
export function align(plan: PlanBuilder, a: Num, b: Num): Aligned {
  const scale = commonScale(isNothing(a) ? b.scale : a.scale, isNothing(b) ? a.scale : b.scale);
  const [left, right] = [inSteps(plan, a, scale), inSteps(plan, b, scale)];
  if (a.under?.node === b.under?.node)
    return { scale, a: left, b: right, ...(a.under && { under: a.under }) };
  const under = product(plan, a.under, b.under);
  return {
    scale,
    a: b.under === undefined ? left : plan.multiply(left, b.under),
    b: a.under === undefined ? right : plan.multiply(right, a.under),
    ...(under && { under }),
  };
}

const isNothing = ({ over }: Num): boolean => over.lo === 0n && over.hi === 0n;

/** The greatest scale of which both are whole multiples. */
function commonScale(a: Ratio, b: Ratio): Ratio {
  const d = (a.d / gcd(a.d, b.d)) * b.d;
  return ratio(gcd((a.n * d) / a.d, (b.n * d) / b.d), d);
}

function inSteps(plan: PlanBuilder, a: Num, scale: Ratio): Int {
  if (isNothing(a)) return a.over;
  const { n } = divide(a.scale, scale);
  return plan.times(a.over, n);
}

export function addNum(plan: PlanBuilder, one: Num, other: Num): Num {
  const { scale, a, b, under } = align(plan, one, other);
  return { scale, over: plan.add(a, b), ...(under && { under }) };
}

export const subtractNum = (plan: PlanBuilder, one: Num, other: Num): Num => {
  const { scale, a, b, under } = align(plan, one, other);
  return { scale, over: plan.subtract(a, b), ...(under && { under }) };
};

export function extremeNum(plan: PlanBuilder, fn: 'min' | 'max', one: Num, other: Num): Num {
  const { scale, a, b, under } = align(plan, one, other);
  return { scale, over: plan[fn](a, b), ...(under && { under }) };
}

export function selectNum(plan: PlanBuilder, test: PlanNode, yes: Num, no: Num): Num {
  if (test.op === 'constant') return test.value === true ? yes : no;
  const scale = commonScale(isNothing(yes) ? no.scale : yes.scale, isNothing(no) ? yes.scale : no.scale);
  const over = plan.select(test, inSteps(plan, yes, scale), inSteps(plan, no, scale));
  if (yes.under === undefined && no.under === undefined) return { scale, over };
  const one = plan.constant(1n);
  return { scale, over, under: plan.select(test, yes.under ?? one, no.under ?? one) };
}

export function absNum(plan: PlanBuilder, a: Num): Num {
  if (a.over.lo >= 0n) return a;
  return { ...a, over: plan.max(a.over, plan.negate(a.over)) };
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
  return { scale: step, over: wholeSteps(plan, value, step, mode) };
}

function wholeSteps(plan: PlanBuilder, value: Num, step: Ratio, mode: RoundingMode): Int {
  const { n, d } = divide(value.scale, step);
  const over = plan.times(value.over, n);
  if (d === 1n && value.under === undefined) return over;
  const under = value.under === undefined ? plan.constant(d) : plan.times(value.under, d);
  switch (mode) {
    case 'floor':
      return plan.floorDivide(over, under);
    case 'ceil':
      return ceiling(plan, over, under);
    case 'round':
      return halfUp(plan, over, under);
    case 'trunc': {
      const toZero = plan.less(over, plan.constant(0n));
      return plan.select(toZero, ceiling(plan, over, under), plan.floorDivide(over, under));
    }
    case 'roundEven':
      return halfEven(plan, over, under);
  }
}

const ceiling = (plan: PlanBuilder, over: Int, under: Int): Int =>
  plan.negate(plan.floorDivide(plan.negate(over), under));

function halfUp(plan: PlanBuilder, over: Int, under: Int): Int {
  const fixed = constantOf(under);
  if (fixed !== undefined && fixed % 2n === 0n) {
    return plan.floorDivide(plan.add(over, plan.constant(fixed / 2n)), under);
  }
  return plan.floorDivide(plan.add(plan.times(over, 2n), under), plan.times(under, 2n));
}

/** An exact half goes to the even neighbour. */
function halfEven(plan: PlanBuilder, over: Int, under: Int): Int {
  const low = plan.floorDivide(over, under);
  const rest = plan.subtract(over, plan.multiply(low, under));
  // The rest lies from 0 to the divisor, which the ends of a difference do not show.
  const [lo, hi] = [rest.lo < 0n ? 0n : rest.lo, rest.hi > under.hi ? under.hi : rest.hi];
  const twice = plan.times({ node: rest.node, lo, hi }, 2n);
  const odd = plan.equal(
    plan.subtract(low, plan.times(plan.floorDivide(low, plan.constant(2n)), 2n)),
    plan.constant(1n),
  );
  const up = plan.or(plan.less(under, twice), plan.and(plan.equal(twice, under), odd));
  return plan.add(low, plan.select(up, plan.constant(1n), plan.constant(0n)));
}

/** A figure as a whole number of `scale`s, and whether it is one (never in doubt where the scale shows it). */
export function wholeOf(plan: PlanBuilder, value: Num): { readonly int: Int; readonly off: PlanNode } {
  const low = wholeSteps(plan, value, unit, 'floor');
  if (value.scale.d === 1n && value.under === undefined) return { int: low, off: plan.truth(false) };
  return { int: low, off: plan.not(compareNum(plan, '=', wholeNum(low), value)) };
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
