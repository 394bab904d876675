import type { Value } from '../src/formula/checked.ts';
import type { Program } from '../src/formula/program.ts';
import { type Column, type ColumnSpec, encode, makeColumn } from '../src/readings/batch/columns.ts';
import { type BoundsResult, bounds } from '../src/readings/bounds.ts';
import { schemeBounds } from '../src/scenario/fact-bounds.ts';
import { type Batch, compileBatch, NoBatch } from './batch-stub.ts';
import { fixedFacts, rules, schemeProgram } from './exact.ts';
import { type FactKey, factKeys, factOf, type Rows, type Scheme } from './rows.ts';

/**
 * The batch reading as the benchmark uses it: the one file that knows its face. A program is compiled once for
 * some outputs; the rows' columns are laid out once in the storage it asks for; a run fills its own columns.
 */
export interface Prepared {
  readonly outputs: readonly Column[];
  /** Of inputs and outputs, for the memory part. */
  readonly specs: readonly ColumnSpec[];
  run(): void;
}

/** Rows at a time: what a block's columns take stays in the second cache. */
const block = 8_192;

/** The shipped scheme, compiled for some outputs. @throws while there is no batch reading */
export function compileScheme(scheme: Scheme, outputs: readonly string[]): Batch {
  const program = schemeProgram(scheme);
  const within = schemeBounds(rules, program);
  return compileBatch(program, { outputs, bounds: (term) => known(within, term.name), fixed: fixedFacts });
}

/** Any program, its facts bounded as given. @throws while there is no batch reading */
export function compileProgram(
  program: Program,
  outputs: readonly string[],
  fact: Parameters<typeof bounds>[1],
): Batch {
  const within = bounds(program, fact);
  return compileBatch(program, { outputs, bounds: (term) => known(within, term.name) });
}

function known(within: BoundsResult, term: string): NonNullable<ReturnType<BoundsResult['of']>> {
  const found = within.of(term);
  if (found === undefined) throw new RangeError(`no bounds of ${term}`);
  return found;
}

/** Lays a workload's rows out for a compiled scheme. */
export function prepare(batch: Batch, rows: Rows, scheme: Scheme): Prepared {
  const inputs = batch.inputs.map((spec) => columnOf(spec, rows, scheme));
  return prepared(batch, inputs, rows.count);
}

export function prepared(batch: Batch, inputs: readonly Column[], count: number): Prepared {
  const outputs = batch.outputs.map((spec) => makeColumn(spec, count));
  const parameters = batch.parameters.map(() => 0);
  return {
    outputs,
    specs: [...batch.inputs, ...batch.outputs],
    run: () => {
      for (let from = 0; from < count; from += block) {
        batch.run(inputs, parameters, outputs, from, Math.min(count, from + block));
      }
    },
  };
}

function columnOf(spec: ColumnSpec, rows: Rows, scheme: Scheme): Column {
  const column = makeColumn(spec, rows.count);
  const key = keyOf(spec.term, scheme);
  if (key === undefined) return column.fill(encode(spec, constant(spec.term)));
  const by = spec.scale / (factOf(key).scale ?? 1);
  const held = rows[key];
  for (let i = 0; i < rows.count; i++) column[i] = (held[i] ?? 0) * by;
  return column;
}

const keyOf = (term: string, scheme: Scheme): FactKey | undefined =>
  term === '재직소정근로일수'
    ? 'workdays'
    : factKeys.find((key) => factOf(key).term === term && (factOf(key).scheme ?? scheme) === scheme);

/** What is the same on every row; an optional fact that no row gives stands as absent. */
const constant = (term: string): Value | undefined => fixedFacts.get(term);

/** What a part makes of the batch reading; undefined while there is none. */
export function whenThere<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof NoBatch) return undefined;
    throw error;
  }
}
