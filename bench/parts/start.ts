import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type Contender, race } from '../harness.ts';
import { inProject } from '../paths.ts';
import { duration, type Part, times } from '../report.ts';

const input = readFileSync(inProject('examples/one-person.yaml'));
const cli = inProject('dist/cli.js');
/** The empty start of a later Node is faster, so that the same work is a larger multiple of it. */
const limit = Number(process.versions.node.split('.')[0]) >= 22 ? 3.3 : 2.5;

/** Cold start of `pumsak estimate - --json` from the built bundle against `node -e 0`. */
export async function startPart(): Promise<Part> {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing; npm run build makes it');
  const contender = (name: string, args: readonly string[], stdin?: Uint8Array): Contender => ({
    name,
    units: 1,
    run: () => {
      const { status, stderr } = spawnSync(process.execPath, args, { ...(stdin && { input: stdin }) });
      if (status !== 0) throw new Error(String(stderr));
    },
  });
  const measured = await race(
    [
      contender('node -e 0', ['-e', '0']),
      contender('pumsak estimate - --json', [cli, 'estimate', '-', '--json'], input),
    ],
    { rounds: 20, roundMs: 0 },
  );
  const [empty, estimate] = measured.map(({ ns }) => ns);
  const ratio = (estimate ?? Number.NaN) / (empty ?? Number.NaN);
  return {
    part: 'start',
    title: 'cold start of the built command line',
    head: ['', '× node -e 0', 'a start'],
    rows: measured.map(({ name, ns }) => [name, times(ns / (empty ?? Number.NaN)), duration(ns)]),
    targets: [{ text: `at most ${limit} × node -e 0`, measured: `${times(ratio)} ×`, met: ratio <= limit }],
    figures: { measured },
  };
}
