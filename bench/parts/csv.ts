import { spawnSync } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { parse } from 'csv-parse';
import ts from 'typescript';
import { amountOf } from '../../src/scenario/payslip.ts';
import { fields, personMonth, workdays, writeInput } from '../csv/input.ts';
import { engine } from '../exact.ts';
import { type Contender, race } from '../harness.ts';
import { duration, outFolder, type Part, times } from '../report.ts';
import { schemes } from '../rows.ts';

const rows = Number(process.env['BENCH_CSV_ROWS'] ?? 1_000_000);
const [checked, limit] = [1_000, 2];
const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

/** A flat file of person-months in, one row a person-month and scheme out: whole processes, start included. */
export async function csvPart(): Promise<Part> {
  mkdirSync(outFolder, { recursive: true });
  const input = `${outFolder}person-months-${rows}.csv`;
  if (!existsSync(input)) writeInput(input, rows);
  const hand = handScript();
  const output = `${outFolder}hand.csv`;
  const peaks = new Map<string, number>();
  const byHand = (): void =>
    void peaks.set('written by hand', node([hand, input, output, workdays().join(',')]));
  byHand();
  const wrong = differing(output);

  const contenders: Contender[] = [{ name: 'written by hand', units: rows, run: byHand }];
  const [scenario, folder] = [`${outFolder}scenario.yaml`, `${outFolder}run`];
  writeFileSync(scenario, scenarioText(input));
  const byCli = (): void => {
    rmSync(folder, { recursive: true, force: true });
    peaks.set('pumsak run', node([cli, 'run', scenario, '--out', folder]));
  };
  const refusal = attempt(byCli);
  if (refusal === undefined) contenders.push({ name: 'pumsak run', units: rows, run: byCli });
  const some = 50_000;
  contenders.push({
    name: 'csv-parse, reading alone',
    units: some,
    run: () => readWithCsvParse(input, some),
  });

  const measured = await race(contenders, { rounds: 3, roundMs: 0 });
  const of = (name: string): number => measured.find((one) => one.name === name)?.ns ?? Number.NaN;
  const ratio = of('pumsak run') / of('written by hand');
  return {
    part: 'csv',
    title: `CSV in to CSV out, ${rows.toLocaleString('en-US')} person-months (${megabytes(input)} in, ${megabytes(output)} out)`,
    head: ['', '× by hand', 'a row', 'peak memory'],
    rows: measured.map(({ name, ns }) => [
      name,
      times(ns / of('written by hand')),
      duration(ns),
      peaks.has(name) ? `${((peaks.get(name) ?? 0) / 1024).toFixed(0)} MiB` : '',
    ]),
    targets: [
      {
        text: `at most ${limit} × a scanner, loop and writer written by hand`,
        measured: refusal === undefined ? `${times(ratio)} ×` : '–',
        met: refusal === undefined ? ratio <= limit : undefined,
      },
    ],
    notes: [
      `${wrong} of ${2 * checked} rows written by hand differ from the exact reading`,
      ...(refusal === undefined ? [] : [`pumsak run refused: ${refusal}`]),
    ],
    figures: { measured, wrong, peaks: Object.fromEntries(peaks) },
  };
}

const megabytes = (file: string): string => `${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`;

/** The yardstick as plain JavaScript, so that no loader's start is timed with it. */
function handScript(): string {
  const source = readFileSync(new URL('../csv/hand.ts', import.meta.url), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  const file = `${outFolder}hand.mjs`;
  writeFileSync(file, outputText);
  return file;
}

/** Runs node to its end. @returns the most memory it held, in KiB. @throws Error when it fails */
function node(args: readonly string[]): number {
  const report = 'process.on("exit",()=>console.error("\\nmaxRSS",process.resourceUsage().maxRSS))';
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(report)}`, ...args],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(stderr.trim().split('\n')[0]);
  return Number(/maxRSS (\d+)/.exec(stderr)?.[1]);
}

function attempt(work: () => void): string | undefined {
  if (!existsSync(cli)) return 'dist/cli.js is missing; npm run build makes it';
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** How many of the first person-months' rows are not the exact engine's. */
function differing(file: string): number {
  const found = beginning(file).slice(1).split('\r\n');
  const [, , , , ...terms] = (found[0] ?? '').split(',');
  let wrong = 0;
  let at = 1;
  for (const row of fields(checked)) {
    const person = personMonth(row);
    for (const scheme of schemes) {
      const payslip = engine.payslip(person, scheme);
      const amounts = terms.map((term) =>
        isLine(scheme, payslip.covered, term) ? amountOf(payslip, term) : 0,
      );
      const text = [person.id, row[1], scheme, payslip.covered ? '예' : '아니오', ...amounts].join(',');
      if (text !== found[at++]) wrong++;
    }
  }
  return wrong;
}

/** The first megabyte of a file that may hold many. */
function beginning(file: string): string {
  const bytes = new Uint8Array(1 << 20);
  const opened = openSync(file, 'r');
  const length = readSync(opened, bytes);
  closeSync(opened);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length));
}

/** 현행 pays no bonus of the reform. */
const isLine = (scheme: string, covered: boolean, term: string): boolean =>
  !term.startsWith('협력성과급') || (scheme === '개편안' && covered);

async function readWithCsvParse(file: string, count: number): Promise<void> {
  const parser = createReadStream(file).pipe(parse({ columns: true, to: count }));
  let read = 0;
  for await (const _ of parser) read++;
  if (read !== count) throw new Error(`csv-parse read ${read} rows`);
}

const scenarioText = (input: string): string => `시나리오: 인월 파일
귀속월: { 시작: 2024-03, 종료: 2024-12 }
제도: [현행, 개편안]
근무가정: { 이름: 분류된 시간, 설명: 파일에 적힌 분류된 시간을 그대로 쓴다. }
사람: { 인월: ${JSON.stringify(input)} }
`;
