import type { Value } from '../src/formula/checked.ts';
import type { Program } from '../src/formula/program.ts';
import { fused } from '../src/jit/fused.ts';
import { schemeBounds } from '../src/pay/fact-bounds.ts';
import { Problems } from '../src/problem/problem.ts';
import { type Batch, compileBatch } from '../src/readings/batch/batch.ts';
import { type Column, type ColumnEncoding, encodeValue, makeColumn } from '../src/readings/batch/columns.ts';
import { type BoundsResult, bounds } from '../src/readings/bounds.ts';
import { defaultSource } from '../src/rules/builder.ts';
import { fixedFacts, rules, schemeProgram } from './exact.ts';
import { type FactKey, factKeys, factOf, heldAlso, type Rows, type Scheme, schemes } from './rows.ts';

/**
 * The batch reading as the benchmark uses it: the one file that knows its face. A program is compiled for some
 * outputs; the rows' columns are laid out in the storage it asks for, once; a run fills columns of its own.
 */
export interface Prepared {
  readonly outputs: readonly Column[];
  /** Of all columns, an input that is shared once. */
  readonly bytes: number;
  run(): void;
}

/** Rows at a time: what a block's columns take stays in the second cache. */
const block = 4_096;

/** Both shipped schemes, compiled for some outputs. */
export const compileSchemes = (outputs: readonly string[]): Batch[] =>
  schemes.map((scheme) =>
    compileBatch(schemeProgram(scheme), {
      outputs,
      bounds: ({ name }) => known(boundsOf(scheme), name),
      fixed: fixedOf(scheme),
      given: (term) => isGiven(scheme, term.name),
      narrow: true,
      backend: fused,
    }),
  );

/** What all rows share, put together once, as for a table. */
const fixedBy = new Map<Scheme, ReadonlyMap<string, Value | undefined>>();
function fixedOf(scheme: Scheme): ReadonlyMap<string, Value | undefined> {
  const made = fixedBy.get(scheme) ?? new Map([...defaults(scheme), ...fixedFacts, ...notGiven(scheme)]);
  fixedBy.set(scheme, made);
  return made;
}

/** Optional facts that no row gives: a table without their columns says so, and what is written by hand does not look for them. */
const notGiven = (scheme: Scheme): (readonly [string, undefined])[] =>
  [...schemeProgram(scheme).terms].flatMap(([name, { rule }]) =>
    rule.fact?.optional === true && keyOf(name, scheme) === undefined ? [[name, undefined] as const] : [],
  );

/** What no row says is as the rules say it is then, as for a table without its column. */
const defaults = (scheme: Scheme): (readonly [string, Value | undefined])[] =>
  [...schemeProgram(scheme).terms].flatMap(([name, { rule }]) =>
    rule.fact?.default === undefined || keyOf(name, scheme) !== undefined
      ? []
      : [[name, rules.literal(name, defaultSource(rule), new Problems())] as const],
  );

/** Facts that every row has: those with a default, and those that the calendar and the allowances give. */
function isGiven(scheme: Scheme, name: string): boolean {
  const fact = schemeProgram(scheme).terms.get(name)?.rule.fact;
  return fact?.default !== undefined || fact?.from === '파생' || fact?.from === '수당';
}

/** What the facts can be is declared by the rules and worked out once. */
const declared = new Map<Scheme, BoundsResult>();
function boundsOf(scheme: Scheme): BoundsResult {
  const found = declared.get(scheme) ?? schemeBounds(rules, schemeProgram(scheme));
  declared.set(scheme, found);
  return found;
}

/** Any program, its facts bounded as given. */
export function compileProgram(
  program: Program,
  outputs: readonly string[],
  fact: Parameters<typeof bounds>[1],
): Batch {
  const within = bounds(program, fact);
  return compileBatch(program, {
    outputs,
    bounds: ({ name }) => known(within, name),
    given: () => true,
    backend: fused,
  });
}

function known(within: BoundsResult, term: string): NonNullable<ReturnType<BoundsResult['of']>> {
  const found = within.of(term);
  if (found === undefined) throw new RangeError(`no bounds of ${term}`);
  return found;
}

/** Lays a workload's rows out for both schemes, which share the columns that are the same to them. */
export function prepareSchemes(batches: readonly Batch[], rows: Rows): Prepared {
  const shared = new Map<string, Column>();
  const both = batches.map((batch, s) => {
    const scheme = schemes[s] ?? '현행';
    return { batch, inputs: batch.inputs.map((spec) => columnOf(spec, rows, scheme, shared)) };
  });
  return prepare(both, rows.count);
}

export function prepare(
  all: readonly { readonly batch: Batch; readonly inputs: readonly Column[] }[],
  count: number,
): Prepared {
  const ready = all.map(({ batch, inputs }) => ({
    batch,
    inputs,
    parameters: batch.parameters.map(() => 0),
    outputs: batch.outputs.map((spec) => makeColumn(spec, count)),
  }));
  return {
    // The flags of rows without a figure are no figures.
    outputs: ready.flatMap(({ batch, outputs }) => outputs.slice(0, batch.failed[0] ?? outputs.length)),
    bytes: [...new Set(ready.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]))].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    ),
    run: () => {
      for (let from = 0; from < count; from += block) {
        const to = Math.min(count, from + block);
        for (const { batch, inputs, parameters, outputs } of ready) {
          batch.run(inputs, parameters, outputs, from, to);
        }
      }
    },
  };
}

/** One key for an input of a scheme: the same for both where both read the same column. */
const inputKey = ({ term, storage, scale }: ColumnEncoding, scheme: Scheme): string =>
  `${keyOf(term, scheme) ?? term} ${storage} ${scale}`;

function columnOf(spec: ColumnEncoding, rows: Rows, scheme: Scheme, shared: Map<string, Column>): Column {
  const name = inputKey(spec, scheme);
  const found = shared.get(name);
  if (found !== undefined) return found;
  const column = makeColumn(spec, rows.count);
  shared.set(name, column);
  const key = keyOf(spec.term, scheme);
  // What is in neither is an optional fact that no row gives: it stands as absent.
  if (key === undefined) return column.fill(encodeValue(spec, fixedFacts.get(spec.term)));
  const by = spec.scale / (factOf(key).scale ?? 1);
  const held = rows[key];
  for (let i = 0; i < rows.count; i++) column[i] = (held[i] ?? 0) * by;
  return column;
}

const keyOf = (term: string, scheme: Scheme): FactKey | undefined =>
  heldAlso[term] ??
  factKeys.find((key) => factOf(key).term === term && (factOf(key).scheme ?? scheme) === scheme);
