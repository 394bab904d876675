import { earlierKey, type FormulaNode, isRatio, type ListValue, type Value } from '../../formula/checked.ts';
import { weekdays } from '../../formula/date.ts';
import { floorDivide } from '../../formula/integer.ts';
import type { Program, Term } from '../../formula/program.ts';
import { type Ratio, ratio } from '../../formula/ratio.ts';
import { placeCount, type TableAxis } from '../../formula/table.ts';
import { type Bounds, isNothing } from '../bound.ts';
import type { BoundsResult } from '../bounds.ts';
import {
  absNum,
  addNum,
  compareNum,
  constantNum,
  divideNum,
  extremeNum,
  modNum,
  multiplyNum,
  type Num,
  negateNum,
  roundNum,
  selectNum,
  subtractNum,
  tidied,
  wholeNum,
  wholeOf,
} from './number.ts';
import type { Int, PlanBuilder, PlanNode } from './plan.ts';
import { cellsOf, exactPlace, type Found, rangePlace } from './table.ts';

/** A figure of a plan: a number, a truth, or a choice as its place in a list of texts. */
export type PlanFigure =
  | { readonly kind: 'number'; readonly num: Num }
  | { readonly kind: 'truth'; readonly truth: PlanNode }
  | { readonly kind: 'choice'; readonly code: Int; readonly choices: readonly string[] };

/** A figure, and where there is none: an input that was not given, a table without the row. */
export interface PlanResult {
  readonly figure: PlanFigure;
  readonly fails: PlanNode;
}

/** Where facts, parameters and earlier months' figures come from. */
export interface Outside {
  fact(term: Term): PlanResult;
  earlier(key: string, type: Term['type']): PlanResult;
}

/**
 * Turns formulas into a plan. Every branch of the tree is written out; which one counts is a choice of the
 * plan, so that what a branch not taken comes to is thrown away.
 */
export class Translator {
  private readonly plan: PlanBuilder;
  private readonly program: Program;
  private readonly bounds: BoundsResult;
  private readonly outside: Outside;
  private readonly results = new Map<string, PlanResult>();
  /** The node under work, for the report of what is slow. */
  at: { readonly term: Term; readonly node: FormulaNode } | undefined;

  constructor(plan: PlanBuilder, program: Program, bounds: BoundsResult, outside: Outside) {
    this.plan = plan;
    this.program = program;
    this.bounds = bounds;
    this.outside = outside;
  }

  /** A term that those it rests on have been worked out before. */
  term(term: Term): PlanResult {
    const known = this.results.get(term.name);
    if (known !== undefined) return known;
    const made = term.formula === undefined ? this.outside.fact(term) : this.node(term, term.formula.root);
    this.results.set(term.name, made);
    return made;
  }

  private node(term: Term, node: FormulaNode): PlanResult {
    const worked = this.work(term, node);
    const { figure } = worked;
    if (figure.kind !== 'number') return worked;
    const num = this.within(tidied(this.plan, figure.num), this.bounds.node(term.name, node));
    if (num === figure.num) return worked;
    return { ...worked, figure: { kind: 'number', num } };
  }

