import { type Earlier, earlierKey, type Formula, type FormulaNode } from '../formula/checked.ts';
import { addMonths, firstDay, fullMonths, fullYears, monthOf } from '../formula/date.ts';
import type { Program, Term } from '../formula/program.ts';
import { ratio, zero } from '../formula/ratio.ts';
import {
  type Bounds,
  both,
  commonGrain,
  compareChoices,
  constant,
  decided,
  either,
  intervalOf,
  isNothing,
  numbers,
  productGrain,
  quotientGrain,
  sameBounds,
  truthBounds,
  unknownBounds,
  wholes,
} from './bound.ts';
import { type FormulaBounds, type FormulaInputs, readOnce } from './bounds-memo.ts';
import { eachEnd, partBounds } from './date-bounds.ts';
import {
  absolute,
  anything,
  exactly,
  extreme,
  type Interval,
  type IntervalEnd,
  isEmpty,
  nothing,
  opposite,
  product,
  quotient,
  related,
  remainder,
  rounded,
  sum,
} from './interval.ts';
import { among, itemsOf, membership } from './list-bounds.ts';
import { readingOrder } from './reading-order.ts';
import { SureTerms, turnsOnMore } from './sure.ts';
import { cellBounds } from './table-bounds.ts';

/** A divisor that the bounds do not keep from being 0. */
export interface ZeroDivisor {
  readonly term: Term;
  readonly node: FormulaNode;
}

export interface BoundsResult {
  of(term: string): Bounds | undefined;
  /** Every node's bounds, by term. */
  node(term: string, node: FormulaNode): Bounds | undefined;
  /** The same by the nodes' numbers, one list for every reading that came to it. */
  nodes(term: string): readonly (Bounds | undefined)[];
  /** What the terms named in a condition of a term's formula can be where it holds, or fails; undefined where it never does. */
  where(term: string, condition: FormulaNode, holds: boolean): ReadonlyMap<string, Bounds> | undefined;
  /** Whether what is known of some term leaves it no value at all: then there is no such row. */
  readonly impossible: boolean;
  readonly zeroDivisors: readonly ZeroDivisor[];
}

/**
 * The bounds reading: what every figure can come to, given what every fact can be. Exact ends; sound (no
 * figure ever lies outside), though not always tight: two uses of one figure are taken apart, except where a
 * condition speaks of a term itself, which narrows it in the branches.
 */
export function bounds(
  program: Program,
  /** What a fact can be; undefined where no row gives it. */
  fact: (term: Term) => Bounds | undefined,
  /** What a figure of an earlier month can be; by default what the term can be in this one. */
  earlier: (key: string, term: string) => Bounds | undefined = () => undefined,
  /** Facts that every row gives: what stands for one not given is never taken. */
  given: (term: string) => boolean = () => false,
  /** What is known of terms beside their formulas; the figures then hold only where that is so. */
  known: ReadonlyMap<string, Bounds> = nothingNarrowed,
): BoundsResult {
  const reader = new BoundsReader(program, fact, earlier, given, known);
  for (const term of readingOrder(program)) reader.term(term);
  return reader;
}

type Narrowed = ReadonlyMap<string, Bounds>;
const nothingNarrowed: Narrowed = new Map();
const noNodes: readonly (Bounds | undefined)[] = [];

class BoundsReader implements BoundsResult {
  impossible = false;
  readonly zeroDivisors: ZeroDivisor[] = [];
  private readonly results = new Map<string, Bounds>();
  private readonly traces = new Map<string, readonly (Bounds | undefined)[]>();
  /** Of the formula that is being read; what is looked at later is noted nowhere. */
  private trace: (Bounds | undefined)[] | undefined;
  private divisors: FormulaNode[] | undefined;
  private readonly program: Program;
  private readonly fact: (term: Term) => Bounds | undefined;
  private readonly never = new Set<string>();
  private readonly before: (key: string, term: string) => Bounds | undefined;

