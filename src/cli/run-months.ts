import { availableParallelism } from 'node:os';
import type { ScenarioBeforePeople } from '../disk/loaded-scenario.ts';
import { monthsWork, openMonths } from '../disk/months/open.ts';
import { WorkerPool } from '../disk/months/pool.ts';
import { type MonthsResult, runMonths } from '../disk/months/run-months.ts';
import { formats, type PartOf, type ResultFormat } from '../disk/months/run-state.ts';
import type { MonthsSource } from '../disk/months/source.ts';
import { summaryJson } from '../report/run/json.ts';
import { runText } from '../report/run/text.ts';
import { bookBasis, forWorkbook } from '../report/workbook/for-workbook.ts';
import { word } from '../writing/words.ts';
import { type Context, err, exit, out } from './context.ts';
import { writingInto } from './into-folder.ts';
import { rateBar } from './progress.ts';
import { engineVersion } from './version.ts';
import { wrongOption } from './wrong-option.ts';

/** `pumsak run` over a file of person-months: part after part. @throws ProblemError; then no file is left. */
export async function runMonthsCommand(
  open: ScenarioBeforePeople,
  path: string,
  options: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<number> {
  const folder = typeof options['out'] === 'string' ? options['out'] : undefined;
  const { engine, inputs } = open;
  const [format, part] = [formatOf(options['format']), partOf(options['part']) ?? null];
  const source = await openMonths(open, path);
  const scenario = format === 'xlsx' ? forWorkbook(open.scenario, source.shape) : open.scenario;
  const work = monthsWork(open, source);
  const bar = rateBar();
  const workers = workersOf(options['workers'], source, part?.of ?? 1);
  const runTo = async (target: string | undefined): Promise<MonthsResult> => {
    const pool =
      workers < 2
        ? undefined
        : new WorkerPool(new URL('./months-worker.js', import.meta.url), workers - 1, {
            path,
            format,
            passed: source.passed,
            rules: context.rules,
            ...(target !== undefined && format !== 'summary' && { folder: target }),
          });
    try {
      return await runMonths({
        scenario,
        path,
        source,
        work,
        ...(pool && { pool }),
        identity: {
          engine: engineVersion,
          rules: engine.rules.ruleSet.files,
          inputs,
          format,
          part,
        },
        ...(target !== undefined && { folder: target }),
        ...(format === 'xlsx' && {
          book: bookBasis(context.lang, engine, scenario, work.lines, source.shape.facts),
        }),
        resume: options['resume'] === true,
        progress: bar.step,
      });
    } finally {
      await pool?.close();
    }
  };
  try {
    const { accumulator, files } = await (folder === undefined
      ? runTo(undefined)
      : writingInto(folder, options, context, runTo));
    bar.end();
    const result = { scenario, ...work, summary: accumulator.summary() };
    out(
      context.json
        ? `${JSON.stringify(summaryJson(result), null, 1)}\n`
        : `${runText(result, context.lang, context.columns)}\n`,
    );
    if (folder !== undefined)
      err(`${word(context.lang, 'wrote', { dir: folder, files: shortened(files) })}\n`);
    return exit.done;
  } finally {
    bar.end();
    await source.close();
  }
}

/** Many parts are not named one by one. */
export const shortened = (files: readonly string[]): string =>
  files.length <= 8 ? files.join(', ') : [...files.slice(0, 2), '…', ...files.slice(-5)].join(', ');

/** @throws ProblemError wrong-option */
export function formatOf(asked: unknown): ResultFormat {
  const found = formats.find((one) => one === (asked ?? 'csv'));
  if (found === undefined) throw wrongOption('--format', String(asked), formats.join(', '));
  return found;
}

/** `7/64`. @throws ProblemError wrong-option */
export function partOf(asked: unknown): PartOf | undefined {
  if (asked === undefined) return undefined;
  const [, part = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(String(asked)) ?? []).map(Number);
  if (part < 1 || part > of) throw wrongOption('--part', String(asked), '7/64');
  return { part, of };
}

/** As many threads as asked for, else one a core; never more than partitions. @throws ProblemError wrong-option */
function workersOf(asked: unknown, { start, end, step }: MonthsSource, of: number): number {
  const parts = Math.ceil((end - start) / of / step);
  if (asked === undefined) return Math.min(parts, availableParallelism());
  const count = /^\d{1,3}$/.test(String(asked)) ? Number(asked) : 0;
  if (count < 1) throw wrongOption('--workers', String(asked), '1, 2, …');
  return Math.min(parts, count);
}
