import type { Column } from '../../readings/batch/columns.ts';
import { type Attribution, worths } from '../attribution/attribution.ts';
import type { Chunk, ChunkFigures } from '../chunk.ts';
import type { RunLine } from '../lines.ts';
import { type PersonTotal, personTotal, type SummaryFold } from '../summary.ts';
import { personStarts } from './person-month.ts';

/** By scheme and line of the run: the chunk's column, undefined where a scheme has no such line. */
export type LineColumns = readonly (readonly (Column | undefined)[])[];

export const lineColumns = (figures: ChunkFigures, lines: readonly RunLine[]): LineColumns =>
  figures.schemes.map((scheme) => lines.map(({ term }) => scheme.amounts.get(term)));

/** Each person of a chunk over all months. */
export function chunkTotals(
  chunk: Chunk,
  figures: ChunkFigures,
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
): PersonTotal[] {
  const columns = lineColumns(figures, lines);
  const starts = personStarts(chunk);
  const people: PersonTotal[] = [];
  for (let p = 0; p + 1 < starts.length; p++) {
    const [from = 0, to = 0] = [starts[p], starts[p + 1]];
    const totals = columns.map((scheme) => scheme.map((column) => sum(column, from, to)));
    const one = {
      id: chunk.ids[chunk.person[from] ?? 0] ?? '',
      months: to - from,
      totals,
      covered: figures.schemes.map(({ covered }) => sum(covered, from, to)),
    };
    people.push(personTotal(one, lines, attributions, worths(figures, lines, from, to)));
  }
  return people;
}

function sum(column: Column | undefined, from: number, to: number): number {
  if (column === undefined) return 0;
  let total = 0;
  for (let row = from; row < to; row++) total += column[row] ?? 0;
  return total;
}

/** Adds a chunk's findings in the order in which its rows show them. */
export function foldFindings(figures: ChunkFigures, fold: SummaryFold): void {
  figures.schemes.forEach(({ findings }, s) => {
    const found = [...findings].map(([name, column]) => ({
      name,
      first: column.indexOf(1),
      count: sum(column, 0, column.length),
    }));
    for (const { name, count } of found.sort((a, b) => a.first - b.first)) fold.addFinding(s, name, count);
  });
}

/** Adds what a chunk's schemes chose. */
export function foldChoices(figures: ChunkFigures, fold: SummaryFold): void {
  figures.schemes.forEach(({ choices }, s) => {
    for (const [term, values] of choices) for (const value of values) fold.addChoice(s, term, value);
  });
}
