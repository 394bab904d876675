import type { ChunkFigures } from '../../columns/chunk-figures.ts';
import type { Chunk } from '../../people/table/chunk.ts';
import { type ResultCsv, resultHeading } from '../../report/run/result-csv.ts';
import type { ResultLayout } from '../../report/run/results.ts';
import type { FileHash } from '../../rules/model.ts';
import { PartFile } from './part-file.ts';

/** A part of the results while it is written. */
export interface ResultsPart {
  write(chunk: Chunk, figures: ChunkFigures): void | Promise<void>;
  /** Keeps the part under its name. */
  keep(): FileHash | Promise<FileHash>;
  drop(): void;
}

export class CsvPart implements ResultsPart {
  private readonly file: PartFile;
  private readonly csv: ResultCsv;

  constructor(path: string, layout: ResultLayout, csv: ResultCsv) {
    this.file = new PartFile(path);
    this.csv = csv;
    this.file.write(resultHeading(layout));
  }

  write(chunk: Chunk, figures: ChunkFigures): void {
    this.csv.rows(chunk, figures, (bytes) => this.file.write(bytes));
  }

  keep = (): FileHash => this.file.keep();
  drop = (): void => this.file.drop();
}
