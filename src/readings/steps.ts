import { children, type FormulaNode, isRatio } from '../formula/checked.ts';
import type { Term } from '../formula/program.ts';
import { add, isZero, negate, type Ratio, roundTo, subtract, zero } from '../formula/ratio.ts';
import { cellAt, type Table } from '../formula/table.ts';
import type { Bounds } from './bound.ts';
import type { BoundsResult } from './bounds.ts';
import {
  absolute,
  anything,
  between,
  exactly,
  type Interval,
  type IntervalEnd,
  intersection,
  nothing,
  opposite,
  product,
  quotient,
  sum,
  union,
} from './interval.ts';
import { narrowed } from './narrowed.ts';
import { combinations, reachedPlaces, reachedRows } from './table-bounds.ts';
import { names, type Twins, twinName } from './twins.ts';

/** What is known of some terms, by name. */
type Known = ReadonlyMap<string, Bounds>;

/** How a condition can stand at a point and a step further on. */
interface Pairs {
  readonly stays: boolean;
  readonly rises: boolean;
  readonly falls: boolean;
  readonly never: boolean;
}

/**
 * The step reading: by how much a figure can move when one fact goes a step on, over all rows of some bounds. It walks
 * the tree once for both points, so that what is the same at both falls out of the difference, where the two ends of
 * the bounds reading would be taken apart. Sound, as the bounds are: no figure ever moves by more or by less.
 */
export class StepReader {
  private readonly twins: Twins;
  private readonly within: BoundsResult;
  private readonly outer: StepReader | undefined;
  private readonly steps = new Map<string, Interval>();
  private readonly turns = new Map<string, Pairs>();

  /** `outer`: of the rows among which these are, where more is known of them. */
  constructor(twins: Twins, within: BoundsResult, outer?: StepReader) {
    this.twins = twins;
    this.within = within;
    this.outer = outer;
  }

  /** By how much a number's later value lies above its earlier one. */
  of(name: string): Interval {
    if (!this.twins.moving.has(name)) return exactly(zero);
    if (name === this.twins.fact) return exactly(this.twins.step);
    const known = this.steps.get(name);
    if (known !== undefined) return known;
    const term = this.term(name);
    const own = term?.formula === undefined ? anything : this.number(term, term.formula.root);
    const made = this.outer === undefined ? own : intersection(own, this.outer.of(name));
    this.steps.set(name, made);
    return made;
  }

  private term = (name: string): Term | undefined =>
    this.twins.program.order[this.twins.program.index.get(name) ?? -1];
  private before = (term: Term, node: FormulaNode): Bounds | undefined => this.within.node(term.name, node);
  private after = (term: Term, node: FormulaNode): Bounds | undefined =>
    this.within.node(twinName(this.twins, term.name), node);

  private number(term: Term, node: FormulaNode): Interval {
    if (!names(node, this.twins.moving)) return exactly(zero);
    const apart = difference(this.after(term, node), this.before(term, node));
    return intersection(this.related(term, node), apart);
  }

  private related(term: Term, node: FormulaNode): Interval {
    const step = (child: FormulaNode): Interval => this.number(term, child);
    switch (node.kind) {
      case 'term':
        return this.of(node.name);
      case 'negate':
        return opposite(step(node.arg));
      case 'abs': {
        const { hi } = absolute(step(node.arg));
        return { lo: hi && { at: negate(hi.at), open: hi.open }, hi };
      }
      case 'arithmetic':
        return this.arithmetic(term, node);
      case 'extreme': {
        const steps = node.args.map(step);
        return steps.reduce(union);
      }
      case 'tally':
        return node.args.map(step).reduce(sum, exactly(zero));
      case 'rounding': {
        const { lo, hi } = step(node.arg);
        // Half to even is no shift of a floor: it can be a step further.
        const more =
          node.mode === 'floor' || node.mode === 'ceil' || node.mode === 'round' ? zero : node.step;
        return {
          lo: lo && { at: rising(lo, node.step, negate(more), 'floor'), open: false },
          hi: hi && { at: rising(hi, node.step, more, 'ceil'), open: false },
        };
      }
      case 'otherwise':
        return this.otherwise(term, node);
      case 'if':
        return this.conditional(term, node);
      case 'table':
        return this.lookup(term, node);
      default:
        return anything;
    }
  }