  private work(term: Term, node: FormulaNode): PlanResult {
    const { plan } = this;
    const before = this.at;
    this.at = { term, node };
    try {
      switch (node.kind) {
        case 'constant':
          return this.sure(this.constant(node.value));
        case 'term':
          return this.named(node.name);
        case 'given':
          return this.sure({ kind: 'truth', truth: plan.not(this.named(node.name).fails) });
        case 'earlier':
          return this.outside.earlier(earlierKey(node), node.type);
        case 'otherwise': {
          if (!this.isReached(term, node.value)) return this.node(term, node.fallback);
          const [value, fallback] = [this.node(term, node.value), this.node(term, node.fallback)];
          const figure = this.chosen(value.fails, fallback.figure, value.figure);
          return { figure, fails: plan.and(value.fails, fallback.fails) };
        }
        case 'if': {
          const test = this.node(term, node.test);
          const only = this.isReached(term, node.then) ? node.then : node.otherwise;
          if (!this.isReached(term, node.then) || !this.isReached(term, node.otherwise)) {
            const { figure, fails } = this.node(term, only);
            return { figure, fails: plan.or(test.fails, fails) };
          }
          const [yes, no] = [this.node(term, node.then), this.node(term, node.otherwise)];
          const holds = truthNode(test);
          const fails = plan.or(test.fails, plan.choose(holds, yes.fails, no.fails));
          return { figure: this.chosen(holds, yes.figure, no.figure), fails };
        }
        case 'not': {
          const arg = this.node(term, node.arg);
          return { figure: { kind: 'truth', truth: plan.not(truthNode(arg)) }, fails: arg.fails };
        }
        case 'logic': {
          if (!this.isReached(term, node.right)) return this.node(term, node.left);
          const [left, right] = [this.node(term, node.left), this.node(term, node.right)];
          const [a, b] = [truthNode(left), truthNode(right)];
          const asked = node.op === 'and' ? a : plan.not(a);
          const truth = node.op === 'and' ? plan.and(a, b) : plan.or(a, b);
          return {
            figure: { kind: 'truth', truth },
            fails: plan.or(left.fails, plan.and(asked, right.fails)),
          };
        }
        case 'relation': {
          const [left, right] = [this.node(term, node.left), this.node(term, node.right)];
          const truth = this.related(node.op, left.figure, right.figure);
          return { figure: { kind: 'truth', truth }, fails: plan.or(left.fails, right.fails) };
        }
        case 'in': {
          const item = this.node(term, node.item);
          return this.member(term, item, node.list);
        }
        case 'negate':
          return this.number(term, [node.arg], ([a]) => negateNum(plan, a));
        case 'abs':
          return this.number(term, [node.arg], ([a]) => absNum(plan, a));
        case 'rounding':
          return this.number(term, [node.arg], ([a]) => roundNum(plan, a, node.step, node.mode));
        case 'extreme':
          return this.number(term, node.args, ([first, ...rest]) =>
            rest.reduce((best, one) => extremeNum(plan, node.fn, best, one), first),
          );
        case 'tally':
          return this.number(term, node.args, ([first, ...rest]) =>
            rest.reduce((all, one) => addNum(plan, all, one), first),
          );
        case 'arithmetic':
          return this.number(term, [node.left, node.right], ([a, b = a]) => {
            switch (node.op) {
              case '+':
                return addNum(plan, a, b);
              case '-':
                return subtractNum(plan, a, b);
              case '*':
                return multiplyNum(plan, a, b);
              case '/':
                return divideNum(plan, a, b);
            }
          });
        case 'later':
        case 'elapsed':
        case 'firstOfMonth':
        case 'datePart':
          return this.calendar(term, node);
        case 'mod':
          return this.number(term, [node.left, node.right], ([a, b = a]) => modNum(plan, a, b));
        case 'table':
          return this.lookUp(term, node);
      }
    } finally {
      this.at = before;
    }
  }

  /** Whether any row comes to a node: the bounds tell branches that are never taken. */
  private isReached = (term: Term, node: FormulaNode): boolean =>
    this.bounds.node(term.name, node) !== undefined;

  private named(name: string): PlanResult {
    const known = this.results.get(name);
    if (known === undefined) throw new RangeError(`${name} is used before it is worked out`);
    return known;
  }

  private sure = (figure: PlanFigure): PlanResult => ({ figure, fails: this.plan.truth(false) });

  private number(
    term: Term,
    args: readonly FormulaNode[],
    of: (nums: readonly [Num, ...Num[]]) => Num,
  ): PlanResult {
    const all = args.map((arg) => this.node(term, arg));
    const [first, ...rest] = all.map(numOf);
    if (first === undefined) throw new RangeError('an operation without a number');
    const fails = all.map((one) => one.fails).reduce(this.plan.or);
    return { figure: { kind: 'number', num: of([first, ...rest]) }, fails };
  }

  private constant(value: Value): PlanFigure {
    if (typeof value === 'boolean') return { kind: 'truth', truth: this.plan.truth(value) };
    if (typeof value === 'string') return { kind: 'choice', code: this.plan.constant(0n), choices: [value] };
    if (isRatio(value)) return { kind: 'number', num: constantNum(this.plan, value) };
    throw new RangeError('a list stands alone');
  }

