import { spawnSync } from 'node:child_process';

/** What a process took: seconds of a processor in all its threads, and the most memory in KiB. */
export interface Spent {
  readonly cpu: number;
  readonly peak: number;
}

/** Runs node to its end. @throws Error when it fails */
export function node(args: readonly string[]): Spent {
  // The peak as Linux counts it since the program began; the usage's own would hold what its parent had, too.
  const report = `import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
// A thread ends before its process has spent all.
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let peak = maxRSS;
  try {
    peak = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {}
  console.error('\\nspent', userCPUTime + systemCPUTime, peak);
});`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 },
  );
  if (status !== 0)
    throw new Error(
      stderr
        .trim()
        .split('\n')
        .find((line) => !line.startsWith('spent')),
    );
  const [, cpu, peak] = /spent (\d+) (\d+)/.exec(stderr) ?? [];
  return { cpu: Number(cpu) / 1e6, peak: Number(peak) };
}