  private arithmetic(term: Term, node: Extract<FormulaNode, { kind: 'arithmetic' }>): Interval {
    const [left, right] = [this.number(term, node.left), this.number(term, node.right)];
    const value = (bounds: Bounds | undefined): Interval =>
      bounds?.kind === 'number' ? bounds.within : anything;
    const [l, r] = [value(this.before(term, node.left)), value(this.before(term, node.right))];
    const [l2, r2] = [value(this.after(term, node.left)), value(this.after(term, node.right))];
    switch (node.op) {
      case '+':
        return sum(left, right);
      case '-':
        return sum(left, opposite(right));
      case '*':
        return intersection(
          sum(product(l2, right), product(r, left)),
          sum(product(l, right), product(r2, left)),
        );
      case '/': {
        // l2/r2 − l/r = (left − (l/r) × right) / r2
        const was = quotient(l, r);
        return (was && quotient(sum(left, opposite(product(was, right))), r2)) ?? anything;
      }
    }
  }

  private otherwise(term: Term, node: Extract<FormulaNode, { kind: 'otherwise' }>): Interval {
    const { value, fallback } = node;
    if (value.kind === 'term' && value.name === this.twins.fact) return this.of(value.name);
    // What is not given at one point is not given at the other.
    return names(value, this.twins.moving) ? anything : union(exactly(zero), this.number(term, fallback));
  }

  private conditional(term: Term, node: Extract<FormulaNode, { kind: 'if' }>): Interval {
    const can = this.pairs(term, node.test);
    const steps = [
      ...(can.stays ? [this.branch(term, node, true, true)] : []),
      ...(can.never ? [this.branch(term, node, false, false)] : []),
      ...(can.rises ? [this.branch(term, node, false, true)] : []),
      ...(can.falls ? [this.branch(term, node, true, false)] : []),
    ];
    const [first, ...rest] = steps;
    return first === undefined ? anything : rest.reduce(union, first);
  }

  /** From one branch to another: what is known where the test stands so is read deep into the terms. */
  private branch(
    term: Term,
    node: Extract<FormulaNode, { kind: 'if' }>,
    was: boolean,
    is: boolean,
  ): Interval {
    const [from, to] = [was, is].map((held) => (held ? node.then : node.otherwise));
    if (from === undefined || to === undefined) return anything;
    const step = (by: StepReader): Interval =>
      from === to ? by.number(term, from) : by.across(term, from, to);
    const plain = step(this);
    const known =
      this.outer === undefined && !isExact(plain) && names(node.test, this.twins.moving)
        ? this.turning(term, node.test, was, is)
        : undefined;
    if (known === undefined) return plain;
    const within = narrowed(this.twins, this.within, term.name, known);
    if (within.impossible) return nothing;
    return intersection(plain, step(new StepReader(this.twins, within, this)));
  }

  /** One node's later value above another's earlier one. What both sums share falls out. */
  private across(term: Term, from: FormulaNode, to: FormulaNode): Interval {
    const [was, is] = [this.before(term, from), this.after(term, to)];
    const apart = difference(is, was);
    const value = (one: Bounds | undefined): Interval => (one?.kind === 'number' ? one.within : anything);
    if (from.kind === 'term' && to.kind === 'term' && from.name === to.name)
      return intersection(apart, this.number(term, to));
    if (to.kind === 'rounding') {
      const off = roundingError(to);
      return intersection(apart, sum(this.across(term, from, to.arg), off));
    }
    if (from.kind === 'rounding')
      return intersection(apart, sum(this.across(term, from.arg, to), opposite(roundingError(from))));
    if (to.kind === 'arithmetic' && (to.op === '+' || to.op === '-')) {
      const right = value(this.after(term, to.right));
      const more = to.op === '+' ? right : opposite(right);
      return intersection(apart, sum(this.across(term, from, to.left), more));
    }
    if (from.kind === 'arithmetic' && (from.op === '+' || from.op === '-')) {
      const right = value(this.before(term, from.right));
      const less = from.op === '+' ? opposite(right) : right;
      return intersection(apart, sum(this.across(term, from.left, to), less));
    }
    return apart;
  }

