import { extname } from 'node:path';
import { type Attribution, CounterfactualRunner } from '../../columns/attribution/attribution.ts';
import { ChunkRows, SeenRows } from '../../columns/chunk-rows.ts';
import type { Compute } from '../../columns/compute.ts';
import { planConstants } from '../../columns/constants.ts';
import { fused } from '../../jit/fused.ts';
import type { Engine } from '../../pay/engine.ts';
import { fallbacksOf } from '../../pay/fallbacks.ts';
import { factBooks } from '../../people/inputs/estimate-input.ts';
import type { MonthsFileSpec, Plan } from '../../people/table/plan.ts';
import { specsOf } from '../../people/table/specs.ts';
import { ProblemError } from '../../problem/problem.ts';
import { monthsFile, type Scenario } from '../../run/scenario/scenario.ts';
import { besideFile, type ScenarioBeforePeople } from '../open-scenario.ts';
import { openCsv } from './csv-source.ts';
import type { FileScan } from './hash.ts';
import type { MonthsSource } from './source.ts';

/**
 * Opens the file of person-months that a scenario names, and what works it out. Its hash joins the scenario's inputs.
 * @throws ProblemError with what is wrong with the file or its heading.
 */
export async function openMonths(
  { scenario, engine, inputs }: ScenarioBeforePeople,
  path: string,
  /** What is known of the file already: it is then not read whole for it. */
  known?: FileScan,
): Promise<{
  readonly source: MonthsSource;
  readonly compute: Compute;
  readonly attributions: readonly Attribution[];
}> {
  const named = scenario.files.get(monthsFile);
  if (named === undefined) throw new RangeError('the scenario names no file of person-months');
  const books = factBooks(engine.rules, scenario.schemes);
  const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
  const file = besideFile(named.at.file ?? path, named.text);
  const ask: MonthsFileSpec = {
    file,
    specs: specsOf(engine.rules, scenario.schemes),
    terms,
    schemes: scenario.schemes,
    fallbacks: fallbacksOf(engine, scenario.schemes, scenario.months),
    months: scenario.months,
  };
  try {
    const source = await openSource(file, ask, known);
    inputs.push({ path: named.text, sha256: source.passed.sha256 });
    return { source, ...computing(engine, scenario, source.plan) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.problems.map((one) => ({ ...one, at: one.at ?? named.at })));
  }
}

/** Works chunks out in this thread. */
function computing(
  engine: Engine,
  { schemes, report: { kinds, why } }: Scenario,
  plan: Plan,
): { readonly compute: Compute; readonly attributions: readonly Attribution[] } {
  const runner = new CounterfactualRunner(engine, schemes, {
    backend: fused,
    fixed: planConstants(engine, plan),
    // A chunk is written before the next is worked out.
    reuse: true,
    // Many schemes between the two are as many passes over a large file: only where it is asked for.
    divides: why === true,
    ...(kinds && { kinds }),
  });
  const seen = new SeenRows();
  return {
    compute: async (read) => runner.run(new ChunkRows(engine, schemes[0] ?? '', read, plan.file, seen)),
    attributions: runner.attributions,
  };
}

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
