import { ProblemError, Problems } from '../../problem/problem.ts';
import type { ChunkFigures } from '../chunk.ts';
import type { Engine } from '../engine.ts';
import { attempt } from '../estimate.ts';
import { fill } from './exact-runner.ts';
import type { FewProblems } from './few-problems.ts';
import { personMonths } from './person-month.ts';
import type { ReadChunk } from './store.ts';

/**
 * Rows that columns could not work out go to the exact reading: its figures are put in, or what is wrong with
 * the row is told as everywhere else.
 */
export function settleFailed(
  engine: Engine,
  { chunk, lines }: ReadChunk,
  figures: ChunkFigures,
  file: string,
  problems: FewProblems,
): void {
  const at = (row: number) => ({ file, line: lines[row] ?? 0, column: 1 });
  for (const row of figures.failed) {
    if (problems.isFull) return;
    let from = row;
    while (from > 0 && chunk.person[from - 1] === chunk.person[row]) from--;
    const person = personMonths(chunk, from, row + 1, at).at(-1);
    if (person === undefined) continue;
    const found = new Problems();
    attempt(found, () => engine.check(person, figures.schemes[0]?.scheme ?? '', found), person.at);
    if (!found.any) {
      try {
        for (const scheme of figures.schemes) fill(scheme, row, person, engine);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        found.addNew(error.problems.map((one) => ({ ...one, at: one.at ?? at(row) })));
      }
    }
    problems.take(found.list);
  }
}