  /** One of two figures. */
  chosen(test: PlanNode, yes: PlanFigure, no: PlanFigure): PlanFigure {
    const { plan } = this;
    if (yes.kind === 'truth' && no.kind === 'truth')
      return { kind: 'truth', truth: plan.choose(test, yes.truth, no.truth) };
    if (yes.kind === 'choice' && no.kind === 'choice') {
      const choices = [...new Set([...yes.choices, ...no.choices])];
      return {
        kind: 'choice',
        code: plan.select(test, this.recode(yes, choices), this.recode(no, choices)),
        choices,
      };
    }
    return { kind: 'number', num: selectNum(plan, test, numberOf(yes), numberOf(no)) };
  }

  /** A choice as its place in another list; −1 where it is not there. */
  private recode({ code, choices }: Extract<PlanFigure, { kind: 'choice' }>, to: readonly string[]): Int {
    const { plan } = this;
    if (choices.every((text, i) => to[i] === text)) return code;
    const places = choices.map((text) => plan.constant(BigInt(to.indexOf(text))));
    const last = places.pop() ?? plan.constant(-1n);
    return places.reduceRight(
      (rest, place, i) => plan.select(plan.equal(code, plan.constant(BigInt(i))), place, rest),
      last,
    );
  }

  private related(op: string, a: PlanFigure, b: PlanFigure): PlanNode {
    const { plan } = this;
    if (a.kind === 'truth' && b.kind === 'truth') {
      const same = plan.choose(a.truth, b.truth, plan.not(b.truth));
      return op === '=' ? same : plan.not(same);
    }
    if (a.kind === 'choice' && b.kind === 'choice') {
      const choices = [...new Set([...a.choices, ...b.choices])];
      const same = plan.equal(this.recode(a, choices), this.recode(b, choices));
      return op === '=' ? same : plan.not(same);
    }
    return compareNum(plan, op, numberOf(a), numberOf(b));
  }

  /** Whether an item stands in a list, which is written out, a parameter, or one of two lists. */
  private member(term: Term, item: PlanResult, list: FormulaNode): PlanResult {
    const { plan } = this;
    switch (list.kind) {
      case 'constant': {
        const { items } = listOf(list.value);
        const truth = items
          .map((one) => this.related('=', item.figure, this.constant(one)))
          .reduce(plan.or, plan.truth(false));
        return { figure: { kind: 'truth', truth }, fails: item.fails };
      }
      case 'if': {
        const test = this.node(term, list.test);
        const [yes, no] = [this.member(term, item, list.then), this.member(term, item, list.otherwise)];
        const truth = plan.choose(truthNode(test), truthNode(yes), truthNode(no));
        return { figure: { kind: 'truth', truth }, fails: plan.or(test.fails, item.fails) };
      }
      case 'term': {
        const named = this.program.order.find(({ name }) => name === list.name);
        if (named?.formula !== undefined) return this.member(named, item, named.formula.root);
        break;
      }
      default:
    }
    throw new RangeError('a list that is an input');
  }

  private calendar(
    term: Term,
    node: Extract<FormulaNode, { kind: 'later' | 'elapsed' | 'firstOfMonth' | 'datePart' }>,
  ): PlanResult {
    const { plan } = this;
    const args =
      node.kind === 'later'
        ? [node.date, node.count]
        : node.kind === 'elapsed'
          ? [node.from, node.to]
          : [node.arg];
    const all = args.map((arg) => this.node(term, arg));
    const whole = all.map((one) => wholeOf(plan, numOf(one)));
    const fails = [...all.map((one) => one.fails), ...whole.map(({ off }) => off)].reduce(plan.or);
    const ints = whole.map(({ int }) => int);
    if (node.kind === 'later' && node.fn === 'addYears') {
      ints[1] = plan.times(ints[1] ?? plan.constant(0n), 12n);
    }
    const op = node.kind === 'later' ? 'addMonths' : node.kind === 'firstOfMonth' ? node.kind : node.fn;
    if (op === 'weekday') {
      const { node: code } = plan.calendar(op, ints);
      const last = BigInt(weekdays.length - 1);
      return { figure: { kind: 'choice', code: { node: code, lo: 0n, hi: last }, choices: weekdays }, fails };
    }
    return { figure: { kind: 'number', num: wholeNum(plan.calendar(op, ints)) }, fails };
  }