  private readonly always: (term: string) => boolean;
  private sure: SureTerms | undefined;
  private readonly known: ReadonlyMap<string, Bounds>;

  constructor(
    program: Program,
    fact: (term: Term) => Bounds | undefined,
    before: BoundsReader['before'],
    always: BoundsReader['always'],
    known: ReadonlyMap<string, Bounds>,
  ) {
    this.known = known;
    this.always = always;
    this.program = program;
    this.fact = fact;
    this.before = before;
  }

  of(term: string): Bounds | undefined {
    return this.results.get(term);
  }

  node(term: string, node: FormulaNode): Bounds | undefined {
    return this.nodes(term)[node.id];
  }

  nodes(term: string): readonly (Bounds | undefined)[] {
    return this.traces.get(term) ?? noNodes;
  }

  where(name: string, condition: FormulaNode, holds: boolean): ReadonlyMap<string, Bounds> | undefined {
    const term = this.program.order[this.program.index.get(name) ?? -1];
    return term && this.narrow(term, condition, holds, nothingNarrowed);
  }

  term(term: Term): void {
    const { formula } = term;
    if (formula !== undefined) {
      const { result, nodes, zeroDivisors } = this.formulaOf(term, formula);
      this.traces.set(term.name, nodes);
      for (const node of zeroDivisors) this.zeroDivisors.push({ term, node });
      this.results.set(term.name, this.withKnown(term, result));
      return;
    }
    const given = this.fact(term);
    if (given === undefined) this.never.add(term.name);
    this.results.set(term.name, this.withKnown(term, given ?? unknownBounds(term)));
  }

  /**
   * A figure that looks back at itself was none in the month before the first, and what it then comes to holds of all months
   * if it comes to no more where it is looked back at: by induction over the months.
   */
  private formulaOf(term: Term, formula: Formula): FormulaBounds {
    const looksBack = formula.earlier.some(
      (one) => one.name === term.name && this.before(earlierKey(one), one.name) === undefined,
    );
    if (!looksBack || term.type.kind !== 'number') return this.readFormula(term, formula);
    this.results.set(term.name, numbers(nothing));
    const first = this.readFormula(term, formula);
    this.results.set(term.name, first.result);
    const again = this.readFormula(term, formula);
    if (sameBounds(again.result, first.result)) return again;
    this.results.delete(term.name);
    return this.readFormula(term, formula);
  }

  private readFormula(term: Term, formula: Formula): FormulaBounds {
    return turnsOnMore(formula)
      ? this.formula(term, formula)
      : readOnce(formula, {
          isSame: (inputs) => this.gives(formula, inputs),
          inputs: () => this.inputs(formula),
          read: () => this.formula(term, formula),
        });
  }

  private inputs({ terms, earlier, tables }: Formula): FormulaInputs {
    return {
      bounds: [...terms.map((name) => this.results.get(name)), ...earlier.map(this.earlier)],
      given: terms.map(this.isGiven),
      tables: tables.map((name) => this.program.tables.get(name)),
    };
  }

  /** Whether these are what a formula rests on here. */
  private gives(
    { terms, earlier, tables }: Formula,
    { bounds, given, tables: from }: FormulaInputs,
  ): boolean {
    return (
      terms.every(
        (name, i) => given[i] === this.isGiven(name) && sameBounds(bounds[i], this.results.get(name)),
      ) &&
      earlier.every((one, i) => sameBounds(bounds[terms.length + i], this.earlier(one))) &&
      tables.every((name, i) => from[i] === this.program.tables.get(name))
    );
  }

  private isGiven = (name: string): boolean | undefined =>
    this.never.has(name) ? false : this.always(name) ? true : undefined;

  private formula(term: Term, { root }: Formula): FormulaBounds {
    const [nodes, zeroDivisors]: [(Bounds | undefined)[], FormulaNode[]] = [[], []];
    [this.trace, this.divisors] = [nodes, zeroDivisors];
    const result = this.read(term, root, nothingNarrowed);
    [this.trace, this.divisors] = [undefined, undefined];
    return { result, nodes, zeroDivisors };
  }

