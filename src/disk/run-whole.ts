import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { FewProblems } from '../people/table/few-problems.ts';
import { noOrder } from '../people/table/order.ts';
import type { PersonMonthSource } from '../people/table/source.ts';
import { type Problem, ProblemError, problem } from '../problem/problem.ts';
import { personJson, summaryJson } from '../report/run/json.ts';
import { labelHeads, type ResultLayout, resultColumns, wholeLayout } from '../report/run/results.ts';
import type { BookBasis, BookRun } from '../report/workbook/book-run.ts';
import type { FileHash } from '../rules/model.ts';
import type { LargeMove } from '../run/large-moves.ts';
import type { Scenario } from '../run/scenario/scenario.ts';
import type { Sink, WorkedChunk } from '../run/sink.ts';
import { type Summary, SummaryAccumulator } from '../run/summary.ts';
import { type Work, workOut } from '../run/work-out.ts';
import { type Counted, controlJson, ReadCounter } from './control.ts';
import { makeFolder, writeAtomic } from './disk.ts';
import { manifestName, writeManifest } from './manifest.ts';
import { PartFile } from './months/part-file.ts';
import { PartSink } from './months/part-sink.ts';
import { removeOthers } from './months/progress.ts';
import type { ResultFormat } from './months/run-state.ts';
import type { RunOrigin } from './results.ts';
import { sha256 } from './rule-folder.ts';

/** A run whose results are one file of each kind. */
export interface WholeJob {
  readonly scenario: Scenario;
  readonly source: PersonMonthSource;
  readonly work: Work;
  readonly out?: WholeOutput;
  /** Everything that is wrong with the input, told together where anything is. */
  readonly inputProblems: () => Promise<readonly Problem[]>;
  /** Takes what chunks come to, beside the files. */
  readonly sinks?: readonly Sink[];
  /** Moves that need a union's word, known once everything is worked out. */
  readonly moves?: () => readonly LargeMove[];
  /** The share that is done, 0 to 1, and the person-months so far. */
  readonly progress: (share: number, personMonths: number) => void;
}

export interface WholeOutput {
  readonly folder: string;
  readonly format: ResultFormat;
  readonly origin: RunOrigin;
  /** What the workbook needs beside, where one is asked for: known once everything is worked out. */
  readonly book?: () => BookBasis & Pick<BookRun, 'budget' | 'moves'>;
  /** Further files of text by name, asked for once everything is worked out. */
  readonly more: () => Promise<Readonly<Record<string, string>>>;
}

/**
 * Works out a table from end to end. What an earlier run left in the folder stays until all of this one is there.
 * @throws ProblemError with what is wrong in any row; then no file is left of the run
 */
export async function runWhole(
  job: WholeJob,
): Promise<{ readonly summary: Summary; readonly files: readonly string[] }> {
  const { scenario, source, work, out, sinks = [] } = job;
  const summary = new SummaryAccumulator(work.lines, scenario, work.attributions);
  const problems = new FewProblems();
  const files = out && new WholeFiles(job, out);
  let place = source.start;
  const counter = new ReadCounter();
  const chunks = counter.over(
    source.read(source.start, source.end, noOrder, problems, (at) => {
      place = at;
    }),
  );
  try {
    await workOut(chunks, work, [summary, ...(files?.sinks ?? []), ...sinks], problems, {
      done: () =>
        job.progress((place - source.start) / (source.end - source.start), summary.state.personMonths),
    });
    if (!problems.any && summary.state.people === 0)
      problems.take([problem('nobody-in-months', { values: {} })]);
    if (problems.any) {
      const input = await job.inputProblems();
      throw new ProblemError(input.length > 0 ? input : problems.list);
    }
    const made = summary.summary();
    return { summary: made, files: (await files?.keep(made, counter.counted)) ?? [] };
  } catch (error) {
    files?.drop();
    throw error;
  }
}

/** The files of a run, none of which takes its name before all are written. */
class WholeFiles {
  readonly sinks: readonly Sink[];
  private readonly out: WholeOutput;
  private readonly job: WholeJob;
  private readonly layout: ResultLayout;
  private readonly part: PartSink | undefined;
  private readonly people: PeopleJson;
  private readonly isNew: boolean;

