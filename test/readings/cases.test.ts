import { describe, expect, test } from 'vitest';
import { isRatio, type Value } from '../../src/formula/checked.ts';
import { fused } from '../../src/jit/fused.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import { ops as opTable } from '../../src/readings/batch/ops.ts';
import type { Bounds } from '../../src/readings/bound.ts';
import { bounds } from '../../src/readings/bounds.ts';
import { type Evaluation, evaluate } from '../../src/readings/exact.ts';
import { holds } from '../../src/readings/interval.ts';
import { words } from '../../src/readings/words.ts';
import { type Case, readCases } from './cases.ts';
import { batchFigures, compileCase } from './columns.ts';
import { givesAgain } from './worked.ts';

const cases = readCases();
const found = (evaluation: Evaluation, term: string): Value | undefined => {
  try {
    return evaluation.value(term);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
};

/** Of what a row expects, what a column can hold: beyond 2^53 a row is left to the exact reading. */
const held = (value: Value | undefined): Value | undefined =>
  value !== undefined && isRatio(value) && !Number.isSafeInteger(Number(value.n)) ? undefined : value;

function lies(value: Value, within: Bounds | undefined): boolean {
  switch (within?.kind) {
    case 'number':
      return isRatio(value) && holds(within.within, value);
    case 'truth':
      return value === true ? within.canHold : within.canFail;
    case 'choice':
      return typeof value === 'string' && within.choices?.has(value) !== false;
    default:
      return false;
  }
}

describe.each(cases)('$name', (one: Case) => {
  test('exact', () => {
    for (const { given, expect: expected } of one.rows) {
      const evaluation = evaluate(one.program, given);
      for (const [term, value] of expected) {
        expect(found(evaluation, term), `${term} of ${show(given)}`).toEqual(value);
      }
    }
  });

  test('bounds hold every figure', () => {
    const within = bounds(one.program, one.facts, one.earlier);
    expect(within.zeroDivisors).toEqual([]);
    for (const { expect: expected } of one.rows) {
      for (const [term, value] of expected) {
        if (value !== undefined) expect(lies(value, within.of(term)), term).toBe(true);
      }
    }
  });

  test.each([
    ['one loop', fused],
    ['kernels', runKernels],
  ])('batch by %s', (_, backend) => {
    const figures = batchFigures(one, backend);
    one.rows.forEach(({ given, expect: expected }, row) => {
      for (const [term, value] of expected) {
        expect(figures[row]?.get(term), `${term} of ${show(given)}`).toEqual(held(value));
      }
    });
  });

  test('words: its numbers worked out again', () => {
    let again = 0;
    for (const { given, expect: expected } of one.rows) {
      const evaluation = evaluate(one.program, given);
      for (const [term, value] of expected) {
        if (value === undefined) continue;
        const { numbers } = words(evaluation, term, () => '');
        const gives = numbers === undefined ? undefined : givesAgain(numbers, value);
        if (gives === undefined) continue;
        expect(gives, `${term}: ${numbers}`).toBe(true);
        again++;
      }
    }
    expect(again).toBeGreaterThan(one.name.includes('table') ? -1 : 0);
  });
});

test('every term of every case is expected somewhere', () => {
  for (const { terms, rows, name } of cases) {
    const seen = new Set(rows.flatMap(({ expect: expected }) => [...expected.keys()]));
    expect([...seen].sort(), name).toEqual([...terms].sort());
  }
});

test('every kind of node and every operation of a plan occurs', () => {
  const kinds = new Set<string>();
  for (const { program } of cases) {
    for (const { formula } of program.order) {
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        if ('kind' in node && 'id' in node) kinds.add(String(node.kind));
        for (const child of Object.values(node)) visit(child);
      };
      visit(formula?.root);
    }
  }
  expect([...kinds].sort()).toEqual(
    [
      'abs',
      'arithmetic',
      'constant',
      'datePart',
      'earlier',
      'elapsed',
      'extreme',
      'firstOfMonth',
      'given',
      'if',
      'in',
      'later',
      'logic',
      'mod',
      'negate',
      'not',
      'otherwise',
      'relation',
      'rounding',
      'table',
      'tally',
      'term',
    ].sort(),
  );
  const ops = new Set(cases.flatMap((one) => compileCase(one, runKernels).loop.nodes.map(({ op }) => op)));
  expect([...ops].sort()).toEqual([...Object.keys(opTable), 'constant', 'input'].sort());
});

const show = (given: ReadonlyMap<string, Value>): string =>
  [...given]
    .map(([name, value]) => `${name} ${isRatio(value) ? `${value.n}/${value.d}` : String(value)}`)
    .join(', ');