  private earlier = (one: Earlier): Bounds | undefined =>
    this.before(earlierKey(one), one.name) ?? this.results.get(one.name);

  private withKnown({ name }: Term, can: Bounds): Bounds {
    const known = this.known.get(name);
    if (known === undefined) return can;
    const left = both(can, known);
    if (isNothing(left)) this.impossible = true;
    return left;
  }

  private read(term: Term, node: FormulaNode, narrowed: Narrowed): Bounds {
    const result = this.work(term, node, narrowed);
    const { trace } = this;
    // A node read in several narrowings has the bounds of all of them.
    if (trace !== undefined) trace[node.id] = either(trace[node.id], result);
    return result;
  }

  private work(term: Term, node: FormulaNode, narrowed: Narrowed): Bounds {
    const number = (child: FormulaNode): Interval => intervalOf(this.read(term, child, narrowed));
    switch (node.kind) {
      case 'constant':
        return constant(node.value);
      case 'term':
        return narrowed.get(node.name) ?? this.results.get(node.name) ?? unknownBounds(node);
      case 'given':
        return { kind: 'truth', canHold: !this.never.has(node.name), canFail: !this.always(node.name) };
      case 'earlier':
        return this.earlier(node) ?? unknownBounds(node);
      case 'otherwise':
        if (node.value.kind === 'term' && this.never.has(node.value.name)) {
          return this.read(term, node.fallback, narrowed);
        }
        if (node.value.kind === 'term' && this.always(node.value.name))
          return this.read(term, node.value, narrowed);
        if (node.value.kind !== 'term' && this.isSure(term, node.value))
          return this.read(term, node.value, narrowed);
        return either(this.read(term, node.value, narrowed), this.read(term, node.fallback, narrowed));
      case 'negate':
      case 'abs': {
        const arg = this.read(term, node.arg, narrowed);
        const turned = node.kind === 'negate' ? opposite : absolute;
        return numbers(turned(intervalOf(arg)), commonGrain([arg]));
      }
      case 'arithmetic':
        return this.arithmetic(term, node, narrowed);
      case 'extreme':
        return this.extreme(term, node, narrowed);
      case 'tally': {
        const parts = node.args.map((arg) => this.read(term, arg, narrowed));
        return numbers(parts.map(intervalOf).reduce(sum, exactly(zero)), commonGrain(parts));
      }
      case 'rounding':
        return numbers(rounded(number(node.arg), node.step, node.mode), node.step);
      case 'later':
        return numbers(
          laterDates(number(node.date), number(node.count), node.fn === 'addYears' ? 12 : 1),
          wholes,
        );
      case 'firstOfMonth':
        return numbers(
          eachEnd(number(node.arg), (day) => firstDay(monthOf(day))),
          wholes,
        );
      case 'datePart':
        return partBounds(node.fn, number(node.arg));
      case 'mod':
        return this.remainder(term, node, narrowed);
      case 'elapsed': {
        const count = node.fn === 'fullYears' ? fullYears : fullMonths;
        return numbers(elapsed(count, number(node.from), number(node.to)), wholes);
      }
      case 'not': {
        const { canHold, canFail } = truthBounds(this.read(term, node.arg, narrowed));
        return { kind: 'truth', canHold: canFail, canFail: canHold };
      }
      case 'relation':
        return this.relation(term, node, narrowed);
      case 'in':
        return membership(this.read(term, node.item, narrowed), this.read(term, node.list, narrowed));
      case 'logic': {
        const left = truthBounds(this.read(term, node.left, narrowed));
        const within = this.narrow(term, node.left, node.op === 'and', narrowed);
        const right =
          within === undefined
            ? decided(node.op !== 'and')
            : truthBounds(this.read(term, node.right, within));
        return node.op === 'and'
          ? { kind: 'truth', canHold: left.canHold && right.canHold, canFail: left.canFail || right.canFail }
          : { kind: 'truth', canHold: left.canHold || right.canHold, canFail: left.canFail && right.canFail };
      }
      case 'if':
        return this.conditional(term, node, narrowed);
      case 'table':
        return this.lookup(term, node, narrowed);
    }
  }

