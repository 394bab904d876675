import { csvRecords } from '../../people/inputs/csv-bytes.ts';
import { Problems } from '../../problem/problem.ts';
import type { Sink, WorkedChunk } from '../../run/sink.ts';
import { PeopleCsv } from '../run/people-csv.ts';
import { ResultCsv } from '../run/result-csv.ts';
import { labelHeads, type ResultLayout, resultColumns } from '../run/results.ts';
import type { BookRun } from './book-run.ts';

/** The rows of a run's files, kept in memory where there is no disk: as the bytes that the files would hold. */
export class MemoryRows implements Sink {
  private readonly layout: ResultLayout;
  private readonly results: ResultCsv;
  private readonly totals: PeopleCsv;
  private readonly people: Uint8Array[] = [];
  private readonly months: Uint8Array[] = [];

  constructor(layout: ResultLayout) {
    this.layout = layout;
    this.results = new ResultCsv(layout);
    this.totals = new PeopleCsv(layout);
  }

  take(worked: WorkedChunk): void {
    // The writers' buffers are good until the next chunk.
    this.people.push(this.totals.rows(worked).slice());
    this.results.rows(worked.chunk, worked.figures, (bytes) => this.months.push(bytes.slice()));
  }

  /** What a workbook is made of, to be gone through once. */
  rows(): Pick<BookRun, 'labels' | 'people' | 'columns' | 'months'> {
    const { layout } = this;
    return {
      labels: labelHeads(layout),
      people: rowsOf(this.people),
      columns: resultColumns(layout),
      months: rowsOf(this.months),
    };
  }
}

/** The rows of pieces; each piece ends with a row. */
async function* rowsOf(pieces: readonly Uint8Array[]): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  for (const piece of pieces)
    for (const { cells } of csvRecords(decoder.decode(piece), '').records(new Problems())) yield cells;
}
