import { existsSync, readdirSync } from 'node:fs';
import { inProject } from '../paths.ts';
import { node } from '../process.ts';
import { type Part, times } from '../report.ts';

const rounds = 7;
/** The folder of an earlier state, built: what the commands took before is then in the same table. */
const before = process.env['BENCH_BEFORE'];
const scenario = inProject('scenarios/2024-wage-reform.yaml');
const person = inProject('examples/one-person.yaml');
const oneMonth = ['--employee', 'S0001', '--month', '2024-03'];
const commands: readonly (readonly [string, readonly string[]])[] = [
  ['estimate', ['estimate', person]],
  ['next', ['next', person]],
  ['explain', ['explain', scenario, ...oneMonth]],
  ['explain --changes', ['explain', scenario, ...oneMonth, '--changes']],
  ['check', ['check', ...scenarios()]],
];

function scenarios(): string[] {
  const folder = inProject('scenarios/');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}${name}`);
}

/** Commands about one person and the rules, as whole processes: time of the processor in all their threads. */
export async function commandsPart(): Promise<Part> {
  const builds = [inProject('dist/cli.js'), ...(before === undefined ? [] : [`${before}/dist/cli.js`])];
  for (const cli of builds)
    if (!existsSync(cli)) throw new Error(`${cli} is missing; npm run build makes it`);
  const spent = new Map<string, number[]>();
  for (let round = -1; round < rounds; round++) {
    for (const [b, cli] of builds.entries()) {
      for (const [name, args] of commands) {
        const { cpu } = node([cli, ...args]);
        const key = `${b} ${name}`;
        if (round >= 0) spent.set(key, [...(spent.get(key) ?? []), cpu]);
      }
    }
  }
  const of = (name: string, build = 0): number => median(spent.get(`${build} ${name}`) ?? []);
  const overEstimate = (name: string, build: number): string =>
    times(of(name, build) / of('estimate', build));
  const targets = ['next', 'explain'].map((name) => ({
    text: `${name}: at most 3 × estimate`,
    measured: `${overEstimate(name, 0)} ×`,
    met: of(name) <= 3 * of('estimate'),
  }));
  const check = of('check') / of('check', 1);
  return {
    part: 'commands',
    title: 'commands about one person and the rules, processor time',
    head: ['', '× estimate', ...(before === undefined ? [] : ['before', 'after ÷ before'])],
    rows: commands.map(([name]) => [
      name,
      overEstimate(name, 0),
      ...(before === undefined ? [] : [overEstimate(name, 1), times(of(name) / of(name, 1))]),
    ]),
    targets: [
      ...targets,
      {
        text: 'check: at most half of what it took before (BENCH_BEFORE)',
        measured: times(check),
        met: Number.isNaN(check) ? undefined : check <= 0.5,
      },
    ],
    figures: { spent: Object.fromEntries(spent) },
  };
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[(all.length - 1) >> 1] ?? Number.NaN;
