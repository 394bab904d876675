import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '../../problem/problem.ts';
import { csvLine, peopleHeading, personCells } from '../../report/people-csv.ts';
import { ResultCsv, type ResultLayout } from '../../report/results.ts';
import { type Attribution, worths } from '../../scenario/attribution/attribution.ts';
import type { ChunkFigures } from '../../scenario/chunk.ts';
import type { Engine } from '../../scenario/engine.ts';
import type { RunLine } from '../../scenario/lines.ts';
import { FewProblems } from '../../scenario/months-file/few-problems.ts';
import { noOrder, type OrderState } from '../../scenario/months-file/order.ts';
import type { Compute } from '../../scenario/months-file/runner.ts';
import type { ReadChunk } from '../../scenario/months-file/store.ts';
import { chunkTotals, foldChoices, foldFindings } from '../../scenario/months-file/totals.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { SummaryFold } from '../../scenario/summary.ts';
import { finishRun } from './finish.ts';
import { inOrder } from './in-order.ts';
import { PartFile, writable } from './part-file.ts';
import {
  type Format,
  type PartOf,
  type Progress,
  partName,
  peopleName,
  type RunIdentity,
  readProgress,
  removePartials,
  removeRun,
  type WrittenPart,
  writeProgress,
} from './progress.ts';
import { CsvPart, type ResultsPart } from './results-part.ts';
import type { MonthsSource } from './source.ts';

/** A run over a file of person-months. */
export interface MonthsJob {
  readonly engine: Engine;
  readonly scenario: Scenario;
  /** The scenario's path, for the manifest. */
  readonly path: string;
  readonly source: MonthsSource;
  readonly lines: readonly RunLine[];
  readonly compute: Compute;
  readonly attributions: readonly Attribution[];
  /** How many chunks may be worked out at a time. */
  readonly inFlight: number;
  readonly identity: RunIdentity;
  readonly folder?: string;
  readonly resume: boolean;
  /** The share of the file that is done, 0 to 1, and the person-months so far. */
  readonly progress: (share: number, personMonths: number) => void;
}

export interface MonthsResult {
  readonly fold: SummaryFold;
  /** Names of the files written. */
  readonly files: readonly string[];
}

/**
 * Reads a file of person-months stretch by stretch; each makes one part of the results, whole or not at all.
 * @throws ProblemError with what is wrong in any row; then nothing is left of the run.
 */
export async function runMonths(job: MonthsJob): Promise<MonthsResult> {
  const { source, folder, identity } = job;
  const [from, to] = await stretch(source, identity.part ?? undefined);
  const before = folder !== undefined && job.resume ? readProgress(folder, identity) : undefined;
  const isNew = folder !== undefined && !existsSync(folder);
  if (folder !== undefined) prepare(folder, before !== undefined);
  const fold = new SummaryFold(job.lines, job.scenario, job.attributions, before?.fold);
  let state: Progress = before ?? { identity, at: from, order: noOrder, fold: fold.written(), parts: [] };
  if (folder !== undefined) writeProgress(folder, state);
  const problems = new FewProblems();
  const csv = new ResultCsv(layoutOf(job));
  for (let at = state.at; at < to; ) {
    const next = Math.min(to, await source.align(at + source.step));
    const share = (place: number, months: number) =>
      job.progress((place - from) / (to - from), fold.state.personMonths + months);
    const { order, part } = await onePart(job, { at, next, state, fold, problems, csv, share });
    at = next;
    state = { identity, at, order, fold: fold.written(), parts: part ? [...state.parts, part] : state.parts };
    if (folder !== undefined && !problems.any) writeProgress(folder, state);
    if (problems.isFull) break;
  }
  // In one of several parts there may be nobody; in a whole run that is a mistake.
  if (!problems.any && fold.state.people === 0 && identity.part === null)
    problems.take([problem('nobody-in-months', { values: {} })]);
  if (problems.any && folder !== undefined) removeRun(folder, isNew);
  if (problems.any) throw new ProblemError(problems.list);
  const files = folder === undefined ? [] : await finishRun(folder, job, layoutOf(job), state);
  return { fold, files };
}

/** The stretch of a file that a part of the work is about: equal shares of it, moved to where a person begins. */
async function stretch(source: MonthsSource, part: PartOf | undefined): Promise<[number, number]> {
  const { start, end } = source;
  if (part === undefined) return [start, end];
  const border = (n: number): Promise<number> =>
    source.align(start + Math.floor(((end - start) * n) / part.of));
  return [await border(part.part - 1), await border(part.part)];
}

