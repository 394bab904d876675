import { isoMonth, type Month, parseMonth } from '../calendar/date.ts';
import { placeInFormula, type Term } from '../formula/program.ts';
import { Engine } from '../pay/engine.ts';
import type { Place } from '../problem/problem.ts';
import { type Backend, compileBatch, type SlowSpot } from '../readings/batch/batch.ts';
import type { Loop } from '../readings/batch/loop.ts';
import type { PlanNode } from '../readings/batch/plan.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import type { Compiled } from '../rules/compile.ts';
import type { SchemeRule } from '../rules/model.ts';
import { changingMonths, monthsOf } from './check-rules.ts';
import { ChunkRunner } from './chunk-run.ts';
import { monthBatch, partsOf, type SchemeShape, schemeShape } from './month-batch.ts';

/** How a scheme's months are worked out by columns, where its formulas are the same. */
export interface SchemeSpeed {
  readonly scheme: string;
  /** Months (YYYY-MM) from and to, both included. */
  readonly months: readonly (readonly [from: string, to: string])[];
  readonly found: ColumnSpeed | NoColumn;
}

export interface ColumnSpeed {
  /** Operations a row takes, and how many of them are done on BigInts. */
  readonly operations: number;
  readonly onBig: number;
  readonly spots: readonly BigSpot[];
}

/** A part of a formula whose numbers are not proved to stay below 2^53. */
export interface BigSpot {
  readonly term: string;
  /** The part as it is written. */
  readonly text: string;
  readonly at: Place | undefined;
  /** The ends that its whole numbers reach. */
  readonly lo: bigint;
  readonly hi: bigint;
}

/** No column holds some figure of the scheme: its months are worked out row by row. */
export interface NoColumn {
  readonly term: string | undefined;
  readonly why: string;
}

/** Compiles every scheme for all its months, without running it. @throws ProblemError for rules that are wrong */
export function speeds(rules: Compiled): SchemeSpeed[] {
  const engine = new Engine(rules);
  // Schemes are compared in the months in which all of them hold; those that hold for some months alone, by themselves.
  const all = changingMonths(rules);
  const isAlways = (scheme: SchemeRule): boolean => monthsOf(rules, scheme).length === all.length;
  const always = [...rules.schemes.values()].filter(isAlways);
  return [always, ...[...rules.schemes.values()].filter((one) => !isAlways(one)).map((one) => [one])].flatMap(
    (schemes) => speedsOf(engine, schemes),
  );
}

/** Of schemes that hold in the same months. */
function speedsOf(engine: Engine, schemes: readonly SchemeRule[]): SchemeSpeed[] {
  const [first] = schemes;
  if (first === undefined) return [];
  const runner = new ChunkRunner(
    engine,
    schemes.map(({ name }) => name),
  );
  // Of years to come not every value is out.
  const changing = monthsOf(engine.rules, first)
    .flatMap((text) => parseMonth(text) ?? [])
    .filter((month) => schemes.every(({ name }) => engine.knows(name, month)));
  runner.prepare(changing.map((month) => ({ month, bound: undefined })));
  return schemes.flatMap(({ name }) =>
    shapesOf(engine, name, changing).map(({ shape, months }) => ({
      scheme: name,
      months: months.map(([from, to]) => [isoMonth(from), isoMonth(to)] as const),
      found: speedOf(shape, runner.retainedBy(name)),
    })),
  );
}

interface Shaped {
  readonly shape: SchemeShape;
  readonly months: (readonly [Month, Month])[];
}

/** Between two months in which something changes, nothing does. */
function shapesOf(engine: Engine, scheme: string, changing: readonly Month[]): Shaped[] {
  const all: Shaped[] = [];
  changing.forEach((from, i) => {
    const next = changing[i + 1];
    const to = next === undefined ? from : next - 1;
    const { program } = engine.schemeMonth(scheme, from);
    const parts = partsOf(program);
    const same = all.find(({ shape }) => isSame(shape.parts, parts));
    const made = same ?? { shape: schemeShape(engine, program), months: [] };
    if (same === undefined) all.push(made);
    const last = made.months.at(-1);
    if (last?.[1] === from - 1) made.months[made.months.length - 1] = [last[0], to];
    else made.months.push([from, to]);
  });
  return all;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);

const unrun: Backend = () => () => {};

function speedOf(shape: SchemeShape, retained: ReadonlySet<string>): ColumnSpeed | NoColumn {
  try {
    const { batch } = monthBatch(shape, retained, unrun);
    const used = usedNodes(batch.loop).filter(({ op }) => !/^(constant|input|parameter)$/.test(op));
    return { operations: used.length, onBig: used.filter(isBig).length, spots: spotsOf(batch.slow) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { term: culprit(shape)?.name, why: error.message };
  }
}

const isBig = ({ rep, args }: PlanNode): boolean => rep === 'big' || args.some((arg) => arg.rep === 'big');

function usedNodes({ outputs }: Loop): PlanNode[] {
  const used = new Set<PlanNode>();
  const waiting = [...outputs];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (used.has(node)) continue;
    used.add(node);
    waiting.push(...node.args);
  }
  return [...used];
}

/** One spot for each part of a formula, with the widest ends. */
function spotsOf(slow: readonly SlowSpot[]): BigSpot[] {
  const spots = new Map<string, BigSpot>();
  for (const { term, node, lo, hi } of slow) {
    const key = `${term.name} ${node.id}`;
    const known = spots.get(key);
    const text = term.formula?.text ?? '';
    spots.set(key, {
      term: term.name,
      text: text.slice(node.span.start, node.span.end).trim().replace(/\s+/g, ' '),
      at: placeInFormula(term.at, text, node.span),
      lo: known !== undefined && known.lo < lo ? known.lo : lo,
      hi: known !== undefined && known.hi > hi ? known.hi : hi,
    });
  }
  return [...spots.values()];
}

/** The first term that alone has no column either. */
function culprit({ program, facts }: SchemeShape): Term | undefined {
  return program.order.find((term) => {
    if (term.type.kind === 'list') return false;
    try {
      compileBatch(onlyNeeds(program, term), { outputs: [term.name], bounds: facts, backend: unrun });
      return false;
    } catch (error) {
      if (error instanceof RangeError) return true;
      throw error;
    }
  });
}

const onlyNeeds = (program: SchemeProgram, { name }: Term): SchemeProgram => ({
  ...program,
  order: program.order.slice(0, (program.index.get(name) ?? -1) + 1),
});
