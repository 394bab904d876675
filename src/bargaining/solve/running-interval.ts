import { isRatio } from '../../formula/checked.ts';
import type { Program } from '../../formula/program.ts';
import { differenceOf, figuresProgram, validName } from '../../pay/figures.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Backend } from '../../readings/batch/batch.ts';
import { encodeValue } from '../../readings/batch/columns.ts';
import { evaluate } from '../../readings/exact.ts';
import { PointBatch } from '../../readings/solve/points.ts';
import { boundsOf } from '../../readings/solve/sweep.ts';
import type { AssumedValue } from '../../rules/assumptions.ts';
import type { TermRule } from '../../rules/model.ts';
import type { Situation } from './lever-space.ts';
import { assumedFor } from './lever-space.ts';
import { boxAt, type Unknowns, type UnknownsBox, unknownsOf } from './unknowns.ts';

/** Where a figure lies while some inputs are unknown, in won; undefined where nothing bounds it. */
export interface AmountRange {
  readonly lo: number | undefined;
  readonly hi: number | undefined;
}

export interface FigureRange extends AmountRange {
  /** 개편안.지급총액, 차액.실수령액 … */
  readonly figure: string;
  /** Whether both ends are reached by some case; otherwise they are proved bounds. */
  readonly reached: boolean;
}

/** An input still unknown, and by how much an answer narrows the figure that counts, in won. */
export interface InformationGain {
  readonly rule: TermRule;
  /** On average, at least and at most, over the answers that were tried. */
  readonly average: number;
  readonly least: number;
  readonly most: number;
  readonly tried: number;
  readonly answers: number;
}

export interface RunningInterval {
  readonly figures: readonly FigureRange[];
  /** The figure by which the questions are put in order. */
  readonly figure: string;
  /** The one that narrows most comes first. */
  readonly questions: readonly InformationGain[];
  /** Whether every case was worked out; otherwise the bounds reading answers for all of them. */
  readonly everyCase: boolean;
  /** What they rest on that is not out yet. */
  readonly assumed: readonly AssumedValue[];
}

/** So many cases are worked out one by one. */
const mostCases = 1 << 19;
/** How often the bounds are asked to narrow an interval, and for how many answers to a question. */
const [mostSplits, mostAnswers] = [120, 9];

/**
 * The interval in which a person's figures lie while inputs are unknown (`person.unknown`), and which question
 * narrows it most. @throws ProblemError for an input that is wrong whatever the answers
 */
export function runningInterval(situation: Situation, backend?: Backend): RunningInterval {
  const unknowns = unknownsOf(situation);
  const names = figureNames(situation);
  const program = figuresProgram(unknowns.field.side, names);
  const figure = names.at(-1) ?? '';
  const found =
    unknowns.count <= mostCases
      ? byCases(unknowns, program, names, figure, backend)
      : byBounds(unknowns, program, names, figure);
  return { ...found, assumed: assumedFor(situation) };
}

/** Each scheme's gross and net pay, and the differences, net pay last. */
function figureNames({ engine, person, schemes }: Situation): readonly string[] {
  const totals = schemes.flatMap((scheme) => {
    const { lines } = engine.schemeMonth(scheme, person.month).program;
    return ['지급', '실수령'].flatMap((kind) => lines.find((one) => one.kind === kind)?.total ?? []);
  });
  const each = [...new Set(totals)];
  return [...schemes, ...(schemes.length > 1 ? [differenceOf] : [])].flatMap((scheme) =>
    each.map((total) => `${scheme}.${total}`),
  );
}

/** Least and greatest so far. */
class Hull {
  lo = Number.POSITIVE_INFINITY;
  hi = Number.NEGATIVE_INFINITY;
  add(value: number): void {
    if (value < this.lo) this.lo = value;
    if (value > this.hi) this.hi = value;
  }
  get isEmpty(): boolean {
    return this.lo > this.hi;
  }
  get width(): number {
    return this.isEmpty ? 0 : this.hi - this.lo;
  }
}

