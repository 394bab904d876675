import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { connect, loadDuckdb, quoted } from '../src/disk/duckdb/load.ts';
import { heading, months, monthsCsv } from './months-data.ts';
import { inProject } from './paths.ts';
import { node } from './process.ts';
import { outFolder } from './report.ts';

/**
 * `npx tsx bench/national.ts [PEOPLE] [PARTS]`, after a build: what one package over a whole country costs, in seconds
 * of one core, user and system, start included (docs/scale.md multiplies them). Nothing else need stand still: what
 * waits is not counted.
 */
const people = Number(process.argv[2] ?? 600_000);
const parts = Number(process.argv[3] ?? 64);
const cli = inProject('dist/cli.js');
const place = join(outFolder, 'national');
const rows = people * months;

rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true });
const [csv, parquet] = ['csv', 'parquet'].map((kind) => join(place, `months.${kind}`));
if (csv === undefined || parquet === undefined) throw new Error('no names');
const file = openSync(csv, 'w');
writeSync(file, heading);
for (const text of monthsCsv(people)) writeSync(file, text);
closeSync(file);
const connection = await connect(await loadDuckdb('Parquet'));
await connection.run(
  `copy (select * from read_csv(${quoted(csv)}, types = {'귀속월': 'VARCHAR'})) to ${quoted(parquet)} (format parquet)`,
);
connection.closeSync();
for (const kind of ['csv', 'parquet'])
  writeFileSync(
    join(place, `${kind}.yaml`),
    `시나리오: 전국\n귀속월: { 시작: 2024-01, 종료: 2024-12 }\n제도: [현행, 개편안]\n근무가정: { 이름: 파일, 설명: 파일대로. }\n사람: { 인월: months.${kind} }\n변경: { 개편안: { 값: { 기준A금액: 200_000 } } }\n`,
  );

const size = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
    : statSync(path).size;
const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** Runs the command line. @returns seconds of a core */
function cost(what: string, args: readonly string[], folder?: string): number {
  const { cpu, peak } = node([cli, ...args]);
  const written =
    folder === undefined ? '' : `, ${mebibytes(size(folder))} in ${readdirSync(folder).length} files`;
  console.log(`${what}: ${cpu.toFixed(2)} s, at most ${Math.round(peak / 1024)} MiB${written}`);
  return cpu;
}

console.log(
  `${rows.toLocaleString('en-US')} person-months: CSV ${mebibytes(size(csv))}, Parquet ${mebibytes(size(parquet))}`,
);
console.log(`start: ${cost('start, nothing done', ['--version']).toFixed(2)} s`);
for (const kind of ['csv', 'parquet']) {
  const scenario = join(place, `${kind}.yaml`);
  const run = (name: string, ...options: readonly string[]): number => {
    const folder = join(place, `${kind}-${name.replace(/\W+/g, '-')}`);
    return cost(`from ${kind}, ${name}`, ['run', scenario, '--out', folder, ...options], folder);
  };
  const whole = run('whole, summary', '--format', 'summary');
  console.log(`  ${Math.round(rows / whole).toLocaleString('en-US')} person-months a second of one core`);
  for (const format of ['summary', 'parquet', 'csv'])
    run(`one part, ${format}`, '--format', format, '--part', `${Math.ceil(parts / 2)}/${parts}`);
}
// What merging costs depends on the number of parts alone when only totals are written.
const few = join(place, 'few.yaml');
const head = openSync(join(place, 'few.csv'), 'w');
writeSync(head, heading);
for (const text of monthsCsv(10 * parts)) writeSync(head, text);
closeSync(head);
writeFileSync(
  few,
  `시나리오: 전국\n귀속월: { 시작: 2024-01, 종료: 2024-12 }\n제도: [현행, 개편안]\n근무가정: { 이름: 파일, 설명: 파일대로. }\n사람: { 인월: few.csv }\n`,
);
const folders = Array.from({ length: parts }, (_, i) => join(place, `few-${i + 1}`));
let least = Number.POSITIVE_INFINITY;
for (const [i, folder] of folders.entries()) {
  const args = ['run', few, '--out', folder, '--format', 'summary', '--part', `${i + 1}/${parts}`];
  if (i < 3) least = Math.min(least, cost('a part of almost nothing', args));
  else spawnSync(process.execPath, [cli, ...args], { stdio: 'ignore' });
}
cost(`merge of ${parts}`, ['merge', ...folders, '--out', join(place, 'merged')], join(place, 'merged'));
rmSync(place, { recursive: true });
