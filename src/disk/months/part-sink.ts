import { PeopleCsv, peopleHeadingBytes } from '../../report/run/people-csv.ts';
import { ResultCsv } from '../../report/run/result-csv.ts';
import { labelHeads, type ResultLayout } from '../../report/run/results.ts';
import type { Sink, WorkedChunk } from '../../run/sink.ts';
import type { Work } from '../../run/work-out.ts';
import { PartFile } from './part-file.ts';
import { CsvPart, type ResultsPart } from './results-part.ts';
import { isCsv, type ResultFormat, type WrittenPart } from './run-state.ts';

/** The paths of a part's files. */
export interface PartNames {
  readonly results: string;
  readonly people: string;
}

export interface PartAsk {
  readonly work: Work;
  readonly layout: ResultLayout;
  readonly format: ResultFormat;
}

/** Writes what chunks come to as one part: the results, and everybody's totals. */
export class PartSink implements Sink {
  private readonly names: PartNames;
  private readonly ask: PartAsk;
  private readonly rows: PeopleCsv;
  private results: ResultsPart | undefined;
  private people: PartFile | undefined;

  constructor(names: PartNames, ask: PartAsk) {
    this.names = names;
    this.ask = ask;
    this.rows = new PeopleCsv(ask.layout);
  }

  async take(worked: WorkedChunk): Promise<void> {
    const { chunk, figures } = worked;
    this.results ??= await openResults(this.names.results, this.ask);
    this.people ??= openPeople(this.names.people, this.ask);
    await this.results.write(chunk, figures);
    this.people.write(this.rows.rows(worked));
  }

  /** Keeps the part under its names; undefined where there is nobody in it. */
  async keep(): Promise<WrittenPart | undefined> {
    if (this.results === undefined || this.people === undefined) return undefined;
    return { results: await this.results.keep(), people: this.people.keep() };
  }

  drop(): void {
    this.results?.drop();
    this.people?.drop();
  }
}

async function openResults(path: string, { format, layout }: PartAsk): Promise<ResultsPart> {
  if (isCsv(format)) return new CsvPart(path, layout, new ResultCsv(layout));
  const { ParquetPart } = await import('../duckdb/parquet-part.ts');
  return ParquetPart.open(path, layout);
}

function openPeople(path: string, { layout, work }: PartAsk): PartFile {
  const file = new PartFile(path);
  file.write(peopleHeadingBytes({ ...layout, labels: labelHeads(layout) }, work.lines, work.attributions));
  return file;
}
