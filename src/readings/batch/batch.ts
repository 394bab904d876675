import type { FormulaNode, Value } from '../../formula/checked.ts';
import { closure, inOrder, type Program, type Term } from '../../formula/program.ts';
import { ratio } from '../../formula/ratio.ts';
import { noUnit, type Type } from '../../formula/units.ts';
import { type Bounds, constant, unknownBounds } from '../bound.ts';
import { type BoundsResult, bounds } from '../bounds.ts';
import { anything, between } from '../interval.ts';
import { reach } from '../reach.ts';
import { zeroDivisorProblems } from '../zero-divisors.ts';
import { type ColumnEncoding, columnSpec } from './columns.ts';
import { type CompiledLoop, runKernels } from './kernels.ts';
import type { Loop } from './loop.ts';
import { wholeNum } from './number.ts';
import { type Int, PlanBuilder, type PlanNode, safeLimit } from './plan.ts';
import { type PlanFigure, type PlanResult, Translator } from './translate.ts';

export type { CompiledLoop } from './kernels.ts';

/** Makes a plan run: `runKernels` anywhere, a fused loop where code may be made from text. */
export type Backend = (loop: Loop, arrays: readonly ArrayLike<number | bigint>[]) => CompiledLoop;

export interface BatchOptions {
  /** The terms to work out. */
  readonly outputs: readonly string[];
  /**
   * Groups of terms that must have a value; a row in which one of a group has none is marked in the group's flag.
   * By default one group: the outputs.
   */
  readonly needs?: readonly (readonly string[])[];
  /** What each fact can be, and each term of `vary`. */
  readonly bounds: (term: Term) => Bounds;
  /** Facts that are the same in every row; undefined for what no row gives. */
  readonly fixed?: ReadonlyMap<string, Value | undefined>;
  /** Parameters that are given with each call instead of standing in the plan. */
  readonly vary?: ReadonlySet<string>;
  /** The bounds of the program with these facts, where they are known already. */
  readonly known?: BoundsResult;
  /** Facts that every row has. */
  readonly given?: (term: Term) => boolean;
  /** What figures of earlier months can be; by default what the same term can be in this month. */
  readonly earlier?: (key: string, term: string) => Bounds | undefined;
  /** Keeps outputs to 32 bits: a row whose figure is beyond them has failed. */
  readonly narrow?: boolean;
  readonly backend?: Backend;
}

/** An operation for which no proof keeps the numbers below 2^53, so that it is done on BigInts. */
export interface SlowSpot {
  readonly term: Term;
  readonly node: FormulaNode;
  /** The ends that the numbers reach. */
  readonly lo: bigint;
  readonly hi: bigint;
}

/** A program over columns of rows. */
export interface Batch {
  readonly inputs: readonly ColumnEncoding[];
  readonly parameters: readonly ColumnEncoding[];
  /** One a term asked for, in that order; then the divisors of `quotients`, then the flags of `failed`. */
  readonly outputs: readonly ColumnEncoding[];
  /** For outputs that are quotients of two columns: the output that holds the divisor. */
  readonly quotients: ReadonlyMap<number, number>;
  /** By group of `needs`: the output that is 1 where a row lacks a value; undefined when none ever does. */
  readonly failed: readonly (number | undefined)[];
  readonly slow: readonly SlowSpot[];
  readonly loop: Loop;
  /** The arrays that the loop looks into. */
  readonly arrays: readonly ArrayLike<number | bigint>[];
  readonly run: CompiledLoop;
}

/**
 * The batch reading: the same figures as the exact reading, over columns. Numerators over constant denominators
 * are worked out as whole numbers, which the bounds reading proves to stay below 2^53 (what it cannot prove is
 * done on BigInts).
 * @throws ProblemError `may-divide-by-zero` for every divisor that can be 0
 */
export function compileBatch(program: Program, options: BatchOptions): Batch {
  return new Compiler(program, options).compile();
}

class Compiler {
  private readonly plan = new PlanBuilder();
  private readonly inputs: ColumnEncoding[] = [];
  private readonly parameters: ColumnEncoding[] = [];
  private readonly slow: SlowSpot[] = [];
  private readonly program: Program;
  private readonly options: BatchOptions;
  private readonly bounds: BoundsResult;
  private readonly translator: Translator;

