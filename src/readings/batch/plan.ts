import { floorDivide } from '../../formula/integer.ts';
import type { DatePart } from '../../formula/tree.ts';
import type { Op } from './ops.ts';

/** How a node's values are held: a whole double, a BigInt where no proof keeps them below 2^53, or true/false. */
export type Rep = 'number' | 'big' | 'truth';

/** One operation on whole numbers; the same operation on the same arguments is the same node. */
export interface PlanNode {
  readonly id: number;
  readonly op: Op | 'constant' | 'input' | 'parameter';
  readonly rep: Rep;
  readonly args: readonly PlanNode[];
  readonly value?: number | bigint | boolean;
  /** The place of an input, a parameter, or of the array that is looked into. */
  readonly index?: number;
}

/** A whole number of a plan, and the ends between which it is proved to lie wherever it counts. */
export interface Int {
  readonly node: PlanNode;
  readonly lo: bigint;
  readonly hi: bigint;
}

export const safeLimit = 2n ** 53n;
const isSafe = (lo: bigint, hi: bigint): boolean => lo > -safeLimit && hi < safeLimit;
const least = (...all: bigint[]): bigint => all.reduce((a, b) => (b < a ? b : a));
const most = (...all: bigint[]): bigint => all.reduce((a, b) => (b > a ? b : a));

/**
 * Builds a plan: whole numbers, comparisons and choices, each with its ends. An operation whose result may
 * leave the safe integers is done on BigInts; everything else on doubles, exactly.
 */
export class PlanBuilder {
  readonly nodes: PlanNode[] = [];
  readonly arrays: ArrayLike<number | bigint>[] = [];
  /** Told of every operation that has to be done on BigInts. */
  onBig: (lo: bigint, hi: bigint) => void = () => {};
  private readonly known: Readonly<Record<Rep, Map<PlanNode['op'], Map<string | number, PlanNode>>>> = {
    number: new Map(),
    big: new Map(),
    truth: new Map(),
  };
  /** Asked for at every step; made once. */
  private readonly yes = this.make('constant', 'truth', [], { value: true });
  private readonly no = this.make('constant', 'truth', [], { value: false });
  private readonly arrayAt = new Map<ArrayLike<number | bigint>, number>();

  private make(
    op: PlanNode['op'],
    rep: Rep,
    args: readonly PlanNode[],
    more: { readonly value?: number | bigint | boolean; readonly index?: number } = {},
  ): PlanNode {
    let ofKind = this.known[rep].get(op);
    if (ofKind === undefined) {
      ofKind = new Map();
      this.known[rep].set(op, ofKind);
    }
    const key = keyOf(args, more.value ?? more.index);
    const found = ofKind.get(key);
    if (found !== undefined) return found;
    const node = { id: this.nodes.length, op, rep, args, ...more };
    this.nodes.push(node);
    ofKind.set(key, node);
    return node;
  }

  constant(n: bigint): Int {
    const safe = isSafe(n, n);
    const node = this.make('constant', safe ? 'number' : 'big', [], { value: safe ? Number(n) : n });
    return { node, lo: n, hi: n };
  }

  truth = (value: boolean): PlanNode => (value ? this.yes : this.no);

  /** A column's whole numbers; what nothing bounds is at least a safe integer, for a column holds no other. */
  input(index: number, lo: bigint | undefined, hi: bigint | undefined): Int {
    const node = this.make('input', 'number', [], { index });
    return { node, lo: lo ?? 1n - safeLimit, hi: hi ?? safeLimit - 1n };
  }

  parameter(index: number, lo: bigint, hi: bigint): Int {
    return { node: this.make('parameter', 'number', [], { index }), lo, hi };
  }

  add(a: Int, b: Int): Int {
    if (isConstant(a, 0)) return b;
    if (isConstant(b, 0)) return a;
    return this.whole('add', [a, b], a.lo + b.lo, a.hi + b.hi);
  }

  subtract(a: Int, b: Int): Int {
    if (isConstant(b, 0)) return a;
    if (isConstant(a, 0)) return this.negate(b);
    if (a.node === b.node) return this.constant(0n);
    return this.whole('subtract', [a, b], a.lo - b.hi, a.hi - b.lo);
  }

  negate = (a: Int): Int => (a.node.op === 'negate' ? flipped(a) : this.whole('negate', [a], -a.hi, -a.lo));

