import { parentPort, workerData } from 'node:worker_threads';
import { layoutOf } from '../disk/months/job.ts';
import { monthsWork, openMonths } from '../disk/months/open.ts';
import { type Partition, runPartition } from '../disk/months/partition.ts';
import type { WorkerStart, WorkerWord } from '../disk/months/pool.ts';
import { openScenario } from '../disk/scenario.ts';
import { ProblemError } from '../problem/problem.ts';
import { forWorkbook } from '../report/workbook/for-workbook.ts';
import { loadCompiled } from './rule-source.ts';

/** A thread that works out partitions of a scenario's file of person-months, one at a time. */
const start: WorkerStart = workerData;
const say = (word: WorkerWord): void => parentPort?.postMessage(word);

const ready = (async () => {
  const open = await openScenario(await loadCompiled(start, start.path), start.path);
  const source = await openMonths(open, start.path, start.passed);
  const scenario = start.format === 'xlsx' ? forWorkbook(open.scenario, source.shape) : open.scenario;
  const work = monthsWork(open, source);
  const layout = layoutOf({ source, scenario, work });
  const { format, folder } = start;
  return { source, scenario, work, layout, format, ...(folder !== undefined && { folder }) };
})();
// Whoever asks for a partition hears what went wrong.
ready.catch(() => {});

parentPort?.on('message', async (partition: Partition | 'end') => {
  // Not before what is being opened is open: a database at work does not survive its thread.
  if (partition === 'end') return ready.then(({ source }) => source.close()).finally(() => process.exit());
  try {
    say({
      done: await runPartition(await ready, partition, (at, personMonths) => say({ at, personMonths })),
    });
  } catch (error) {
    if (error instanceof ProblemError) say({ problems: error.problems });
    else say({ bug: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