  /** Whether what stands before an `otherwise` is always there. */
  private isSure(term: Term, node: FormulaNode): boolean {
    this.sure ??= new SureTerms({
      program: this.program,
      isGiven: this.always,
      node: (name, one) => this.node(name, one),
      // Of what is being read its divisors are not known yet.
      mayBeZero: (name, divisor) =>
        !this.results.has(name) ||
        this.zeroDivisors.some((one) => one.term.name === name && one.node === divisor),
    });
    return this.sure.canBe(term.name, node);
  }

  private extreme(term: Term, node: Extract<FormulaNode, { kind: 'extreme' }>, narrowed: Narrowed): Bounds {
    const args = node.args.map((child) => this.read(term, child, narrowed));
    return numbers(extreme(args.map(intervalOf), node.fn === 'max' ? 1 : -1), commonGrain(args));
  }

  private arithmetic(
    term: Term,
    node: Extract<FormulaNode, { kind: 'arithmetic' }>,
    narrowed: Narrowed,
  ): Bounds {
    const [a, b] = [this.read(term, node.left, narrowed), this.read(term, node.right, narrowed)];
    const [left, right] = [intervalOf(a), intervalOf(b)];
    switch (node.op) {
      case '+':
        return numbers(sum(left, right), commonGrain([a, b]));
      case '-':
        return numbers(sum(left, opposite(right)), commonGrain([a, b]));
      case '*':
        return numbers(product(left, right), productGrain(a, b));
      case '/': {
        const result = quotient(left, right);
        if (result === undefined) this.divisors?.push(node.right);
        return numbers(result ?? anything, quotientGrain(a, b));
      }
    }
  }

  private remainder(term: Term, node: Extract<FormulaNode, { kind: 'mod' }>, narrowed: Narrowed): Bounds {
    const [a, b] = [this.read(term, node.left, narrowed), this.read(term, node.right, narrowed)];
    const result = remainder(intervalOf(a), intervalOf(b));
    if (result === undefined) this.divisors?.push(node.right);
    return numbers(result ?? anything, commonGrain([a, b]));
  }

  private conditional(term: Term, node: Extract<FormulaNode, { kind: 'if' }>, narrowed: Narrowed): Bounds {
    const { canHold, canFail } = truthBounds(this.read(term, node.test, narrowed));
    const yes = canHold ? this.narrow(term, node.test, true, narrowed) : undefined;
    const no = canFail ? this.narrow(term, node.test, false, narrowed) : undefined;
    const branches = [
      ...(yes === undefined ? [] : [this.read(term, node.then, yes)]),
      ...(no === undefined ? [] : [this.read(term, node.otherwise, no)]),
    ];
    return (
      branches.reduce<Bounds | undefined>((all, one) => either(all, one), undefined) ?? unknownBounds(node)
    );
  }

  private relation(term: Term, node: Extract<FormulaNode, { kind: 'relation' }>, narrowed: Narrowed): Bounds {
    const [a, b] = [this.read(term, node.left, narrowed), this.read(term, node.right, narrowed)];
    if (a.kind === 'choice' && b.kind === 'choice') return compareChoices(a, b, node.op);
    if (a.kind !== 'number' || b.kind !== 'number') return { kind: 'truth', canHold: true, canFail: true };
    const can = (op: string): boolean =>
      !isEmpty(related(a.within, op, b.within, a.grain)) &&
      !isEmpty(related(b.within, mirrored[op] ?? op, a.within, b.grain));
    return { kind: 'truth', canHold: can(node.op), canFail: can(contrary[node.op] ?? node.op) };
  }