function byCases(
  unknowns: Unknowns,
  program: Program,
  names: readonly string[],
  figure: string,
  backend: Backend | undefined,
): Omit<RunningInterval, 'assumed'> {
  const { all, field } = unknowns;
  const varied = unknowns.boundsIn(unknowns.all.map(({ size }) => [0, size - 1]));
  const batch = new PointBatch({
    program,
    outputs: [...names, validName],
    facts: field.side.facts,
    varied,
    backend,
  });
  const hulls = new Map(names.map((name) => [name, new Hull()]));
  const answers = all.map(({ size }) => Array.from({ length: size }, () => new Hull()));
  const strides = all.map((_, i) => all.slice(0, i).reduce((product, { size }) => product * size, 1));
  const placesOf = (one: number): number[] =>
    all.map(({ size }, i) => Math.floor(one / (strides[i] ?? 1)) % size);
  for (let start = 0; start < unknowns.count; start += batch.block) {
    const count = Math.min(batch.block, unknowns.count - start);
    const places = Array.from({ length: count }, (_, i) => placesOf(start + i));
    const figures = batch.run({
      count,
      factsAt: (point) => unknowns.factsAt(places[point] ?? []),
      fill: (spec, column) => {
        const own = all.findIndex(({ rule }) => rule.name === spec.term);
        const codes =
          all[own] &&
          Array.from({ length: all[own].size }, (_, i) => encodeValue(spec, all[own]?.valueAt(i)));
        places.forEach((at, i) => {
          column[i] = codes?.[at[own] ?? 0] ?? encodeValue(spec, unknowns.factsAt(at).get(spec.term));
        });
      },
    });
    places.forEach((at, i) => {
      if (figures.truth(validName, i) !== true || !unknowns.isTaken(at)) return;
      for (const [name, hull] of hulls) {
        const value = figures.value(name, i);
        if (value === undefined || !isRatio(value)) continue;
        hull.add(Number(value.n) / Number(value.d));
        if (name === figure) for (const [u, place] of at.entries()) answers[u]?.[place]?.add(Number(value.n));
      }
    });
  }
  const width = hulls.get(figure)?.width ?? 0;
  const questions = all.map(({ rule, size }, u) => {
    const widths = (answers[u] ?? []).flatMap((hull) => (hull.isEmpty ? [] : [hull.width]));
    return question(rule, width, widths, size);
  });
  if ([...hulls.values()].every((hull) => hull.isEmpty)) throw nothingFits(unknowns);
  return {
    figures: [...hulls].map(([name, { lo, hi }]) => ({ figure: name, lo, hi, reached: true })),
    figure,
    questions: questions.toSorted((a, b) => b.average - a.average),
    everyCase: true,
  };
}

/** No case is one that the rules take: what is wrong with the first says why. */
function nothingFits(unknowns: Unknowns): ProblemError {
  const refusal = unknowns.refusal(unknowns.all.map(() => 0));
  return new ProblemError([refusal ?? { code: 'no-case', values: {} }]);
}

function question(
  rule: TermRule,
  width: number,
  widths: readonly number[],
  answers: number,
): InformationGain {
  const narrows = widths.map((one) => Math.max(0, width - one));
  const total = narrows.reduce((sum, one) => sum + one, 0);
  return {
    rule,
    average: narrows.length === 0 ? 0 : Math.round(total / narrows.length),
    least: narrows.length === 0 ? 0 : Math.min(...narrows),
    most: Math.max(0, ...narrows),
    tried: narrows.length,
    answers,
  };
}

