import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { children, type FormulaNode, isRatio, type Value } from '../../src/formula/checked.ts';
import type { Program, Term } from '../../src/formula/program.ts';
import { add, compareRatios, divide, type Ratio, ratio, subtract } from '../../src/formula/ratio.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import type { Bounds } from '../../src/readings/bound.ts';
import { type BoundsResult, bounds } from '../../src/readings/bounds.ts';
import { type Evaluation, evaluate } from '../../src/readings/exact.ts';
import type { Interval } from '../../src/readings/interval.ts';
import { StepReader } from '../../src/readings/steps.ts';
import { twinName, twinned } from '../../src/readings/twins.ts';
import { type AnyRow, type AnyWorld, anyWorld, earlierBounds, followed } from './any-formula.ts';

/*
 * The proof layer never says less than what occurs: whatever the formulas, the facts and what is known of them, every
 * figure of the exact reading lies within its bounds, and moves by no more than the step reading says.
 */

/** More worlds are tried with PUMSAK_RUNS, so many times as many; others with PUMSAK_SEED. */
const runs = (usual: number): number => usual * Number(process.env['PUMSAK_RUNS'] ?? 1);
const seed = Number(process.env['PUMSAK_SEED'] ?? 40);

/** By the ends alone, so that what holds is not judged by what is tested. */
function lies(value: Ratio, { lo, hi }: Interval): boolean {
  const [above, below] = [lo && compareRatios(value, lo.at), hi && compareRatios(value, hi.at)];
  return (
    !(above !== undefined && (above < 0 || (above === 0 && lo?.open === true))) &&
    !(below !== undefined && (below > 0 || (below === 0 && hi?.open === true)))
  );
}

function occurs(value: Value, one: Bounds | undefined): boolean {
  if (one === undefined) return false;
  if (typeof value === 'boolean') return one.kind === 'truth' && (value ? one.canHold : one.canFail);
  if (typeof value === 'string') return one.kind === 'choice' && one.choices?.has(value) !== false;
  if (!isRatio(value)) return one.kind === 'list';
  return (
    one.kind === 'number' &&
    lies(value, one.within) &&
    (one.grain === undefined || divide(value, one.grain).d === 1n)
  );
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'bigint' ? Number(one) : one instanceof Set || one instanceof Map ? [...one] : one,
  );
const told = ({ texts }: AnyWorld, row: AnyRow): string => `${shown(texts)} at ${shown(row)}`;

/** Undefined where there is no value; `problem` is told what is wrong. */
function found<T>(read: () => T, onProblem: (code: string) => void = () => {}): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    onProblem(error.problems[0]?.code ?? '');
    return undefined;
  }
}

const boundsOf = (
  { facts }: AnyWorld,
  program: Program,
  known?: ReadonlyMap<string, Bounds>,
): BoundsResult => {
  const fact = new Map(Object.entries(facts));
  return bounds(
    program,
    ({ name }) => fact.get(name)?.bounds,
    () => earlierBounds,
    (name) => fact.get(name)?.always === true,
    known,
  );
};

/** The same tables, every number of theirs ten more. */
const raised = (tables: Program['tables']): Program['tables'] => {
  const ten = (cell: Value | undefined): Value | undefined =>
    cell !== undefined && isRatio(cell) ? add(cell, ratio(10)) : cell;
  return new Map(
    [...tables].map(([name, table]) => [name, { ...table, cells: table.cells.map((row) => row.map(ten)) }]),
  );
};

/** What was met: a property that meets nothing says nothing. */
interface Met {
  figures: number;
  /** Bounds that say something of a figure. */
  ends: number;
  decided: number;
}

/** Every node of every term, at every row. */
function expectWithin(
  world: AnyWorld,
  program: Program,
  within: BoundsResult,
  evaluation: Evaluation,
  row: AnyRow,
  met: Met,
): void {
  const visit = (term: Term, node: FormulaNode): void => {
    const value = evaluation.at(term.name, node);
    const one = within.node(term.name, node);
    if (value !== undefined) {
      met.figures++;
      if (one?.kind === 'number' && one.within.lo !== undefined && one.within.hi !== undefined) met.ends++;
      if (one?.kind === 'truth' && one.canHold !== one.canFail) met.decided++;
      if (!occurs(value, one)) {
        const part = term.formula?.text.slice(node.span.start, node.span.end);
        expect.fail(`${part} of ${term.name} is ${shown(value)}, not in ${shown(one)}: ${told(world, row)}`);
      }
    }
    for (const child of children(node)) visit(term, child);
  };
  for (const term of program.order) {
    if (term.formula !== undefined) visit(term, term.formula.root);
    const value = found(() => evaluation.value(term.name));
    if (value !== undefined && !occurs(value, within.of(term.name)))
      expect.fail(
        `${term.name} is ${shown(value)}, not in ${shown(within.of(term.name))}: ${told(world, row)}`,
      );
  }
}