  constructor(job: WholeJob, out: WholeOutput) {
    const { scenario, source, work } = job;
    const { folder, format } = out;
    this.isNew = !existsSync(folder);
    makeFolder(folder);
    this.out = out;
    this.job = job;
    const layout = wholeLayout(scenario, source.shape, work.lines);
    this.layout = layout;
    const names = { results: join(folder, 'payslips.csv'), people: join(folder, 'people.csv') };
    // Other formats are made of the CSV. A summary has no rows to write.
    this.part = format === 'summary' ? undefined : new PartSink(names, { work, layout, format: 'csv' });
    this.people = new PeopleJson(join(folder, 'summary.json'), job);
    this.sinks = [this.people, ...(this.part ? [this.part] : [])];
  }

  /** Puts everything in its place, the manifest last. @returns the files' names */
  async keep(summary: Summary, read: Counted): Promise<string[]> {
    const { folder, format, origin } = this.out;
    const more = Object.entries(await this.out.more());
    const outputs: FileHash[] = more.map(([path, text]) => ({ path, sha256: sha256(text) }));
    for (const [name, text] of more) writeAtomic(join(folder, name), text);
    outputs.push(this.people.keep(summary, read));
    const part = await this.part?.keep();
    if (part !== undefined) outputs.push(part.people, await this.results(folder, format, part.results));
    const book = await this.book(summary);
    if (book !== undefined) outputs.push(book);
    // Nothing of an earlier run is taken for a part of this one.
    removeOthers(
      folder,
      outputs.map(({ path }) => path),
    );
    writeManifest(folder, { ...origin, outputs });
    return [...outputs.map(({ path }) => path), manifestName];
  }

  private async book(summary: Summary): Promise<FileHash | undefined> {
    const { folder, origin, book } = this.out;
    if (book === undefined) return undefined;
    const { scenario, work } = this.job;
    const { writeRunBook } = await import('./workbook/run-workbook.ts');
    return writeRunBook(folder, ['payslips.csv'], {
      ...book(),
      scenario,
      lines: work.lines,
      attributions: work.attributions,
      summary,
      origin,
      labels: labelHeads(this.layout),
      columns: resultColumns(this.layout),
    });
  }

  private async results(folder: string, format: ResultFormat, csv: FileHash): Promise<FileHash> {
    if (format !== 'parquet' && format !== 'duckdb') return csv;
    const { convertPayslips } = await import('./duckdb/database.ts');
    const { hashFile } = await import('./months/hash.ts');
    const path = await convertPayslips(folder, format);
    return { path, sha256: await hashFile(join(folder, path)) };
  }

  drop(): void {
    this.part?.drop();
    this.people.drop();
    if (this.isNew && readdirSync(this.out.folder).length === 0) rmdirSync(this.out.folder);
  }
}

/** Writes everybody's totals as JSON while the summary that stands above them is still being added up. */
class PeopleJson implements Sink {
  private readonly job: WholeJob;
  private readonly path: string;
  private readonly people: PartFile;
  private isFirst = true;

  constructor(path: string, job: WholeJob) {
    this.job = job;
    this.path = path;
    this.people = new PartFile(`${path}.people`);
  }

  take({ totals }: WorkedChunk): void {
    const { scenario, work } = this.job;
    const texts: string[] = [];
    for (let p = 0; p < totals.count; p++) {
      const text = JSON.stringify(personJson({ scenario, ...work }, totals.person(p)), null, 1);
      texts.push(`${this.isFirst ? '' : ',\n'}  ${text.replaceAll('\n', '\n  ')}`);
      this.isFirst = false;
    }
    this.people.write(Buffer.from(texts.join('')));
  }

  /** The whole file: the summary, and then the people. */
  keep(summary: Summary, read: Counted): FileHash {
    const { scenario, work } = this.job;
    const head = JSON.stringify(
      {
        ...summaryJson({ scenario, ...work, summary, moves: this.job.moves?.() ?? [] }),
        ...controlJson(read, summary),
      },
      null,
      1,
    );
    const file = new PartFile(this.path);
    try {
      file.write(Buffer.from(`${head.slice(0, -2)},\n "사람": [\n`));
      this.people.copyTo(file);
      file.write(Buffer.from('\n ]\n}\n'));
      return file.keep();
    } catch (error) {
      file.drop();
      throw error;
    } finally {
      this.people.drop();
    }
  }

  drop(): void {
    this.people.drop();
  }
}