  private lookUp(term: Term, node: Extract<FormulaNode, { kind: 'table' }>): PlanResult {
    const { plan } = this;
    const table = this.program.tables.get(node.table);
    if (table === undefined) throw new RangeError(`no table ${node.table}`);
    const keys = node.keys.map((key) => this.node(term, key));
    const places = table.axes.map((axis, i) => {
      const key = keys[i];
      if (key === undefined) throw new RangeError(`${node.table} without a key`);
      return this.place(key.figure, axis);
    });
    const at = places.reduce(
      (sofar, { at: place }, i) =>
        plan.add(plan.times(sofar, BigInt(placeCount(table.axes[i] ?? noAxis))), place),
      plan.constant(0n),
    );
    const { array, scale, lo, hi, choices, filled } = cellsOf(table);
    const cell = plan.pick(array, at, lo, hi);
    const fails = [
      ...keys.map((one) => one.fails),
      ...places.map(({ missing }) => missing),
      ...(filled === undefined ? [] : [plan.equal(plan.pick(filled, at, 0n, 1n), plan.constant(0n))]),
    ].reduce(plan.or);
    switch (node.type.kind) {
      case 'choice':
        return { figure: { kind: 'choice', code: cell, choices }, fails };
      case 'truth':
        return { figure: { kind: 'truth', truth: plan.equal(cell, plan.constant(1n)) }, fails };
      default:
        return { figure: { kind: 'number', num: { scale: ratio(1n, scale), numerator: cell } }, fails };
    }
  }

  private place(key: PlanFigure, { keys, match }: TableAxis): Found {
    const { plan } = this;
    if (key.kind === 'choice') {
      const at = this.recode(key, keys.map(String));
      return { at, missing: plan.less(at, plan.constant(0n)) };
    }
    const numbers = numbersOf(keys);
    return match === 'range'
      ? rangePlace(plan, numberOf(key), numbers)
      : exactPlace(plan, numberOf(key), numbers);
  }

  /** Narrows a numerator to what the bounds reading proves of the figure. */
  private within(num: Num, bounds: Bounds | undefined): Num {
    if (bounds?.kind !== 'number' || num.denominator !== undefined || isNothing(bounds)) return num;
    const { lo, hi } = bounds.within;
    const { n, d } = num.scale;
    const isWhole = n === 1n && d === 1n;
    const low = lo && (isWhole && lo.at.d === 1n ? lo.at.n : -floorDivide(-lo.at.n * d, lo.at.d * n));
    const high = hi && (isWhole && hi.at.d === 1n ? hi.at.n : floorDivide(hi.at.n * d, hi.at.d * n));
    const [least, most] = [
      low !== undefined && low > num.numerator.lo ? low : num.numerator.lo,
      high !== undefined && high < num.numerator.hi ? high : num.numerator.hi,
    ];
    const isTight =
      least === num.numerator.lo && most === num.numerator.hi && num.numerator.node.rep === 'number';
    return least > most || isTight
      ? num
      : { ...num, numerator: this.plan.narrowed(num.numerator, least, most) };
  }
}

const noAxis: TableAxis = { match: 'exact', keys: [] };
const numbers = new WeakMap<readonly (Ratio | string)[], readonly Ratio[]>();
/** A table's numeric keys: one array a table, by which its index is kept. */
function numbersOf(along: readonly (Ratio | string)[]): readonly Ratio[] {
  const known = numbers.get(along);
  if (known !== undefined) return known;
  const made = along.filter((one) => typeof one === 'object');
  numbers.set(along, made);
  return made;
}

function listOf(value: Value): ListValue {
  if (typeof value === 'object' && 'items' in value) return value;
  throw new RangeError('not a list');
}

export const numOf = (worked: PlanResult): Num => numberOf(worked.figure);
export const truthNode = ({ figure }: PlanResult): PlanNode => {
  if (figure.kind === 'truth') return figure.truth;
  throw new RangeError('the checker let a non-condition through');
};
function numberOf(figure: PlanFigure): Num {
  if (figure.kind === 'number') return figure.num;
  throw new RangeError('the checker let a non-number through');
}
