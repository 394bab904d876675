import { children, type FormulaNode, isRatio, sameValue, type Value } from '../../formula/checked.ts';
import type { Program } from '../../formula/program.ts';
import { add, type Ratio } from '../../formula/ratio.ts';
import { ownParts } from '../../pay/side-by-side.ts';
import { ProblemError } from '../../problem/problem.ts';
import { type Bounds, constant, unknownBounds } from '../../readings/bound.ts';
import { type BoundsResult, bounds } from '../../readings/bounds.ts';
import { evaluate } from '../../readings/exact.ts';
import { type Interval, opposite, sum } from '../../readings/interval.ts';
import { reach } from '../../readings/reach.ts';
import { StepReader } from '../../readings/steps.ts';
import { names } from '../../readings/twins.ts';
import { type Claim, claimName, figureName } from './claim.ts';
import type { Dimension, FactAssignment } from './dimension.ts';
import type { Everybody, FactsByOrigin } from './everybody.ts';
import type { InputRecord } from './input.ts';

/** For each dimension, the first and the last place. */
export type DimensionBox = readonly (readonly [number, number])[];
/** A place on each dimension that people give. */
export type DimensionPoint = readonly number[];

/** What the bounds say of a box. */
export interface Judgement {
  /** Nobody in it breaks the claim. */
  readonly proved: boolean;
  /** Whether nobody in it is spoken of. */
  readonly empty: boolean;
  /** How far the bounds are from proving it; 0 where they do. */
  readonly slack: number;
  readonly within: BoundsResult;
}

/** An input that breaks a claim, and with it, for a step, the input a step further on. */
export interface Breach {
  readonly point: DimensionPoint;
  readonly given: FactAssignment;
  readonly input: InputRecord;
  readonly facts: ReadonlyMap<string, Value>;
  readonly later?: InputRecord;
}

/** A claim about everybody: what the bounds and the exact reading say of parts of it. */
export class ClaimSpace {
  readonly claim: Claim;
  readonly dimensions: readonly Dimension[];
  /** How many of the dimensions, the first ones, people give. */
  readonly given: number;
  private readonly everybody: Everybody;
  private readonly facts: FactsByOrigin;
  private readonly free: boolean;

  /** `free`: whether what follows from the record is anything that it may be, instead of what it is without one. */
  constructor(everybody: Everybody, claim: Claim, facts: FactsByOrigin, free: boolean) {
    this.everybody = everybody;
    this.claim = claim;
    this.facts = facts;
    this.free = free;
    this.dimensions = free ? [...facts.inputs, ...facts.derived] : facts.inputs;
    this.given = facts.inputs.length;
  }

  get whole(): DimensionBox {
    return this.dimensions.map(({ values }) => [0, values.size - 1]);
  }

  judge(box: DimensionBox): Judgement {
    const { program, of, premises } = this.claim;
    const { can, always } = this.bounds(box);
    const again = (known: ReadonlyMap<string, Bounds>): BoundsResult =>
      bounds(
        program,
        ({ name }) => can.get(name),
        (_, name) => anyOf(program.order[program.index.get(name) ?? -1]?.type),
        (name) => always.has(name),
        known,
      );
    let within = again(new Map());
    const nobody = { proved: true, empty: true, slack: 0, within };
    if (of.some((name) => truthOf(within.of(name)).canHold === false)) return nobody;
    const known = new Map<string, Bounds>();
    for (const name of premises) {
      const root = program.order[program.index.get(name) ?? -1]?.formula?.root;
      const where = root && within.where(name, root, true);
      if (where === undefined) return nobody;
      for (const [term, one] of where) learn(program, within, term, one, known);
    }
    if (known.size > 0) within = again(known);
    if (within.impossible) return nobody;
    const { steps } = this.claim;
    if (steps === undefined) {
      const proved = !truthOf(within.of(claimName)).canFail;
      const root = program.order[program.index.get(claimName) ?? -1]?.formula?.root;
      return {
        proved,
        empty: false,
        slack: proved || root === undefined ? 0 : slackOf(within, root),
        within,
      };
    }
    const step = new StepReader(steps.twins, within).of(figureName);
    const spare: Interval = sum(step, { lo: { at: steps.most, open: false }, hi: undefined });
    const short = shortfall(spare);
    return { proved: short === 0, empty: false, slack: short, within };
  }

  /** What each fact can be in a box, and which facts every input there gives. */
  private bounds(box: DimensionBox): { can: Map<string, Bounds>; always: Set<string> } {
    const can = new Map<string, Bounds>(
      [...this.facts.fixed].map(([name, value]) => [name, constant(value)]),
    );
    const always = new Set<string>(can.keys());
    const put = ({ term, values }: Dimension, from: number, to: number): void => {
      const within = values.between(from, to);
      if (within !== undefined) can.set(term, within);
      if (!values.absent || from > 0) always.add(term);
    };
    this.dimensions.forEach((dimension, i) => {
      const [from, to] = box[i] ?? [0, 0];
      put(dimension, from, to);
    });
    if (!this.free) {
      const plain = this.isPlain(box);
      const seen = this.worked(box);
      for (const one of this.facts.derived) {
        const known = seen?.get(one.term);
        if (known === undefined) put(one, 0, plain && !one.bears ? 0 : one.values.size - 1);
        else {
          can.set(one.term, known);
          always.add(one.term);
        }
      }
    }
    const { steps } = this.claim;
    if (steps !== undefined) always.add(`${steps.twins.fact}′`).add(steps.twins.fact);
    return { can, always };
  }

