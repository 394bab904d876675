import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { parse } from 'csv-parse';
import { transformSync } from 'rolldown/utils';
import { amountOf } from '../../src/pay/payslip.ts';
import { fields, personMonth, scenarioText, workdays, writeInput } from '../csv/input.ts';
import { engine } from '../exact.ts';
import { type Contender, type Measured, race } from '../harness.ts';
import { inProject } from '../paths.ts';
import { node, type Spent } from '../process.ts';
import { duration, outFolder, type Part, times } from '../report.ts';
import { schemes } from '../rows.ts';

const rows = Number(process.env['BENCH_CSV_ROWS'] ?? 1_000_000);
const [checked, limit, rounds] = [1_000, 2, 5];
const cli = inProject('dist/cli.js');

/**
 * A flat file of person-months in, a row for each person-month and scheme and one for each person out: whole
 * processes, start included. What all of them leave is the same bytes.
 */
export async function csvPart(): Promise<Part> {
  mkdirSync(outFolder, { recursive: true });
  const input = `${outFolder}person-months-${rows}.csv`;
  // Anew each time: a file of earlier days may say what the rules of today refuse.
  writeInput(input, rows);
  const [hand, duckdb] = [script('hand'), script('duckdb')];
  const [output, people] = [`${outFolder}hand.csv`, `${outFolder}hand-people.csv`];
  const spent = new Map<string, Spent[]>();
  const timed = (name: string, args: readonly string[]): void =>
    void spent.set(name, [...(spent.get(name) ?? []), node(args)]);
  const byHand = (): void => timed(handName, [hand, input, output, people, workdays().join(',')]);
  byHand();
  const wrong = differing(output);

  const [sqlRows, sqlPeople] = [`${outFolder}duckdb.csv`, `${outFolder}duckdb-people.csv`];
  const bySql = (): void => timed(sql, [duckdb, input, sqlRows, sqlPeople, workdays().join(',')]);
  bySql();
  const isSqlSame = sameText(sqlRows, output) && sameText(sqlPeople, people);

  const contenders: Contender[] = [
    { name: handName, units: rows, run: byHand },
    { name: sql, units: rows, run: bySql },
  ];
  const [scenario, folder] = [`${outFolder}scenario.yaml`, `${outFolder}run`];
  writeFileSync(scenario, scenarioText(input));
  const byCli = (name: string, more: readonly string[]): void => {
    rmSync(folder, { recursive: true, force: true });
    timed(name, [cli, 'run', scenario, '--out', folder, ...more]);
  };
  const refusal = attempt(() => byCli('first', []));
  const isSame = refusal === undefined ? same(folder, output, people) : undefined;
  if (refusal === undefined) {
    contenders.push(
      { name: 'pumsak run', units: rows, run: () => byCli('pumsak run', []) },
      { name: oneThread, units: rows, run: () => byCli(oneThread, ['--workers', '1']) },
    );
  }
  const some = 50_000;
  contenders.push({
    name: 'csv-parse, reading alone',
    units: some,
    run: () => readWithCsvParse(input, some),
  });

  const measured = await race(contenders, { rounds, roundMs: 0 });
  const of = (name: string): Measured | undefined => measured.find((one) => one.name === name);
  const base = of(handName);
  const ratio = (of('pumsak run')?.ns ?? Number.NaN) / (base?.ns ?? Number.NaN);
  const processor = (name: string): number => median((spent.get(name) ?? []).map(({ cpu }) => cpu));
  return {
    part: 'csv',
    title: `CSV in to CSV out, ${rows.toLocaleString('en-US')} person-months (${megabytes(input)} in, ${megabytes(output)} out)`,
    head: ['', '× by hand', 'the fastest', 'processor time', 'a row', 'peak memory'],
    rows: measured.map(({ name, ns, least }) => [
      name,
      times(ns / (base?.ns ?? Number.NaN)),
      times(least / (base?.least ?? Number.NaN)),
      spent.has(name) ? times(processor(name) / processor(handName)) : '',
      duration(ns),
      spent.has(name) ? `${(Math.max(...peaks(spent.get(name))) / 1024).toFixed(0)} MiB` : '',
    ]),
    targets: [
      {
        text: `at most ${limit} × a scanner, loop and writer written by hand`,
        measured: refusal === undefined ? `${times(ratio)} ×` : '–',
        met: refusal === undefined ? ratio <= limit : undefined,
      },
      {
        text: "one thread: at most the processor time of DuckDB's SQL on one thread",
        measured: refusal === undefined ? `${times(processor(oneThread) / processor(sql))} ×` : '–',
        met: refusal === undefined ? processor(oneThread) <= processor(sql) : undefined,
      },
    ],
    notes: [
      `${wrong} of ${2 * checked} rows written by hand differ from the exact reading`,
      `DuckDB's SQL and the hand leave ${isSqlSame ? 'the same figures' : 'DIFFERENT FIGURES'}`,
      ...(isSame === undefined
        ? []
        : [`pumsak run and the hand leave ${isSame ? 'the same bytes' : 'DIFFERENT BYTES'}`]),
      ...(refusal === undefined ? [] : [`pumsak run refused: ${refusal}`]),
    ],
    figures: { measured, wrong, isSame, spent: Object.fromEntries(spent) },
  };
}

