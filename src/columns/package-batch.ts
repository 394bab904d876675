import type { Term } from '../formula/program.ts';
import type { Engine } from '../pay/engine.ts';
import { type Backend, type Batch, compileBatch } from '../readings/batch/batch.ts';
import type { ColumnEncoding } from '../readings/batch/columns.ts';
import { stage } from '../readings/batch/stage.ts';
import type { Bounds } from '../readings/bound.ts';
import type { SchemeProgram } from '../rules/assemble.ts';
import {
  anyMonthFacts,
  type InputSource,
  inputSources,
  isGiven,
  type RowsOptions,
  sharedByMonth,
} from './month-batch.ts';

/** What is asked of a scheme whose parameters vary from package to package. */
export interface PackageOptions extends RowsOptions {
  /** The parameters that vary, with what they can be. */
  readonly vary: ReadonlyMap<string, Bounds>;
  /** The terms that are other ones from package to package: those that vary, and calendar facts where hours are moved. */
  readonly moving: ReadonlySet<string>;
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
  /** Places among the outputs of the late part: the lines, the conditions that packages move, and findings. */
  readonly lines: readonly number[];
  /** The conditions of coverage: those that packages move, or all where packages move rows that none of them covers. */
  readonly applies: readonly number[];
  readonly requires: readonly number[];
  readonly findings: readonly number[];
  /** The flag of rows in which coverage or a requirement cannot be told, and of rows without some figure. */
  readonly indeterminate: number | undefined;
  readonly failed: number | undefined;
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
  const facts = anyMonthFacts(engine, program);
  const isMoved = ({ term }: { readonly term: string }): boolean => restsOn(program, term, ask.moving);
  const requires = program.requires.filter(isMoved).map(({ term }) => term);
  // A requirement binds also those whom the scheme does not cover; so do its lines where no other scheme stands in.
  const isForAll = requires.length > 0 || program.scheme.fallback === undefined;
  const applies = program.applies.filter((one) => isForAll || isMoved(one)).map(({ term }) => term);
  const findings = program.findings
    .filter(({ rule }) => ask.findings.includes(rule.name))
    .map(({ term }) => term);
  const deciding = [...applies, ...requires];
  const names = [...new Set([...ask.lines, ...deciding, ...findings])];
  const batch = compileBatch(program, {
    outputs: names,
    needs: [deciding, [...ask.lines, ...findings]],
    bounds: (term) => ask.vary.get(term.name) ?? facts(term),
    ...(ask.fixed && { fixed: ask.fixed }),
    vary: new Set([...sharedByMonth(program, ask), ...ask.vary.keys()]),
    given: (term: Term) => isGiven(program, term),
    backend: () => () => {},
  });
  const inputs = inputSources(program, batch);
  if (inputs.some(({ from }) => from === 'earlier')) return undefined;
  if (batch.quotients.size > 0) throw new RangeError('a line that is a quotient');
  const late = new Set(batch.parameters.flatMap(({ term }, i) => (ask.vary.has(term) ? [i] : [])));
  const loops = stage(batch.loop, late);
  const [indeterminate, failed] = batch.failed;
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
    requires: requires.map(at),
    findings: findings.map(at),
    indeterminate,
    failed,
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
