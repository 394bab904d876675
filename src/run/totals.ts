import {
  type Attribution,
  type CoalitionValues,
  coalitionValues,
  divideDifference,
} from '../columns/attribution/attribution.ts';
import type { ChunkFigures } from '../columns/chunk-figures.ts';
import type { RunLine } from '../columns/lines.ts';
import type { Chunk } from '../people/table/chunk.ts';
import { personStarts } from '../people/table/person-month.ts';
import type { Column } from '../readings/batch/columns.ts';
import { type PersonTotal, personTotal } from './person-total.ts';

/** By scheme and line of the run: the chunk's column, undefined where a scheme has no such line. */
export type LineColumns = readonly (readonly (Column | undefined)[])[];

export const lineColumns = (figures: ChunkFigures, lines: readonly RunLine[]): LineColumns =>
  figures.schemes.map((scheme) => lines.map(({ term }) => scheme.amounts.get(term)));

/** The people of a chunk, each over all months. */
export class ChunkTotals {
  readonly count: number;
  readonly personMonths: number;
  readonly totals: readonly (readonly Float64Array[])[];
  readonly covered: readonly Int32Array[];
  private readonly chunk: Chunk;
  private readonly figures: ChunkFigures;
  private readonly lines: readonly RunLine[];
  private readonly attributions: readonly Attribution[];
  /** The places of the people's first rows, and the end. */
  readonly starts: readonly number[];

  constructor(
    chunk: Chunk,
    figures: ChunkFigures,
    lines: readonly RunLine[],
    attributions: readonly Attribution[],
  ) {
    [this.chunk, this.figures, this.lines, this.attributions] = [chunk, figures, lines, attributions];
    this.starts = personStarts(chunk);
    this.count = this.starts.length - 1;
    this.personMonths = chunk.rows;
    const totals = lines.filter(({ isTotal }) => isTotal);
    this.totals = figures.schemes.map(({ amounts }) =>
      totals.map(({ term }) => this.sums(amounts.get(term), new Float64Array(this.count))),
    );
    this.covered = figures.schemes.map(({ covered }) => this.sums(covered, new Int32Array(this.count)));
  }

  private sums<T extends Float64Array | Int32Array>(column: Column | undefined, into: T): T {
    const { starts } = this;
    for (let p = 0; p < into.length; p++) into[p] = sum(column, starts[p] ?? 0, starts[p + 1] ?? 0);
    return into;
  }

  id = (p: number): string => this.chunk.ids[this.chunk.person[this.starts[p] ?? 0] ?? 0] ?? '';
  months = (p: number): number => (this.starts[p + 1] ?? 0) - (this.starts[p] ?? 0);

  /** How a total's difference between the first scheme and another is divided: as in `PersonTotal.parts`. */
  parts(p: number, scheme: number, total: number): readonly number[] {
    const attribution = this.attributions[scheme - 1];
    if (attribution === undefined) return [];
    const first = this.totals[0]?.[total]?.[p] ?? 0;
    const own = this.totals[scheme]?.[total]?.[p] ?? 0;
    const isDivided = attribution.changes.length > 0;
    const counterfactuals = isDivided ? (this.coalitionValues(p)[scheme - 1]?.[total] ?? []) : [];
    return divideDifference(attribution, counterfactuals, first, own);
  }

  private coalitionValues(p: number): CoalitionValues {
    return coalitionValues(this.figures, this.lines, this.starts[p] ?? 0, this.starts[p + 1] ?? 0);
  }

  person(p: number): PersonTotal {
    const { figures, lines, starts, covered } = this;
    const [from = 0, to = 0] = [starts[p], starts[p + 1]];
    const one = {
      id: this.id(p),
      months: to - from,
      totals: lineColumns(figures, lines).map((own) => own.map((column) => sum(column, from, to))),
      covered: covered.map((months) => months[p] ?? 0),
    };
    return personTotal(one, lines, this.attributions, this.coalitionValues(p));
  }
}

function sum(column: Column | undefined, from: number, to: number): number {
  if (column === undefined) return 0;
  let total = 0;
  for (let row = from; row < to; row++) total += column[row] ?? 0;
  return total;
}