const [handName, oneThread, sql] = ['written by hand', 'pumsak run --workers 1', "DuckDB's SQL, one thread"];

const peaks = (all: readonly Spent[] | undefined): number[] => (all ?? []).map(({ peak }) => peak);
const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[(all.length - 1) >> 1] ?? Number.NaN;

/** Whether a run's parts, put together, and its people are what was written by hand. */
function same(folder: string, output: string, people: string): boolean {
  const parts = readdirSync(folder)
    .filter((name) => name.startsWith('part-'))
    .sort();
  const opened = openSync(output, 'r');
  const isPart = (name: string, p: number): boolean => {
    const bytes = readFileSync(`${folder}/${name}`);
    const own = p === 0 ? bytes : bytes.subarray(bytes.indexOf(10) + 1);
    const other = Buffer.alloc(own.length);
    return readSync(opened, other) === own.length && own.equals(other);
  };
  const areSame = parts.every(isPart) && readSync(opened, Buffer.alloc(1)) === 0;
  closeSync(opened);
  return areSame && readFileSync(`${folder}/people.csv`).equals(readFileSync(people));
}

/** Whether two tables are the same but for a byte order mark, carriage returns, and quotes around what is empty. */
function sameText(file: string, other: string): boolean {
  const [a, b] = [file, other].map((path) => openSync(path, 'r'));
  if (a === undefined || b === undefined) return false;
  const [ours, theirs] = [plainLines(a), plainLines(b)];
  let [one, two] = [ours.next(), theirs.next()];
  while (one.done !== true && two.done !== true && one.value === two.value)
    [one, two] = [ours.next(), theirs.next()];
  for (const opened of [a, b]) closeSync(opened);
  return one.done === true && two.done === true;
}

function* plainLines(opened: number): Generator<string> {
  const [bytes, decoder] = [new Uint8Array(1 << 20), new TextDecoder()];
  let held = '';
  for (let read = readSync(opened, bytes); read > 0; read = readSync(opened, bytes)) {
    const lines = (held + decoder.decode(bytes.subarray(0, read), { stream: true })).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) yield line.replace('\r', '').replaceAll('""', '');
  }
  if (held !== '') yield held;
}

const megabytes = (file: string): string => `${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`;

/** What is raced as plain JavaScript, so that no loader's start is timed with it. */
function script(name: string): string {
  const source = readFileSync(inProject(`bench/csv/${name}.ts`), 'utf8');
  const { code } = transformSync(`${name}.ts`, source);
  const file = `${outFolder}${name}.mjs`;
  writeFileSync(file, code);
  return file;
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
  const terms = (found[0] ?? '').split(',').slice(10, -1);
  let wrong = 0;
  let at = 1;
  for (const row of fields(checked)) {
    const person = personMonth(row);
    const [id, month, job, form, place, base, union] = row;
    let first: number | undefined;
    for (const scheme of schemes) {
      const payslip = engine.payslip(person, scheme);
      const amounts = terms.map((term) =>
        isLine(scheme, payslip.covered, term) ? amountOf(payslip, term) : 0,
      );
      const gross = amounts.at(-1) ?? 0;
      first ??= gross;
      const cover = [scheme, payslip.covered ? '예' : '아니오', payslip.missed.join(' ')];
      const known = [id, month, base, job, form, place, union];
      const text = [...known, ...cover, ...amounts, gross - first].join(',');
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
