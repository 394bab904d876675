import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChunkFigures } from '../src/columns/chunk-figures.ts';
import { scenarioLines } from '../src/columns/lines.ts';
import { openMonths } from '../src/disk/months/open.ts';
import { runMonths } from '../src/disk/months/run-months.ts';
import type { ResultFormat } from '../src/disk/months/run-state.ts';
import { openScenario } from '../src/disk/scenario.ts';
import type { Chunk } from '../src/people/table/chunk.ts';
import { rules } from '../test/support.ts';
import { heading, monthsCsv } from './months-data.ts';

/**
 * `npx tsx bench/months-run.ts [PEOPLE] [csv|parquet]`: a file in, results out, with figures that cost nothing, so
 * that only reading, adding up and writing are measured; and the least memory it took beside.
 */
const people = Number(process.argv[2] ?? 40_000);
const format: ResultFormat = process.argv[3] === 'parquet' ? 'parquet' : 'csv';
const place = mkdtempSync(join(tmpdir(), 'pumsak-bench-'));
const file = openSync(join(place, 'months.csv'), 'w');
writeSync(file, heading);
for (const text of monthsCsv(people)) writeSync(file, text);
closeSync(file);
const path = join(place, 'scale.yaml');
writeFileSync(
  path,
  '시나리오: 잼\n귀속월: { 시작: 2024-01, 종료: 2024-12 }\n제도: [현행, 개편안]\n근무가정: { 이름: 파일, 설명: 파일대로. }\n사람: { 인월: months.csv }\n',
);

const open = await openScenario(rules, path);
const source = await openMonths(open, path);
const { scenario, engine, inputs } = open;
const lines = scenarioLines(engine, scenario, scenario.months);

/** The base pay on every line. */
function figures({ rows, facts }: Chunk): ChunkFigures {
  const pay = Float64Array.from(facts.get('계약기본급')?.values ?? new Float64Array(rows));
  const schemes = scenario.schemes.map((scheme) => ({
    scheme,
    covered: new Int8Array(rows).fill(1),
    missed: new Map<string, Int8Array>(),
    amounts: new Map(lines.map(({ term }) => [term, pay])),
    findings: new Map<string, Int8Array>(),
    choices: new Map<string, Set<string>>(),
  }));
  return { schemes, failed: [] };
}

let most = 0;
const start = performance.now();
await runMonths({
  scenario,
  path,
  source,
  work: { lines, attributions: [], compute: figures },
  identity: { engine: 'bench', rules: [], inputs, format, part: null },
  folder: join(place, 'out'),
  resume: false,
  progress: () => {
    most = Math.max(most, process.memoryUsage().rss);
  },
});
const seconds = (performance.now() - start) / 1000;
await source.close();
const rows = people * 12;
console.log(
  `${format}: ${(rows / seconds / 1e6).toFixed(2)} M person-months/s (${((2 * rows) / seconds / 1e6).toFixed(2)} M result rows/s, ${lines.length + 15} columns), at most ${Math.round(most / 2 ** 20)} MiB`,
);
rmSync(place, { recursive: true });
