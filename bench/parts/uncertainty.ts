import { inProject } from '../paths.ts';
import { node } from '../process.ts';
import { type Part, times } from '../report.ts';

const limit = 10;

/** A hundred draws, all factors together and each alone, against one run of the same scenario: whole processes. */
export async function uncertaintyPart(): Promise<Part> {
  const [cli, scenario] = [inProject('dist/cli.js'), inProject('scenarios/2024-wage-reform.yaml')];
  const [runs, draws] = [[] as number[], [] as number[]];
  for (let round = 0; round < 3; round++) {
    runs.push(node([cli, 'run', scenario]).cpu);
    draws.push(node([cli, 'uncertainty', scenario]).cpu);
  }
  const median = (all: number[]): number => all.sort((a, b) => a - b)[1] ?? Number.NaN;
  const ratio = median(draws) / median(runs);
  return {
    part: 'uncertainty',
    title: 'uncertainty of the shipped scenario',
    head: ['', '× one run'],
    rows: [
      ['one run', times(1)],
      ['100 draws × 5', times(ratio)],
    ],
    targets: [{ text: `at most ${limit} × one run`, measured: times(ratio), met: ratio <= limit }],
    figures: { runs, draws },
  };
}