  multiply(a: Int, b: Int): Int {
    if (isConstant(a, 1)) return b;
    if (isConstant(b, 1)) return a;
    if (isConstant(a, 0) || isConstant(b, 0)) return this.constant(0n);
    if (isConstant(a, -1)) return this.negate(b);
    if (isConstant(b, -1)) return this.negate(a);
    if (a.lo >= 0n && b.lo >= 0n) return this.whole('multiply', [a, b], a.lo * b.lo, a.hi * b.hi);
    const corners = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
    return this.whole('multiply', [a, b], least(...corners), most(...corners));
  }

  times = (a: Int, factor: bigint): Int => this.multiply(a, this.constant(factor));

  /**
   * The greatest whole number not above a/b, for b > 0. `Math.floor(a / b)` is that number for all whole doubles
   * |a| < 2^53 and 1 ≤ b < 2^53. Proof: let m = ⌊a/b⌋ + 1, so a = mb − r with 1 ≤ r ≤ b.
   * - r = b: a/b is the whole number m − 1, which a double holds, and a division gives what a double holds.
   * - r < b: m − 1 < a/b < m. Rounding keeps the order, so the double lies from m − 1 to m, and the floor is wrong
   *   only where it is m. For m = 0 it is not, for a/b ≤ −1/b is no underflow. For any other m let
   *   2^e ≤ |m| < 2^(e+1). The doubles below m begin at most 2^(e−52) away, so m is the nearest only where
   *   r/b ≤ 2^(e−53), that is where r·2^53 ≤ b·2^e. But b·2^e ≤ b·|m| ≤ |a| + r ≤ 2^53 − 1 + r ≤ r·2^53.
   *   All of these are equal only for m = 2^e > 0, and below a power of two the doubles lie twice as close:
   *   there r·2^54 ≤ b·2^e would have to hold.
   */
  floorDivide(a: Int, b: Int): Int {
    if (isConstant(b, 1)) return a;
    const [low, high] = [most(b.lo, 1n), most(b.hi, 1n)];
    const ends = [
      floorDivide(a.lo, low),
      floorDivide(a.lo, high),
      floorDivide(a.hi, low),
      floorDivide(a.hi, high),
    ];
    return this.whole('floorDivide', [a, b], least(...ends), most(...ends));
  }

  min = (a: Int, b: Int): Int => this.extreme('min', a, b);
  max = (a: Int, b: Int): Int => this.extreme('max', a, b);

  private extreme(op: 'min' | 'max', a: Int, b: Int): Int {
    const [low, high] = op === 'min' ? [a, b] : [b, a];
    if (a.node === b.node || low.hi <= high.lo) return a;
    if (high.hi <= low.lo) return b;
    const pick = op === 'min' ? least : most;
    return this.whole(op, [a, b], pick(a.lo, b.lo), pick(a.hi, b.hi));
  }

  /** An operation on whole numbers, on doubles where that is exact. */
  private whole(op: Op, args: readonly Int[], lo: bigint, hi: bigint): Int {
    if (args.every(({ node }) => node.op === 'constant') && lo === hi) return this.constant(lo);
    const onDoubles = isSafe(lo, hi) && args.every(({ node }) => node.rep === 'number');
    if (onDoubles) {
      return {
        node: this.make(
          op,
          'number',
          args.map(({ node }) => node),
        ),
        lo,
        hi,
      };
    }
    this.onBig(lo, hi);
    const node = this.make(
      op,
      'big',
      args.map((arg) => this.big(arg.node)),
    );
    return { node: isSafe(lo, hi) ? this.make('toNumber', 'number', [node]) : node, lo, hi };
  }

  /** The same number between ends proved by other means: on doubles again where those are safe. */
  narrowed({ node }: Int, lo: bigint, hi: bigint): Int {
    const fits = node.rep === 'big' && node.op !== 'constant' && isSafe(lo, hi);
    return { node: fits ? this.make('toNumber', 'number', [node]) : node, lo, hi };
  }

  private big = (node: PlanNode): PlanNode => {
    if (node.rep === 'big') return node;
    if (node.op === 'constant' && typeof node.value === 'number') {
      return this.make('constant', 'big', [], { value: BigInt(node.value) });
    }
    return this.make('toBig', 'big', [node]);
  };

  less(a: Int, b: Int): PlanNode {
    if (a.hi < b.lo) return this.truth(true);
    if (a.lo >= b.hi) return this.truth(false);
    return this.compared('less', a, b);
  }

  atMost(a: Int, b: Int): PlanNode {
    if (a.hi <= b.lo) return this.truth(true);
    if (a.lo > b.hi) return this.truth(false);
    return this.compared('atMost', a, b);
  }

  equal(a: Int, b: Int): PlanNode {
    if (a.node === b.node || (a.lo === a.hi && b.lo === b.hi && a.lo === b.lo)) return this.truth(true);
    if (a.hi < b.lo || b.hi < a.lo) return this.truth(false);
    return this.compared('equal', a, b);
  }