  private lookup(term: Term, node: Extract<FormulaNode, { kind: 'table' }>, narrowed: Narrowed): Bounds {
    const keys = node.keys.map((key) => this.read(term, key, narrowed));
    const table = this.program.tables.get(node.table);
    return table === undefined ? unknownBounds(node) : cellBounds(table, keys, node);
  }

  /** What the terms named in a condition can be where it holds (or fails); undefined where it never does. */
  private narrow(term: Term, test: FormulaNode, wanted: boolean, narrowed: Narrowed): Narrowed | undefined {
    switch (test.kind) {
      case 'not':
        return this.narrow(term, test.arg, !wanted, narrowed);
      case 'logic': {
        // Both sides are known only for "and" that holds and "or" that fails.
        if ((test.op === 'and') !== wanted) return narrowed;
        const left = this.narrow(term, test.left, wanted, narrowed);
        return left && this.narrow(term, test.right, wanted, left);
      }
      case 'term':
        return narrowing(narrowed, test.name, decided(wanted));
      case 'relation': {
        const op = wanted ? test.op : (contrary[test.op] ?? test.op);
        const once = this.narrowSide(term, test.left, op, test.right, narrowed);
        return once && this.narrowSide(term, test.right, mirrored[op] ?? op, test.left, once);
      }
      case 'in':
        return this.narrowItem(term, test, wanted, narrowed);
      default:
        return narrowed;
    }
  }

  private narrowItem(
    term: Term,
    { item, list }: Extract<FormulaNode, { kind: 'in' }>,
    wanted: boolean,
    narrowed: Narrowed,
  ): Narrowed | undefined {
    const items = item.kind === 'term' ? itemsOf(this.work(term, list, narrowed)) : undefined;
    const left = items && among(this.work(term, item, narrowed), items, wanted);
    if (item.kind !== 'term' || left === undefined) return narrowed;
    return isNothing(left) ? undefined : narrowing(narrowed, item.name, left);
  }

  private narrowSide(
    term: Term,
    side: FormulaNode,
    op: string,
    other: FormulaNode,
    narrowed: Narrowed,
  ): Narrowed | undefined {
    if (side.kind !== 'term') return narrowed;
    const [a, b] = [this.work(term, side, narrowed), this.work(term, other, narrowed)];
    if (a.kind === 'number' && b.kind === 'number') {
      const within = related(a.within, op, b.within, a.grain);
      return isEmpty(within) ? undefined : narrowing(narrowed, side.name, { ...a, within });
    }
    if (a.kind !== 'choice' || b.kind !== 'choice' || a.choices === undefined || b.choices === undefined)
      return narrowed;
    const only = [...b.choices];
    const retained = [...a.choices].filter((choice) =>
      op === '=' ? only.includes(choice) : only.length > 1 || choice !== only[0],
    );
    return retained.length === 0
      ? undefined
      : narrowing(narrowed, side.name, { kind: 'choice', choices: new Set(retained) });
  }
}

const contrary: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};
const mirrored: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

const narrowing = (narrowed: Narrowed, name: string, one: Bounds): Narrowed =>
  new Map(narrowed).set(name, one);

function laterDates(date: Interval, count: Interval, months: number): Interval {
  const end = (day: IntervalEnd, by: IntervalEnd): IntervalEnd =>
    day &&
    by && {
      at: ratio(addMonths(Number(day.at.n / day.at.d), months * Number(by.at.n / by.at.d))),
      open: false,
    };
  return { lo: end(date.lo, count.lo), hi: end(date.hi, count.hi) };
}

/** Whole years or months from one date to another: the fewest from the latest start to the earliest end. */
function elapsed(count: (from: number, to: number) => number, from: Interval, to: Interval): Interval {
  const end = (a: IntervalEnd, b: IntervalEnd): IntervalEnd =>
    a && b && { at: ratio(count(Number(a.at.n / a.at.d), Number(b.at.n / b.at.d))), open: false };
  return { lo: end(from.hi, to.lo), hi: end(from.lo, to.hi) };
}
