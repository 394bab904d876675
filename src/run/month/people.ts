import type { Month } from '../../calendar/date.ts';
import type { Engine } from '../../pay/engine.ts';
import { attempt } from '../../pay/estimate.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder } from '../../people/table/order.ts';
import { personMonths, personStarts } from '../../people/table/person-month.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';
import type { Identity, PersonMonth } from '../../people/types.ts';
import { ProblemError, Problems, problem } from '../../problem/problem.ts';
import { recordProblems } from '../scenario/load-table.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Somebody's month, and who it is. */
export interface MonthPerson {
  readonly person: PersonMonth & { readonly id: string };
  readonly identity: Identity;
}

/** A scenario whose people are read one by one. */
export interface PeopleOfScenario {
  readonly scenario: Pick<Scenario, 'schemes'>;
  readonly engine: Engine;
  readonly source: PersonMonthSource;
}

/**
 * Works everybody's month out, or that of some numbers, one by one.
 * @throws ProblemError with all that is wrong in any of them
 */
export async function eachOfMonth(
  open: PeopleOfScenario,
  month: Month,
  ids: readonly string[] | undefined,
  work: (one: MonthPerson) => void,
): Promise<void> {
  const problems = new FewProblems();
  for await (const one of peopleOfMonth(open, month, ids)) {
    const own = new Problems();
    attempt(own, () => work(one), one.person.at);
    problems.take(own.list);
  }
  if (problems.any) throw new ProblemError(problems.list);
}

/**
 * Everybody who is employed in a month, chunk by chunk, so that memory stays bounded; or those of some numbers, in their order.
 * @throws ProblemError with what is wrong in their records, or nobody-in-months, once all were read
 */
async function* peopleOfMonth(
  open: PeopleOfScenario,
  month: Month,
  ids?: readonly string[],
): AsyncGenerator<MonthPerson> {
  const problems = new FewProblems();
  let found = 0;
  for await (const chunk of chunksOf(open.source, ids, problems)) {
    const wanted = ids === undefined ? undefined : new Set(ids);
    for (const { row, problems: own } of recordProblems(open, [chunk]))
      if (wanted?.has(idOf(chunk, row)) ?? true) problems.take(own);
    if (!problems.any)
      for (const one of inMonth(chunk, month, wanted)) {
        found++;
        yield one;
      }
    chunk.release();
  }
  if (problems.any) throw new ProblemError(problems.list);
  if (found === 0 && ids === undefined) throw new ProblemError([problem('nobody-in-months', { values: {} })]);
}

/** The chunks of everybody, or for each number those in which it may stand. */
async function* chunksOf(
  source: PersonMonthSource,
  ids: readonly string[] | undefined,
  problems: FewProblems,
): AsyncGenerator<Chunk> {
  const ranges = ids?.map((id) => source.holding(id)) ?? [[source.start, source.end] as const];
  for (const [from, to] of ranges) yield* source.read(from, to, noOrder, problems);
}

const idOf = (chunk: Chunk, row: number): string => chunk.ids[chunk.person[row] ?? 0] ?? '';

function* inMonth(
  chunk: Chunk,
  month: Month,
  wanted: ReadonlySet<string> | undefined,
): Generator<MonthPerson> {
  const starts = personStarts(chunk);
  for (let p = 0; p + 1 < starts.length; p++) {
    const [from = 0, to = 0] = [starts[p], starts[p + 1]];
    const id = idOf(chunk, from);
    if (wanted?.has(id) === false) continue;
    const person = personMonths(chunk, from, to).find((one) => one.month === month);
    const identity = chunk.identity?.(chunk.person[from] ?? 0) ?? {};
    if (person !== undefined) yield { person: { ...person, id }, identity };
  }
}
