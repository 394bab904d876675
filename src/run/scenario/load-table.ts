import type { Month } from '../../calendar/date.ts';
import { CalendarMemo } from '../../columns/calendar-memo.ts';
import { PersonMonthRows } from '../../columns/rows.ts';
import type { Engine } from '../../pay/engine.ts';
import type { CountedPerson } from '../../pay/members.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder } from '../../people/table/order.ts';
import type { PersonMonthSource } from '../../people/table/source.ts';
import { monthsOf, type PersonMonthTable, readTable } from '../../people/table/table.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Scenario } from './scenario.ts';

/** Whose people they are, and what works them out. */
interface Assembled {
  readonly scenario: Pick<Scenario, 'schemes'>;
  readonly engine: Engine;
}

/** Reads all person-months of a source into memory and checks their records. @throws ProblemError */
export async function loadTable(open: Assembled, source: PersonMonthSource): Promise<PersonMonthTable> {
  const problems = new FewProblems();
  const table = await readTable(source, problems);
  countMembersIn(open.engine, table.chunks);
  for (const { problems: found } of recordProblems(open, table.chunks)) problems.take(found);
  if (problems.any) throw new ProblemError(problems.list);
  return table;
}

/**
 * Everything that is wrong with people's months before any is worked out: asked where something is wrong, so that it is
 * told together.
 */
export async function inputProblems(open: Assembled, source: PersonMonthSource): Promise<FewProblems> {
  const problems = new FewProblems();
  const { chunks } = await readTable(source, problems);
  for (const { problems: found } of recordProblems(open, chunks)) problems.take(found);
  for (const chunk of chunks) chunk.release();
  return problems;
}

/**
 * One person's months, without keeping anybody else's; none for a number that nobody has.
 * @throws ProblemError with what is wrong in them
 */
export async function loadPerson(
  open: Assembled,
  source: PersonMonthSource,
  id: string,
): Promise<readonly PersonMonth[]> {
  await countMembersOf(open, source);
  const problems = new FewProblems();
  const [from, to] = source.holding(id);
  for await (const chunk of source.read(from, to, noOrder, problems)) {
    if (!chunk.ids.includes(id)) continue;
    for (const { row, problems: found } of recordProblems(open, [chunk]))
      if (chunk.ids[chunk.person[row] ?? 0] === id) problems.take(found);
    if (problems.any) break;
    return monthsOf([chunk], id);
  }
  if (problems.any) throw new ProblemError(problems.list);
  return [];
}

/** Everybody's number, and the first month that anybody has: for whoever looks for somebody who is not there. */
export async function everyNumber(
  source: PersonMonthSource,
): Promise<{ readonly ids: readonly string[]; readonly first: Month | undefined }> {
  const ids: string[] = [];
  let first: Month | undefined;
  for await (const chunk of source.read(source.start, source.end, noOrder, new FewProblems())) {
    for (const id of chunk.ids) ids.push(id);
    first ??= chunk.month[0];
    chunk.release();
  }
  return { ids, first };
}

/** What the calendar finds wrong with records, row by row. */
export function* recordProblems({ scenario, engine }: Assembled, chunks: Iterable<Chunk>) {
  const memo = new CalendarMemo();
  for (const chunk of chunks)
    for (const [row, problems] of new PersonMonthRows(engine, scenario.schemes[0] ?? '', chunk, memo).wrong())
      yield { row, problems };
}

/** Counts who is in which union, where agreements go by it: before anything is worked out. */
export async function countMembersOf({ engine }: Assembled, source: PersonMonthSource): Promise<void> {
  if (engine.binding === undefined) return;
  const chunks: Chunk[] = [];
  for await (const chunk of source.read(source.start, source.end, noOrder, new FewProblems()))
    chunks.push(chunk);
  countMembersIn(engine, chunks);
  for (const chunk of chunks) chunk.release();
}

export const countMembersIn = (engine: Engine, chunks: Iterable<Chunk>): void =>
  engine.binding?.count(countedIn(engine, chunks));

function* countedIn(engine: Engine, chunks: Iterable<Chunk>): Generator<CountedPerson> {
  const memo = new CalendarMemo();
  for (const chunk of chunks) {
    const rows = new PersonMonthRows(engine, '', chunk, memo);
    for (let row = 0; row < chunk.rows; row++)
      yield { month: chunk.month[row] ?? 0, facts: { get: (term) => rows.given(row, term) } };
  }
}