  /** What terms can be, at both points, where a condition stands so before and so after; undefined where that tells nothing. */
  private turning(term: Term, test: FormulaNode, was: boolean, is: boolean): Known | undefined {
    const twin = this.term(twinName(this.twins, term.name));
    const later = twin?.formula && nodeOf(twin.formula.root, test.id);
    if (twin === undefined || later === undefined) return undefined;
    const before = this.within.where(term.name, test, was);
    const after = this.within.where(twin.name, later, is);
    if (before === undefined || after === undefined || before.size + after.size === 0) return undefined;
    const known = new Map<string, Bounds>([...before, ...after]);
    for (const name of [...before.keys(), ...[...this.twins.moving].filter((one) => after.has(`${one}′`))]) {
      if (!this.twins.moving.has(name)) continue;
      const [at, on] = [before.get(name), after.get(twinName(this.twins, name))];
      const step = this.of(name);
      // A later value is the earlier one and a step.
      if (at?.kind === 'number') meet(known, twinName(this.twins, name), sum(at.within, step));
      if (on?.kind === 'number') meet(known, name, sum(on.within, opposite(step)));
    }
    return known;
  }

  private lookup(term: Term, node: Extract<FormulaNode, { kind: 'table' }>): Interval {
    const table = this.twins.program.tables.get(node.table);
    const moving = table?.axes.findIndex(({ match }) => match === 'range') ?? -1;
    const key = node.keys[moving];
    if (table === undefined || key === undefined) return anything;
    if (node.keys.some((one) => one !== key && names(one, this.twins.moving))) return anything;
    const from = this.before(term, key);
    if (from?.kind !== 'number') return anything;
    const others = table.axes.map((axis, i) =>
      i === moving ? [] : reachedPlaces(axis, this.before(term, node.keys[i] ?? key)),
    );
    return rangeSteps(table, moving, { from: from.within, by: this.number(term, key), others });
  }

  private pairs(term: Term, node: FormulaNode): Pairs {
    const [before, after] = [truth(this.before(term, node)), truth(this.after(term, node))];
    const can = all(before, after);
    if (!names(node, this.twins.moving)) return { ...can, rises: false, falls: false };
    switch (node.kind) {
      case 'term':
        return meeting(can, this.turnsOf(node.name));
      case 'not': {
        const { stays, never, rises, falls } = this.pairs(term, node.arg);
        return meeting(can, { stays: never, never: stays, rises: falls, falls: rises });
      }
      case 'relation':
        return meeting(can, this.relation(term, node));
      case 'logic':
        return meeting(can, this.logic(term, node));
      default:
        return can;
    }
  }

  private turnsOf(name: string): Pairs {
    const known = this.turns.get(name);
    if (known !== undefined) return known;
    const term = this.term(name);
    const made = term?.formula === undefined ? anyhow : this.pairs(term, term.formula.root);
    this.turns.set(name, made);
    return made;
  }

  private relation(term: Term, node: Extract<FormulaNode, { kind: 'relation' }>): Pairs {
    const { kind } = node.left.type;
    if (kind !== 'number' && kind !== 'date' && kind !== 'time') return anyhow;
    const { lo, hi } = sum(this.number(term, node.left), opposite(this.number(term, node.right)));
    const [up, down] = [lo !== undefined && lo.at.n >= 0n, hi !== undefined && hi.at.n <= 0n];
    const still = up && down && lo?.at.n === 0n && hi?.at.n === 0n;
    switch (node.op) {
      case '>=':
      case '>':
        return { ...anyhow, falls: !up, rises: !down };
      case '<=':
      case '<':
        return { ...anyhow, falls: !down, rises: !up };
      default:
        return { ...anyhow, falls: !still, rises: !still };
    }
  }

  /** The right side counts only where the left one does not decide. */
  private logic(term: Term, node: Extract<FormulaNode, { kind: 'logic' }>): Pairs {
    const isAnd = node.op === 'and';
    const left = this.pairs(term, node.left);
    const right = this.pairs(term, node.right);
    const [was, is] = [truth(this.before(term, node.right)), truth(this.after(term, node.right))];
    const both = isAnd ? left.stays : left.never;
    const [first, second] = isAnd ? [left.falls, left.rises] : [left.rises, left.falls];
    // `first`: the right side is looked at before alone; `second`: after alone.
    return {
      stays:
        (both && right.stays) || (!isAnd && (left.stays || (first && was.canHold) || (second && is.canHold))),
      never:
        (both && right.never) || (isAnd && (left.never || (first && was.canFail) || (second && is.canFail))),
      rises: (both && right.rises) || (isAnd ? second && is.canHold : first && was.canFail),
      falls: (both && right.falls) || (isAnd ? first && was.canHold : second && is.canFail),
    };
  }
}

/** By how much a rounding moves what it rounds. */
function roundingError({ step, mode }: Extract<FormulaNode, { kind: 'rounding' }>): Interval {
  const [down, up] = [mode !== 'ceil', mode !== 'floor'];
  return between(down ? negate(step) : zero, up ? step : zero);
}

