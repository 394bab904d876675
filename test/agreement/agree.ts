import assert from 'node:assert/strict';
import { isoMonth } from '../../src/calendar/date.ts';
import type { ChunkFigures, SchemeFigures } from '../../src/columns/chunk-figures.ts';
import { ChunkRunner } from '../../src/columns/chunk-run.ts';
import { fused } from '../../src/jit/fused.ts';
import type { Engine } from '../../src/pay/engine.ts';
import type { Payslip } from '../../src/pay/payslip.ts';
import type { SchemeRef } from '../../src/pay/scheme-ref.ts';
import { specsOf } from '../../src/people/table/specs.ts';
import type { PersonMonth } from '../../src/people/types.ts';
import { type Problem, ProblemError, Problems } from '../../src/problem/problem.ts';
import { runKernels } from '../../src/readings/batch/kernels.ts';
import { tableOf, withHistory } from '../table-of.ts';

/** What was compared: person-months under a scheme, of which so many had no payslip. */
export interface Compared {
  payslips: number;
  failures: number;
}

/** Columns by generated code, used again from run to run as for large files, and by kernels. */
export const runnersOf = (engine: Engine, schemes: readonly SchemeRef[]): ChunkRunner[] => [
  new ChunkRunner(engine, schemes, { backend: fused, reuse: true }),
  new ChunkRunner(engine, schemes, { backend: runKernels }),
];

/**
 * `agree` for some of the people and then for the others: what the first left in columns shows in no figure of the
 * second. @throws AssertionError
 */
export function agreeTwice(
  engine: Engine,
  runners: readonly ChunkRunner[],
  people: readonly PersonMonth[],
  count: Compared,
): void {
  const middle = people[Math.floor(people.length / 3)]?.id;
  const second = people.findIndex(({ id }) => id === middle);
  for (const part of [people.slice(0, second), people.slice(second)]) agree(engine, runners, part, count);
}

/**
 * Compares what runners make of person-months with the payslips of the exact reading: every line, coverage, missed
 * reasons, findings, choices shown, and what is wrong with those that fail. @throws AssertionError
 */
export function agree(
  engine: Engine,
  runners: readonly ChunkRunner[],
  given: readonly PersonMonth[],
  count: Compared,
): void {
  const schemes = (runners[0]?.schemes ?? []).flatMap(namesOf);
  const counted = countedLeave(engine, schemes, given);
  const { whole } = tableOf(engine, schemes, counted);
  const people = withHistory(counted);
  const results = runners.map((runner) => runner.run(whole));
  const [runner] = runners;
  const chosen = new Map<SchemeRef, Map<string, Set<string>>>();
  people.forEach((person, row) => {
    let failed: readonly Problem[] | undefined;
    const wrong = new Problems();
    attempt(() => engine.check(person, runner?.schemes[0] ?? '', wrong));
    runner?.schemes.forEach((scheme, s) => {
      // A record that cannot be is refused before anything is worked out.
      const slip = wrong.any ? wrong.list : attempt(() => engine.payslip(person, scheme));
      if (!isPayslip(slip)) {
        failed ??= slip;
        count.failures++;
        return;
      }
      count.payslips++;
      note(chosen, scheme, slip);
      for (const figures of results) {
        const own = figures.schemes[s];
        if (own !== undefined) same(own, row, slip, person);
      }
    });
    for (const figures of results) sameFailure(figures, row, failed, person);
  });
  for (const { schemes, failed } of results)
    schemes.forEach((one, s) => {
      const of = chosen.get(runner?.schemes[s] ?? '') ?? new Map();
      // Columns note what refused person-months chose, too, where few others are left to have chosen the same.
      if (failed.length < people.length / 2) sameChoices(one, of);
    });
}

