import type { Attribution } from '../columns/attribution/attribution.ts';
import { CounterfactualRunner } from '../columns/attribution/attribution.ts';
import type { ChunkFigures } from '../columns/chunk-figures.ts';
import { sharedByRows } from '../columns/constants.ts';
import { type RunLine, scenarioLines } from '../columns/lines.ts';
import type { Engine } from '../pay/engine.ts';
import type { Chunk } from '../people/table/chunk.ts';
import type { FewProblems } from '../people/table/few-problems.ts';
import type { TableShape } from '../people/table/shape.ts';
import type { Backend } from '../readings/batch/batch.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { Sink } from './sink.ts';
import { ChunkTotals } from './totals.ts';

/** How the chunks of one table are worked out under a scenario's schemes. */
export interface Work {
  readonly lines: readonly RunLine[];
  /** By scheme after the first: the changes that its difference is divided among. */
  readonly attributions: readonly Attribution[];
  compute(chunk: Chunk): ChunkFigures;
}

export interface WorkOptions {
  readonly backend?: Backend | undefined;
  /** Whether differences are divided among the changes between two schemes, which works all schemes between them out. */
  readonly divides: boolean;
  /** Whether figures stay good when the next chunk is worked out. */
  readonly keeps: boolean;
}

export function workOf(
  engine: Engine,
  scenario: Pick<Scenario, 'schemes' | 'months' | 'report'>,
  shape: TableShape,
  { backend, divides, keeps }: WorkOptions,
): Work {
  const { schemes, months, report } = scenario;
  const { kinds } = report;
  const runner = new CounterfactualRunner(engine, schemes, {
    ...sharedByRows(engine, schemes, shape),
    divides,
    reuse: !keeps,
    ...(kinds && { kinds }),
    ...(backend && { backend }),
  });
  return {
    lines: scenarioLines(engine, scenario, months),
    attributions: runner.attributions,
    compute: (chunk) => runner.run(chunk),
  };
}

/**
 * The one loop: works chunk after chunk out and hands each on. Once something is wrong, the others are only read, for
 * what else is. @param problems hears of rows that could not be worked out
 */
export async function workOut(
  chunks: AsyncIterable<Chunk> | Iterable<Chunk>,
  work: Work,
  sinks: readonly Sink[],
  problems: FewProblems,
  {
    onlyRead = false,
    done = () => {},
  }: { readonly onlyRead?: boolean; readonly done?: (rows: number) => void } = {},
): Promise<void> {
  for await (const chunk of chunks) {
    await others();
    if (onlyRead || problems.any) continue;
    const figures = work.compute(chunk);
    for (const { problems: own } of figures.failed) problems.take(own);
    if (problems.any) continue;
    const worked = { chunk, figures, totals: new ChunkTotals(chunk, figures, work.lines, work.attributions) };
    for (const sink of sinks) await sink.take(worked);
    done(chunk.rows);
    chunk.release();
  }
}

/** Screens, and what is said to a worker, get their turn. The first may end this turn of the loop; only in the next are they heard. */
async function others(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resume) => setTimeout(resume, 0));
}