const isExact = ({ lo, hi }: Interval): boolean =>
  lo !== undefined && hi !== undefined && isZero(subtract(hi.at, lo.at));

const anyhow: Pairs = { stays: true, rises: true, falls: true, never: true };

const truth = (one: Bounds | undefined): { readonly canHold: boolean; readonly canFail: boolean } =>
  one?.kind === 'truth' ? one : { canHold: true, canFail: true };
const all = (a: ReturnType<typeof truth>, b: ReturnType<typeof truth>): Pairs => ({
  stays: a.canHold && b.canHold,
  rises: a.canFail && b.canHold,
  falls: a.canHold && b.canFail,
  never: a.canFail && b.canFail,
});
const meeting = (a: Pairs, b: Pairs): Pairs => ({
  stays: a.stays && b.stays,
  rises: a.rises && b.rises,
  falls: a.falls && b.falls,
  never: a.never && b.never,
});

const difference = (a: Bounds | undefined, b: Bounds | undefined): Interval =>
  a?.kind === 'number' && b?.kind === 'number' ? sum(a.within, opposite(b.within)) : anything;

/** How far a rounded figure goes when what is rounded goes so far. */
const rising = ({ at }: NonNullable<IntervalEnd>, step: Ratio, more: Ratio, mode: 'floor' | 'ceil'): Ratio =>
  isZero(at) ? zero : add(roundTo(at, step, mode), more);

function meet(known: Map<string, Bounds>, name: string, within: Interval): void {
  const own = known.get(name);
  if (own === undefined) known.set(name, { kind: 'number', within });
  else if (own.kind === 'number') known.set(name, { ...own, within: intersection(own.within, within) });
}

function nodeOf(root: FormulaNode, id: number): FormulaNode | undefined {
  if (root.id === id) return root;
  for (const child of children(root)) {
    const found = nodeOf(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** So many ranges away at most a key is followed; further, the bounds tell. */
const furthestRange = 64;
const stepsKnown = new WeakMap<Table, Map<string, Interval>>();

/** How the key that is sought by ranges moves, and where the other keys lie. */
interface KeyStep {
  readonly from: Interval;
  readonly by: Interval;
  /** By axis; nothing for the one that moves. */
  readonly others: readonly (readonly number[])[];
}

/** By how much a table's cell can move when the key within some bounds moves within others. */
function rangeSteps(table: Table, moving: number, { from: key, by, others }: KeyStep): Interval {
  const { lo, hi } = by;
  const axis = table.axes[moving];
  if (lo === undefined || hi === undefined || axis === undefined) return anything;
  const [from, to] = reachedRows(axis, key);
  const text = (at: Ratio): string => `${at.n}/${at.d}`;
  const name = `${from} ${to} ${text(lo.at)} ${text(hi.at)} ${others.map((all) => all.join()).join('/')}`;
  const known = stepsKnown.get(table) ?? new Map<string, Interval>();
  stepsKnown.set(table, known);
  const made = known.get(name) ?? readSteps(table, moving, [from, to], [lo.at, hi.at], others);
  known.set(name, made);
  return made;
}

function readSteps(
  table: Table,
  moving: number,
  [from, to]: readonly [number, number],
  [lo, hi]: readonly [Ratio, Ratio],
  others: KeyStep['others'],
): Interval {
  const axis = table.axes[moving];
  if (axis === undefined) return anything;
  const at = (place: number): (Ratio | undefined)[] =>
    combinations(others.map((all, i) => (i === moving ? [place] : all))).map((places) => {
      const cell = cellAt(table, places);
      return cell !== undefined && isRatio(cell) ? cell : undefined;
    });
  let steps: Interval | undefined;
  for (let row = from; row < to; row++) {
    const [start, end] = [axis.keys[row], axis.keys[row + 1]];
    if (typeof start !== 'object' || typeof end !== 'object') return anything;
    const [first, last] = reachedRows(axis, between(add(start, lo), add(end, hi)));
    if (last - first > furthestRange) return anything;
    const before = at(row);
    for (let other = first; other < last; other++) {
      for (const [i, is] of at(other).entries()) {
        const was = before[i];
        if (was === undefined || is === undefined) return anything;
        const one = exactly(subtract(is, was));
        steps = steps === undefined ? one : union(steps, one);
      }
    }
  }
  return steps ?? anything;
}