  constructor(program: Program, options: BatchOptions) {
    const open = openTerms(program, options.vary);
    const fact = (term: Term): Bounds | undefined => {
      const fixed = options.fixed?.get(term.name);
      if (fixed !== undefined) return constant(fixed);
      return options.fixed?.has(term.name) ? undefined : options.bounds(term);
    };
    const names = [...options.outputs, ...(options.needs ?? []).flat()];
    this.bounds = options.known ?? bounds(closure(open, names), fact, options.earlier);
    const { terms } = reach(open, this.bounds, names);
    this.program = { ...open, order: inOrder(open, terms) };
    this.options = options;
    zeroDivisorProblems(this.bounds, terms).throwIfAny();
    this.translator = new Translator(this.plan, open, this.bounds, {
      fact: (term) => this.fact(term),
      earlier: (key, type) => this.earlier(key, type),
    });
  }

  compile(): Batch {
    const { plan, program, options, translator } = this;
    plan.onBig = (lo, hi) => {
      if (translator.at !== undefined) this.slow.push({ ...translator.at, lo, hi });
    };
    // A list stands only where something is looked for in it.
    const figures = program.order.filter(({ type }) => type.kind !== 'list');
    const worked = new Map(figures.map((term) => [term.name, translator.term(term)]));
    const of = (name: string): PlanResult => {
      const found = worked.get(name);
      if (found === undefined) throw new RangeError(`no term ${name}`);
      return found;
    };
    const outputs = options.outputs.map((name) => this.output(name, of(name)));
    const columns: OutputColumn[] = outputs.map(({ column }) => column);
    const quotients = new Map(
      outputs.flatMap(({ denominator }, i) =>
        denominator === undefined ? [] : [[i, columns.push(denominator) - 1] as const],
      ),
    );
    const failed = (options.needs ?? [options.outputs]).map((names) => {
      const fails = names
        .map((name) => outputs[options.outputs.indexOf(name)]?.fails ?? of(name).fails)
        .reduce(plan.or, plan.truth(false));
      const never = fails.op === 'constant' && fails.value === false;
      return never ? undefined : columns.push({ node: fails, spec: failedSpec }) - 1;
    });
    const loop: Loop = { nodes: plan.nodes, outputs: columns.map(({ node }) => node) };
    return {
      inputs: this.inputs,
      parameters: this.parameters,
      outputs: columns.map(({ spec }) => spec),
      quotients,
      failed,
      slow: this.slow,
      loop,
      arrays: plan.arrays,
      run: (options.backend ?? runKernels)(loop, plan.arrays),
    };
  }

  private fact(term: Term): PlanResult {
    const { plan, options } = this;
    const fixed = options.fixed?.get(term.name);
    if (fixed !== undefined) return this.constant(term, fixed);
    if (options.fixed?.has(term.name)) return this.nothing(term);
    const spec = columnSpec(term.name, term.type, options.bounds(term));
    if (options.vary?.has(term.name)) {
      if (spec.lo === undefined || spec.hi === undefined)
        throw new RangeError(`${term.name} varies without ends`);
      const int = plan.parameter(this.parameters.push(spec) - 1, spec.lo, spec.hi);
      return { figure: this.figure(spec, int), fails: plan.truth(false) };
    }
    const int = plan.input(this.inputs.push(spec) - 1, spec.lo, spec.hi);
    const held: PlanResult = { figure: this.figure(spec, int), fails: plan.truth(false) };
    if (options.given?.(term) === true) return held;
    const absent = plan.absent(int, spec.absent);
    if (term.default === undefined) return { ...held, fails: absent };
    return {
      ...held,
      figure: this.translator.chosen(absent, this.constant(term, term.default).figure, held.figure),
    };
  }

  /** An earlier month's figure: one column where it is whole, else one of numerators and one of denominators. */
  private earlier(key: string, type: Term['type']): PlanResult {
    const { plan } = this;
    const name = key.replace(/@-\d+$/, '');
    const within = this.options.earlier?.(key, name) ?? this.bounds.of(name) ?? unknownBounds({ type });
    if (within.kind !== 'number' || within.grain !== undefined) {
      const [spec, int] = this.input(key, type, within);
      return { figure: this.figure(spec, int), fails: plan.absent(int, spec.absent) };
    }
    const [spec, numerator] = this.input(key, type, { kind: 'number', within: anything });
    const [, denominator] = this.input(
      `${key}/`,
      { kind: 'number', unit: noUnit },
      { kind: 'number', within: between(ratio(1), undefined) },
    );
    return {
      figure: { kind: 'number', num: { ...wholeNum(numerator), denominator } },
      fails: plan.absent(numerator, spec.absent),
    };
  }

  private input(key: string, type: Type, within: Bounds): readonly [ColumnEncoding, Int] {
    const known = this.inputs.findIndex(({ term }) => term === key);
    const spec = this.inputs[known] ?? columnSpec(key, type, within);
    return [spec, this.plan.input(known >= 0 ? known : this.inputs.push(spec) - 1, spec.lo, spec.hi)];
  }