function prepare(folder: string, goesOn: boolean): void {
  writable(folder, () => mkdirSync(folder, { recursive: true }));
  if (goesOn) removePartials(folder);
  else removeRun(folder, false);
}

export const layoutOf = ({
  source,
  scenario,
  lines,
}: Pick<MonthsJob, 'source' | 'scenario' | 'lines'>): ResultLayout => ({
  facts: source.plan.facts.filter(({ from }) => from === '직원'),
  schemes: scenario.schemes,
  lines,
});

interface Piece {
  readonly at: number;
  readonly next: number;
  readonly state: Progress;
  readonly fold: SummaryFold;
  readonly problems: FewProblems;
  readonly csv: ResultCsv;
  readonly share: (place: number, personMonths: number) => void;
}

/** One stretch of the file and the part of the results that it makes. */
async function onePart(
  job: MonthsJob,
  piece: Piece,
): Promise<{ readonly order: OrderState; readonly part: WrittenPart | undefined }> {
  const { source, folder, scenario, lines } = job;
  const { fold, problems, state } = piece;
  const stretchProblems = new FewProblems();
  const months = fold.state.personMonths;
  let order = state.order;
  let place = piece.at;
  async function* chunks(): AsyncGenerator<ReadChunk> {
    const reading = source.read(piece.at, piece.next, state.order, stretchProblems, (at) => {
      place = at;
    });
    for (;;) {
      const read = await reading.next();
      if (read.done === true) {
        order = read.value;
        return;
      }
      yield read.value;
    }
  }
  // After the first problem nothing is worked out or written any more, only read for what else is wrong.
  const isWrong = (): boolean => problems.any || stretchProblems.any;
  const compute = async (
    read: ReadChunk,
  ): Promise<{ read: ReadChunk; figures: ChunkFigures | undefined }> => ({
    read,
    figures: isWrong() ? undefined : await job.compute(read),
  });
  let results: ResultsPart | undefined;
  let people: PartFile | undefined;
  const index = state.parts.length + 1;
  try {
    for await (const { read, figures } of inOrder(chunks(), compute, job.inFlight)) {
      // Signals and screens get their turn.
      await new Promise((resume) => setImmediate(resume));
      if (figures === undefined) continue;
      for (const { problems: own } of figures.failed) stretchProblems.take(own);
      if (isWrong()) continue;
      const totals = chunkTotals(read.chunk, figures, lines, job.attributions);
      fold.addWorths(worths(figures, lines, 0, read.chunk.rows));
      for (const person of totals) fold.addPerson(person);
      foldFindings(figures, fold);
      foldChoices(figures, fold);
      piece.share(place, 0);
      if (folder === undefined) continue;
      results ??= await openResults(folder, index, job.identity.format, layoutOf(job), piece.csv);
      people ??= openPeople(folder, index, scenario.schemes, lines, job.attributions);
      await results.write(read.chunk, figures);
      people.write(new TextEncoder().encode(totals.map((one) => csvLine(personCells(one, lines))).join('')));
    }
    if (stretchProblems.any) problems.takeFrom(stretchProblems, await source.lineAt(piece.at));
    if (results === undefined || people === undefined || problems.any) {
      results?.drop();
      people?.drop();
      return { order, part: undefined };
    }
    const part = { people: people.keep(), results: await results.keep() };
    return { order, part: { ...part, personMonths: fold.state.personMonths - months } };
  } catch (error) {
    results?.drop();
    people?.drop();
    throw error;
  }
}

async function openResults(
  folder: string,
  index: number,
  format: Format,
  layout: ResultLayout,
  csv: ResultCsv,
): Promise<ResultsPart> {
  if (format === 'csv') return new CsvPart(join(folder, partName(index, 'csv')), layout, csv);
  const { ParquetPart } = await import('../duckdb/parquet-part.ts');
  return ParquetPart.open(join(folder, partName(index, 'parquet')), layout);
}

function openPeople(
  folder: string,
  index: number,
  schemes: readonly string[],
  lines: readonly RunLine[],
  attributions: readonly Attribution[],
): PartFile {
  const file = new PartFile(join(folder, peopleName(index)));
  file.write(new TextEncoder().encode(`\uFEFF${csvLine(peopleHeading(schemes, lines, attributions))}`));
  return file;
}
