import { readRecords } from '../src/people/inputs/csv-records.ts';
import { factBooks } from '../src/people/inputs/fact-books.ts';
import { FewProblems } from '../src/people/table/few-problems.ts';
import { noOrder } from '../src/people/table/order.ts';
import { makePlan } from '../src/people/table/plan.ts';
import { MonthsScanner } from '../src/people/table/scanner.ts';
import { specsOf } from '../src/people/table/specs.ts';
import { Problems } from '../src/problem/problem.ts';
import { engine, rules } from '../test/support.ts';
import { heading, monthsBytes } from './months-data.ts';

/** `npx tsx bench/months-file.ts`: rows a second of the scanner against a scanner that knows only this file. */
const people = Number(process.argv[2] ?? 40_000);
const schemes = ['현행', '개편안'];
const books = factBooks(rules, schemes);
const terms = new Map([...books.직원.terms, ...books.근무.terms].map((term) => [term.name, term]));
const ask = {
  file: 'months.csv',
  specs: specsOf(engine.rules, schemes),
  terms,
  schemes,
  fallbacks: [],
  kinds: rules.leave,
  months: Array.from({ length: 12 }, (_, i) => 2024 * 12 + i),
};
const problems = new Problems();
const [header] = readRecords(heading, 'months.csv', problems);
const plan = header && makePlan(header, ask, problems);
problems.throwIfAny();
if (plan === undefined) throw new Error('no plan');

const bytes = monthsBytes(people).subarray(new TextEncoder().encode(heading).length);
const block = 1 << 21;

function ours(): number {
  if (plan === undefined) return 0;
  const found = new FewProblems();
  const scanner = new MonthsScanner(plan, ',', 2, noOrder, found);
  for (let at = 0; at < bytes.length; at += block) {
    scanner.feed(bytes.subarray(at, at + block), at + block >= bytes.length);
    scanner.ready.length = 0;
  }
  if (found.any) throw new Error(JSON.stringify(found.list[0]));
  return scanner.taken;
}

/** Knows that every cell is what this file has in its place, and checks nothing. */
function byHand(): number {
  const rows = people * 12;
  const columns = Array.from({ length: 12 }, () => new Int32Array(rows));
  const [, , jobs, , , pay, unions, hired, leave, services, proactive, sick] = columns;
  let p = 0;
  let row = 0;
  const number = (): number => {
    let v = 0;
    for (let d = (bytes[p] ?? 0) - 48; d >= 0 && d <= 9; d = (bytes[++p] ?? 0) - 48) v = v * 10 + d;
    return v;
  };
  const word = (): number => {
    let h = 0;
    for (let c = bytes[p] ?? 44; c !== 44; c = bytes[++p] ?? 44) h = (Math.imul(h, 31) + c) | 0;
    return h;
  };
  const behind = (read: () => number): number => {
    p++;
    return read();
  };
  const at = (column: Int32Array | undefined, value: number): void => {
    if (column !== undefined) column[row] = value;
  };
  while (p < bytes.length) {
    at(columns[0], word());
    p++;
    at(columns[1], number() * 100 + behind(number));
    p++;
    at(jobs, word());
    p++;
    word();
    p++;
    word();
    p++;
    at(pay, number());
    p++;
    at(unions, word());
    p++;
    at(hired, number() * 10_000 + behind(number) * 100 + behind(number));
    p++;
    at(leave, number() * 2);
    if (bytes[p] === 46) p += 2;
    p++;
    at(services, number());
    p++;
    at(proactive, number());
    p++;
    at(sick, number());
    p++;
    row++;
  }
  return row;
}

function rate(work: () => number): number {
  const start = performance.now();
  const rows = work();
  return rows / (performance.now() - start) / 1000;
}

const rates = { ours: [] as number[], byHand: [] as number[] };
for (let round = 0; round < 7; round++) {
  rates.ours.push(rate(ours));
  rates.byHand.push(rate(byHand));
}
const median = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
const [a, b] = [median(rates.ours), median(rates.byHand)];
console.log(
  `scanner ${a.toFixed(2)} M rows/s; by hand ${b.toFixed(2)} M rows/s; ratio ${(b / a).toFixed(2)}`,
);
