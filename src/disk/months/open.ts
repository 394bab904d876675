import { extname } from 'node:path';
import { fused } from '../../jit/fused.ts';
import { fallbacksOf } from '../../pay/fallbacks.ts';
import { factBooks } from '../../people/inputs/fact-books.ts';
import type { MonthsFileSpec } from '../../people/table/plan.ts';
import { otherHeadings, specsOf } from '../../people/table/specs.ts';
import { ProblemError } from '../../problem/problem.ts';
import { headingsOf } from '../../rules/words/table-words.ts';
import { monthsFile } from '../../run/scenario/scenario.ts';
import { type Work, workOf } from '../../run/work-out.ts';
import { besideFile, type ScenarioBeforePeople } from '../loaded-scenario.ts';
import { openCsv } from './csv-source.ts';
import type { FileScan } from './hash.ts';
import type { MonthsSource } from './source.ts';

/**
 * Opens the file of person-months that a scenario names. Its hash joins the scenario's inputs.
 * @throws ProblemError with what is wrong with the file or its heading.
 */
export async function openMonths(
  { scenario, engine, inputs }: ScenarioBeforePeople,
  path: string,
  /** What is known of the file already: it is then not read whole for it. */
  known?: FileScan,
): Promise<MonthsSource> {
  const named = scenario.files.get(monthsFile);
  if (named === undefined) throw new RangeError('the scenario names no file of person-months');
  const books = factBooks(engine.rules, scenario.schemes);
  const headings = headingsOf(engine.rules.ruleSet);
  const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
  const file = besideFile(named.at.file ?? path, named.text);
  const ask: MonthsFileSpec = {
    file,
    specs: specsOf(engine.rules, scenario.schemes),
    terms,
    schemes: scenario.schemes,
    fallbacks: fallbacksOf(engine, scenario.schemes, scenario.months),
    months: scenario.months,
    kinds: engine.rules.leave,
    headings,
    others: otherHeadings(engine.rules, scenario.schemes),
  };
  try {
    const source = await openSource(file, ask, known);
    inputs.push({ path: named.text, sha256: source.passed.sha256 });
    return source;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((one) => ({ ...one, at: one.at ?? named.at })));
  }
}

/** How a file of person-months is worked out. */
export const monthsWork = ({ engine, scenario }: ScenarioBeforePeople, { shape }: MonthsSource): Work =>
  workOf(engine, scenario, shape, {
    backend: fused,
    // Many schemes between two are as many passes over a large file: only where it is asked for.
    divides: scenario.report.why === true,
    // A chunk is written before the next is worked out.
    keeps: false,
  });

async function openSource(
  file: string,
  ask: MonthsFileSpec,
  known: FileScan | undefined,
): Promise<MonthsSource> {
  const kind = extname(file).toLowerCase();
  if (kind !== '.parquet' && kind !== '.duckdb') return openCsv(file, ask, known);
  const { openTable } = await import('../duckdb/table-source.ts');
  return openTable(file, kind === '.parquet' ? 'parquet' : 'duckdb', ask, known);
}
