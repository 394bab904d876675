import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './paths.ts';
import { type Part, show, writeJson } from './report.ts';

/** `npm run bench -- [part …]`: runs the parts named, or all; installs the peers first when they are missing. */
const here = inProject('bench/');
// Imported only when asked for, for most need the peers.
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  start: async () => (await import('./parts/start.ts')).startPart(),
  commands: async () => (await import('./parts/commands.ts')).commandsPart(),
  gross: async () => (await import('./parts/gross.ts')).grossPart(),
  net: async () => (await import('./parts/net.ts')).netPart(),
  compile: async () => (await import('./parts/compile.ts')).compilePart(),
  formulas: async () => (await import('./parts/formulas.ts')).formulasPart(),
  trace: async () => (await import('./parts/trace.ts')).tracePart(),
  memory: async () => (await import('./parts/memory.ts')).memoryPart(),
  negotiate: async () => (await import('./parts/negotiate.ts')).negotiatePart(),
  csv: async () => (await import('./parts/csv.ts')).csvPart(),
  stream: async () => (await import('./parts/stream.ts')).streamPart(),
  roster: async () => (await import('./parts/roster.ts')).rosterPart(),
  hours: async () => (await import('./parts/hours.ts')).hoursPart(),
  blank: async () => (await import('./parts/blank.ts')).blankPart(),
  explorer: async () => (await import('./parts/explorer.ts')).explorerPart(),
  workbook: async () => (await import('./parts/workbook.ts')).workbookPart(),
  uncertainty: async () => (await import('./parts/uncertainty.ts')).uncertaintyPart(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => parts[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(', ')}; parts: ${Object.keys(parts).join(' ')}\n`);
  process.exit(2);
}
installPeers();
const done: Part[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const part = await run();
  process.stdout.write(show(part));
  done.push(part);
}
process.stdout.write(`\n${writeJson(done)}\n`);

function installPeers(): void {
  if (existsSync(`${here}node_modules/publicodes`)) return;
  process.stderr.write('installing what is compared (bench/package.json) …\n');
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', here, '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
