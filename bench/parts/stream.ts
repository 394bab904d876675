import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { scenarioText, writeInput } from '../csv/input.ts';
import { inProject } from '../paths.ts';
import { node } from '../process.ts';
import { duration, outFolder, type Part, times } from '../report.ts';

/** Sizes of the files; `BENCH_STREAM_ROWS=1000000,10000000,50000000` needs 20 GiB of disk. */
const sizes = (process.env['BENCH_STREAM_ROWS'] ?? '1000000,5000000').split(',').map(Number);
const [rounds, limit] = [3, 0.2];
const cli = inProject('dist/cli.js');

/**
 * `pumsak run` from CSV to CSV over files of very different length: time a row and memory. Whole processes, start
 * included; the median of three runs of each, interleaved. The longest file is run once, for it takes minutes.
 */
export function streamPart(): Part {
  const place = `${outFolder}stream/`;
  mkdirSync(place, { recursive: true });
  const files = sizes.map((rows) => ({ rows, seconds: [] as number[], cpu: [] as number[], peak: 0 }));
  for (const { rows } of files) {
    writeInput(`${place}${rows}.csv`, rows);
    writeFileSync(`${place}${rows}.yaml`, scenarioText(`${rows}.csv`));
  }
  for (let round = 0; round < rounds; round++)
    for (const file of files) {
      if (round > 0 && file.rows > 20_000_000) continue;
      const folder = `${place}run`;
      rmSync(folder, { recursive: true, force: true });
      const start = performance.now();
      const { cpu, peak } = node([cli, 'run', `${place}${file.rows}.yaml`, '--out', folder]);
      file.seconds.push((performance.now() - start) / 1000);
      file.cpu.push(cpu);
      file.peak = Math.max(file.peak, peak);
    }
  rmSync(place, { recursive: true });

  const middle = (all: readonly number[]): number =>
    [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
  const found = files.map(({ rows, seconds, cpu, peak }) => ({
    rows,
    row: middle(seconds) / rows,
    cpu: middle(cpu) / rows,
    peak,
  }));
  const base = found[0];
  const share = (of: (one: (typeof found)[number]) => number): number[] =>
    found.map((one) => of(one) / (base === undefined ? Number.NaN : of(base)));
  const [time, memory] = [share((one) => one.row), share((one) => one.peak)];
  /** How much more than the first the worst of them takes. */
  const more = (all: readonly number[]): number => Math.max(...all) - 1;
  return {
    part: 'stream',
    title: 'CSV in to CSV out, files of different length',
    head: [
      'person-months',
      '× the first',
      'a row',
      'processor time, × the first',
      'peak memory',
      '× the first',
    ],
    rows: found.map(({ rows, row, cpu, peak }, i) => [
      rows.toLocaleString('en-US'),
      times(time[i] ?? Number.NaN),
      duration(row * 1e9),
      times(cpu / (base?.cpu ?? Number.NaN)),
      `${(peak / 1024).toFixed(0)} MiB`,
      times(memory[i] ?? Number.NaN),
    ]),
    targets: [
      {
        text: 'a longer file: at most 20 % more time a row',
        measured: percent(more(time)),
        met: more(time) <= limit,
      },
      {
        text: 'a longer file: at most 20 % more memory',
        measured: percent(more(memory)),
        met: more(memory) <= limit,
      },
    ],
    figures: { found },
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