describe('the bounds reading', () => {
  test('no figure and no part of one lies outside its bounds, and nothing divides by zero unsaid', () => {
    const met = { figures: 0, ends: 0, decided: 0, zero: 0 };
    fc.assert(
      fc.property(anyWorld(24), (world) => {
        const within = boundsOf(world, world.program);
        for (const row of world.rows) {
          const evaluation = evaluate(world.program, row);
          expectWithin(world, world.program, within, evaluation, row, met);
          for (const { name } of world.program.order)
            found(
              () => evaluation.value(name),
              (code) => {
                if (code !== 'division-by-zero') return;
                met.zero++;
                if (within.zeroDivisors.length === 0) expect.fail(`divides by zero: ${told(world, row)}`);
              },
            );
        }
      }),
      { numRuns: runs(100), seed: seed + 1 },
    );
    expect(met.figures).toBeGreaterThan(8000);
    expect(met.ends).toBeGreaterThan(4000);
    expect(met.decided).toBeGreaterThan(200);
    expect(met.zero).toBeGreaterThan(10);
  });

  test('formulas read before with other facts or tables are read as those that nobody read', () => {
    const met = { nodes: 0, moved: 0 };
    fc.assert(
      fc.property(anyWorld(1), anyWorld(1), (world, other) => {
        const { program } = world;
        // A copy of each formula is no formula that was read.
        const unread: Program = {
          ...program,
          order: program.order.map((term) =>
            term.formula === undefined ? term : { ...term, formula: structuredClone(term.formula) },
          ),
        };
        const elsewhere = { ...world, facts: other.facts };
        const settings: readonly [AnyWorld, Program['tables']][] = [
          [elsewhere, program.tables],
          [world, program.tables],
          [world, raised(program.tables)],
          [world, program.tables],
        ];
        const read = settings.map(([one, tables]) => boundsOf(one, { ...program, tables }));
        const anew = settings.map(([one, tables]) => boundsOf(one, { ...unread, tables }));
        if (shown(anew[1]?.of('값')) !== shown(anew[2]?.of('값'))) met.moved++;
        for (const [i, one] of read.entries()) {
          const fresh = anew[i];
          for (const term of program.order) {
            const visit = (node: FormulaNode): void => {
              met.nodes++;
              expect(one.node(term.name, node)).toEqual(fresh?.node(term.name, node));
              children(node).forEach(visit);
            };
            if (term.formula !== undefined) visit(term.formula.root);
            expect(one.of(term.name)).toEqual(fresh?.of(term.name));
          }
          const divisors = (result: BoundsResult | undefined): string[] | undefined =>
            result?.zeroDivisors.map(({ term, node }) => `${term.name} ${node.id}`);
          expect(divisors(one)).toEqual(divisors(fresh));
          // What is asked of conditions later notes nothing.
          for (const { name, formula, type } of program.order)
            if (formula !== undefined && type.kind === 'truth') one.where(name, formula.root, true);
        }
      }),
      { numRuns: runs(40), seed: seed + 4 },
    );
    expect(met.nodes).toBeGreaterThan(2000);
    expect(met.moved).toBeGreaterThan(0);
  });

  test('what a condition says of terms holds where it does, or fails', () => {
    const met = { narrowed: 0, never: 0 };
    fc.assert(
      fc.property(anyWorld(24), (world) => {
        const within = boundsOf(world, world.program);
        for (const name of ['관문', '조건']) {
          const term = world.program.order[world.program.index.get(name) ?? -1];
          if (term?.formula === undefined) continue;
          const { root } = term.formula;
          const said = [true, false].map((wanted) => within.where(name, root, wanted));
          for (const row of world.rows) {
            const evaluation = evaluate(world.program, row);
            const held = found(() => evaluation.truth(name));
            if (held === undefined) continue;
            const where = said[held ? 0 : 1];
            if (where === undefined) expect.fail(`${name} is never ${held}: ${told(world, row)}`);
            for (const [other, one] of where) {
              const value = found(() => evaluation.value(other));
              if (value === undefined) continue;
              met.narrowed++;
              if (!occurs(value, one))
                expect.fail(
                  `${other} is ${shown(value)} where ${name} is ${held}, not in ${shown(one)}: ${told(world, row)}`,
                );
            }
          }
          met.never += said.filter((one) => one === undefined).length;
        }
      }),
      { numRuns: runs(60), seed: seed + 2 },
    );
    expect(met.narrowed).toBeGreaterThan(400);
    expect(met.never).toBeGreaterThan(10);
  });

  test('where something is known of a term, figures lie within what then is left', () => {
    const met: Met & { impossible: number } = { figures: 0, ends: 0, decided: 0, impossible: 0 };
    const known = fc.tuple(
      fc.integer({ min: -6, max: 6 }),
      fc.integer({ min: 0, max: 8 }),
      fc.boolean(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(anyWorld(24), known, (world, [from, size, open, held]) => {
        const knows: ReadonlyMap<string, Bounds> = new Map<string, Bounds>([
          [
            '중간',
            {
              kind: 'number',
              within: { lo: { at: ratio(from, 2), open }, hi: { at: ratio(from + size, 2), open: false } },
            },
          ],
          ['관문', { kind: 'truth', canHold: held, canFail: !held }],
        ]);
        const within = boundsOf(world, world.program, knows);
        for (const row of world.rows) {
          const evaluation = evaluate(world.program, row);
          const isSo = [...knows].every(([name, one]) => {
            const value = found(() => evaluation.value(name));
            return value !== undefined && occurs(value, one);
          });
          if (!isSo) continue;
          if (within.impossible) expect.fail(`there is such a row: ${told(world, row)}`);
          for (const { name } of world.program.order) {
            const value = found(() => evaluation.value(name));
            if (value === undefined) continue;
            met.figures++;
            if (!occurs(value, within.of(name)))
              expect.fail(
                `${name} is ${shown(value)}, not in ${shown(within.of(name))}, with ${shown([...knows])}: ${told(world, row)}`,
              );
          }
        }
        if (within.impossible) met.impossible++;
      }),
      { numRuns: runs(80), seed: seed + 3 },
    );
    expect(met.figures).toBeGreaterThan(1000);
    expect(met.impossible).toBeGreaterThan(10);
  });
});

describe('the step reading', () => {
  // In quarters: 가 at every quarter from end to end, and so many on.
  test.each([1, 2, 3, 4, 6, 12])(
    'no figure moves by more or by less when a fact goes on by %i quarters',
    (quarters) => {
      const step = ratio(quarters, 4);
      const met = { moves: 0, bounded: 0 };
      fc.assert(
        fc.property(anyWorld(2, true), (world) => {
          const twins = twinned(world.program, '가', step);
          const facts = new Map(Object.entries(world.facts));
          const within = bounds(
            twins.program,
            ({ name }) => facts.get(name)?.bounds,
            () => earlierBounds,
            (name) => name === '가′' || facts.get(name)?.always === true,
          );
          const reader = new StepReader(twins, within);
          for (const row of world.rows) {
            const points = Array.from({ length: 8 * followed + 1 + quarters }, (_, i) => {
              const at = new Map([...row, ['가', ratio(i - 4 * followed, 4)]]);
              return { at, evaluation: evaluate(world.program, at) };
            });
            points.slice(0, -quarters).forEach(({ at, evaluation }, i) => {
              const later = points[i + quarters]?.evaluation;
              const both = i === 0 ? evaluate(twins.program, at) : undefined;
              for (const name of ['중간', '값', '관문', '조건']) {
                const [before, after] = [evaluation, later].map((one) => one && found(() => one.value(name)));
                if (both !== undefined) {
                  const twin = found(() => both.value(twinName(twins, name)));
                  expect([name, found(() => both.value(name)), twin]).toEqual([name, before, after]);
                }
                if (before === undefined || after === undefined || !isRatio(before) || !isRatio(after))
                  continue;
                const moved = reader.of(name);
                met.moves++;
                if (moved.lo !== undefined && moved.hi !== undefined) met.bounded++;
                if (!lies(subtract(after, before), moved))
                  expect.fail(
                    `${name} moves by ${shown(subtract(after, before))}, not in ${shown(moved)}: ${told(world, at)}`,
                  );
              }
            });
          }
        }),
        { numRuns: runs(25), seed: seed + 4 + quarters },
      );
      expect(met.moves).toBeGreaterThan(500);
      expect(met.bounded).toBeGreaterThan(200);
    },
  );
});
