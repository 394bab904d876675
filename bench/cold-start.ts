import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Cold start of `pumsak estimate - --json` from the built bundle against `node -e 0`: medians of interleaved
 * runs, as a ratio. The aim is 3 on Node 20 and 4 on later ones (whose empty start is faster).
 */
const runs = Number(process.argv[2] ?? 20);
const input = readFileSync(new URL('../examples/one-person.yaml', import.meta.url));
const cli = new URL('../dist/cli.js', import.meta.url).pathname;

const time = (args: readonly string[], stdin?: Uint8Array): number => {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { ...(stdin && { input: stdin }) });
  if (status !== 0) throw new Error(String(stderr));
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const [empty, estimate]: [number[], number[]] = [[], []];
for (let i = -2; i < runs; i++) {
  const one = [time(['-e', '0']), time([cli, 'estimate', '-', '--json'], input)] as const;
  if (i < 0) continue; // warm-up
  empty.push(one[0]);
  estimate.push(one[1]);
}
const limit = Number(process.versions.node.split('.')[0]) >= 22 ? 4 : 3;
const ratio = median(estimate) / median(empty);
process.stdout.write(
  `node ${process.versions.node}: node -e 0 ${median(empty).toFixed(1)} ms, estimate ${median(estimate).toFixed(1)} ms, ratio ${ratio.toFixed(2)} (aim ${limit})\n`,
);