/** Without the days of leave that no fact of the schemes counts: a table of theirs has no column for them. */
function countedLeave(
  engine: Engine,
  schemes: readonly string[],
  people: readonly PersonMonth[],
): readonly PersonMonth[] {
  const asked = new Set(specsOf(engine.rules, schemes).map(({ spec }) => spec.term));
  const unasked = engine.rules.leave.counted.filter(({ fact }) => !asked.has(fact));
  if (unasked.length === 0) return people;
  const names = new Set(unasked.map(({ name }) => name));
  const termsOf = new Set(unasked.map(({ fact }) => fact));
  return people.map((one) => {
    const leave = Object.fromEntries(Object.entries(one.record.leave).filter(([kind]) => !names.has(kind)));
    const facts = new Map([...one.facts].filter(([term]) => !termsOf.has(term)));
    return { ...one, facts, record: { ...one.record, leave } };
  });
}

/** The schemes of the rules whose facts a scheme asks for. */
const namesOf = (scheme: SchemeRef): readonly string[] =>
  typeof scheme === 'string' ? [scheme] : [scheme.program.other, scheme.program.scheme.name];

const isPayslip = (one: Payslip | readonly Problem[]): one is Payslip => 'lines' in one;

function attempt<T>(work: () => T): T | readonly Problem[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

function same(figures: SchemeFigures, row: number, slip: Payslip, person: PersonMonth): void {
  const where = (what: string): string =>
    `${what} of ${person.id} in ${isoMonth(person.month)} under ${figures.scheme}`;
  assert.equal(figures.covered[row] === 1, slip.covered, where('coverage'));
  for (const [reason, flags] of figures.missed) {
    assert.equal(flags[row] === 1, slip.missed.includes(reason), where(reason));
  }
  for (const reason of slip.missed) assert.equal(figures.missed.get(reason)?.[row], 1, where(reason));
  const amounts = new Map(
    slip.lines.flatMap(({ items, total }) => [...items, total].map(({ term, amount }) => [term, amount])),
  );
  for (const [term, column] of figures.amounts) {
    const found = column[row] ?? Number.NaN;
    if (!Object.is(found, amounts.get(term) ?? 0))
      assert.fail(`${where(term)}: ${found}, not ${amounts.get(term)}`);
  }
  // A line that is 0 in every row may have no column.
  for (const [term, amount] of amounts)
    assert.equal(figures.amounts.get(term)?.[row] ?? 0, amount, where(term));
  const findings = new Set(slip.findings.map(({ name }) => name));
  for (const [name, flags] of figures.findings)
    assert.equal(flags[row] === 1, findings.has(name), where(name));
  for (const name of findings) assert.equal(figures.findings.get(name)?.[row], 1, where(name));
}

function sameFailure(
  figures: ChunkFigures,
  row: number,
  expected: readonly Problem[] | undefined,
  person: PersonMonth,
): void {
  const failures = failedRows(figures);
  assert.deepEqual(failures.get(row), expected, `failure of ${person.id} in ${isoMonth(person.month)}`);
}

const known = new WeakMap<ChunkFigures, ReadonlyMap<number, readonly Problem[]>>();
function failedRows(figures: ChunkFigures): ReadonlyMap<number, readonly Problem[]> {
  const before = known.get(figures);
  if (before !== undefined) return before;
  const made = new Map(figures.failed.map(({ row, problems }) => [row, problems]));
  known.set(figures, made);
  return made;
}

function note(chosen: Map<SchemeRef, Map<string, Set<string>>>, scheme: SchemeRef, slip: Payslip): void {
  const own = chosen.get(scheme) ?? new Map<string, Set<string>>();
  chosen.set(scheme, own);
  for (const { term, value } of slip.shown)
    if (typeof value === 'string') own.set(term, (own.get(term) ?? new Set()).add(value));
}

/** What payslips chose. */
function sameChoices({ scheme, choices }: SchemeFigures, chosen: SchemeFigures['choices']): void {
  const sorted = (all: SchemeFigures['choices']) =>
    [...all].map(([term, values]) => [term, [...values].sort()]).sort();
  assert.deepEqual(sorted(choices), sorted(chosen), `choices of ${scheme}`);
}