  private compared(op: Op, a: Int, b: Int): PlanNode {
    const both = a.node.rep === b.node.rep ? [a.node, b.node] : [this.big(a.node), this.big(b.node)];
    return this.make(op, 'truth', both);
  }

  not(a: PlanNode): PlanNode {
    if (a.op === 'constant') return this.truth(a.value !== true);
    return a.op === 'not' && a.args[0] !== undefined ? a.args[0] : this.make('not', 'truth', [a]);
  }

  /** `and` and `or` are choices too: the right side counts only where the left one does not decide. */
  and = (a: PlanNode, b: PlanNode): PlanNode => this.choose(a, b, this.truth(false));
  or = (a: PlanNode, b: PlanNode): PlanNode => this.choose(a, this.truth(true), b);

  /** One of two truths. */
  choose(test: PlanNode, yes: PlanNode, no: PlanNode): PlanNode {
    if (test.op === 'constant') return test.value === true ? yes : no;
    if (yes === no) return yes;
    if (yes.op === 'constant' && no.op === 'constant') return yes.value === true ? test : this.not(test);
    return this.make('select', 'truth', [test, yes, no]);
  }

  /** One of two whole numbers. */
  select(test: PlanNode, yes: Int, no: Int): Int {
    if (test.op === 'constant') return test.value === true ? yes : no;
    const [lo, hi] = [least(yes.lo, no.lo), most(yes.hi, no.hi)];
    if (yes.node === no.node) return { node: yes.node, lo, hi };
    const both = [yes.node, no.node];
    const rep = both.every((node) => node.rep === 'number') ? 'number' : 'big';
    const args = rep === 'number' ? both : both.map(this.big);
    return { node: this.make('select', rep, [test, ...args]), lo, hi };
  }

  /** Whether an input's cell holds nothing. */
  absent(input: Int, mark: number): PlanNode {
    if (Number.isNaN(mark)) return this.make('isNaN', 'truth', [input.node]);
    return this.make('equal', 'truth', [input.node, this.constant(BigInt(mark)).node]);
  }

  /** A cell of an array of whole numbers; its place must be one. */
  pick(array: ArrayLike<number | bigint>, at: Int, lo: bigint, hi: bigint): Int {
    const rep = isSafe(lo, hi) ? 'number' : 'big';
    return { node: this.make('pick', rep, [at.node], { index: this.place(array) }), lo, hi };
  }

  /** The place of the last of an array's ascending numbers that is at most `key`; −1 before the first. */
  search(array: ArrayLike<number>, key: Int): Int {
    const node = this.make('search', 'number', [key.node], { index: this.place(array) });
    return { node, lo: -1n, hi: BigInt(array.length - 1) };
  }

  /** Day arithmetic, by the functions that the exact reading uses. */
  calendar(
    op: 'addMonths' | 'fullYears' | 'fullMonths' | 'firstOfMonth' | DatePart,
    args: readonly Int[],
  ): Int {
    const wide = 2n ** 52n;
    const numbers = args.map(({ node }) =>
      node.rep === 'big' ? this.make('toNumber', 'number', [node]) : node,
    );
    return { node: this.make(op, 'number', numbers), lo: -wide, hi: wide };
  }

  private place(array: ArrayLike<number | bigint>): number {
    const known = this.arrayAt.get(array);
    if (known !== undefined) return known;
    this.arrayAt.set(array, this.arrays.length);
    return this.arrays.push(array) - 1;
  }
}

/** Tells nodes of one kind apart: by their arguments, and by a constant's value or an array's place. */
function keyOf(args: readonly PlanNode[], value: number | bigint | boolean | undefined): string | number {
  const [a, b, c] = args;
  if (a === undefined) return String(value);
  if (b === undefined) return value === undefined ? a.id : `${a.id} ${value}`;
  const both = a.id * 2 ** 26 + b.id;
  return c === undefined ? both : `${both} ${c.id}`;
}

/** The value of a constant, whatever ends its figure was narrowed to. */
export const constantOf = ({ node }: Int): bigint | undefined =>
  node.op === 'constant' && node.value !== undefined ? BigInt(node.value) : undefined;
/** Whether a number is this small constant, which a node holds as a double. */
export const isConstant = ({ node }: Int, value: number): boolean =>
  node.op === 'constant' && node.value === value;

function flipped(a: Int): Int {
  const [inner] = a.node.args;
  return inner === undefined ? a : { node: inner, lo: -a.hi, hi: -a.lo };
}