  /** Whether all that days and minutes follow from is plain. */
  private isPlain = (box: DimensionBox): boolean =>
    this.facts.inputs.every(({ bears }, i) => !bears || (box[i]?.[1] ?? 0) === 0);

  /** What follows from the work in a box, where nothing else moves it. */
  private worked(box: DimensionBox): ReadonlyMap<string, Bounds> | undefined {
    const { work, inputs } = this.facts;
    const isMoved = inputs.some(({ bears, role }, i) => bears && role !== 'work' && (box[i]?.[1] ?? 0) > 0);
    return isMoved
      ? undefined
      : work?.within(inputs.flatMap(({ role }, i) => (role === 'work' ? [box[i] ?? [0, 0]] : [])));
  }

  /** Whether a point gives minutes apart from any work: of those that no step moves, only the plain ones are somebody's. */
  private isUnlinked(point: DimensionPoint): boolean {
    const own = this.claim.steps?.twins.fact;
    const moved = this.facts.inputs.find(({ term, role }) => role === 'minutes' && term === own);
    return this.facts.inputs.some(
      ({ term, role }, i) =>
        role === 'minutes' &&
        (point[i] ?? 0) > 0 &&
        (moved === undefined || ownParts(term).scheme !== ownParts(moved.term).scheme),
    );
  }

  /** The inputs at the low corner of a box, where they break the claim. */
  test(box: DimensionBox): Breach | undefined {
    const point = this.facts.inputs.map((_, i) => box[i]?.[0] ?? 0);
    if (this.isUnlinked(point)) return undefined;
    const given = new Map(this.facts.inputs.map((one, i) => [one, one.values.at(point[i] ?? 0)] as const));
    const isKnown =
      this.isPlain(point.map((at) => [at, at])) && !this.facts.derived.some(({ bears }) => bears);
    // Without a record that moves days, the facts are those of the plain person and what the input gives.
    if (isKnown && !this.breaks(this.plainly(given))) return undefined;
    return this.taken(point, given);
  }

  private plainly(given: FactAssignment): Map<string, Value> {
    const facts = new Map([...this.everybody.plain]);
    for (const [{ term }, value] of given) {
      if (value === undefined) facts.delete(term);
      else facts.set(term, value);
    }
    return facts;
  }

  /** As the readers of inputs take it. */
  private taken(point: DimensionPoint, given: FactAssignment): Breach | undefined {
    const { inputs } = this.everybody;
    const { steps } = this.claim;
    const minutes = this.facts.inputs.some(
      ({ term, role }) => role === 'minutes' && term === steps?.twins.fact,
    );
    const written = (values: FactAssignment): InputRecord => ({
      ...inputs.input(departures(values), minutes),
      ...this.facts.work?.input(values),
    });
    const input = written(given);
    const taken = inputs.take(input);
    if ('refused' in taken || !this.breaks(taken.facts) || !agrees(given, taken.facts)) return undefined;
    const { facts } = taken;
    if (steps === undefined) return { point, given, input, facts };
    const next = new Map(
      [...given].map(([one, value]) => [
        one,
        one.term === steps.twins.fact ? on(value, steps.twins.step) : value,
      ]),
    );
    const later = written(next);
    return 'refused' in inputs.take(later) ? undefined : { point, given, input, facts, later };
  }

  /** Whether the claim speaks of these facts and does not hold. */
  private breaks(facts: ReadonlyMap<string, Value>): boolean {
    const evaluation = evaluate(this.claim.program, facts);
    const truth = (name: string): boolean | undefined => {
      try {
        return evaluation.truth(name);
      } catch (error) {
        if (error instanceof ProblemError) return undefined;
        throw error;
      }
    };
    return this.claim.of.every((name) => truth(name) === true) && truth(claimName) === false;
  }

  /** Whether trying a point tells all: not where it may be what no record comes to, or what only one does. */
  isDecided = (box: DimensionBox): boolean =>
    !this.free &&
    // What hours it is that follow from the record, the plain one alone does not tell.
    !this.facts.derived.some(({ bears }) => bears) &&
    box.every(([from, to]) => from === to) &&
    !this.isUnlinked(box.map(([from]) => from));

