import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { summaryJson } from '../../report/run/json.ts';
import { peopleHeadingBytes } from '../../report/run/people-csv.ts';
import { labelHeads, type ResultLayout, resultColumns } from '../../report/run/results.ts';
import type { FileHash } from '../../rules/model.ts';
import type { ShownAgreements } from '../../run/scenario/scenario.ts';
import { SummaryAccumulator } from '../../run/summary.ts';
import { controlJson } from '../control.ts';
import { writeAtomic } from '../disk.ts';
import { manifestName, writeManifest } from '../manifest.ts';
import { sha256 } from '../rule-folder.ts';
import type { AccumulatorFile } from './accumulator-file.ts';
import type { MonthsJob } from './job.ts';
import { PartFile } from './part-file.ts';
import { dropProgress } from './progress.ts';
import type { Progress } from './run-state.ts';

/** Puts a run's last files beside its parts, the manifest last. @returns the names of all of them. */
export async function finishRun(
  folder: string,
  {
    scenario,
    work: { lines, attributions },
    path,
    book,
  }: Pick<MonthsJob, 'scenario' | 'work' | 'path' | 'book'>,
  layout: ResultLayout,
  progress: Progress,
): Promise<string[]> {
  const { name, months, schemes, assumption, assumed, report, agreements } = scenario;
  const accumulatorFile: AccumulatorFile = {
    identity: progress.identity,
    scenario: {
      name,
      months,
      schemes,
      assumption,
      ...(assumed && { assumed }),
      report,
      ...(agreements && { agreements: shownAgreements(agreements) }),
    },
    lines,
    attributions: attributions.map(({ changes, isForward }) => ({ changes, isForward })),
    columns: resultColumns(layout),
    labels: labelHeads(layout),
    ...(book && { book }),
    order: progress.order,
    fold: progress.fold,
    read: progress.read,
  };
  const { parts } = progress;
  return writeLast(
    folder,
    accumulatorFile,
    path,
    parts.map(({ results }) => results),
    parts.map(({ people }) => people),
  );
}

/** What of the agreements a summary says, as it is kept in a file. */
const shownAgreements = ({ flips, consent }: ShownAgreements): ShownAgreements => ({
  flips: flips.map(({ union, agreement, status, from }) => ({ union, agreement, status, from })),
  ...(consent !== undefined && { consent }),
});

export async function writeLast(
  folder: string,
  accumulatorFile: AccumulatorFile,
  scenario: string,
  parts: readonly FileHash[],
  peopleParts: readonly FileHash[],
): Promise<string[]> {
  const { identity, lines, attributions, order } = accumulatorFile;
  const people = identity.format === 'summary' ? [] : [joinPeople(folder, accumulatorFile, peopleParts)];
  let results = parts;
  // One of several parts stays in Parquet; the whole becomes a database when they are put together.
  const isDatabase = identity.format === 'duckdb' && identity.part === null;
  if (isDatabase) {
    const { partsToDatabase } = await import('../duckdb/database.ts');
    results = [await partsToDatabase(folder, results)];
  }
  const summary = new SummaryAccumulator(
    lines,
    accumulatorFile.scenario,
    attributions,
    accumulatorFile.fold,
  ).summary();
  const texts: Record<string, string> = {
    'summary.json': `${JSON.stringify({ ...summaryJson({ scenario: accumulatorFile.scenario, lines, attributions, summary }), ...controlJson(accumulatorFile.read, summary) }, null, 1)}\n`,
    'fold.json': `${JSON.stringify(accumulatorFile, null, 1)}\n`,
  };
  for (const [name, text] of Object.entries(texts)) writeAtomic(join(folder, name), text);
  const others = Object.entries(texts).map(([path, text]): FileHash => ({ path, sha256: sha256(text) }));
  const outputs = [...results, ...people, ...others];
  // One of several parts is no workbook: the whole becomes one when they are put together.
  if (accumulatorFile.book !== undefined && identity.part === null) {
    const { bookOfParts } = await import('../workbook/run-workbook.ts');
    outputs.push(await bookOfParts(folder, accumulatorFile, scenario, results, summary));
  }
  const { part, ...origin } = identity;
  const whole =
    part === null ? origin : { ...origin, part, first: order.first ?? null, last: order.last ?? null };
  writeManifest(folder, { ...whole, scenario, outputs });
  // From here on the run is whole. What is removed before could not be gone on from.
  dropProgress(folder);
  const joined = isDatabase ? [...peopleParts, ...parts] : peopleParts;
  for (const one of joined) rmSync(join(folder, one.path), { force: true });
  return [...outputs.map(({ path }) => path), manifestName];
}

/** One people.csv of the parts' own. */
function joinPeople(
  folder: string,
  { scenario, labels, lines, attributions }: AccumulatorFile,
  parts: readonly FileHash[],
): FileHash {
  const file = new PartFile(join(folder, 'people.csv'));
  const heading = peopleHeadingBytes({ ...scenario, labels }, lines, attributions);
  file.write(heading);
  for (const { path } of parts) file.append(join(folder, path), heading.length);
  return file.keep();
}