/** By the bounds reading: boxes of cases, split where they hold an end that no case has been shown to reach. */
function byBounds(
  unknowns: Unknowns,
  program: Program,
  names: readonly string[],
  figure: string,
): Omit<RunningInterval, 'assumed'> {
  const { facts } = unknowns.field.side;
  const spansIn = (box: UnknownsBox): Map<string, AmountRange> | undefined => {
    const within = boundsOf(program, facts, unknowns.boundsIn(box));
    const valid = within.of(validName);
    if (valid?.kind === 'truth' && !valid.canHold) return undefined;
    return new Map(
      names.map((name) => {
        const one = within.of(name);
        const { lo, hi } = one?.kind === 'number' ? one.within : { lo: undefined, hi: undefined };
        return [
          name,
          { lo: lo && Number(lo.at.n) / Number(lo.at.d), hi: hi && Number(hi.at.n) / Number(hi.at.d) },
        ];
      }),
    );
  };
  const reached = new Map(names.map((name) => [name, new Hull()]));
  const tryAt = (at: readonly number[]): void => {
    if (!unknowns.isTaken(at)) return;
    const evaluation = evaluate(program, unknowns.factsAt(at));
    if (attempt(() => evaluation.truth(validName)) !== true) return;
    for (const [name, hull] of reached) {
      const value = attempt(() => evaluation.ratio(name));
      if (value !== undefined) hull.add(Number(value.n) / Number(value.d));
    }
  };
  interface Leaf {
    readonly box: UnknownsBox;
    readonly spans: Map<string, AmountRange>;
  }
  const leafOf = (box: UnknownsBox): Leaf[] => {
    const spans = spansIn(box);
    if (spans === undefined) return [];
    tryAt(box.map(([from]) => from));
    tryAt(box.map(([, to]) => to));
    return [{ box, spans }];
  };
  let leaves = unknowns.whole.flatMap(leafOf);
  const ends = (name: string): AmountRange =>
    hullOf(leaves.flatMap(({ spans: all }) => all.get(name) ?? [])) ?? { lo: undefined, hi: undefined };
  const isReached = (name: string): boolean => {
    const [span, hull] = [ends(name), reached.get(name)];
    return hull !== undefined && span.lo === hull.lo && span.hi === hull.hi;
  };
  for (let split = 0; split < mostSplits; split++) {
    const open = names.filter((name) => !isReached(name));
    const name = open[split % Math.max(1, open.length)];
    if (name === undefined) break;
    const [span, hull] = [ends(name), reached.get(name)];
    const lowOpen = hull === undefined || span.lo !== hull.lo;
    const leaf = leaves.find(
      ({ box, spans }) =>
        box.some(([from, to]) => to > from) &&
        (lowOpen ? spans.get(name)?.lo === span.lo : spans.get(name)?.hi === span.hi),
    );
    if (leaf === undefined) break;
    leaves = leaves.flatMap((one) => (one === leaf ? halves(leaf.box).flatMap(leafOf) : [one]));
  }
  const spanOver = (boxes: readonly UnknownsBox[]): AmountRange | undefined =>
    hullOf(boxes.flatMap((box) => spansIn(box)?.get(figure) ?? []));
  const width = widthOf(spanOver(unknowns.whole));
  const questions = unknowns.all.map(({ rule, size }, u) => {
    const tried = Math.min(size, mostAnswers);
    const places = Array.from({ length: tried }, (_, i) =>
      Math.floor((i * (size - 1)) / Math.max(1, tried - 1)),
    );
    const widths = places.flatMap((place) => {
      const span = spanOver(unknowns.whole.flatMap((box) => boxAt(box, u, place)));
      return span === undefined ? [] : [widthOf(span)];
    });
    return question(rule, width, widths, size);
  });
  return {
    figures: names.map((name) => ({ figure: name, ...ends(name), reached: isReached(name) })),
    figure,
    questions: questions.toSorted((a, b) => b.average - a.average),
    everyCase: false,
  };
}

/** The smallest range that holds all of some; undefined of none. */
function hullOf(spans: readonly AmountRange[]): AmountRange | undefined {
  if (spans.length === 0) return undefined;
  const end = (side: 'lo' | 'hi'): number | undefined => {
    const values = spans.map((one) => one[side] ?? (side === 'lo' ? -Infinity : Infinity));
    const best = side === 'lo' ? Math.min(...values) : Math.max(...values);
    return Number.isFinite(best) ? best : undefined;
  };
  return { lo: end('lo'), hi: end('hi') };
}

const widthOf = (span: AmountRange | undefined): number =>
  span?.lo === undefined || span.hi === undefined ? Number.MAX_SAFE_INTEGER : span.hi - span.lo;

/** A box in two, across the unknown with most values left. */
function halves(box: UnknownsBox): readonly UnknownsBox[] {
  const sizes = box.map(([from, to]) => to - from);
  const widest = sizes.indexOf(Math.max(...sizes));
  const [from, to] = box[widest] ?? [0, 0];
  const middle = from + Math.floor((to - from) / 2);
  return [
    box.map((one, i) => (i === widest ? [from, middle] : one)),
    box.map((one, i) => (i === widest ? [middle + 1, to] : one)),
  ];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