  /**
   * The dimensions on which the claim may turn within a box, by their places. Where what is claimed is not yet told apart,
   * whom it speaks of can wait: what rules ask of other facts is seldom what decides.
   */
  candidates(box: DimensionBox, within: BoundsResult): readonly number[] {
    const { program, steps, of } = this.claim;
    const reached = (asked: readonly string[]): readonly number[] => {
      const { terms } = reach(program, within, asked);
      const followed =
        this.facts.work !== undefined && this.facts.derived.some(({ term }) => terms.has(term));
      return this.dimensions.flatMap(({ term, role }, i) => {
        const [from, to] = box[i] ?? [0, 0];
        return to > from && (terms.has(term) || (role === 'work' && followed)) ? [i] : [];
      });
    };
    if (steps !== undefined) return reached([...of, ...turning(this.claim, within)]);
    const own = this.facts.work === undefined ? reached([claimName]) : [];
    return own.length > 0 ? own : reached([claimName, ...of]);
  }
}

/** What a moving figure's steps rest on: the fact's own terms, and what stands in a test, a product or a table beside them. */
function turning({ program, steps }: Claim, within: BoundsResult): readonly string[] {
  if (steps === undefined) return [];
  const { moving, fact } = steps.twins;
  const asked = new Set([fact]);
  const seen = new Set<string>();
  const visitTerm = (name: string): void => {
    const root = program.order[program.index.get(name) ?? -1]?.formula?.root;
    if (seen.has(name) || root === undefined) return;
    seen.add(name);
    visit(name, root);
  };
  const visit = (of: string, node: FormulaNode): void => {
    if (within.node(of, node) === undefined && within.node(`${of}′`, node) === undefined) return;
    if (!names(node, moving)) {
      collect(node);
      return;
    }
    if (node.kind === 'term') visitTerm(node.name);
    const isSum = node.kind === 'arithmetic' && (node.op === '+' || node.op === '-');
    for (const child of children(node)) if (!isSum || names(child, moving)) visit(of, child);
  };
  const collect = (node: FormulaNode): void => {
    if (node.kind === 'term' || node.kind === 'given') asked.add(node.name);
    for (const child of children(node)) collect(child);
  };
  visitTerm(figureName);
  return [...asked];
}

/** What an input must say: what is not as it would be without a word. */
const departures = (given: FactAssignment): FactAssignment =>
  new Map([...given].filter(([{ plain }, value]) => !sameValue(value, plain)));

/** Whether what was taken is what was meant: allowances with a name are part of the sums. */
const agrees = (given: FactAssignment, facts: ReadonlyMap<string, Value>): boolean =>
  [...given].every(([{ term, role }, value]) => role !== 'allowance' || sameValue(value, facts.get(term)));

const on = (value: Value | undefined, step: Ratio): Value | undefined =>
  value !== undefined && isRatio(value) ? add(value, step) : value;

/** What is known of a figure is known of the term that it is. */
function learn(
  program: Program,
  within: BoundsResult,
  name: string,
  one: Bounds,
  known: Map<string, Bounds>,
): void {
  known.set(name, one);
  let node = program.order[program.index.get(name) ?? -1]?.formula?.root;
  while (node?.kind === 'if') {
    const { then, otherwise }: { then: FormulaNode; otherwise: FormulaNode } = node;
    const taken = [then, otherwise].filter((branch) => within.node(name, branch) !== undefined);
    node = taken.length === 1 ? taken[0] : undefined;
  }
  if (node?.kind === 'term') learn(program, within, node.name, one, known);
}

const truthOf = (one: Bounds | undefined): { readonly canHold: boolean; readonly canFail: boolean } =>
  one?.kind === 'truth' ? one : { canHold: true, canFail: true };
const anyOf = (type: FormulaNode['type'] | undefined): Bounds | undefined => type && unknownBounds({ type });

/** Slack where nothing bounds it. */
const boundless = 1e30;

/** How far an interval reaches below 0. */
function shortfall({ lo }: Interval): number {
  if (lo === undefined) return boundless;
  return lo.at.n >= 0n ? 0 : Math.max(Number.MIN_VALUE, Number(-lo.at.n) / Number(lo.at.d));
}

/** How far a condition is from being proved: 0 where it is. */
function slackOf(within: BoundsResult, root: FormulaNode): number {
  const of = (node: FormulaNode): number => {
    const one = truthOf(within.node(claimName, node));
    if (!one.canFail) return 0;
    if (node.kind === 'logic') {
      const [left, right] = [of(node.left), of(node.right)];
      return node.op === 'and' ? Math.min(boundless, left + right) : Math.min(left, right);
    }
    if (node.kind !== 'relation') return boundless;
    const [left, right] = [node.left, node.right].map((side) => within.node(claimName, side));
    if (left?.kind !== 'number' || right?.kind !== 'number') return boundless;
    const apart = sum(left.within, opposite(right.within));
    if (node.op === '>=' || node.op === '>') return shortfall(apart) || 1e-9;
    if (node.op === '<=' || node.op === '<') return shortfall(opposite(apart)) || 1e-9;
    return shortfall(apart) + shortfall(opposite(apart)) || 1e-9;
  };
  return of(root);
}
