import type { Term } from '../formula/program.ts';
import type { Engine } from '../pay/engine.ts';
import { type Backend, type Batch, compileBatch } from '../readings/batch/batch.ts';
import type { ColumnEncoding } from '../readings/batch/columns.ts';
import { stage } from '../readings/batch/stage.ts';
import type { Bounds } from '../readings/bound.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import {
  type InputSource,
  inputSources,
  isGiven,
  monthParameterNames,
  type RowsOptions,
  schemeShape,
} from './month-batch.ts';

/** What is asked of a scheme whose parameters vary from package to package. */
export interface PackageOptions extends RowsOptions {
  /** The parameters that vary, with what they can be. */
  readonly vary: ReadonlyMap<string, Bounds>;
  /** The lines to work out. */
  readonly lines: readonly string[];
  /** The findings to work out. */
  readonly findings: readonly string[];
}

/** A scheme over columns, in two: what no package changes, and the rest. */
export interface PackageBatch {
  readonly program: SchemeProgram;
  readonly batch: Batch;
  readonly inputs: readonly InputSource[];
  /** How many columns stand between the two. */
  readonly columns: number;
  readonly early: Batch['run'];
  readonly late: Batch['run'];
  /** The outputs of the late part: the lines, then the conditions of coverage that packages move, then findings. */
  readonly lines: readonly number[];
  readonly applies: readonly number[];
  readonly findings: readonly number[];
  /** Flags of rows that no column can tell. */
  readonly failed: readonly number[];
  readonly outputs: readonly ColumnEncoding[];
}

/**
 * Compiles a scheme for packages. Undefined when it looks back at earlier months, whose figures packages move too.
 * @throws RangeError for what no column holds
 */
export function packageBatch(
  engine: Engine,
  program: SchemeProgram,
  ask: PackageOptions,
  backend: Backend,
): PackageBatch | undefined {
  const levers = new Set(ask.vary.keys());
  const { facts } = schemeShape(engine, program, ask);
  const moved = program.applies.filter(({ term }) => restsOn(program, term, levers));
  const applies = moved.map(({ term }) => term);
  const needs = program.requires.filter(({ term }) => restsOn(program, term, levers)).map(({ term }) => term);
  // A requirement on what varies is the exact reading's to refuse.
  if (needs.length > 0) return undefined;
  const findings = program.findings
    .filter(({ rule }) => ask.findings.includes(rule.name))
    .map(({ term }) => term);
  const names = [...new Set([...ask.lines, ...applies, ...findings])];
  const batch = compileBatch(program, {
    outputs: names,
    bounds: (term) => ask.vary.get(term.name) ?? facts(term),
    ...(ask.fixed && { fixed: ask.fixed }),
    vary: new Set([...monthParameterNames, ...levers]),
    given: (term: Term) => isGiven(program, term),
    backend: () => () => {},
  });
  const inputs = inputSources(program, batch);
  if (inputs.some(({ from }) => from === 'earlier')) return undefined;
  if (batch.quotients.size > 0) throw new RangeError('a line that is a quotient');
  const late = new Set(batch.parameters.flatMap(({ term }, i) => (levers.has(term) ? [i] : [])));
  const loops = stage(batch.loop, late);
  const at = (term: string): number => names.indexOf(term);
  return {
    program,
    batch,
    inputs,
    columns: loops.early.outputs.length,
    early: backend(loops.early, batch.arrays),
    late: backend(loops.late, batch.arrays),
    lines: ask.lines.map(at),
    applies: applies.map(at),
    findings: findings.map(at),
    failed: batch.failed.flatMap((one) => one ?? []),
    outputs: batch.outputs,
  };
}

/** Whether a term's formula comes to name one of some others. */
export function restsOn(program: SchemeProgram, term: string, levers: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const waiting = [term];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (levers.has(name)) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(program.order[program.index.get(name) ?? -1]?.formula?.terms ?? []));
  }
  return false;
}
