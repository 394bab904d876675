import assert from 'node:assert/strict';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import type { Program, Term } from '../../src/formula/program.ts';
import { ratio } from '../../src/formula/ratio.ts';
import { fused } from '../../src/jit/fused.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { type Backend, type Batch, compileBatch } from '../../src/readings/batch/batch.ts';
import { decodeValue, encodeValue, makeColumn } from '../../src/readings/batch/columns.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import type { Bounds } from '../../src/readings/bound.ts';
import { unknownBounds } from '../../src/readings/bound.ts';
import { evaluate } from '../../src/readings/exact.ts';
import { between } from '../../src/readings/interval.ts';
import { type AnyBatch, type AnyColumn, engineProgram, textOf } from '../formula/rules-arbitrary.ts';

const boundsOf = (column: AnyColumn | undefined, type: Term['type']): Bounds =>
  column === undefined || type.kind === 'truth' || type.kind === 'choice'
    ? unknownBounds({ type })
    : {
        kind: 'number',
        within: between(ratio(column.lo, column.under), ratio(column.hi, column.under)),
        grain: ratio(1n, column.under),
      };

function compiled(program: Program, columns: readonly AnyColumn[], output: string, backend: Backend): Batch {
  const find = (name: string) => columns.find((column) => column.name === name);
  return compileBatch(program, {
    outputs: [output],
    bounds: (term) => boundsOf(find(term.name), term.type),
    earlier: (key) => boundsOf(find(key), { kind: 'number', unit: 'any' }),
    backend,
  });
}

/** A term's figure row by row; undefined where there is none. */
function figures(batch: Batch, columns: readonly AnyColumn[], rows: number): (Value | undefined)[] {
  const inputs = batch.inputs.map((spec) => {
    const made = makeColumn(spec, rows);
    const values = columns.find(({ name }) => name === spec.term)?.values ?? [];
    for (let i = 0; i < rows; i++) made[i] = encodeValue(spec, values[i]);
    return made;
  });
  const outputs = batch.outputs.map((spec) => makeColumn(spec, rows));
  batch.run(inputs, [], outputs, 0, rows);
  const [spec] = batch.outputs;
  const denominator = outputs[batch.quotients.get(0) ?? -1];
  return Array.from({ length: rows }, (_, i) => {
    if (outputs[batch.failed[0] ?? -1]?.[i] === 1) return undefined;
    const held = outputs[0]?.[i];
    if (spec === undefined || held === undefined) throw new RangeError('no output');
    assert.ok(!Object.is(held, -0), '−0');
    const value = decodeValue(spec, held);
    if (denominator === undefined || value === undefined || !isRatio(value)) return value;
    return ratio(value.n, value.d * BigInt(denominator[i] ?? 0));
  });
}

function exact(
  program: Program,
  columns: readonly AnyColumn[],
  name: string,
  row: number,
): Value | undefined {
  const facts = new Map(
    columns.flatMap(({ name: fact, values }) => {
      const value = values[row];
      return value === undefined ? [] : [[fact, value] as const];
    }),
  );
  try {
    return evaluate(program, facts).value(name);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

const backs: readonly (readonly [string, Backend])[] = [
  ['the fused loop', fused],
  ['the kernels', runKernels],
];
/** What was met on the way: all of it must be met often for the comparison to mean anything. */
export interface TreeCounts {
  values: number;
  failures: number;
  /** Programs with an operation on BigInts, and values that no column holds. */
  big: number;
  beyond: number;
}
export const noTrees = (): TreeCounts => ({ values: 0, failures: 0, big: 0, beyond: 0 });

/** Works out rules over columns both ways, and by the exact reading row by row. @throws AssertionError */
export function agreesOnTrees({ rules, columns }: AnyBatch, counts: TreeCounts): void {
  const program = engineProgram(rules);
  for (const { name, tree } of rules.terms.slice(-3)) {
    if (tree === undefined) continue;
    for (const [backend, make] of backs) {
      const batch = compiled(program, columns, name, make);
      if (batch.slow.length > 0) counts.big++;
      const found = figures(batch, columns, 6);
      found.forEach((value, row) => {
        const expected = exact(program, columns, name, row);
        counts[expected === undefined ? 'failures' : 'values']++;
        // What no column holds (a numerator beyond 2^53) is told as a failure, and worked out exactly.
        if (value === undefined && expected !== undefined) {
          if (batch.quotients.size === 0 && !isBeyond(expected, batch.outputs[0]?.scale ?? 1)) {
            assert.fail(`${backend}: row ${row} of ${name} = ${textOf(tree)} failed`);
          }
          counts.beyond++;
          return;
        }
        assert.deepEqual(value, expected, `${backend}: row ${row} of ${name} = ${textOf(tree)}`);
      });
    }
  }
}
const isBeyond = (value: Value, scale: number): boolean =>
  isRatio(value) && abs(value.n * BigInt(scale)) >= 2n ** 53n * value.d;
const abs = (n: bigint): bigint => (n < 0n ? -n : n);
