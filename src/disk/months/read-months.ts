import { FewProblems } from '../../people/table/few-problems.ts';
import { noOrder } from '../../people/table/order.ts';
import { personMonths, personStarts } from '../../people/table/person-month.ts';
import type { PersonMonth } from '../../people/types.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { ScenarioBeforePeople } from '../open-scenario.ts';
import { openMonths } from './open.ts';

/**
 * The person-months of such a file one by one, for whoever needs them all in memory.
 * @throws ProblemError with what is wrong in any row.
 */
export async function readMonths(open: ScenarioBeforePeople, path: string): Promise<PersonMonth[]> {
  const { source } = await openMonths(open, path);
  const problems = new FewProblems();
  const found = new FewProblems();
  const people: PersonMonth[] = [];
  try {
    const first = await source.lineAt(source.start);
    for await (const { chunk, lines } of source.read(source.start, source.end, noOrder, found)) {
      const at = (row: number) => ({ file: source.plan.file, line: (lines[row] ?? 0) + first, column: 1 });
      const starts = personStarts(chunk);
      for (let p = 0; p + 1 < starts.length; p++) {
        for (const month of personMonths(chunk, starts[p] ?? 0, starts[p + 1] ?? 0, at)) people.push(month);
      }
    }
    problems.takeFrom(found, first);
  } finally {
    await source.close();
  }
  if (problems.any) throw new ProblemError(problems.list);
  return people;
}
