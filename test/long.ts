import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPlan } from './agreement/long-plan.ts';

/**
 * `npm run test:long`: all that takes hours. First the tests that draw little in `npm test` (`runs`, `either` and
 * `isLong` of test/runs.ts), drawing much and from another seed; then person-months and formula trees by columns
 * against the exact reading. `npm run test:long -- tests` and `-- columns` do one of the two.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !['tests', 'columns'].includes(part));
if (unknown.length > 0) throw new RangeError(`${unknown.join(', ')}: tests or columns`);
const does = (part: string): boolean => asked.length === 0 || asked.includes(part);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const plan = readPlan(process.env);
const seed = process.env['PUMSAK_SEED'] ?? String(Date.now() % 2 ** 31);
const drawing = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => readFileSync(join(root, 'test', name), 'utf8').includes("/runs.ts'"))
  .map((name) => `test/${name}`)
  .sort();

say('The long mode does:');
if (does('tests')) {
  say(`- ${drawing.length} files of tests with many draws, from PUMSAK_SEED=${seed}:`);
  for (const name of drawing) say(`    ${name}`);
}
if (does('columns')) {
  const [months, trees] = [plan.months, plan.trees].map((n) => n.toLocaleString('en'));
  say(`- ${months} person-months and ${trees} formula trees by columns against the exact reading,`);
  say(`    in ${plan.processes} processes (PUMSAK_MONTHS, PUMSAK_TREES, PUMSAK_PROCESSES, PUMSAK_SEED)`);
}

const run = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean =>
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status === 0;

const passed = [
  !does('tests') || run('vitest/vitest.mjs', ['run', ...drawing], { PUMSAK_LONG: '1', PUMSAK_SEED: seed }),
  !does('columns') || run('tsx/dist/cli.mjs', ['test/agreement/long.ts'], {}),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;