  private figure(spec: ColumnEncoding, int: ReturnType<PlanBuilder['input']>): PlanFigure {
    const { plan } = this;
    switch (spec.type.kind) {
      case 'truth':
        return { kind: 'truth', truth: plan.equal(int, plan.constant(1n)) };
      case 'choice':
        return { kind: 'choice', code: int, choices: spec.choices ?? [] };
      default: {
        const scale = ratio(1n, BigInt(spec.scale));
        return { kind: 'number', num: { ...wholeNum(int), scale } };
      }
    }
  }

  /** A fact that no row gives. */
  private nothing(term: Term): PlanResult {
    const { plan } = this;
    const fails = plan.truth(true);
    if (term.type.kind === 'truth') return { figure: { kind: 'truth', truth: plan.truth(false) }, fails };
    if (term.type.kind === 'choice')
      return {
        figure: { kind: 'choice', code: plan.constant(0n), choices: term.type.choices ?? [''] },
        fails,
      };
    return { figure: { kind: 'number', num: wholeNum(plan.constant(0n)) }, fails };
  }

  private constant(term: Term, value: Value): PlanResult {
    const { plan } = this;
    const fails = plan.truth(false);
    if (typeof value === 'boolean') return { figure: { kind: 'truth', truth: plan.truth(value) }, fails };
    if (typeof value === 'string')
      return { figure: { kind: 'choice', code: plan.constant(0n), choices: [value] }, fails };
    if ('items' in value) throw new RangeError(`${term.name} is a list`);
    const num = { scale: ratio(1n, value.d), numerator: plan.constant(value.n) };
    return { figure: { kind: 'number', num }, fails };
  }

  /** A figure as an output's whole numbers; a number that no column holds fails its row. */
  private output(name: string, { figure, fails }: PlanResult): Output {
    const { plan } = this;
    const type = this.program.order.find((term) => term.name === name)?.type ?? { kind: 'truth' as const };
    switch (figure.kind) {
      case 'truth':
        return { column: { node: figure.truth, spec: columnSpec(name, type, anyTruth) }, fails };
      case 'choice': {
        const spec = columnSpec(name, { kind: 'choice', choices: figure.choices }, unknownBounds({ type }));
        return { column: { node: figure.code.node, spec }, fails };
      }
      case 'number': {
        const { scale, numerator } = figure.num;
        // A denominator that is no safe integer stands in a column, as one that is no constant does.
        const own = scale.d < safeLimit ? scale.d : 1n;
        const denominator =
          own === scale.d
            ? figure.num.denominator
            : plan.times(figure.num.denominator ?? plan.constant(1n), scale.d);
        const column = this.whole(name, type, plan.times(numerator, scale.n), own);
        const divisor =
          denominator && this.whole(`${name}/`, { kind: 'number', unit: noUnit }, denominator, 1n);
        const tooLarge = plan.or(column.tooLarge, divisor?.tooLarge ?? plan.truth(false));
        return { column, ...(divisor && { denominator: divisor }), fails: plan.or(fails, tooLarge) };
      }
    }
  }

  private whole(
    name: string,
    type: Type,
    int: Int,
    scale: bigint,
  ): OutputColumn & { readonly tooLarge: PlanNode } {
    const { plan } = this;
    const limit = this.options.narrow === true ? 2n ** 31n : safeLimit;
    const [lo, hi] = [plan.constant(1n - limit), plan.constant(limit - 1n)];
    const [least, most] = [int.lo < lo.lo ? lo.lo : int.lo, int.hi > hi.hi ? hi.hi : int.hi];
    const ends = between(ratio(least, scale), ratio(most, scale));
    const spec = columnSpec(name, type, { kind: 'number', within: ends, grain: ratio(1n, scale) });
    const tooLarge = plan.or(plan.less(int, lo), plan.less(hi, int));
    // An output has no cell without a value: there is a flag for failed rows.
    return { node: int.node, spec: { ...spec, scale: Number(scale), absent: Number.NaN }, tooLarge };
  }
}

interface OutputColumn {
  readonly node: PlanNode;
  readonly spec: ColumnEncoding;
}
interface Output {
  readonly column: OutputColumn;
  readonly denominator?: OutputColumn;
  readonly fails: PlanNode;
}

const anyTruth: Bounds = { kind: 'truth', canHold: true, canFail: true };
const failedSpec = columnSpec('', { kind: 'truth' }, anyTruth);

/** A program in which some parameters are open, as facts are. */
function openTerms(program: Program, vary: ReadonlySet<string> = new Set()): Program {
  if (program.order.every(({ name, formula }) => formula === undefined || !vary.has(name))) return program;
  const order = program.order.map((term) => {
    const { formula: _, ...open } = term;
    return vary.has(term.name) ? open : term;
  });
  return { ...program, order };
}
